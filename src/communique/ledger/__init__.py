"""Records over time: one entry per real-world event, its reports, its history, and what people corrected.

    ledger, read_only, engine     a ledger as it is opened; migrations/ bring old ones to the present schema

What it keeps
    schema, source_schema, access_schema, alert_schema, tables, all_tables    the tables, by what they are for
    rows, store, writing, actors, readings, versions, kept    records written down and read back
    runs, seen, watched          what was added, what was met, what is asked again and again

From claims to events (docs/merging.md)
    claim, identity, folding, naming    a report of an event, whom it is about, and how both are named
    blocking, screening, match, weights, syndication, links, cluster    which claims report one event
    merging, remerging, summary, history, outline    what an event is by its reports, and how it came about

What people decide
    corrections, decisions, editing, reviewing, access

What can be asked
    queries, filters, origin, whom, words    what is asked, and how it is found by an index
    results, paging, entries, detail, reports, quotes, related, search, series, tallies, dyads, who,
    stats, sql                   what is given
    alerting/                    which events somebody wants to hear of, and what there is to tell
"""

from communique.ledger.ledger import Ledger

__all__ = ["Ledger"]
