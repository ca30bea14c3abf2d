"""The parts of the composer."""
