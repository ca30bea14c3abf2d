"""Turning bytes into events, without doing any I/O."""
