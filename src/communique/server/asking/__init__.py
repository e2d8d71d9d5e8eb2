"""What can be asked in an address, and the same said back in words."""
