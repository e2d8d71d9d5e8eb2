"""Indexes of modes, scores and sectors, so that lists of rare ones do not read the whole ledger."""

# A migration is history: it says what was, and is never changed to what is.

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_index("ix_events_mode_day", "events", ["mode", "day"], unique=False)
    op.create_index("ix_events_score", "events", ["score"], unique=False)
    op.create_index("ix_actors_sector", "actors", ["sector"], unique=False)
