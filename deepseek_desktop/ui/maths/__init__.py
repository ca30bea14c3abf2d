"""Formulas: KaTeX decides where everything goes, we draw it."""
