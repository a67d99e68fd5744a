"""What is at the bottom of everything that is read, written and shown."""
