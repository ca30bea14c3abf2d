"""Finding words in all that is kept: the index, the scan, conditions."""
