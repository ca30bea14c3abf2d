"""What can be said of several replies: where they differ, which one people prefer."""
