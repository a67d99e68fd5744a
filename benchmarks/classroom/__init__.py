"""A class of bots against the real server: who is lost, how long a turn takes, what is let in."""
