"""Pages, an API, feeds and calendars over a ledger.

    app          the application, put together: `create_app`
    running      listening, on one process or several (`workers`); `settings` is what may be chosen
    around/      what each request goes through: watched, guarded, limited, answered from what is kept, tagged
    asking/      what an address may ask, with strict bounds, and the same said back in words
    pages/       one file a page: asks the ledger, and fills the template of its name in templates/
    programs/    what programs ask for: the API, feeds, calendars, tables, graphs
    views/       what pages tell, gathered from the ledger as plain values
    drawing/     what pages draw, worked out as shapes, links and words
    citing/      events and statements as they are cited
    correcting/  who may write, what they send, and how it is brought about
    mcp/         tools for assistants, over a ledger that is only read
    site         templates and the addresses that they link to; `files` are those of static/, for browsers
    opened       the ledger as endpoints ask for it; `problems` is what is said where there is no answer

A request meets `around/` first; what `around.surround` adds last is outermost. An answer that is kept is
sent again as long as the ledger stays as it is. Else a route of `pages/` or `programs/` checks the question
(`asking/`), asks the ledger in one of a few threads, and gives rows as JSON or as a page made of `views/` and
`drawing/`. Only what `correcting/` lets through writes, for who is signed in. No page needs a script.
"""
