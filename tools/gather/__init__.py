"""Makes the data package from the raw files: `python -m tools.gather RAW_DIR OUT_DIR`."""
