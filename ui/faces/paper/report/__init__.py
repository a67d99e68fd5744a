"""The report: one page that explains a game."""
