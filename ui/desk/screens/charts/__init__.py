"""Charts: any figure of all nations over time, as lines, a ranking or a table."""
