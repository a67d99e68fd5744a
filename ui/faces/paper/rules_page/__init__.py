"""A page with the rules in it: a game that replays and is played otherwise in the browser."""
