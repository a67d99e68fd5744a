"""The window: a game on the screen.  Facts are described as shapes, shapes are painted.

Events become actions, and an action that changes a game is a Command of the session.  pygame is
met nowhere else in the house.
"""
