"""The signature of a message to a webhook, by the scheme of Standard Webhooks (standardwebhooks.com)."""

from __future__ import annotations

import base64
import hashlib
import hmac

from communique.ledger.alerting.rules import secret_key


def signed_headers(secret: str, name: str, at: int, body: bytes) -> dict[str, str]:
    """Give the headers by which a receiver knows who sent a body, that it is whole, and when (Unix time).

    `name` is the message's: the same when it is sent again.
    """
    return {
        "webhook-id": name,
        "webhook-timestamp": str(at),
        "webhook-signature": signature(secret, name, at, body),
    }


def signature(secret: str, name: str, at: int, body: bytes) -> str:
    """Sign a body with its name and time.

    >>> signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330,
    ...           b'{"test": 2432232314}')
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
    """
    said = f"{name}.{at}.".encode() + body
    return f"v1,{base64.b64encode(hmac.new(secret_key(secret), said, hashlib.sha256).digest()).decode()}"
