"""What other apps and our own exports hold, as conversations of ours."""
