"""The tables of alerts: what people want to be told of, what they were told, and how it was brought to them.

    alerts ──< tellings >── alert_messages     a telling is one thing told; a message brings one or many
       ├────< alert_events >── events          what an alert last knew of an event
       └────< alert_claims >── claims          reports that belong to events told as new

Times are ISO text in UTC. What is asked and what is told are JSON.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Text, UniqueConstraint

from communique.ledger.tables import key, table


def _of(name: str, table: str, *, primary: bool = False, null: bool = False) -> Column[int]:
    target = ForeignKey(f"{table}.id", ondelete="CASCADE")
    return Column(name, Integer, target, primary_key=primary, nullable=null)


alerts = table(
    "alerts",
    key(),
    Column("name", Text, nullable=False, unique=True),
    Column("asked", Text, nullable=False),  # conditions as `Ledger.events` takes them
    Column("kinds", Text, nullable=False),  # list of new, status, contradiction
    Column("channel", Text, nullable=False),
    Column("target", Text),  # the address of a webhook or of a person
    Column("secret", Text),  # signs messages to a webhook, so it has to be kept
    Column("allow_private", Integer, nullable=False, server_default="0"),
    Column("base", Text),  # where the pages of the ledger are, for links
    Column("made_at", Text, nullable=False),
    Column("from_record", Integer, nullable=False),  # the last reading when it was set up: all before is old
    Column("record", Integer, nullable=False),  # the last reading and the last correction looked at
    Column("correction", Integer, nullable=False),
    Column("looked_at", Text),
    CheckConstraint("channel in ('atom', 'webhook', 'email')", "channel"),
    CheckConstraint("allow_private in (0, 1)", "allow_private"),
)

alert_messages = table(
    "alert_messages",
    key(),
    _of("alert", "alerts"),
    Column("name", Text, nullable=False, unique=True),  # what a receiver tells one that came twice by
    Column("made_at", Text, nullable=False),
    Column("tellings", Integer, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("retry_at", Text),
    Column("sent_at", Text),
    Column("problem", Text),  # of the last attempt
    Column("given_up_at", Text),
    Index(None, "alert", "sent_at"),
)

tellings = table(
    "tellings",
    key(),
    _of("alert", "alerts"),
    Column("kind", Text, nullable=False),
    Column("event", Text, nullable=False),  # its name then
    Column("mark", Text, nullable=False),  # what of it: nothing is told twice
    Column("at", Text, nullable=False),
    Column("content", Text),  # null of those that a message only counts
    _of("message", "alert_messages", null=True),  # null until one is made
    UniqueConstraint("alert", "event", "kind", "mark"),
    CheckConstraint("kind in ('new', 'status', 'contradiction')", "kind"),
    Index(None, "message"),
)

alert_events = table(
    "alert_events",
    _of("event", "events", primary=True),
    _of("alert", "alerts", primary=True),
    Column("status", Text, nullable=False),
    Column("disputed", Text, nullable=False),  # list of fields
    Index(None, "alert"),
)

alert_claims = table(
    "alert_claims",
    _of("claim", "claims", primary=True),
    _of("alert", "alerts", primary=True),
    Index(None, "alert"),
)
