"""Pages, by who stands before them: warga (citizen), loket (counter), kasus (officers at a case)."""
