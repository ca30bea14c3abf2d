"""What leaves the archive and comes back into it: reports of comparisons."""
