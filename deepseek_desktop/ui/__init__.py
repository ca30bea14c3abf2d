"""The window: Qt, thin."""
