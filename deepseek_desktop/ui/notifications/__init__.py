"""Notes on the desktop: what they say, and how each system shows them."""
