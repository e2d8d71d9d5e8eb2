"""An attribution, as found by form: the words of its source, its cue and its content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from communique.record import Span, StatementKind

Form = Literal["plain", "present", "future", "infinitive", "passive"]
"""How the cue stands: said, says, will say, to say, was said; "plain" is also where no verb is."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said or thought what; `sentence` is the index of the sentence of the cue."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: StatementKind
    sentence: int
    lemma: str = ""
    """The verb or noun of the cue in its base form; empty where the layout or "according to" is the cue."""
    form: Form = "plain"
    antecedent: Span | None = None
    """Whom "who" or "which" means, where that is the source."""
    is_held: bool = False
    """Whether the encoder takes the content for a wish or an attitude, which is no statement."""

    @property
    def speaker_text(self) -> Span | None:
        """The words that name the source: not "who", but whom it means."""
        return self.antecedent or self.source
