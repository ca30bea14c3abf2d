"""Pictures of every place that a person meets, and one page to look them over."""
