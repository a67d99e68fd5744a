"""The terminal: the command line, its progress and its files."""
