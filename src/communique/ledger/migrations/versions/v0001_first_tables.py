"""The first tables."""

# A migration is history: it says what was, and is never changed to what is.

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

Real: sa.types.TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")

SQLITE_SEARCH = """
create virtual table article_search using fts5 (
    title, text, content = 'articles', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
create trigger article_search_add after insert on articles when new.is_read = 1 begin
    insert into article_search (rowid, title, text) values (new.id, new.title, new.text);
end;
create trigger article_search_read after update of is_read on articles when new.is_read > old.is_read begin
    insert into article_search (rowid, title, text) values (new.id, new.title, new.text);
end;
create trigger article_search_drop after delete on articles when old.is_read = 1 begin
    insert into article_search (article_search, rowid, title, text)
    values ('delete', old.id, old.title, old.text);
end;
create virtual table statement_search using fts5 (
    content, content = 'statements', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
create trigger statement_search_add after insert on statements begin
    insert into statement_search (rowid, content) values (new.id, new.content);
end;
create trigger statement_search_drop after delete on statements begin
    insert into statement_search (statement_search, rowid, content) values ('delete', old.id, old.content);
end
"""
POSTGRESQL_SEARCH = """
create function fold(words text) returns text language sql immutable parallel safe as $$
    select regexp_replace(normalize(coalesce(words, ''), NFKD), '[\\u0300-\\u036f]', '', 'g')
$$;
alter table articles add column search tsvector generated always as (
    case when is_read = 1 then
        setweight(to_tsvector('english', fold(title)), 'A')
        || to_tsvector('english', fold(left(text, 500000)))
    end
) stored;
create index ix_articles_search on articles using gin (search);
alter table statements add column search tsvector generated always as (
    to_tsvector('english', fold(content))
) stored;
create index ix_statements_search on statements using gin (search)
"""


def upgrade() -> None:
    op.create_table(
        "actors",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("sector", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actors")),
        sa.UniqueConstraint("key", name=op.f("uq_actors_key")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_actors_country"), "actors", ["country"], unique=False)
    op.create_table(
        "articles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("authors", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("published_basis", sa.Text(), nullable=True),
        sa.Column("dateline", sa.Text(), nullable=True),
        sa.Column("captions", sa.Text(), nullable=False),
        sa.Column("furniture", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("added", sa.Text(), nullable=False),
        sa.Column("is_read", sa.Integer(), server_default="1", nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=True),
        sa.Column("credit", sa.Text(), nullable=True),
        sa.Column("copy_of", sa.Integer(), nullable=True),
        sa.CheckConstraint("is_read in (0, 1)", name=op.f("ck_articles_is_read")),
        sa.ForeignKeyConstraint(
            ["copy_of"], ["articles.id"], name=op.f("fk_articles_copy_of"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
        sa.UniqueConstraint("digest", "outlet", name=op.f("uq_articles_digest_outlet")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_articles_address"), "articles", ["address"], unique=False)
    op.create_index(op.f("ix_articles_copy_of"), "articles", ["copy_of"], unique=False)
    op.create_index(
        op.f("ix_articles_language"),
        "articles",
        ["language"],
        unique=False,
        sqlite_where=sa.text("is_read = 0"),
        postgresql_where=sa.text("is_read = 0"),
    )
    op.create_index(op.f("ix_articles_outlet_is_read"), "articles", ["outlet", "is_read"], unique=False)
    op.create_index(op.f("ix_articles_published_is_read"), "articles", ["published", "is_read"], unique=False)
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["undoes"], ["corrections.id"], name=op.f("fk_corrections_undoes"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_corrections_event"), "corrections", ["event"], unique=False)
    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=True),
        sa.Column("cameo", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Text(), nullable=True),
        sa.Column("last_day", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("place_country", sa.Text(), nullable=True),
        sa.Column("lat", Real, nullable=True),
        sa.Column("lon", Real, nullable=True),
        sa.Column("geonames", sa.Integer(), nullable=True),
        sa.Column("score", Real, nullable=False),
        sa.Column("first_reported", sa.Text(), nullable=True),
        sa.Column("last_reported", sa.Text(), nullable=True),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("independent", sa.Integer(), nullable=False),
        sa.Column("is_contradicted", sa.Integer(), server_default="0", nullable=False),
        sa.Column("review", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sa.UniqueConstraint("name", name=op.f("uq_events_name")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_events_day_id"), "events", ["day", "id"], unique=False)
    op.create_index(op.f("ix_events_place_country_day"), "events", ["place_country", "day"], unique=False)
    op.create_index(
        op.f("ix_events_review"),
        "events",
        ["review"],
        unique=False,
        sqlite_where=sa.text("review is not null"),
        postgresql_where=sa.text("review is not null"),
    )
    op.create_index(
        op.f("ix_events_status_day_type_cameo_reports_independent"),
        "events",
        ["status", "day", "type", "cameo", "reports", "independent"],
        unique=False,
    )
    op.create_index(op.f("ix_events_type_day"), "events", ["type", "day"], unique=False)
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("started", sa.Text(), nullable=False),
        sa.Column("finished", sa.Text(), nullable=True),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("inputs", sa.Integer(), server_default="0", nullable=False),
        sa.Column("added", sa.Integer(), server_default="0", nullable=False),
        sa.Column("unchanged", sa.Integer(), server_default="0", nullable=False),
        sa.Column("replaced", sa.Integer(), server_default="0", nullable=False),
        sa.Column("failed", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "tallies",
        sa.Column("one", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("quad_class", sa.Integer(), nullable=False),
        sa.Column("sides", sa.Text(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("independent", sa.Integer(), nullable=False),
        sa.Column("events_tenths", sa.Integer(), nullable=False),
        sa.Column("reports_tenths", sa.Integer(), nullable=False),
        sa.Column("independent_tenths", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "one", "other", "status", "day", "quad_class", "sides", name=op.f("pk_tallies")
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "watched",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("checked_at", sa.Text(), nullable=True),
        sa.Column("due_at", sa.Text(), nullable=True),
        sa.Column("failures", sa.Integer(), server_default="0", nullable=False),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("entries", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watched")),
        sa.UniqueConstraint("address", name=op.f("uq_watched_address")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "aliases",
        sa.Column("actor", sa.Integer(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"], name=op.f("fk_aliases_actor"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("actor", "folded", name=op.f("pk_aliases")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_aliases_folded"), "aliases", ["folded"], unique=False)
    op.create_table(
        "event_names",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("event", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event"], ["events.id"], name=op.f("fk_event_names_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_event_names")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_event_names_event"), "event_names", ["event"], unique=False)
    op.create_table(
        "event_sides",
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("actor", sa.Integer(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("type", sa.Text(), nullable=True),
        sa.Column("mode", sa.Text(), nullable=True),
        sa.CheckConstraint("side in ('source', 'target')", name=op.f("ck_event_sides_side")),
        sa.ForeignKeyConstraint(
            ["actor"], ["actors.id"], name=op.f("fk_event_sides_actor"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["event"], ["events.id"], name=op.f("fk_event_sides_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event", "side", "actor", name=op.f("pk_event_sides")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_event_sides_actor_day_event"), "event_sides", ["actor", "day", "event"], unique=False
    )
    op.create_index(
        op.f("ix_event_sides_country_day_event_side_type_mode"),
        "event_sides",
        ["country", "day", "event", "side", "type", "mode"],
        unique=False,
    )
    op.create_table(
        "offices",
        sa.Column("actor", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), server_default="", nullable=False),
        sa.Column("sector", sa.Text(), nullable=True),
        sa.Column("first_seen", sa.Text(), nullable=True),
        sa.Column("last_seen", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"], name=op.f("fk_offices_actor"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("actor", "role", "country", name=op.f("pk_offices")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "records",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=True),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("added", sa.Text(), nullable=False),
        sa.Column("is_current", sa.Integer(), nullable=False),
        sa.CheckConstraint("is_current in (0, 1)", name=op.f("ck_records_is_current")),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_records_article"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_records")),
        sa.UniqueConstraint("article", "digest", name=op.f("uq_records_article_digest")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_records_version_model_is_current"),
        "records",
        ["version", "model", "is_current"],
        unique=False,
    )
    op.create_index(
        "uq_records_current",
        "records",
        ["article"],
        unique=True,
        sqlite_where=sa.text("is_current = 1"),
        postgresql_where=sa.text("is_current = 1"),
    )
    op.create_table(
        "seen",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("found_in", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("article", sa.Integer(), nullable=True),
        sa.Column("digest", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("first_seen", sa.Text(), nullable=False),
        sa.Column("last_seen", sa.Text(), nullable=False),
        sa.Column("retry_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_seen_article"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seen")),
        sa.UniqueConstraint("source", name=op.f("uq_seen_source")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_seen_article"), "seen", ["article"], unique=False)
    op.create_index(op.f("ix_seen_found_in"), "seen", ["found_in"], unique=False)
    op.create_index(op.f("ix_seen_outcome_last_seen"), "seen", ["outcome", "last_seen"], unique=False)
    op.create_table(
        "claims",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record", sa.Integer(), nullable=False),
        sa.Column("local", sa.Text(), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("event", sa.Integer(), nullable=True),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=True),
        sa.Column("cameo", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Text(), nullable=True),
        sa.Column("last_day", sa.Text(), nullable=True),
        sa.Column("when_words", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("place_country", sa.Text(), nullable=True),
        sa.Column("lat", Real, nullable=True),
        sa.Column("lon", Real, nullable=True),
        sa.Column("geonames", sa.Integer(), nullable=True),
        sa.Column("said_by", sa.Integer(), nullable=True),
        sa.Column("trigger_words", sa.Text(), nullable=False),
        sa.Column("trigger_span", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("stem", sa.Text(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("score", Real, nullable=False),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("merge_score", Real, nullable=True),
        sa.Column("merge_reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_claims_article"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name=op.f("fk_claims_event"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["record"], ["records.id"], name=op.f("fk_claims_record"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["said_by"], ["actors.id"], name=op.f("fk_claims_said_by"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
        sa.UniqueConstraint("record", "local", name=op.f("uq_claims_record_local")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_claims_article"), "claims", ["article"], unique=False)
    op.create_index(op.f("ix_claims_event"), "claims", ["event"], unique=False)
    op.create_index(op.f("ix_claims_type_day"), "claims", ["type", "day"], unique=False)
    op.create_table(
        "record_actors",
        sa.Column("record", sa.Integer(), nullable=False),
        sa.Column("local", sa.Text(), nullable=False),
        sa.Column("actor", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["actor"], ["actors.id"], name=op.f("fk_record_actors_actor"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["record"], ["records.id"], name=op.f("fk_record_actors_record"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record", "local", name=op.f("pk_record_actors")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_record_actors_actor"), "record_actors", ["actor"], unique=False)
    op.create_table(
        "statements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record", sa.Integer(), nullable=False),
        sa.Column("local", sa.Text(), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("speaker", sa.Integer(), nullable=True),
        sa.Column("speaker_role", sa.Text(), nullable=True),
        sa.Column("speaker_text", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("cue", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("spans", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_statements_article"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["record"], ["records.id"], name=op.f("fk_statements_record"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["speaker"], ["actors.id"], name=op.f("fk_statements_speaker"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statements")),
        sa.UniqueConstraint("record", "local", name=op.f("uq_statements_record_local")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_statements_article"), "statements", ["article"], unique=False)
    op.create_index(op.f("ix_statements_published"), "statements", ["published"], unique=False)
    op.create_index(
        op.f("ix_statements_speaker_published"), "statements", ["speaker", "published"], unique=False
    )
    op.create_table(
        "claim_conflicts",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"], ["claims.id"], name=op.f("fk_claim_conflicts_claim"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("claim", "field", "value", name=op.f("pk_claim_conflicts")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "claim_links",
        sa.Column("one", sa.Integer(), nullable=False),
        sa.Column("other", sa.Integer(), nullable=False),
        sa.Column("score", Real, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["one"], ["claims.id"], name=op.f("fk_claim_links_one"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["other"], ["claims.id"], name=op.f("fk_claim_links_other"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("one", "other", name=op.f("pk_claim_links")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_claim_links_other"), "claim_links", ["other"], unique=False)
    op.create_table(
        "claim_sides",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("actor", sa.Integer(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.CheckConstraint("side in ('source', 'target')", name=op.f("ck_claim_sides_side")),
        sa.ForeignKeyConstraint(
            ["actor"], ["actors.id"], name=op.f("fk_claim_sides_actor"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["claim"], ["claims.id"], name=op.f("fk_claim_sides_claim"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("claim", "side", "actor", name=op.f("pk_claim_sides")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_claim_sides_actor"), "claim_sides", ["actor"], unique=False)
    op.create_index(op.f("ix_claim_sides_country"), "claim_sides", ["country"], unique=False)
    op.create_table(
        "statement_actors",
        sa.Column("statement", sa.Integer(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("actor", sa.Integer(), nullable=False),
        sa.CheckConstraint("part in ('addressee', 'about')", name=op.f("ck_statement_actors_part")),
        sa.ForeignKeyConstraint(
            ["actor"], ["actors.id"], name=op.f("fk_statement_actors_actor"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["statement"], ["statements.id"], name=op.f("fk_statement_actors_statement"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("statement", "part", "actor", name=op.f("pk_statement_actors")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_statement_actors_actor"), "statement_actors", ["actor"], unique=False)
    op.create_index("ix_events_place", "events", [sa.text("lower(place)"), "day"])
    if op.get_bind().dialect.name == "sqlite":
        for statement in SQLITE_SEARCH.split(";\ncreate "):
            op.execute(statement if statement.lstrip().startswith("create") else f"create {statement}")
    else:
        op.get_bind().exec_driver_sql(POSTGRESQL_SEARCH.replace("%", "%%"))
