"""The steps from a checkout to installers; `packaging/build.py` runs them."""
