"""Find the mentions of actors: people, organisations, states, peoples, groups described, pronouns."""

from communique.reading.mentions.finder import find, find_mentions

__all__ = ["find", "find_mentions"]
