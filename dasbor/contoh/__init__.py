"""The demo: three fictional units, their people, and a history made through the same operations as real days.

Everything here is marked: `Unit.contoh` is true, pages say "data contoh", and publication refuses it.
"""
