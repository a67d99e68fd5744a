"""The end: what came of it, which choices mattered, and what else might have been."""
