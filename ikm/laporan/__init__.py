"""The survey report in the chapters offices hand in: one content, written out as PDF and as DOCX.

`isi.susun()` says what the report says, as blocks; `pdf()` and `dokumen.docx()` only draw them. A published
period's report is made of what was frozen, so it says the same for ever.
"""

from ikm.laporan.dokumen import docx
from ikm.laporan.isi import Laporan, susun
from ikm.laporan.pdf import pdf

__all__ = ["Laporan", "docx", "pdf", "susun"]
