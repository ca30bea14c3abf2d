"""The lanes side by side: their headers, and their turns below them."""
