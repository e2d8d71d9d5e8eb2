"""Time expressions: a text and its day of publication -> TIMEX3 values and the days they cover."""

from communique.timex.finder import find_times
from communique.timex.infer import InferredDay, infer_publication_day

__all__ = ["InferredDay", "find_times", "infer_publication_day"]
