"""What the parser knows beyond CommonMark, and what it does otherwise."""
