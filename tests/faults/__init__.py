"""The test ground: a host that fails on command, and the contract every failure is held to."""
