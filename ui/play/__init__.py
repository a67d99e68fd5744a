"""A game with people in it: sessions, advice, debriefs, the encyclopedia, and their words."""
