"""Join the mentions of an article into its actors: who is who, and for whom each acts."""

from communique.reading.people.cast import build_cast
from communique.reading.people.learned import judge
from communique.reading.people.states import with_states, without_idle

__all__ = ["build_cast", "judge", "with_states", "without_idle"]
