"""Colours, spacing and icons by what they are for."""
