"""Questions to the person, awaited, never executed."""
