"""Transcripts for screen readers, and the order of Tab."""
