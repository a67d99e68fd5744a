"""Start Six Pillars on a fresh machine."""
