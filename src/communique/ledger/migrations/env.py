"""Run by Alembic: bring the ledger of the given connection to the present schema, in its transaction."""

from alembic import context

from communique.ledger.all_tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transaction_per_migration=False,
)
context.run_migrations()
