"""Words that stand beside toponyms or look like them."""

from __future__ import annotations

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

NOT_PLACES = frozenset(
    "March May August Sunday Monday Tuesday Wednesday Thursday Friday Saturday Most Many Police Union "
    "Of The Mission Reading Hope Media Male Nice Bath Split Sale Both Along Same Man Bar Bay Deal Eye "
    "Ball Battle Young Justice Central Council Court Republic Democratic Liberty Freedom Independence "
    "Progress Enterprise University College Hospital English French Spanish German Christian Green "
    "White Brown Black Gray Grey Post Star Sun Mirror Independent Globe Date Best Can Much Moscow's "
    "Orange Opportunity Faith Love Trinity Internet Church Park Street Road Avenue Highway County West "
    "East North South Northern Southern Eastern Western Come Home Time Board School High Middle State "
    "States City Town Village Region Province District Center Centre Congress Gulf Olympic God Over "
    "Arab Canadian Somali Liberal Chamber Delta Continental Superior Reserve Metro Highways Bank Law "
    "Advance Lead Tour Vice".split()
)
"""Words that are towns or divisions somewhere and something else nearly everywhere else."""

BODIES = frozenset(
    "Police Fire County City University College High School Schools Hospital Medical Council Department "
    "Airport Sheriff Court Board Public Regional International Community Chamber Church Center Centre "
    "Museum District Township Club Country Jail Mayor Prosecutor Committee Authority Health Water Park "
    "Area State Town Library Elementary Middle Institute Association Post Crimestoppers Crime "
    "Conference Summit Declaration Agreement Accords Accord Protocol Convention Treaty Process Group "
    "Stock Exchange Zoo Symphony".split()
)
"""What follows a toponym in the name of a body that it places."""

DIRECTIONS = frozenset(
    "North South East West Northern Southern Eastern Western Central Greater Downtown".split()
)
