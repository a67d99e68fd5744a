"""Parts of the saves: a row for each, and the question before something is lost."""
