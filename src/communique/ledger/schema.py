"""The tables of a ledger, the same in SQLite and PostgreSQL.

    articles ──< records ──< claims >── events          a claim is one report of an event in an article
        │           │           │          │
        │           │           └─< claim_sides >── actors ──< aliases, offices
        │           ├─< statements ─< statement_actors >──┘
        │           └─< record_actors >────────────────────┘
        └── copy_of (a syndicated copy and another version of a page point to the article that came first)

    corrections   what people decided, append-only      runs   what was added, when and by which reader
    tallies       counts of events, kept up to date so that a series counts nothing itself

Days are ISO text ("2023-06-16"), times ISO text in UTC; spans are JSON lists of [start, end] into the text of
the article. Events have public names beside their numbers, which never leave the ledger.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from communique.ledger.tables import Real, key, metadata, table


def _of(name: str, table: str, *, null: bool = False, primary: bool = False) -> Column[int]:
    """Refer to the number of another table's row; deleting a row deletes what hangs on it."""
    target = ForeignKey(f"{table}.id", ondelete="CASCADE")
    return Column(name, Integer, target, nullable=null, primary_key=primary)


articles = table(
    "articles",
    key(),
    Column("digest", Text, nullable=False),  # Article.id: one text may stand in several outlets
    Column("outlet", Text, nullable=False, server_default=""),  # "" where none is known
    Column("source", Text),
    Column("address", Text),  # of the web, in its normal form: two versions of a page have the same
    Column("title", Text),
    Column("authors", Text, nullable=False),  # JSON list
    Column("published", Text),
    Column("published_basis", Text),
    Column("dateline", Text),
    Column("captions", Text, nullable=False),
    Column("furniture", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("added", Text, nullable=False),
    Column("is_read", Integer, nullable=False, server_default="1"),  # 0: kept until its language is read
    Column("signature", LargeBinary),  # MinHash of the text; null where it is too short for one
    Column("credit", Text),  # the news agency that the text names as its origin
    Column("copy_of", Integer, ForeignKey("articles.id", ondelete="SET NULL")),
    UniqueConstraint("digest", "outlet"),
    CheckConstraint("is_read in (0, 1)", "is_read"),
    Index(None, "published", "is_read"),  # counting needs no row
    Index(None, "copy_of"),
    Index(None, "outlet", "is_read"),
    Index(None, "address"),
    Index(None, "language", sqlite_where=text("is_read = 0"), postgresql_where=text("is_read = 0")),
)

records = table(
    "records",
    key(),
    _of("article", "articles"),
    Column("version", Text, nullable=False),  # of the reader
    Column("model", Text),
    Column("digest", Text, nullable=False),  # SHA-256 of content
    Column("content", Text, nullable=False),  # the record's JSON without the article
    Column("added", Text, nullable=False),
    Column("is_current", Integer, nullable=False),
    UniqueConstraint("article", "digest"),
    Index(None, "version", "model", "is_current"),
    CheckConstraint("is_current in (0, 1)", "is_current"),
    Index(
        "uq_records_current", "article", unique=True,
        sqlite_where=text("is_current = 1"), postgresql_where=text("is_current = 1"),
    ),
)  # fmt: skip

actors = table(
    "actors",
    key(),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False, unique=True),  # what tells one identity from another: identity.py
    Column("kind", Text, nullable=False),
    Column("country", Text),
    Column("sector", Text),
    Index(None, "country"),
    Index(None, "sector"),
)

aliases = table(
    "aliases",
    _of("actor", "actors", primary=True),
    Column("folded", Text, primary_key=True),  # without case and diacritics
    Column("name", Text, nullable=False),
    Index(None, "folded"),
)

offices = table(
    "offices",
    _of("actor", "actors", primary=True),
    Column("role", Text, primary_key=True),
    Column("country", Text, nullable=False, primary_key=True, server_default=""),
    Column("sector", Text),
    Column("first_seen", Text),  # day of the first article that gives the actor this role
    Column("last_seen", Text),
)

record_actors = table(
    "record_actors",
    _of("record", "records", primary=True),
    Column("local", Text, primary_key=True),  # the id in the record: "A1"
    _of("actor", "actors"),
    Column("role", Text),
    Index(None, "actor"),
)

events = table(
    "events",
    key(),
    Column("name", Text, nullable=False, unique=True),  # public and permanent: "E-3f9a2c71d0b4"
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("cameo", Text),
    Column("status", Text, nullable=False),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("day", Text),  # first_day, else the day of the first report: what lists and counts go by
    Column("place", Text),
    Column("place_country", Text),
    Column("lat", Real),
    Column("lon", Real),
    Column("geonames", Integer),
    Column("score", Real, nullable=False),
    Column("first_reported", Text),
    Column("last_reported", Text),
    Column("reports", Integer, nullable=False),  # articles that report it
    Column("independent", Integer, nullable=False),  # the same, copies of one text counted once
    Column("is_contradicted", Integer, nullable=False, server_default="0"),
    Column("review", Text),  # accepted or rejected by a person
    Index(None, "day", "id"),
    Index(None, "type", "day"),
    Index(None, "mode", "day"),
    Index(None, "score"),
    Index(None, "status", "day", "type", "cameo", "reports", "independent"),  # counting needs no row
    Index(None, "place_country", "day"),
    Index("ix_events_place", text("lower(place)"), "day"),
    Index("ix_events_last", text("coalesce(last_day, first_day)"), "id"),  # what is to come, soonest first
    Index(
        None, "review", sqlite_where=text("review is not null"), postgresql_where=text("review is not null")
    ),
)

event_names = table(
    "event_names",  # names of events that were merged into others: old addresses stay good
    Column("name", Text, primary_key=True),
    _of("event", "events"),
    Index(None, "event"),
)

event_sides = table(
    "event_sides",
    _of("event", "events", primary=True),
    Column("side", Text, primary_key=True),  # source or target
    _of("actor", "actors", primary=True),
    Column("country", Text),
    Column("day", Text),  # these three are the event's: one index serves what a country did, day by day
    Column("type", Text),
    Column("mode", Text),
    Column(
        "position", Integer, nullable=False, server_default="0"
    ),  # within the side: whom reports name first
    CheckConstraint("side in ('source', 'target')", "side"),
    Index(None, "country", "day", "event", "side", "type", "mode"),
    Index(None, "actor", "day", "event"),
)

tallies = Table(
    "tallies",  # of events that nobody has rejected; what each column tells: tallies.py
    metadata,
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("status", Text, primary_key=True),
    Column("day", Text, primary_key=True),  # "" for all days, and for events without any
    Column("quad_class", Integer, primary_key=True),
    Column("sides", Text, primary_key=True),
    Column("events", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("independent", Integer, nullable=False),
    Column("events_tenths", Integer, nullable=False),  # intensities, summed up in tenths to stay exact
    Column("reports_tenths", Integer, nullable=False),
    Column("independent_tenths", Integer, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

claims = table(
    "claims",
    key(),
    _of("record", "records"),
    Column("local", Text, nullable=False),  # the id in the record: "E1"
    _of("article", "articles"),
    _of("event", "events", null=True),  # null only between reading and merging, within one transaction
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("cameo", Text),
    Column("status", Text, nullable=False),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("when_words", Text),  # the words that tell the day
    Column("place", Text),
    Column("place_country", Text),
    Column("lat", Real),
    Column("lon", Real),
    Column("geonames", Integer),
    _of("said_by", "actors", null=True),
    Column("trigger_words", Text, nullable=False),
    Column("trigger_span", Text, nullable=False),
    Column("words", Text, nullable=False),  # of the evidence
    Column("stem", Text, nullable=False),  # of the trigger: what merging compares
    Column("terms", Text, nullable=False),  # of the evidence: the words that say something, without endings
    Column("evidence", Text, nullable=False),  # spans; the first is the most explicit
    Column("score", Real, nullable=False),
    Column("published", Text),
    Column("day", Text),  # first_day, else published: merging looks for others around it
    Column("merge_score", Real),  # probability; null for the claim that founded its event
    Column("merge_reason", Text),
    UniqueConstraint("record", "local"),
    Index(None, "event"),
    Index(None, "article"),
    Index(None, "type", "day"),
)

claim_sides = table(
    "claim_sides",
    _of("claim", "claims", primary=True),
    Column("side", Text, primary_key=True),
    _of("actor", "actors", primary=True),
    Column("country", Text),
    CheckConstraint("side in ('source', 'target')", "side"),
    Index(None, "actor"),
    Index(None, "country"),
)

claim_conflicts = table(
    "claim_conflicts",  # incompatible values that one article gives for one field
    _of("claim", "claims", primary=True),
    Column("field", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("evidence", Text, nullable=False),
)

claim_links = table(
    "claim_links",  # pairs of claims that are likely one event, each found when the later one was added
    _of("one", "claims", primary=True),
    _of("other", "claims", primary=True),  # the larger number
    Column("score", Real, nullable=False),  # log odds
    Column("reason", Text, nullable=False),
    Index(None, "other"),
)

statements = table(
    "statements",
    key(),
    _of("record", "records"),
    Column("local", Text, nullable=False),
    _of("article", "articles"),
    _of("speaker", "actors", null=True),
    Column("speaker_role", Text),
    Column("speaker_text", Text),
    Column("kind", Text, nullable=False),
    Column("cue", Text),
    Column("content", Text, nullable=False),  # the words said
    Column("spans", Text, nullable=False),
    Column("published", Text),
    UniqueConstraint("record", "local"),
    Index(None, "speaker", "published"),
    Index(None, "published"),
    Index(None, "article"),
)

statement_actors = table(
    "statement_actors",
    _of("statement", "statements", primary=True),
    Column("part", Text, primary_key=True),  # addressee or about
    _of("actor", "actors", primary=True),
    CheckConstraint("part in ('addressee', 'about')", "part"),
    Index(None, "actor"),
)

corrections = table(
    "corrections",
    key(),
    Column("at", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("event", Text, nullable=False),  # public name of the event when it was corrected
    Column("payload", Text, nullable=False),  # JSON; claims are named by their article and trigger
    Column("reason", Text, nullable=False),
    _of("undoes", "corrections", null=True),
    Index(None, "event"),
)

runs = table(
    "runs",
    key(),
    Column("started", Text, nullable=False),
    Column("finished", Text),
    Column("version", Text, nullable=False),
    Column("inputs", Integer, nullable=False, server_default="0"),
    Column("added", Integer, nullable=False, server_default="0"),
    Column("unchanged", Integer, nullable=False, server_default="0"),
    Column("replaced", Integer, nullable=False, server_default="0"),
    Column("failed", Integer, nullable=False, server_default="0"),
)
