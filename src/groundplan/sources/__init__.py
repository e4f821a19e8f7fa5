"""What the library has written before."""
