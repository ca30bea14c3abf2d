"""Conversations on paper: as PDF."""
