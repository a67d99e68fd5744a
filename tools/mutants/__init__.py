"""What the tests are worth: small wrong programs, and whether a test notices."""
