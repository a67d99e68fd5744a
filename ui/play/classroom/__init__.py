"""A class: several tables play the same scenario on the same luck, led by a teacher.

Nothing here knows of a network, a page or a clock; the time is handed in.
"""
