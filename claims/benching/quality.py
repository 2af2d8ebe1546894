"""How well extraction reads, by scorers and gold that live outside the project.

A gold folder holds `*figures*.jsonl`, `*events*.jsonl` or `newsquant*.jsonl`; its articles stand in `text` or
`articles` inside it, in the folder itself or beside it. The scorers are run as they are, and their lines are read.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

# Reads articles (a folder, or a `.jsonl` of texts) with an index of days, if there is one, into a file of claims.
Predict = Callable[[Path, Path | None, Path], None]

_ROW = re.compile(r"^\s*([+\w()-]+(?: [+\w()-]+)*?)\s+P\s+([\d.]+)\s+R\s+([\d.]+)\s+F1\s+([\d.]+)\s*$")
_COUNTS = re.compile(r"^(?:\S+: )?((?:gold|events) \d+\b.*)$")


class Unscored(Exception):
    """A gold file that could not be scored, and why."""


@dataclass(frozen=True, slots=True)
class Score:
    """One line of a scorer: what it looks at, with precision, recall and F1, or with counts in words."""

    gold: str
    row: str
    precision: float | None = None
    recall: float | None = None
    f1: float | None = None


def score(folder: Path, *, scorers: Path, predict: Predict, skip: Path | None = None) -> Iterator[Score]:
    """The scores of every gold file of a folder."""
    if not folder.is_dir():
        raise Unscored(f"{folder}: no such folder")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        claims = work / "claims.jsonl"
        golds = [path for path in sorted(folder.glob("*.jsonl")) if _scorer_of(path)]
        if golds:
            index = folder / "index.jsonl"
            predict(articles_of(folder), index if index.is_file() else None, claims)
        for gold in golds:
            command = [_script(scorers, _scorer_of(gold)), gold, articles_of(folder), claims]
            yield from _scores(gold, _output(command))
        for texts in sorted(folder.glob("newsquant*.jsonl")):
            predict(texts, None, claims)
            yield from _scores(texts, _newsquant(texts, claims, scorers, skip, work))
            golds.append(texts)
    if not golds:
        raise Unscored(f"{folder}: holds no *figures*.jsonl, *events*.jsonl or newsquant*.jsonl")


def articles_of(folder: Path) -> Path:
    """Where the articles of a gold folder stand."""
    for place in (folder / "text", folder / "articles", folder, folder.parent / "articles"):
        if place.is_dir() and any(place.glob("*.txt")):
            return place
    raise Unscored(f"{folder}: no articles (*.txt) in text, articles, the folder itself or ../articles")


def _scorer_of(gold: Path) -> str:
    if "not_figures" in gold.name:
        return ""
    return "score_figures.py" if "figures" in gold.name else "score_events.py" if "events" in gold.name else ""


def _script(scorers: Path, name: str) -> Path:
    path = scorers / name
    if not path.is_file():
        raise Unscored(f"{path}: no such scorer")
    return path


def _newsquant(texts: Path, claims: Path, scorers: Path, skip: Path | None, work: Path) -> str:
    """The adapter turns claims into the form of the texts; rows that are set aside leave the gold as well."""
    gold, found = work / texts.name, work / "found.jsonl"
    set_aside = set(skip.read_text(encoding="utf-8").split()) if skip else set()
    kept = [line for line, name in _rows(texts) if name not in set_aside]
    gold.write_text("\n".join(kept) + "\n", encoding="utf-8")
    found.write_text(_output([_script(scorers, "newsquant_adapter.py"), gold, claims]), encoding="utf-8")
    return _output([_script(scorers, "score_quantities.py"), gold, found])


def _rows(texts: Path) -> Iterator[tuple[str, str]]:
    """The lines of a file of texts, each with the id of its row."""
    with texts.open(encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                try:
                    yield line.strip(), str(json.loads(line)["id"])
                except (ValueError, TypeError, KeyError):
                    raise Unscored(f'{texts}, line {number}: is no JSON object with an "id"') from None


def _output(command: list[Path]) -> str:
    done = subprocess.run([sys.executable, *map(str, command)], capture_output=True, text=True, check=False)
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise Unscored(f"{command[0].name} on {command[1].name}: {reason}")
    return done.stdout


def _scores(gold: Path, output: str) -> Iterator[Score]:
    name = f"{gold.parent.name}/{gold.stem}"
    for line in output.splitlines():
        if match := _ROW.match(line):
            precision, recall, f1 = map(float, match.groups()[1:])
            yield Score(name, match[1], precision, recall, f1)
        elif counts := _COUNTS.match(line):
            yield Score(name, counts[1])
