"""Join the mentions of an article into its actors: who is who, and for whom each acts."""

from communique.reading.people.cast import build_cast

__all__ = ["build_cast"]
