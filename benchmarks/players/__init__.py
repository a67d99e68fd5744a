"""The bench of players: what every way of playing world 2 is worth, in every seat."""
