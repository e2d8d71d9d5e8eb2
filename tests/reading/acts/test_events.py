"""Events of short articles, by the whole path through `Reader.read`."""

from __future__ import annotations

from typing import get_args

import pytest

from communique.record import Event, EventType, Record, Status

from .cases import are_sides, read, rows, told, words

TYPES = rows("""
Kenya and Peru signed a treaty on Monday. | AGREE | Kenya > Peru
Norway agreed with Kenya to open consulates. | AGREE | Norway > Kenya
Kenyan Foreign Minister Ann Lee met Peruvian President Jorge Rojas. | CONSULT | Ann Lee > Jorge Rojas
Norway praised Kenya on Tuesday. | SUPPORT | Norway > Kenya
Norwegian President Ada Olsen thanked Kenyan President Peter Otieno. | SUPPORT | Ada Olsen > Peter Otieno
Norway released two Kenyan sailors on Tuesday. | CONCEDE | Norway > two Kenyan sailors
Norway and Kenya held joint exercises on Monday. | COOPERATE | Norway > Kenya
Norway resumed flights to Kenya. | COOPERATE | Norway > Kenya
Norway donated food to Sudan on Monday. | AID | Norway > Sudan
Kenya sent food to Sudan. | AID | Kenya > Sudan
A ceasefire between Sudan and Kenya began on Monday. | RETREAT | Sudan > Kenya
Norway urged Sudan to open the border. | REQUEST | Norway > Sudan
Norway demanded that Sudan release two sailors. | REQUEST | Norway > Sudan
Norway condemned Sudan on Monday. | ACCUSE | Norway > Sudan
Sudan rejected Norway on Monday. | REJECT | Sudan > Norway
Sudan threatened Kenya on Monday. | THREATEN | Sudan > Kenya
Demonstrators marched in Oslo against Sudan on Monday. | PROTEST | Demonstrators > Sudan
Norway imposed sanctions on Sudan. | SANCTION | Norway > Sudan
Norway suspended aid to Sudan. | SANCTION | Norway > Sudan
Kenya sent troops to Sudan. | MOBILIZE | Kenya > Sudan
Kenyan police arrested two editors on Monday. | COERCE | Kenyan police > two editors
Sudan bombed Kenya on Monday. | ASSAULT | Sudan > Kenya
""")
STATUSES = rows("""
Kenyan Foreign Minister Ann Lee visited Norway on Monday. | CONSULT | occurred
Kenyan Foreign Minister Ann Lee has visited Norway. | CONSULT | occurred
Kenyan Foreign Minister Ann Lee will visit Norway on May 9. | CONSULT | planned
Kenyan Foreign Minister Ann Lee plans to visit Norway. | CONSULT | planned
Kenyan Foreign Minister Ann Lee is to visit Norway. | CONSULT | planned
Kenyan Foreign Minister Ann Lee is scheduled to visit Norway on May 9. | CONSULT | planned
Kenyan Foreign Minister Ann Lee may visit Norway. | CONSULT | possible
Kenyan Foreign Minister Ann Lee is likely to visit Norway. | CONSULT | possible
Kenyan Foreign Minister Ann Lee hopes to visit Norway. | CONSULT | possible
Talks between Norway and Kenya were postponed. | CONSULT | postponed
Talks between Norway and Kenya were put off. | CONSULT | postponed
Talks between Norway and Kenya were called off. | CONSULT | cancelled
Talks between Norway and Kenya were scrapped. | CONSULT | cancelled
Norway denied holding talks with Sudan. | CONSULT | denied
Norway will impose sanctions on Sudan next week. | SANCTION | planned
Norway could impose sanctions on Sudan. | SANCTION | possible
Kenya may send troops to Sudan. | MOBILIZE | possible
Kenya will send food to Sudan. | AID | planned
""")
NOTHING = rows("""
Sudan did not bomb Kenya.
Kenya has not condemned Sudan.
Kenya has never condemned Sudan.
Norway should condemn Sudan.
Norway failed to condemn Sudan.
The storm passed over Norway on Monday.
""")
ONLY_ONE = rows("""
Norway urged Sudan to release two Kenyan sailors. | REQUEST
Norway demanded that Sudan release two sailors. | REQUEST
Kenya agreed with Norway to withdraw its troops from Somalia. | AGREE
""")
NOUNS = rows("""
Talks between Norway and Kenya began on Monday. | CONSULT | Norway > Kenya
Norway and Kenya held talks on Monday. | CONSULT | Norway > Kenya
Norway held talks with Kenya on Monday. | CONSULT | Norway > Kenya
Sudan's invasion of Kenya began in March. | ASSAULT | Sudan > Kenya
Norwegian President Ada Olsen made a visit to Kenya on Monday. | CONSULT | Ada Olsen > Kenya
""")
PASSIVE = rows("""
Kenya was bombed by Sudan on Monday. | ASSAULT | Sudan > Kenya
Two editors were arrested by Kenyan police on Monday. | COERCE | Kenyan police > Two editors
Sudan has been condemned by Norway. | ACCUSE | Norway > Sudan
Sudan was urged by Norway to open the border. | REQUEST | Norway > Sudan
Kenya voted on Sunday. Two Kenyan editors were arrested on Monday. | COERCE | Kenya > Two Kenyan editors
""")
ENDED = rows("""
Norway lifted sanctions on Sudan on Monday. | CONCEDE | Norway > Sudan
Norway eased the sanctions against Sudan. | CONCEDE | Norway > Sudan
Norway suspended sanctions against Sudan on Monday. | CONCEDE | Norway > Sudan
""")


def only(record: Record, kind: str) -> Event:
    found = [event for event in record.events if event.type == kind]
    assert len(found) == 1, told(record)
    return found[0]


@pytest.mark.parametrize(("text", "kind", "expected"), TYPES, ids=[row[0] for row in TYPES])
def test_type_and_sides(text: str, kind: str, expected: str) -> None:
    record = read(text)
    event = only(record, kind)
    assert event.status == "occurred"
    assert are_sides(record, event, expected), told(record)


def test_there_is_a_case_of_each_type_and_status() -> None:
    assert {row[1] for row in TYPES} == set(get_args(EventType))
    assert {row[2] for row in STATUSES} == set(get_args(Status))


@pytest.mark.parametrize(("text", "kind", "status"), STATUSES, ids=[row[0] for row in STATUSES])
def test_status(text: str, kind: str, status: str) -> None:
    assert only(read(text), kind).status == status


@pytest.mark.parametrize("text", [row[0] for row in NOTHING])
def test_what_is_not_done_is_no_event(text: str) -> None:
    record = read(text)
    assert record.events == (), told(record)


@pytest.mark.parametrize(("text", "kind"), ONLY_ONE, ids=[row[0] for row in ONLY_ONE])
def test_what_is_only_asked_for_or_promised_is_no_second_act(text: str, kind: str) -> None:
    record = read(text)
    assert [event.type for event in record.events] == [kind], told(record)


@pytest.mark.parametrize(("text", "kind", "expected"), NOUNS, ids=[row[0] for row in NOUNS])
def test_an_act_named_by_a_noun(text: str, kind: str, expected: str) -> None:
    record = read(text)
    assert are_sides(record, only(record, kind), expected), told(record)


@pytest.mark.parametrize(("text", "kind", "expected"), PASSIVE, ids=[row[0] for row in PASSIVE])
def test_in_the_passive_the_subject_is_the_target(text: str, kind: str, expected: str) -> None:
    record = read(text)
    assert are_sides(record, only(record, kind), expected), told(record)


@pytest.mark.parametrize(("text", "kind", "expected"), ENDED, ids=[row[0] for row in ENDED])
def test_sanctions_that_end_are_conceded(text: str, kind: str, expected: str) -> None:
    record = read(text)
    assert [event.type for event in record.events] == [kind], told(record)
    assert are_sides(record, record.events[0], expected), told(record)


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan Foreign Minister Ann Lee visited Norway on Monday.",
        "Kenyan Foreign Minister Ann Lee traveled to Norway on Monday.",
        "Kenyan Foreign Minister Ann Lee went to Norway on Monday.",
        "Kenyan Foreign Minister Ann Lee flew to Norway on Monday.",
    ],
)
def test_the_visitor_is_the_source_of_a_visit(text: str) -> None:
    record = read(text)
    event = only(record, "CONSULT")
    assert event.mode == "visit"
    assert are_sides(record, event, "Ann Lee > Norway"), told(record)


@pytest.mark.parametrize(
    ("text", "mode"),
    rows("""
Kenyan Foreign Minister Ann Lee phoned Norwegian President Ada Olsen on Monday. | phone
Kenyan Foreign Minister Ann Lee met Norwegian President Ada Olsen on Monday. | meeting
Norway negotiated with Kenya on Monday. | negotiation
Talks between Norway and Kenya began on Monday. | negotiation
A phone call between Kenyan Foreign Minister Ann Lee and Norwegian President Ada Olsen took place. | phone
"""),
)
def test_mode(text: str, mode: str) -> None:
    assert only(read(text), "CONSULT").mode == mode


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    rows("""
Norway and Kenya met in Oslo on Monday. They condemned Sudan. | ACCUSE | Norway + Kenya > Sudan
Norway and Kenya met in Oslo on Monday. Both sides condemned Sudan. | ACCUSE | Norway + Kenya > Sudan
Norway and Kenya met in Oslo on Monday. The two countries condemned Sudan. | ACCUSE | Norway + Kenya > Sudan
Sudan threatened Kenya on Monday. It also condemned Norway. | ACCUSE | Sudan > Norway
Kenyan Foreign Minister Ann Lee visited Norway. She condemned Sudan. | ACCUSE | Ann Lee > Sudan
“We condemn Sudan,” Kenyan President Peter Otieno said on Monday. | ACCUSE | Peter Otieno > Sudan
"""),
)
def test_whom_a_pronoun_means(text: str, kind: str, expected: str) -> None:
    record = read(text)
    assert are_sides(record, only(record, kind), expected), told(record)


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    rows("""
Norway condemned Sudan on Monday. | ACCUSE | 2022-05-02 | 2022-05-02
Norway condemned Sudan in March. | ACCUSE | 2022-03-01 | 2022-03-31
On Monday, Norway condemned Sudan. | ACCUSE | 2022-05-02 | 2022-05-02
Kenyan Foreign Minister Ann Lee will visit Norway on May 9-10. | CONSULT | 2022-05-09 | 2022-05-10
Norway will impose sanctions on Sudan next week. | SANCTION | 2022-05-09 | 2022-05-15
Norway condemned Sudan. | ACCUSE | - | -
Norway has imposed sanctions on Sudan since March. | SANCTION | - | -
"""),
)
def test_days(text: str, kind: str, start: str, end: str) -> None:
    event = only(read(text), kind)
    assert [str(event.start or "-"), str(event.end or "-")] == [start, end]


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian Foreign Minister Ada Olsen meets Kenyan President Peter Otieno on Friday.",
        "Norwegian Foreign Minister Ada Olsen travels to Kenya on Friday.",
    ],
)
def test_a_present_tense_with_a_day_to_come_is_planned(text: str) -> None:
    event = only(read(text), "CONSULT")
    assert (event.status, str(event.start)) == ("planned", "2022-05-06")


def test_days_of_the_trip_are_those_of_its_meetings() -> None:
    record = read(
        "Kenyan Foreign Minister Ann Lee will visit Norway on May 9. The trip is her first."
        "\n\nLee will meet Norwegian President Ada Olsen."
    )
    meetings = [e for e in record.events if are_sides(record, e, "Ann Lee > Ada Olsen")]
    assert {str(event.start) for event in meetings} <= {"2022-05-09"}
    assert "2022-05-09" in {str(event.start) for event in record.events}


def test_days_of_a_readout_are_those_of_the_talks() -> None:
    record = read(
        "Readout of Foreign Minister Lee's Meeting With President Olsen\n\n"
        "Kenyan Foreign Minister Ann Lee met Norwegian President Ada Olsen on Monday.\n\n"
        "Lee thanked Olsen for the help of her country."
    )
    assert str(only(record, "SUPPORT").start) == "2022-05-02"


def test_days_of_what_a_release_says_of_itself_are_its_own() -> None:
    record = read("Press Statement\n\nKenya condemns Sudan for the attack in the north of the country.")
    event = only(record, "ACCUSE")
    assert (event.status, str(event.start)) == ("occurred", "2022-05-04")


def test_no_days_are_lent_outside_releases() -> None:
    record = read(
        "Kenyan Foreign Minister Ann Lee met Norwegian President Ada Olsen on Monday.\n\nLee condemned Sudan."
    )
    assert only(record, "ACCUSE").start is None


def test_the_place_is_linked() -> None:
    record = read("Kenyan Foreign Minister Ann Lee met Peruvian President Jorge Rojas in Oslo on Monday.")
    place = only(record, "CONSULT").place
    assert place is not None
    assert (place.name, place.country, place.geonames) == ("Oslo", "NOR", 3143244)
    assert place.span is not None
    assert words(record, place.span) == "Oslo"


def test_a_call_has_no_place() -> None:
    record = read("Kenyan Foreign Minister Ann Lee phoned Norwegian President Ada Olsen in Oslo on Monday.")
    assert only(record, "CONSULT").place is None


def test_said_by_is_whoever_tells_of_it() -> None:
    record = read("Peruvian President Jorge Rojas said on Monday that Sudan bombed Kenya.")
    speaker = only(record, "ASSAULT").said_by
    assert [a.name for a in record.actors if a.id == speaker] == ["Jorge Rojas"]


def test_the_evidence_holds_the_trigger() -> None:
    record = read("Kenyan Foreign Minister Ann Lee met Peruvian President Jorge Rojas in Oslo on Monday.")
    event = only(record, "CONSULT")
    assert words(record, event.trigger) == "met"
    (evidence,) = (words(record, span) for span in event.evidence)
    assert "Ann Lee met Peruvian President Jorge Rojas" in evidence


def test_nobody_does_a_thing_to_himself() -> None:
    for event in read("Norway protested on Monday in Oslo. Norway had met Kenya.").events:
        assert not set(event.sources) & set(event.targets)


@pytest.mark.parametrize("when", ["", " later in the year"])
def test_a_meeting_is_no_more_real_than_what_may_lead_to_it(when: str) -> None:
    record = read(f"The trip could open the way for steps including a meeting between Peru and Kenya{when}.")
    assert [event.status for event in record.events] == ["possible"]


def test_two_acts_of_one_sentence_with_other_targets_are_two() -> None:
    record = read(
        "Kenyan Foreign Minister Ann Lee will hold meetings in Peru and may meet President Jorge Rojas."
    )
    assert sorted(event.status for event in record.events) == ["planned", "possible"]
