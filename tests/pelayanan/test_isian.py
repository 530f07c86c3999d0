"""An empty choice says what it means."""

from django import forms

from pelayanan.isian import BELUM, GARIS, PILIH, sebut_kosong
from pelayanan.models import Unit

DUA = [("", GARIS), ("a", "A")]


def test_pilihan_kosong_disebut():
    class Contoh(forms.Form):
        boleh = forms.ChoiceField(choices=DUA, required=False)
        wajib = forms.ChoiceField(choices=DUA)
        sendiri = forms.ChoiceField(choices=DUA, required=False)
        sudah = forms.ChoiceField(choices=[("", "Semua"), ("a", "A")], required=False)
        tombol = forms.ChoiceField(choices=DUA, widget=forms.RadioSelect)
        tombol_boleh = forms.ChoiceField(choices=DUA, widget=forms.RadioSelect, required=False)
        unit = forms.ModelChoiceField(Unit.objects.none(), required=False)

    form = Contoh()
    sebut_kosong(form, sendiri="Tanpa blangko", unit="Seluruh unit")
    awal = {n: next(iter(f.choices)) for n, f in form.fields.items() if n != "unit"}
    assert awal == {
        "boleh": ("", BELUM),
        "wajib": ("", PILIH),
        "sendiri": ("", "Tanpa blangko"),
        "sudah": ("", "Semua"),
        "tombol": ("a", "A"),
        "tombol_boleh": ("", BELUM),
    }
    assert form.fields["unit"].empty_label == "Seluruh unit"
    assert GARIS in Contoh()["boleh"].as_widget(), "control: without it the dashes are there"
