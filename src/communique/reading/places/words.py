"""Words that stand beside toponyms or look like them."""

from __future__ import annotations

from communique.reading.mentions import heads
from communique.reading.mentions import lexicon as mentions

CONNECTORS = frozenset("of the de del la las los el al da do dos le les du sur am an der upon and".split())
"""Lower-case words inside a toponym: "Rio de Janeiro"."""

TITLES = frozenset(
    "Mr Mrs Ms Dr Miss Sir Lord Lady Sen Rep Gov Gen Col Capt Lt Sgt Maj Judge Justice President Prime "
    "Minister Secretary Senator Congressman Congresswoman Chancellor King Queen Prince Princess Pope "
    "Coach Officer Detective Sheriff Pastor Rev Father Sister Professor Ambassador Spokesman "
    "Spokeswoman Chief Attorney Commissioner Councilman Councilwoman Mayor Deputy Director Chairman "
    "Chairwoman".split()
)
"""What stands before a person's name."""

NOT_PLACES = (
    mentions.STARTERS
    | mentions.NOT_NAMES
    | mentions.TITLES
    | mentions.COMMON
    | mentions.PORTFOLIO
    | heads.ORG_HEADS
    | heads.FAC_HEADS
    | heads.LOC_HEADS
    | heads.GPE_HEADS
    | heads.OTHER_HEADS
    | frozenset(
        "Olympic Reading Liberty Date Hope Male Nice Bath Split Liberal Continental Superior Metro "
        "Highways Lead Tour Advance Eye Battle Freedom Progress Enterprise French Spanish German "
        "Christian Mirror Independent Globe Orange Opportunity Faith Trinity Democratic Come States".split()
    )
)
"""Words that are towns or divisions somewhere and something else nearly everywhere else."""

NEWSPAPERS = frozenset(
    "Times Post Herald Tribune Journal Globe Gazette Observer Review Magazine News".split()
)
"""What makes a newspaper of a toponym before it."""

BODIES = frozenset(
    "Police Fire County City University College High School Schools Hospital Medical Council Department "
    "Airport Sheriff Court Board Public Regional International Community Chamber Church Center Centre "
    "Museum District Township Club Country Jail Mayor Prosecutor Committee Authority Health Water Park "
    "Area State Town Library Elementary Middle Institute Association Post Crimestoppers Crime "
    "Conference Summit Declaration Agreement Accords Accord Protocol Convention Treaty Process Group "
    "Stock Exchange Zoo Symphony".split()
)
"""What follows a toponym in the name of a body that it places."""

DIVISIONS = frozenset(
    "Province State Region Governorate Prefecture Oblast District Department Territory Canton".split()
)
"""What a division's name may end on that GeoNames leaves out."""

DIRECTIONS = frozenset(
    "North South East West Northern Southern Eastern Western Central Greater Downtown".split()
)
