"""What hostile and broken input does to Communique."""
