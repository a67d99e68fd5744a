"""The encyclopedia: what the window explains, as data and without pygame.

`pages` reads the pages of the model, `figures` knows every figure that is shown, and the articles
are made in the language that is spoken at the time.
"""
