"""What models write, on screen: a virtualised view of text, code, tables and formulas."""
