"""The bottom: how files are read and written, and what text may hold that comes from others."""
