"""Installs what was built where nothing else is, uses it, and takes it away again."""
