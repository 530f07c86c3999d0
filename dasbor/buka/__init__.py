"""The wizard "Buka unit": one address per step, one operation each; what is done is what stands in the database.

`langkah.py` says which steps there are and how far they are (from kesiapan.py, the one rule), `forms*.py` what is
typed, `views_*.py` the pages.
"""
