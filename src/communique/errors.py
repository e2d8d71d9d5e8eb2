"""Everything that can go wrong, as one tree.

    CommuniqueError
    ├── InputError              this input cannot be read; the rest of the job goes on
    │   ├── EmptyInput          nothing, or nothing but white space
    │   ├── UnsupportedInput    a PDF, an image, a program: not a page and not a text
    │   │   └── PassedOver      such a file in a folder, or such an answer in a web archive
    │   ├── UndecodableInput    bytes that are no text in any encoding we may assume
    │   ├── InputTooLarge       more bytes, or deeper nesting, than one article can have
    │   ├── NotAnArticle        a list of links, a cookie wall, an error page
    │   │   └── Paywalled       the beginning of an article, and a wall before the rest
    │   ├── NotEnglish          an article in a language that is not read yet
    │   ├── UnknownDay          no day of publication is stated, given or can be inferred
    │   └── FetchFailed         a URL that did not give a page
    │       ├── UnsafeAddress   a URL that leads to a private or local address
    │       ├── RobotsDisallowed    a URL that the host's robots.txt keeps robots from
    │       └── RobotsUnreachable   a URL of a host whose robots.txt cannot be had for now
    ├── InvalidDay              a day that is not an ISO date
    ├── InvalidContact          a contact for web servers that is no e-mail address and no URL
    ├── InvalidWatchlist        a file of sources to watch that cannot be understood
    ├── InvalidSpan             a span that does not lie in its text
    ├── InvalidRecord           a dictionary that is not a record of format communique/1
    └── LedgerError             a ledger cannot do what is asked
        ├── LedgerUnavailable   no ledger can be opened there
        ├── InvalidQuery        a question that makes no sense: a word, a day or a cursor that none has
        ├── UnknownEntry        an event, an actor or a correction that the ledger has not
        ├── InvalidCorrection   a correction that would make no sense
        └── InvalidToken        a token for nobody, for no time, or revoked before

The branches are the ways in which a caller can react: skip the input, or correct the call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from communique.record import Article

Refusal = Literal["not an article", "paywall", "not English", "too long", "unsupported", "failed"]
"""Why something was not read."""


class CommuniqueError(Exception):
    """Base of all errors; its text is one plain sentence for the user.

    `args` are what an error is made of, so that it can be pickled and comes whole out of another process.
    """

    exit_code = 1


class InputError(CommuniqueError):
    """One input cannot be read.

    `source` is the path or URL as given, `problem` what is wrong with it, `remedy` what to do about it.
    `outcome` is its kind in a word or two, as the reading log of a ledger has it; `is_temporary` says whether
    the same input may be readable later. `found_in` is the folder, archive or list that holds it, where
    that is known.
    """

    outcome: Refusal = "failed"
    is_temporary = False
    found_in: str | None = None

    def __init__(self, source: str | None, problem: str, remedy: str = "") -> None:
        self.source = source
        self.problem = problem
        self.remedy = remedy
        super().__init__(source, problem, remedy)

    def __str__(self) -> str:
        where = self.source or "the text given"
        return f"{where}: {self.problem}" + (f"; {self.remedy}." if self.remedy else ".")


class EmptyInput(InputError):
    """Nothing to read."""

    outcome: Refusal = "not an article"


class UnsupportedInput(InputError):
    """A kind of file that holds no readable page or text."""

    outcome: Refusal = "unsupported"


class PassedOver(UnsupportedInput):
    """A file of a folder or an archive, or an answer in a web archive, of a kind that nobody asked to read.

    It is no fault of the input that holds it: it is counted by its `kind`.
    """

    @property
    def kind(self) -> str:
        """What it is, in words: "a PNG image"."""
        return self.problem.removeprefix("it is ")


class UndecodableInput(InputError):
    """Bytes that are no text."""

    outcome: Refusal = "unsupported"


class InputTooLarge(InputError):
    """More than one article can be."""

    outcome: Refusal = "too long"


class NotAnArticle(InputError):
    """A page without an article: a list of links, a cookie wall, an error page."""

    outcome: Refusal = "not an article"


class Paywalled(NotAnArticle):
    """The beginning of an article, and a wall before the rest."""

    outcome: Refusal = "paywall"


class NotEnglish(InputError):
    """An article in a language that is not read yet.

    `article` is what it would be, for whoever keeps it until then: its `language` is a code of ISO 639-1, or
    "und". It is None where a page in that language holds no article.
    """

    outcome: Refusal = "not English"

    def __init__(
        self, source: str | None, problem: str, remedy: str = "", *, article: Article | None = None
    ) -> None:
        self.article = article
        super().__init__(source, problem, remedy)


class UnknownDay(InputError):
    """The day of publication is neither given nor stated, and the text leaves more than one."""


class FetchFailed(InputError):
    """A URL did not give a page.

    `is_temporary` says whether it may give one later, `retry_after` in how many seconds the server said so,
    `status` what it answered, if it answered.
    """

    def __init__(
        self,
        source: str | None,
        problem: str,
        remedy: str = "",
        *,
        is_temporary: bool = False,
        retry_after: float | None = None,
        status: int | None = None,
    ) -> None:
        self.is_temporary = is_temporary
        self.retry_after = retry_after
        self.status = status
        super().__init__(source, problem, remedy)


class UnsafeAddress(FetchFailed):
    """A URL leads to a private, loopback, link-local or metadata address."""


class RobotsDisallowed(FetchFailed):
    """The host's robots.txt keeps robots from this URL."""


class RobotsUnreachable(FetchFailed):
    """The host's robots.txt cannot be had for now, so that nothing of the host may be fetched."""


class InvalidDay(CommuniqueError, ValueError):
    """A day that is not written as an ISO date (2023-06-16)."""

    def __init__(self, value: object) -> None:
        self.value = value
        super().__init__(value)

    def __str__(self) -> str:
        return f"{self.value!r} is not a day; write it as 2023-06-16."


class InvalidContact(CommuniqueError, ValueError):
    """A contact for web servers that is no e-mail address and no URL."""

    def __init__(self, value: str) -> None:
        self.value = value
        super().__init__(value)

    def __str__(self) -> str:
        return f"the contact {self.value!r} is no e-mail address and no URL; give one as desk@fjord.example."


class InvalidWatchlist(CommuniqueError):
    """A file of sources to watch that cannot be understood; `problem` says where and why."""

    def __init__(self, path: str, problem: str) -> None:
        self.path = path
        self.problem = problem
        super().__init__(path, problem)

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}."


class InvalidSpan(CommuniqueError, ValueError):
    """A span that does not lie in its text."""

    def __init__(self, span: tuple[int, int], length: int) -> None:
        self.span = span
        self.length = length
        super().__init__(span, length)

    def __str__(self) -> str:
        return (
            f"The span {self.span[0]}-{self.span[1]} does not lie in a text of {self.length} characters; "
            "give start and end as offsets into it, end exclusive."
        )


class InvalidRecord(CommuniqueError, ValueError):
    """A dictionary that does not have the shape of a record."""


class LedgerError(CommuniqueError):
    """A ledger cannot do what is asked."""


class LedgerUnavailable(LedgerError):
    """No ledger can be opened at `address`; `problem` says why."""

    def __init__(self, address: str, problem: str) -> None:
        self.address = address
        self.problem = problem
        super().__init__(address, problem)

    def __str__(self) -> str:
        return f"the ledger {self.address} cannot be opened: {self.problem}."


class InvalidQuery(LedgerError, ValueError):
    """A question that makes no sense: a status or a period that is none, a last day before the first."""


class UnknownEntry(LedgerError):
    """The ledger has no `kind` of this `name`."""

    def __init__(self, kind: str, name: str) -> None:
        self.kind = kind
        self.name = name
        super().__init__(kind, name)

    def __str__(self) -> str:
        return f"the ledger has no {self.kind} {self.name!r}."


class InvalidCorrection(LedgerError):
    """A correction that would make no sense."""


class InvalidToken(LedgerError):
    """A token that cannot be made or revoked as asked."""
