"""The values everything else speaks in."""
