"""What happens when a person compares: judges, repeats, reports."""
