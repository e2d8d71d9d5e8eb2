"""What was done: acts by a lexicon of triggers, with sides, status, days and place, merged into events."""

from communique.reading.acts.draft import recast
from communique.reading.acts.finder import find_acts
from communique.reading.acts.learned import judge
from communique.reading.acts.merge import merge
from communique.reading.acts.setting import Setting

__all__ = ["Setting", "find_acts", "judge", "merge", "recast"]
