"""Abbreviations of English news text, by what may follow their full stop.

The classes are what sentence splitting needs to know. A form is given without its stop; its upper-case
form ("SEN.") counts too.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BEFORE_NAME = _words(
    """
    Mr Mrs Ms Mx Dr Prof Gen Lt Col Maj Sgt Capt Cmdr Cdr Adm Brig Cpl Pvt Sen Sens Rep Reps Gov Govs
    Rev Hon Pres Amb Atty Supt Det Insp Fr Msgr Messrs Mme Mlle Mt Ft Pte Spc Ald Del Secy Asst Ens Fmr
    """
)
"""Titles, and words that begin a name: never the end of a sentence."""

BEFORE_NUMBER = _words(
    """
    No Nos Art Arts Sec Secs Fig Figs Vol Ch Par Para Paras Res p pp para paras art sec no nos vol ch
    fig approx ca est res Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec
    """
)
"""Words that a number follows; before anything else they end a sentence like any other word."""

NEVER_LAST = _words(
    """
    v vs cf eg ie viz aka e.g i.e a.k.a f.k.a c.f q.v
    """
)
"""What goes on whatever follows."""

SELDOM_LAST = _words(
    """
    Inc Corp Co Cos Ltd Bros Jr Sr Esq Assn Dept Univ Govt Natl Intl St Ave Blvd Rd Ala Ariz Ark Calif
    Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex
    Vt Va Wash Wis Wyo Ont Que Ph.D M.D
    """
)
"""Words that end a sentence only before a word that begins one; dotted acronyms (U.S.) behave so too."""

CLOCK = frozenset({"a.m", "p.m", "A.M", "P.M"})

AFTER_CLOCK = _words(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
    August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue
    Tues Wed Thu Thur Thurs Fri Sat Sun GMT UTC EST EDT ET CST CDT CT MST MDT MT PST PDT PT CET CEST BST
    IST JST KST Eastern Central Mountain Pacific Greenwich Beijing Moscow London Israel
    """
)
"""Capitalised words that go on after "5 p.m."."""

SENTENCE_STARTERS = _words(
    """
    The A An This That These Those He She It They We I You His Her Its Their Our My Your In On At By For
    From With To As After Before While When Where Whether If Although Though Since Because During Under
    Amid Among Despite Following Without Within But And Or So Yet Nor However Meanwhile Also Still Then
    Thus Therefore There Here Now Today Yesterday Tomorrow Earlier Later Both Each Every Many Most More
    Much Some Several All Any No Not Nothing One Two Three Four Five Another Other Others Such What Who
    How Why Which Asked According Instead Moreover Furthermore Nevertheless Nonetheless Separately
    Additionally Finally Once Until Even Only Just Perhaps Last Let Is Are Was Were Do Does Did It's
    He's She's We're They're I'm That's There's Don't
    """
)
"""Capitalised words that begin a sentence rather than go on with a name."""

NAMES_WITH_MARKS = frozenset({"Yahoo!", "Jeopardy!"})

WITH_STOP = (
    BEFORE_NAME
    | SELDOM_LAST
    | frozenset(word for word in BEFORE_NUMBER if word[0].isupper() and word not in {"Art", "Arts"})
    | frozenset({"v", "vs", "cf", "etc", "al"})
)
"""Words that a following full stop belongs to."""


def is_one_of(word: str, forms: frozenset[str]) -> bool:
    """Whether `word`, as it stands or written in capitals, is one of `forms`."""
    return word in forms or (word.isupper() and len(word) > 1 and word.capitalize() in forms)
