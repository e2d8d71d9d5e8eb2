"""What programs ask for: the API, feeds, calendars, tables and graphs."""
