"""What an officer presses between complete papers and the product: the standard's own steps, one by one."""


def langkah_standar(hal):
    hal.click("form[action$='/proses/'] button")
    hal.wait_for_selector("text=Mulai diproses.")
    while hal.locator("form[action$='/langkah/'] button").count():
        hal.click("form[action$='/langkah/'] button")
        hal.wait_for_selector("text=Langkah selesai dicatat")
