"""Selecting with mouse and keys, and what is done with a selection."""
