"""Advice on a draft: what it may lead to, what a step would do, what to try.  No screen is known.

Everything is reckoned from what the nation's player may know: the state of the world, the orders in
force, the own draft.  The luck is never the game's own, and nobody's hidden plan is read.
"""
