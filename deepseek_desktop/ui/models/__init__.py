"""What the widgets show, prepared."""
