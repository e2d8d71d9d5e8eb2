"""What the pages cost, and whether they are whole."""
