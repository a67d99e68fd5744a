"""What a seat may see, as JSON: a list of what is let through, with a schema."""
