"""Parts of the saves: a row for each."""
