"""A laboratory that any page can hold: its game replays and is played otherwise, in the browser.

All that it shows is computed by the module of the rules that the page carries; its own scripts
place it, and have neither a rule, nor a figure, nor a text.
"""
