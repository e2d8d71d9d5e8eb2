"""In which order the actors of a side are named."""

# A migration is history: it says what was, and is never changed to what is.

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("event_sides", sa.Column("position", sa.Integer(), server_default="0", nullable=False))
