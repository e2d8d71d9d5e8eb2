"""Who said what: direct, indirect and mixed speech, by form."""

from communique.reading.speech.attribution import Attribution
from communique.reading.speech.casting import with_speakers
from communique.reading.speech.forms import attributions
from communique.reading.speech.learned import judge_attributions
from communique.reading.speech.statements import find_statements, read_speech

__all__ = [
    "Attribution", "attributions", "find_statements", "judge_attributions", "read_speech", "with_speakers",
]  # fmt: skip
