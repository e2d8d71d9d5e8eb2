"""Everything that can go wrong, as one tree.

    CommuniqueError
    ├── InputError              this input cannot be read; the rest of the job goes on
    │   ├── EmptyInput          nothing, or nothing but white space
    │   ├── UnsupportedInput    a PDF, an image, a program: not a page and not a text
    │   ├── UndecodableInput    bytes that are no text in any encoding we may assume
    │   ├── InputTooLarge       more bytes, or deeper nesting, than one article can have
    │   ├── NotAnArticle        a list of links, a cookie wall, an error page
    │   ├── NotEnglish          an article in a language that is not read yet
    │   ├── UnknownDay          no day of publication is stated, given or can be inferred
    │   └── FetchFailed         a URL that did not give a page
    │       └── UnsafeAddress   a URL that leads to a private or local address
    ├── InvalidDay              a day that is not an ISO date
    ├── InvalidSpan             a span that does not lie in its text
    ├── InvalidRecord           a dictionary that is not a record of format communique/1
    └── LedgerError             a ledger cannot do what is asked
        ├── LedgerUnavailable   no ledger can be opened there
        ├── InvalidQuery        a question that makes no sense: a word, a day or a cursor that none has
        ├── UnknownEntry        an event, an actor or a correction that the ledger has not
        └── InvalidCorrection   a correction that would make no sense

The branches are the ways in which a caller can react: skip the input, or correct the call.
"""

from __future__ import annotations


class CommuniqueError(Exception):
    """Base of all errors; its text is one plain sentence for the user.

    `args` are what an error is made of, so that it can be pickled and comes whole out of another process.
    """

    exit_code = 1


class InputError(CommuniqueError):
    """One input cannot be read.

    `source` is the path or URL as given, `problem` what is wrong with it, `remedy` what to do about it.
    """

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


class UnsupportedInput(InputError):
    """A kind of file that holds no readable page or text."""


class UndecodableInput(InputError):
    """Bytes that are no text."""


class InputTooLarge(InputError):
    """More than one article can be."""


class NotAnArticle(InputError):
    """A page without an article: a list of links, a cookie wall, an error page."""


class NotEnglish(InputError):
    """An article in a language that is not read yet."""


class UnknownDay(InputError):
    """The day of publication is neither given nor stated, and the text leaves more than one."""


class FetchFailed(InputError):
    """A URL did not give a page."""


class UnsafeAddress(FetchFailed):
    """A URL leads to a private, loopback, link-local or metadata address."""


class InvalidDay(CommuniqueError, ValueError):
    """A day that is not written as an ISO date (2023-06-16)."""

    def __init__(self, value: object) -> None:
        self.value = value
        super().__init__(value)

    def __str__(self) -> str:
        return f"{self.value!r} is not a day; write it as 2023-06-16."


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
