"""The steps of the set-up: a world, a nation, the game."""
