"""The summary of a turn: what changed, why, and what others did."""
