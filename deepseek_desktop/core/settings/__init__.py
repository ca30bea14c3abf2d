"""What a person chose, and where the keys come from."""
