"""What a nation wants: decision rules over what it may know."""
