from __future__ import annotations

import pytest

from communique.reading.sentences import split_article
from communique.reading.speech import attributions
from communique.record import Article


def found(text: str) -> list[str]:
    """Write each attribution as "source | cue | content / content | kind"."""
    article = Article("sha256:0", None, None, None, (), None, None, None, (), (), "en", text)
    rows = []
    for a in attributions(text, split_article(article)):
        source, cue = (text[slice(*span)] if span else "-" for span in (a.source, a.cue))
        rows.append(" | ".join([source, cue, " / ".join(text[s:e] for s, e in a.content), a.kind]))
    return rows


INDIRECT = [
    ("The minister said that talks would go on.", "The minister | said | talks would go on | indirect"),
    ("The minister said talks would go on.", "The minister | said | talks would go on | indirect"),
    ("Foreign Minister Ann Lee said on Monday that talks were over.",
     "Foreign Minister Ann Lee | said | talks were over | indirect"),
    ("Ann Lee, the foreign minister, said in a statement that talks were over.",
     "Ann Lee, the foreign minister | said | talks were over | indirect"),
    ("The deal is dead, officials in Paris said on Friday.",
     "officials in Paris | said | The deal is dead | indirect"),
    ("The deal, officials said, is dead.", "officials | said | The deal / is dead | indirect"),
    ("ROME, May 4 (Wire) - Italy will join the talks, its foreign ministry said.",
     "its foreign ministry | said | Italy will join the talks | indirect"),
    ("According to the ministry, two soldiers were hurt.",
     "the ministry | According to | two soldiers were hurt | indirect"),
    ("Two soldiers were hurt, according to the ministry.",
     "the ministry | according to | Two soldiers were hurt | indirect"),
    ("The Secretary condemned the attack on the embassy.",
     "The Secretary | condemned | the attack on the embassy | indirect"),
    ("She told reporters that the border would stay closed.",
     "She | told | the border would stay closed | indirect"),
    ("In Oslo, Li Jinping said that talks were over.",
     "Li Jinping | said | talks were over | indirect"),
    ("Brazil has vowed to send aid.", "Brazil | has vowed | to send aid | indirect"),
    ("The envoy urged Iran to free the prisoners.", "The envoy | urged | free the prisoners | indirect"),
    ("They met in Oslo to reaffirm their support for the treaty.",
     "They | reaffirm | their support for the treaty | indirect"),
]  # fmt: skip

NO_VERB = [
    ("Per Lee Press, two soldiers were hurt.", "Lee Press | Per | two soldiers were hurt | indirect"),
    ("In her view, the deal is dead.", "her | view | the deal is dead | indirect"),
    ("The deal is dead, in the envoy's words.", "the envoy's | words | The deal is dead | indirect"),
    ("Voters ignored Lee's claim that the deal was dead.", "Lee's | claim | the deal was dead | indirect"),
    ("Voters ignored their demands for a recount.", "their | demands for | a recount | indirect"),
    ("As a result, according to a report by the ministry, ten people were held.",
     "a report by the ministry | according to | ten people were held | indirect"),
]  # fmt: skip

ORDER = [
    ("The attack was condemned by Paris.", "Paris | was condemned | The attack | indirect"),
    ("Reporters were told by an aide that talks had failed.",
     "an aide | were told | talks had failed | indirect"),
    ("Rebels hope to win the vote, officials said on Monday.",
     "officials | said | Rebels hope to win the vote | indirect"),
    ("Lee on Tuesday denied that talks had failed.", "Lee | denied | talks had failed | indirect"),
    ("The study found prices were falling.", "The study | found | prices were falling | indirect"),
    ("Police put the number of dead at 40.", "Police | put | the number of dead at 40 | indirect"),
    ("Lee told U.S. envoy Ann Roe on Monday that talks had failed.",
     "Lee | told | talks had failed | indirect"),
    ("Lee called the plan a gift, and the rebels were angry.", "Lee | called | the plan a gift | indirect"),
    ("Lee agreed to add two members.", "Lee | agreed to | add two members | indirect"),
    ("The minister denied having met the rebels.",
     "The minister | denied | having met the rebels | indirect"),
]  # fmt: skip

MARKS = [
    ('"We will go, Lee said.\n\nThe army left.', "Lee | said | We will go | direct"),
    ("“We will go,” Lee said, “and win.", "Lee | said | We will go / and win. | direct"),
    ("'We will go,' Lee said.", "Lee | said | We will go | direct"),
    ("“He called it ‘a gift’ to us,” Lee said.", "Lee | said | He called it ‘a gift’ to us | direct"),
    ("“We will go.” — Ann Lee", "Ann Lee | - | We will go. | direct"),
    ('"We will go”, Lee said.', "Lee | said | We will go | direct"),
]  # fmt: skip

QUOTED = [
    ("“We will go,” Ann Lee said.", "Ann Lee | said | We will go | direct"),
    ("“We will go,” said Ann Lee, a minister.", "Ann Lee, a minister | said | We will go | direct"),
    ('Lee said: "We will go."', "Lee | said | We will go. | direct"),
    ("Lee told the council, ``We will go.''", "Lee | told | We will go. | direct"),
    ("«We will go», Lee said.", "Lee | said | We will go | direct"),
    ("„We will go“, Lee said.", "Lee | said | We will go | direct"),
    ("‘We will go,’ Lee’s spokesman said.", "Lee’s spokesman | said | We will go | direct"),
    ("“Will we go?” Lee asked. “We will.”", "Lee | asked | Will we go? / We will. | direct"),
    ("“We will go,” Lee said, “and we will win.”", "Lee | said | We will go / and we will win. | direct"),
    ("Lee called the plan “a bad joke.”", "Lee | called | the plan “a bad joke.” | mixed"),
    ("“We will go. We will win,” Lee said.", "Lee | said | We will go. We will win | direct"),
    ("“We will go,” Lee said.\n\n“They will not.”", "Lee | said | We will go / They will not. | direct"),
    ("“We will go,” Lee said. “We are ready.\n\n“They are not.”",
     "Lee | said | We will go / We are ready. / They are not. | direct"),
    ("We will go,” Lee said.", "Lee | said | We will go | direct"),
    ("Lee: “We will go”", "Lee | : | We will go | direct"),
]  # fmt: skip


MODIFIED = [
    ("State legislators supporting the law argued that it protects farmers.",
     "State legislators supporting the law | argued | it protects farmers | indirect"),
    ("Ministers attending the summit in Oslo warned that food was short.",
     "Ministers attending the summit in Oslo | warned | food was short | indirect"),
    ("Two officials who ordered the change claimed that it was legal.",
     "Two officials who ordered the change | claimed | it was legal | indirect"),
    ("On Monday, the envoy met President Peter Otieno of Kenya, and he pledged to send troops.",
     "he | pledged | to send troops | indirect"),
    ("The envoy met Peter Otieno of Kenya and he said talks would go on.",
     "he | said | talks would go on | indirect"),
    ("Lee and he said talks would go on.", "Lee and he | said | talks would go on | indirect"),
]  # fmt: skip

COLON = [
    ("The ministry made the announcement: “The border is closed.”",
     "The ministry | announcement | The border is closed. | direct"),
    ("Lee was blunt on Twitter: “The border is closed.”", "Lee | Twitter | The border is closed. | direct"),
    ("On Twitter, he posted a reply: “The border is closed.”",
     "he | reply | The border is closed. | direct"),
    ("Her message was simple: “We will win.”", "Her | message | We will win. | direct"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "row"), MODIFIED)
def test_source_with_a_modifier_or_a_pronoun(text: str, row: str) -> None:
    assert found(text) == [row]


@pytest.mark.parametrize(("text", "row"), COLON)
def test_quotation_after_a_colon(text: str, row: str) -> None:
    assert found(text) == [row]


TRANSCRIPT = """5:01 P.M. EDT

THE PRESIDENT: Thank you. The meeting was good.

It was long, too.

Q Will there be a treaty? Sudan says that there will not.

Q   And when will “the troops” go home? “They must go.”

THE PRESIDENT: They will go home in May.

END 5:40 P.M. EDT"""


@pytest.mark.parametrize("mark", ["Q ", "Q: ", "QUESTION: "])
def test_transcript_without_the_questions_of_the_press(mark: str) -> None:
    assert found(TRANSCRIPT.replace("Q Will", f"{mark}Will")) == [
        "THE PRESIDENT | - | Thank you. The meeting was good. / It was long, too. | direct",
        "THE PRESIDENT | - | They will go home in May. | direct",
    ]


def test_one_label_and_a_question_make_a_transcript() -> None:
    text = "MINISTER LEE: The border is closed.\n\nQ Until when?"
    assert found(text) == ["MINISTER LEE | - | The border is closed. | direct"]


@pytest.mark.parametrize(("text", "row"), INDIRECT)
def test_indirect(text: str, row: str) -> None:
    assert found(text) == [row]


@pytest.mark.parametrize(("text", "row"), QUOTED)
def test_quoted(text: str, row: str) -> None:
    assert found(text) == [row]


@pytest.mark.parametrize(("text", "row"), NO_VERB)
def test_cue_that_is_no_verb(text: str, row: str) -> None:
    assert row in found(text)


@pytest.mark.parametrize(("text", "row"), ORDER)
def test_order_of_source_cue_and_content(text: str, row: str) -> None:
    assert row in found(text)


@pytest.mark.parametrize(("text", "row"), MARKS)
def test_marks(text: str, row: str) -> None:
    assert found(text) == [row]


def test_who_is_the_source_and_has_an_antecedent() -> None:
    text = "Troops met Ann Lee, who says that the war is lost."
    article = Article("sha256:0", None, None, None, (), None, None, None, (), (), "en", text)
    said = [a for a in attributions(text, split_article(article)) if a.lemma == "say"]
    assert [
        (text[slice(*a.source)], text[slice(*a.speaker_text)]) for a in said if a.source and a.speaker_text
    ] == [("who", "Ann Lee")]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “friendship bridge” was closed on Monday.",
        "The proposed law was passed.",
        "Rescue teams found two more bodies.",
        "The claims court opened on Monday.",
        "The report was published.",
        "Soldiers raised a flag over the town.",
        "The film has a long title: “We will win.”",
        "The problem is clear: “the last mile.”",
    ],
)
def test_no_attribution(text: str) -> None:
    assert found(text) == []


def test_verbs_share_a_subject() -> None:
    assert found("The Secretary thanked Chad for its help and pledged more aid.") == [
        "The Secretary | thanked | its help | indirect",
        "The Secretary | pledged | more aid | indirect",
    ]


def test_participle_takes_the_subject_of_the_sentence() -> None:
    assert found("The ministry closed the embassy, saying that it had been insulted.") == [
        "The ministry | saying | it had been insulted | indirect",
    ]
