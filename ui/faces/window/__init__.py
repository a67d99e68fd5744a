"""The window: the desk painted with pygame, and the hand at mouse and keyboard."""
