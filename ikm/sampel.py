"""How many respondents are enough: pure arithmetic, exact until the last step.

PermenPANRB 14/2017 is practised with the sample sizes of Krejcie & Morgan (1970), population being the
people served in the period before. The 14-unsur instrument of 2004 uses a flat (unsur + 1) x 10 = 150 [M,
supported V2].
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from math import floor

# Chi-square of one degree of freedom at 95 %, P(1-P) with P = 0.5, and d = 5 %: the constants of the
# article.
CHI_KUADRAT = Fraction("3.841")
P_KALI_Q = Fraction(1, 4)
GALAT = Fraction("0.05")
# The formula has a ceiling of 384.1: 384 respondents are enough for a population of any size.
SAMPEL_TERBESAR = floor(CHI_KUADRAT * P_KALI_Q / GALAT**2 + Fraction(1, 2))


def ukuran_sampel(populasi: int) -> int:
    """Respondents needed for ``populasi`` people served (Krejcie & Morgan, 95 %, d = 5 %), rounded half-up.

    Agrees with every entry of the published table. Raises ValueError below 1.
    """
    if populasi < 1:
        raise ValueError("Populasi harus bilangan bulat paling sedikit 1.")
    atas = CHI_KUADRAT * populasi * P_KALI_Q
    bawah = GALAT**2 * (populasi - 1) + CHI_KUADRAT * P_KALI_Q
    return floor(atas / bawah + Fraction(1, 2))


def populasi_terwakili(n: int) -> int | None:
    """The largest population for which ``n`` respondents are enough; None means any population (n >= 384).

    Turns the table round: useful when the number of people served is not known. Raises ValueError below 1.
    """
    if n < 1:
        raise ValueError("Jumlah responden harus bilangan bulat paling sedikit 1.")
    if n >= SAMPEL_TERBESAR:
        return None
    # A sample never exceeds its population, and 384 is needed long before ten million.
    rendah, tinggi = n, 10_000_000
    while rendah < tinggi:
        tengah = (rendah + tinggi + 1) // 2
        if ukuran_sampel(tengah) <= n:
            rendah = tengah
        else:
            tinggi = tengah - 1
    return rendah


def margin_galat(n: int, populasi: int | None = None) -> Decimal:
    """Margin of error of a share at 95 % and P = 0.5, as a fraction with 4 decimals (0.0500 is plus-minus
    5 %).

    The finite-population correction is applied when ``populasi`` is given, so that
    ``margin_galat(ukuran_sampel(N), N)`` is about 0.05. A census (n = populasi) has none.
    Raises ValueError for n < 1 or n > populasi.
    """
    if n < 1:
        raise ValueError("Jumlah responden harus bilangan bulat paling sedikit 1.")
    if populasi is not None and n > populasi:
        raise ValueError("Jumlah responden melebihi populasi.")
    kuadrat = CHI_KUADRAT * P_KALI_Q / n
    if populasi is not None:
        kuadrat *= Fraction(populasi - n, populasi - 1) if populasi > 1 else 0
    with localcontext() as konteks:
        konteks.prec = 28
        akar = (Decimal(kuadrat.numerator) / Decimal(kuadrat.denominator)).sqrt()
        return akar.quantize(Decimal("0.0001"), rounding=ROUND_HALF_UP)


def minimal_responden(jumlah_unsur: int) -> int:
    """The flat rule (number of unsur + 1) x 10: 150 for fourteen."""
    return (jumlah_unsur + 1) * 10


def peringatan_sampel(
    n: int | None, *, min_responden: int | None = None, populasi: int | None = None
) -> str | None:
    """One plain sentence when the sample is small or cannot be judged, else None.

    ``n`` None: not known (a table of averages). ``min_responden``: flat minimum of the instrument; both it
    and, where the population is known, Krejcie & Morgan must be met. No regulation is named: the grade of
    these rules does not carry a citation.
    """
    if n is None:
        return "Jumlah responden tidak diketahui, jadi kecukupan sampel tidak diperiksa."
    if min_responden is not None:
        if n < min_responden:
            return f"Sampel kecil: {n} responden, kurang dari {min_responden} yang dianjurkan."
        if populasi is None:
            return None
    if populasi is not None:
        perlu = ukuran_sampel(populasi)
        if n >= perlu:
            return None
        return f"Sampel kecil: {n} responden, perlu {perlu} dari {populasi} penerima layanan."
    batas = populasi_terwakili(n)
    if batas is None:
        return None
    return (
        f"Sampel {n} responden hanya cukup (Krejcie-Morgan) bila penerima layanan paling banyak {batas} "
        "orang; jumlah penerima layanan tidak diketahui."
    )
