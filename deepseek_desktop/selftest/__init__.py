"""Looks whether an installation works: what was brought along, and what the system gives."""
