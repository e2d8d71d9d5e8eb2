from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from communique.ledger.series import SeriesEntry
from communique.server.asking.questions import EventQuestion, can_be_asked
from communique.server.asking.saying import of_events
from communique.server.drawing.bars import HEIGHT, WIDTH, draw_bars
from communique.server.drawing.strip import draw_strip
from communique.server.views.layers import Mark, around, pieces

if TYPE_CHECKING:
    from communique.ledger import Ledger
    from communique.plover import Quad

FIRST, LAST = date(2023, 1, 1), date(2023, 12, 31)


def test_a_day_is_a_mark_and_a_month_is_a_bar(ledger: Ledger) -> None:
    events = list(ledger.events(since="2023-01-01", until="2023-12-31"))
    strip = draw_strip(events, FIRST, LAST)
    widths = {shape.status: shape.width for shape in strip.shapes}
    (month,) = [shape for shape in strip.shapes if shape.words.startswith("2023-05,")]
    assert month.width == round(31 / 365 * 1000, 1)
    assert widths["possible"] == 0
    assert all(shape.words.count(":") == 1 and shape.mark for shape in strip.shapes)


def test_no_event_hides_another(ledger: Ledger) -> None:
    (event,) = ledger.events(place="Nairobi")
    same = [replace(event, name=f"E-{number}") for number in range(40)]
    strip = draw_strip(same, FIRST, LAST)
    assert len({(shape.x, shape.y) for shape in strip.shapes}) == len(strip.shapes)
    assert len(strip.shapes) + strip.left_out == 40
    assert strip.height > max(shape.y for shape in strip.shapes)


def test_what_is_outside_of_the_days_drawn_is_counted(ledger: Ledger) -> None:
    events = list(ledger.events())
    strip = draw_strip(events, date(2030, 1, 1), date(2030, 1, 1))
    assert (strip.shapes, strip.left_out) == ([], len(events))


def test_the_line_of_time_has_few_ticks() -> None:
    for first, last in ((FIRST, FIRST), (FIRST, LAST), (date(1700, 1, 1), LAST), (date(1, 1, 1), LAST)):
        ticks = draw_strip([], first, last).ticks
        assert len(ticks) <= 13
        assert [tick.x for tick in ticks] == sorted({tick.x for tick in ticks})


def series(*values: tuple[int, int, int, int]) -> list[SeriesEntry]:
    quads: tuple[Quad, ...] = (
        "verbal cooperation", "material cooperation", "verbal conflict", "material conflict",
    )  # fmt: skip
    return [
        SeriesEntry(f"2023-{month:02}", date(2023, month, 1), date(2023, month, 28), quad, value, 0.0, 5)
        for month, some in enumerate(values, 1)
        for quad, value in zip(quads, some, strict=True)
    ]


def test_bars_stack_away_from_the_line_and_stay_in_the_picture() -> None:
    drawn = draw_bars(series((3, 1, 2, 0), (0, 0, 0, 0), (0, 0, 0, 9)))
    first, empty, last = drawn.bars
    up, higher, down = first.blocks
    assert abs(up.y + up.height - drawn.middle) < 0.02
    assert abs(higher.y + higher.height - up.y) < 0.02
    assert down.y == drawn.middle
    assert empty.blocks == []
    assert last.blocks[0].y + last.blocks[0].height < HEIGHT
    assert last.x + last.width <= WIDTH
    assert (drawn.total, drawn.most) == (15, 9)
    assert (
        first.words
        == "2023-01: 3 verbal cooperation, 1 material cooperation, 2 verbal conflict; 5 articles read"
    )
    assert empty.words == "2023-02: no acts; 5 articles read"


def test_no_series_no_bars() -> None:
    assert draw_bars([]).bars == []


def test_pieces_are_the_whole_text_whatever_is_marked() -> None:
    text = "Ada Olsen met Grace Otieno."
    marks = [Mark((0, 26), "acts"), Mark((4, 13), "people"), Mark((10, 13), "triggers", "/events/E-1")]
    wrong = [Mark((5, 5), "acts"), Mark((20, 99), "acts"), Mark((-1, 3), "speech")]
    found = pieces(text, marks + wrong)
    assert "".join(piece.words for piece in found) == text
    (trigger,) = [piece for piece in found if "triggers" in piece.marks]
    assert trigger.words == "met"
    assert (trigger.anchor, trigger.link) == (10, "/events/E-1")
    assert set(trigger.marks) == {"acts", "people", "triggers"}
    assert pieces("", []) == []


def test_a_trigger_that_is_not_there_is_not_marked() -> None:
    assert around("Ada met Grace", "hugged") == ("Ada met Grace", "", "")
    assert around("Ada met Grace", "") == ("Ada met Grace", "", "")


def test_a_question_is_said_back_whole() -> None:
    asked = EventQuestion(
        actors=["NOR"], source="Ada Olsen", target="KEN", type=["CONSULT"], mode=["visit"],
        status=["planned"], since=date(2023, 1, 1), until=date(2023, 6, 30), place="Oslo", text="peace",
        min_score=0.5, include_rejected=True,
    )  # fmt: skip
    assert of_events(asked) == (
        "Visits of NOR by Ada Olsen towards KEN, Jan-Jun 2023, reported as planned, "
        "at Oslo, with “peace” in a report, score 0.5 or more, those rejected too"
    )


def test_a_question_stands_in_an_address_and_is_read_back() -> None:
    asked = EventQuestion(actors=["NOR", "Ada & Co"], status=["planned"], newest_first=False)
    assert asked.query() == "actors=NOR&actors=Ada+%26+Co&status=planned&newest_first=false"
    assert asked.query(actors=None, status=[]) == "newest_first=false"


def test_names_that_can_be_asked() -> None:
    assert [can_be_asked(name) for name in ("Ada", "", "!!!", "x" * 301, "a\x00", "Erdoğan")] == [
        True, False, False, False, False, True,
    ]  # fmt: skip
