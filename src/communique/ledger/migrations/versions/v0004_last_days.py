"""An index of the last days of events, so that what is yet to come is found at once in any ledger."""

# A migration is history: it says what was, and is never changed to what is.

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    last = sa.text("coalesce(last_day, first_day)")
    op.create_index("ix_events_last", "events", [last, "id"], unique=False)
