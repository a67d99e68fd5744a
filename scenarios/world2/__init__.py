"""What worlds of the second rules start with."""
