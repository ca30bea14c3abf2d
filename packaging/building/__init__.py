"""Makes what people install: bundles, installers and what goes with them."""
