"""The desk: what is shown of a game, as data.  Facts are described as shapes and controls.

What is done to a control becomes an action, and an action that changes a game is a Command of the
session.  Where it is shown is the business of a face.
"""
