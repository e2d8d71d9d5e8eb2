"""Coreference of events by words alone: the data, what two reports share, and how well it groups them."""
