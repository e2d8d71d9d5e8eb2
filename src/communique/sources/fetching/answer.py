"""Reading one answer of a server, and saying plainly what is wrong with it."""

from __future__ import annotations

import re
import ssl
from contextlib import contextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

import httpcore2

from communique.errors import EmptyInput, FetchFailed, InputTooLarge, UnsafeAddress
from communique.page.checks import refuse_binary
from communique.sources import NotModified, RawInput, Validators
from communique.sources.fetching.addresses import NonPublicAddressError
from communique.sources.fetching.exchange import SilentError, StoppedError, TooManyBytesError, exchange
from communique.sources.fetching.unpacking import UnpackingError, UnpacksTooLargeError, codings_of, unpacked
from communique.sources.fetching.waiting import seconds_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx2

    from communique.sources.fetching.wanted import Wanted

REDIRECTS: Final = frozenset((301, 302, 303, 307, 308))
_GOOD: Final = frozenset((200, 203))
_TEMPORARY: Final = frozenset((408, 421, 425, 429))
_LASTING: Final = frozenset((501, 505, 506, 508, 510))
"""Of the 4xx, those that pass; of the 5xx, those that do not."""
_LATER: Final = "try again later"
_BROWSER: Final = "open it in a browser and give the saved page"
_SAMPLE: Final = 4096
"""Bytes by which a page is told from a picture."""
_LONGEST_VALIDATOR: Final = 500
_MEDIA_TYPE: Final = re.compile(r"\s*([\w.+-]{1,60}/[\w.+-]{1,100})\s*(?:;|$)", re.ASCII)
_CHARSET: Final = re.compile(r""";\s*charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE | re.ASCII)


def read(
    answer: httpcore2.Response,
    said: httpx2.Headers,
    url: str,
    hop: httpx2.URL,
    wanted: Wanted,
    validators: Validators | None,
) -> RawInput | NotModified:
    """Give the body of an answer with the headers `said`. Raises `InputError` where it is not as wanted."""
    if answer.status == HTTPStatus.NOT_MODIFIED and validators and validators != Validators():
        return NotModified(url, validators)
    if answer.status not in _GOOD:
        raise _refusal(answer.status, said, url)
    content_type = said.get("content-type", "")
    named = _MEDIA_TYPE.match(content_type)
    media_type = named[1].lower() if named else ""
    wanted.refuse_type(media_type, url)
    if not wanted.is_cut and _length(said) > wanted.largest:
        raise _too_large(url, wanted)
    charset = _CHARSET.search(content_type)
    return RawInput(
        _body(answer, said, url, wanted),
        url,
        charset[1] if charset else None,
        url=str(hop),
        media_type=media_type or None,
        validators=Validators(fit_to_send(said.get("etag")), fit_to_send(said.get("last-modified"))),
    )


def _refusal(status: int, said: httpx2.Headers, url: str) -> FetchFailed:
    try:
        phrase = f" {HTTPStatus(status).phrase}"
    except ValueError:
        phrase = ""
    is_temporary = status in _TEMPORARY or (status >= 500 and status not in _LASTING)
    return FetchFailed(
        url,
        f"the server answered {status}{phrase}",
        _LATER if is_temporary else _BROWSER,
        is_temporary=is_temporary,
        retry_after=seconds_of(said.get("retry-after")),
        status=status,
    )


def _length(said: httpx2.Headers) -> int:
    length = said.get("content-length", "")
    return int(length) if length.isascii() and length.isdigit() and len(length) < 20 else 0


def fit_to_send(value: str | None) -> str | None:
    """Give a header that a server said and that is sent back to it, unless no honest server would say it."""
    value = (value or "").strip()
    is_honest = 0 < len(value) <= _LONGEST_VALIDATOR and value.isascii() and value.isprintable()
    return value if is_honest else None


def _body(answer: httpcore2.Response, said: httpx2.Headers, url: str, wanted: Wanted) -> bytes:
    data = bytearray()
    is_known = not wanted.is_page
    # What is only wanted in part may unpack to more than is taken of it.
    most = 2 * wanted.largest if wanted.is_cut else wanted.largest
    try:
        for piece in unpacked(answer.iter_stream(), codings_of(said.get("content-encoding", "")), most):
            exchange().left()
            data += piece
            if not is_known and len(data) >= _SAMPLE:
                sample, is_known = bytes(data[:_SAMPLE]), True
                if sample.strip():
                    refuse_binary(sample, url)
            if wanted.is_cut and len(data) >= wanted.largest:
                return bytes(data[: wanted.largest])
    except UnpacksTooLargeError as error:
        raise _too_large(url, wanted) from error
    if not data and not wanted.is_cut:
        raise EmptyInput(url, "the server sent nothing", _LATER)
    if not is_known:
        refuse_binary(bytes(data), url)
    return bytes(data)


def _too_large(url: str, wanted: Wanted) -> InputTooLarge:
    problem = f"it has more than {wanted.largest / 1e6:.0f} MB, which is too much for {wanted.name}"
    return InputTooLarge(url, problem, f"give {wanted.name}")


@contextmanager
def plain_errors(url: str, hop: httpx2.URL, seconds: float) -> Iterator[None]:
    """Say as an `InputError` what went wrong when `hop` was asked on the way to `url`."""
    try:
        yield
    except NonPublicAddressError as error:
        problem = f"{hop.host} is a private or local address"
        raise UnsafeAddress(url, problem, "give a public address") from error
    except StoppedError as error:
        raise FetchFailed(url, "it was stopped", "run the command again", is_temporary=True) from error
    except TooManyBytesError as error:
        raise InputTooLarge(url, "its server sends without end", "check the address") from error
    except SilentError as error:
        problem = f"its server was silent for {exchange().silence:g} seconds"
        raise FetchFailed(url, problem, _LATER, is_temporary=True) from error
    except (httpcore2.TimeoutException, TimeoutError) as error:
        problem = f"there was no full answer within {seconds:g} seconds"
        raise FetchFailed(url, problem, _LATER, is_temporary=True) from error
    except UnpackingError as error:
        raise FetchFailed(url, f"its answer cannot be unpacked: {error}", _BROWSER) from error
    except httpcore2.RemoteProtocolError as error:
        problem = f"its answer breaks off or is not HTTP ({_reason(error)})"
        raise FetchFailed(url, problem, _LATER, is_temporary=True) from error
    except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError, UnicodeError) as error:
        raise _unreachable(url, hop, error) from error


def _unreachable(url: str, hop: httpx2.URL, error: Exception) -> FetchFailed:
    cause = error.__cause__ or error.__context__
    if isinstance(cause, ssl.SSLCertVerificationError):
        reason = cause.verify_message or "it cannot be verified"
        return FetchFailed(url, f"the certificate of {hop.host} is not valid ({reason})", _BROWSER)
    is_temporary = isinstance(error, httpcore2.NetworkError | OSError)
    remedy = "check the address" if not is_temporary else "check the address, or try again later"
    return FetchFailed(url, f"it cannot be reached ({_reason(error)})", remedy, is_temporary=is_temporary)


def _reason(error: Exception) -> str:
    words = str(error).rstrip(".")[:200]
    return words or type(error).__name__
