"""The encyclopedia on the screen: a list, a search, and the article."""
