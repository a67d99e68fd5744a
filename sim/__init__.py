"""What happens: the laws of the world."""
