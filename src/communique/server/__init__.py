"""Pages, an API, feeds and calendars over a ledger: see `app.create_app`."""
