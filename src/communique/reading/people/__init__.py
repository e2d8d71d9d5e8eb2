"""Join the mentions of an article into its actors: who is who, and for whom each acts."""

from communique.reading.people.additions import with_speakers, with_states, without_idle_states
from communique.reading.people.cast import build_cast

__all__ = ["build_cast", "with_speakers", "with_states", "without_idle_states"]
