"""Join the mentions of an article into its actors: who is who, and for whom each acts."""

from communique.reading.people.cast import build_cast
from communique.reading.people.states import with_states, without_idle_states

__all__ = ["build_cast", "with_states", "without_idle_states"]
