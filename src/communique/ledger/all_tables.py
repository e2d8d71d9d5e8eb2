"""Every table of a ledger, which its migrations are held to."""

from communique.ledger import access_schema, alert_schema, schema, source_schema
from communique.ledger.tables import metadata

__all__ = ["access_schema", "alert_schema", "metadata", "schema", "source_schema"]
