"""Finding words in what is read, and showing the place."""
