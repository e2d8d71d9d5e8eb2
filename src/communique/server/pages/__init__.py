"""The pages: one file each."""

from communique.server import neighbours
from communique.server.pages import about, actor, alerts, article, event, events, home, lanes, pair, upcoming, words

ROUTERS = (
    home.router, events.router, event.router, pair.router, lanes.router, actor.router, neighbours.router,
    article.router, words.router, upcoming.router, about.router, alerts.router,
)  # fmt: skip
