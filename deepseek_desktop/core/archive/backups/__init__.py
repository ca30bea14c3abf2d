"""Copies of the archive: made and checked, listed, thinned out by age, put in its place."""
