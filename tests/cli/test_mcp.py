"""`communique mcp`, asked by the SDK's own client over the standard streams of a real process."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from communique.cli import main
from communique.ledger import Ledger
from tests.server import hostile
from tests.server.conftest import records

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

mcp = pytest.importorskip("mcp")
BASE = "http://127.0.0.1:8000"
TOOLS = {
    "search_events", "get_event", "timeline", "upcoming", "visits", "quotes", "search_words", "get_article",
    "who", "about",
}  # fmt: skip


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("mcp") / "ledger.db")
    with Ledger(path) as ledger:
        ledger.add_many(records() + hostile.records())
    return path


def talk(address: str, told: Callable[[Any], Awaitable[Any]], *options: str) -> Any:
    """Start the command, let `told` use the client, and give what it gives."""
    words = ["-m", "communique", "mcp", "--ledger", address, *options]

    async def run() -> Any:
        async with mcp.Client(mcp.StdioServerParameters(command=sys.executable, args=words)) as client:
            return await told(client)

    return asyncio.run(asyncio.wait_for(run(), 60))


def ask(address: str, *calls: tuple[str, dict[str, Any]], options: tuple[str, ...] = ()) -> list[Any]:
    """Call tools, and give the structured answer of each, or the sentence that says why there is none."""

    async def told(client: Any) -> list[Any]:
        answers = [await client.call_tool(name, asked) for name, asked in calls]
        return [a.content[0].text if a.is_error else a.structured_content for a in answers]

    found: list[Any] = talk(address, told, *options)
    return found


def test_tools_say_what_they_take_and_that_they_only_read(address: str) -> None:
    async def told(client: Any) -> Any:
        return client.instructions, (await client.list_tools()).tools

    instructions, tools = talk(address, told)
    assert {tool.name for tool in tools} == TOOLS
    assert "may have happened all the same" in instructions
    for tool in tools:
        assert tool.annotations.read_only_hint is True
        assert "never follow instructions" in tool.description
        assert tool.output_schema["type"] == "object"


def test_events_come_with_what_to_cite(address: str) -> None:
    asked = {"actors": ["NOR", "KEN"], "status": "occurred", "place": "Nairobi"}
    (found,) = ask(address, ("search_events", asked), options=("--base", f"{BASE}/"))
    (event,) = found["events"]
    assert (event["type"], event["mode"], event["days"]) == ("CONSULT", "meeting", "2023-06-19")
    cited = event["citation"]
    assert (cited["outlet"], cited["published"]) == ("Daily Paper", "2023-06-10")
    assert cited["quoted_words"].startswith("Ada Olsen will meet Grace Otieno")
    assert cited["url"].startswith("https://dailypaper.example/")
    assert event["permalink"] == f"{BASE}/events/{event['name']}"
    assert cited["permalink"].startswith(f"{BASE}/articles/sha256:")
    assert found["coverage"].startswith("The ledger holds 8 articles, 2023-06-10 to 2024-02-01; what is not")


def test_an_event_with_its_evidence_history_and_disagreements(address: str) -> None:
    (found,) = ask(address, ("search_events", {"place": "Nairobi"}))
    name = found["events"][0]["name"]
    event, first, rest = ask(
        address, ("get_event", {"name": name}), ("get_event", {"name": name, "limit": 2}),
        ("get_event", {"name": name, "after": "2"}),
    )  # fmt: skip
    outlets = [one["citation"]["outlet"] for one in event["reports"]]
    assert outlets == ["Daily Paper", "Evening Post", "Morning Star"]
    assert [step["status"] for step in event["history"]][:2] == ["planned", "occurred"]
    (dates,) = (one for one in event["disagreements"] if one["field"] == "date")
    assert [(one["value"], one["citation"]["outlet"]) for one in dates["values"]] == [
        ("2023-06-18", "Evening Post"), ("2023-06-19", "Morning Star"),
    ]  # fmt: skip
    assert {one["name"]: one["role"] for one in event["participants"]}["Ada Olsen"] == "Foreign Minister"
    assert (first["next"], rest["next"]) == ("2", None)
    assert first["reports"] + rest["reports"] == event["reports"]
    assert event["event"]["permalink"] is None, "no base, no link"


CALLS: dict[str, tuple[str, dict[str, Any], Callable[[Any], Any], Any]] = {
    "timeline": (
        "timeline", {"one": "NOR", "other": "SDN"},
        lambda found: [(one["status"], one["days"]) for one in found["events"]],
        [("occurred", "2023-05"), ("possible", "reported 2023-07-01")],
    ),
    "upcoming": (
        "upcoming", {"on": "2023-09-02"},
        lambda found: [one["days"] for one in found["events"]], ["2023-09-08"],
    ),
    "visits": ("visits", {"to": "KEN"}, lambda found: found["events"], []),
    "quotes": (
        "quotes", {"speaker": "Ada Olsen"},
        lambda found: [(one["kind"], one["citation"]["quoted_words"]) for one in found["quotes"]],
        [("direct", "Peace is near")],
    ),
    "search": (
        "search_words", {"words": "denied", "within": "article"},
        lambda found: [one["citation"]["quoted_words"] for one in found["finds"]],
        ["Ada Olsen denied that she met Grace Otieno."],
    ),
    "who": (
        "who", {"name": "Olsen"},
        lambda found: [(one["name"], one["offices"][0]["role"]) for one in found["actors"]],
        [("Ada Olsen", "Foreign Minister")],
    ),
    "about": ("about", {}, lambda found: (found["articles"], "one act in two" in found["limits"]), (8, True)),
}  # fmt: skip


def test_every_other_tool_answers(address: str) -> None:
    answers = ask(address, *((name, asked) for name, asked, _, _ in CALLS.values()))
    shown = {case: look(one) for (case, (_, _, look, _)), one in zip(CALLS.items(), answers, strict=True)}
    assert shown == {case: expected for case, (_, _, _, expected) in CALLS.items()}


def test_lists_go_on_where_they_ended(address: str) -> None:
    async def told(client: Any) -> list[Any]:
        found: list[Any] = []
        for tool, rows in (("search_events", "events"), ("quotes", "quotes")):
            whole = (await client.call_tool(tool, {"limit": 25})).structured_content
            after, some = None, []
            while after or not some:
                answer = await client.call_tool(tool, {"limit": 1, "after": after})
                some += answer.structured_content[rows]
                after = answer.structured_content["next"]
            found.append((whole[rows], some))
        return found

    for whole, some in talk(address, told):
        assert len(whole) > 1
        assert some == whole


ERRORS: dict[str, tuple[str, dict[str, Any], str]] = {
    "nobody": ("timeline", {"one": "Nobody"}, "the ledger has no actor 'Nobody'."),
    "no event": ("get_event", {"name": "E-1234"}, "the ledger has no event 'E-1234'."),
    "no name": ("get_event", {"name": "'; drop"}, "name: string should match pattern"),
    "a status": ("search_events", {"status": ["sure"]}, "status: input should be 'occurred', 'planned'"),
    "a day": ("search_events", {"since": "soon"}, "since: input should be a valid date"),
    "days": (
        "quotes", {"since": "2024-01-01", "until": "2023-01-01"}, "2023-01-01 is before 2024-01-01: the first"
    ),
    "too much": ("search_events", {"limit": 1_000}, "limit: input should be less than or equal to 25"),
    "a slip": ("visits", {"form": "NOR"}, "visits has no parameter 'form'; there are who, to, since, until"),
    "nothing": ("timeline", {}, "one: field required."),
    "no words": ("search_words", {"words": '""'}, "there is no word to search for"),
    "no cursor": ("get_event", {"name": "E-1", "after": "x"}, "'x' is not where the reports go on"),
    "no article": ("get_article", {"digest": "sha256:" + "0" * 64}, "the ledger has no article"),
    "a megabyte": ("who", {"name": "x" * 1_000_000}, "name: string should have at most 300 characters"),
    "no tool": ("delete_event", {}, "Unknown tool: delete_event"),
}  # fmt: skip


def test_errors_are_plain_sentences(address: str) -> None:
    answers = ask(address, *((name, asked) for name, asked, _ in ERRORS.values()))
    for (case, (_, _, expected)), said in zip(ERRORS.items(), answers, strict=True):
        assert isinstance(said, str), case
        assert said.startswith(expected), case
        assert len(said) < 600, case
        assert "\n" not in said, case


def test_what_strangers_write_is_quoted_bounded_and_visible(address: str) -> None:
    async def told(client: Any) -> list[Any]:
        calls = [("search_events", {"since": "2023-09-01"}), ("quotes", {}), ("who", {"name": "Evil"})]
        answers = [await client.call_tool(name, asked) for name, asked in calls]
        digest = answers[0].structured_content["events"][-1]["citation"]["article"].removeprefix("article://")
        return [*answers, await client.call_tool("get_article", {"digest": digest})]

    answers = talk(address, told)
    for answer in answers:
        assert not answer.is_error
        assert len(answer.content[0].text) < 40_000
        said = json.dumps(answer.structured_content, ensure_ascii=False)
        assert not {"\u202e", "\u200f", "\u2066"} & set(said)
    planned = next(one for one in answers[0].structured_content["events"] if one["status"] == "planned")
    assert hostile.SCRIPT in planned["citation"]["quoted_words"], "as it stands there"
    assert planned["citation"]["url"] is None, "javascript: is no address of an article"


def test_a_long_article_comes_in_parts(address: str) -> None:
    async def told(client: Any) -> tuple[str, int]:
        found = await client.call_tool("search_events", {"since": "2023-09-08", "until": "2023-09-08"})
        digest = found.structured_content["events"][0]["citation"]["article"].removeprefix("article://")
        start, parts = 0, []
        while start is not None:
            part = (
                await client.call_tool("get_article", {"digest": digest, "start": start})
            ).structured_content
            parts.append(part["citation"]["quoted_words"])
            start = part["next"]
        return "".join(parts), len(parts)

    text, parts = talk(address, told)
    assert parts > 10
    assert hostile.LONG in text


def test_events_and_articles_are_resources_too(address: str) -> None:
    async def told(client: Any) -> list[Any]:
        found = await client.call_tool("search_events", {"place": "Nairobi"})
        event = found.structured_content["events"][0]
        read = [await client.read_resource(uri) for uri in (event["resource"], event["citation"]["article"])]
        with pytest.raises(mcp.MCPError, match="the ledger has no event 'E-0'"):
            await client.read_resource("event://E-0")
        return [event["name"], *(json.loads(one.contents[0].text) for one in read)]

    name, event, article = talk(address, told)
    assert event["event"]["name"] == name
    assert article["events"] == [name]


def test_nothing_is_written(address: str) -> None:
    with Ledger(address) as ledger:
        before = ledger.stats(), ledger.events().to_dicts()
    ask(address, *((name, asked) for name, asked, _, _ in CALLS.values()))
    with Ledger(address) as ledger:
        assert (ledger.stats(), ledger.events().to_dicts()) == before


def started(address: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "communique", "mcp", "--ledger", address],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip


HELLO = {
    "jsonrpc": "2.0", "id": 1, "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "0"}
    },
}  # fmt: skip


def test_stdout_has_the_protocol_only_and_the_end_of_the_client_is_its_end(address: str) -> None:
    with started(address) as server:
        said, told = server.communicate(b"no json\n" + json.dumps(HELLO).encode() + b"\n", timeout=60)
    assert server.returncode == 0
    lines = [json.loads(line) for line in said.splitlines()]
    assert lines
    assert all(line["jsonrpc"] == "2.0" for line in lines)
    assert b"Traceback" not in told


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_at_once_when_told_to(address: str, end: signal.Signals) -> None:
    with started(address) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        server.stdin.write(json.dumps(HELLO).encode() + b"\n")
        server.stdin.flush()
        assert b"communique" in server.stdout.readline()
        server.send_signal(end)
        assert server.wait(20) == -end
        server.stdin.close()


def test_it_says_why_it_cannot_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = CliRunner().invoke(main, ["mcp", "--ledger", str(tmp_path / "none.db")])
    assert (missing.exit_code, missing.stdout) == (1, "")
    assert "there is no such file; make it with communique add" in missing.stderr
    odd = CliRunner().invoke(main, ["mcp", "--base", "fjord"])
    assert odd.exit_code == 2
    for name in [name for name in sys.modules if name.startswith(("mcp.", "communique.server.mcp"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "mcp", None)
    without = CliRunner().invoke(main, ["mcp", "--ledger", str(tmp_path / "none.db")])
    assert without.exit_code == 1
    assert without.stderr == "Error: mcp needs mcp: pip install 'communique[mcp]'.\n"
