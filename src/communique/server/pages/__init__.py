"""The pages: one file each."""

from communique.server.pages import (
    about,
    actor,
    alerts,
    article,
    correct,
    event,
    events,
    home,
    lanes,
    pair,
    review,
    sign,
    upcoming,
    words,
)
from communique.server.programs import neighbours, related

ROUTERS = (
    home.router, events.router, event.router, related.router, pair.router, lanes.router, actor.router,
    neighbours.router, article.router, words.router, upcoming.router, about.router, alerts.router,
    sign.router, correct.router, review.router,
)  # fmt: skip
