"""Use cases: they own the tasks that answer a prompt."""
