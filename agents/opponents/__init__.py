"""Opponents that people play against: three levels, their reasons, and what they would accept."""

from agents.opponents.levels import LEVELS, Opponent, minds

__all__ = ["LEVELS", "Opponent", "minds"]
