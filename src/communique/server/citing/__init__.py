"""How to cite an event or a statement."""
