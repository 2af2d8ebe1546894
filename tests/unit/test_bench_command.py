"""`manage.py bench`: the table of speed, and the table of what scorers outside the project say."""

import functools
import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from spacy import load as spacy_load
from spacy.language import Language

from claims.benching import loading, speed
from claims.catalogue import read_catalogue

PAGE = "Weir to be rebuilt\n\nThe weir lost 17 planks in the flood, about 6 per cent of them."
# A scorer in miniature: it counts the claims that it is handed, as the real ones do.
SCORER = """import pathlib, sys
gold, articles, claims = sys.argv[1:4]
found = [line for line in open(claims, encoding="utf-8") if '"kind": "figure"' in line]
pages = sorted(path.stem for path in pathlib.Path(articles).glob("*.txt"))
print(f"gold 2  predicted {len(found)}  pages {' '.join(pages)}")
print(f"found       P {100.0:5.1f}  R {50.0:5.1f}  F1 {66.7:5.1f}")
print("   ", "weir", "missed", "17", sep="\\t")
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A gold folder with one article."""
    gold = tmp_path / "rivers"
    (gold / "text").mkdir(parents=True)
    (gold / "text" / "weir.txt").write_text(PAGE, encoding="utf-8")
    (gold / "figures.jsonl").write_text('{"article": "weir"}\n', encoding="utf-8")
    return gold


@pytest.fixture
def scorers(tmp_path: Path) -> Path:
    """A folder with scorers of our own."""
    place = tmp_path / "scorers"
    place.mkdir()
    (place / "score_figures.py").write_text(SCORER, encoding="utf-8")
    return place


@pytest.fixture
def models_at_hand(monkeypatch: pytest.MonkeyPatch, nlp: Language) -> None:
    """Both models as they were loaded once for all tests, and no more rounds of short texts than are asked for.

    What is set aside from the collector of garbage stays aside: each round would look through all that the run holds.
    """
    monkeypatch.setattr(speed, "build_nlp", lambda model: nlp)
    monkeypatch.setattr(speed.spacy, "load", bare)
    monkeypatch.setattr(speed, "_MOST_ROUNDS", 1)
    monkeypatch.setattr(speed.gc, "unfreeze", lambda: None)


@functools.cache
def bare(model: str) -> Language:
    """The bare model."""
    return spacy_load(model)


def test_speed_is_measured_for_both_on_the_same_words(models_at_hand: None) -> None:
    measured = list(speed.measure([PAGE, PAGE], catalogue=read_catalogue(), times=(1, 3), rounds=2))
    assert [(one.words, one.in_one) for one in measured] == [
        (2 * len(PAGE.split()), False),
        (6 * len(PAGE.split()), False),
        (6 * len(PAGE.split()), True),
    ]
    for one in measured:
        assert one.bare > 0
        assert one.ratio == pytest.approx(one.extract / one.bare)
        assert one.lowest <= one.ratio <= one.highest
        assert one.rounds == 3  # an odd number has a middle
    assert measured[2].peak_megabytes >= measured[0].peak_megabytes > 1


def test_short_texts_are_read_more_often(monkeypatch: pytest.MonkeyPatch, models_at_hand: None) -> None:
    monkeypatch.setattr(speed, "_timed", lambda run, texts: 1.0)
    monkeypatch.setattr(speed, "_MOST_ROUNDS", 7)
    monkeypatch.setattr(speed, "_WORDS", 5 * len(PAGE.split()))
    measured = list(speed.measure([PAGE], catalogue=read_catalogue(), times=(1, 2), rounds=1))
    assert [one.rounds for one in measured] == [5, 3, 3]


def test_of_the_rounds_the_median_is_told(monkeypatch: pytest.MonkeyPatch, models_at_hand: None) -> None:
    seconds = iter([2.0, 1.0, 1.0, 4.0, 4.0, 3.0])  # each goes first in turn: ratios 1/2, 1/4 and 3/4
    monkeypatch.setattr(speed, "_timed", lambda run, texts: next(seconds))
    [one] = speed.measure([PAGE], catalogue=read_catalogue(), times=(), rounds=3)
    assert (one.rounds, one.lowest, one.ratio, one.highest) == (3, 0.25, 0.5, 0.75)
    assert (one.bare_seconds, one.extract_seconds) == (1.0, 2.0)


def test_the_table_of_speed_has_a_line_a_size_and_says_how(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], models_at_hand: None
) -> None:
    (tmp_path / "weir.txt").write_text(PAGE, encoding="utf-8")
    call_command("bench", "extract", str(tmp_path), "--times", "1", "2", "--rounds", "1")
    told = capsys.readouterr()
    head, *rows = told.out.splitlines()
    assert head.split()[:2] == ["times", "words"]
    assert [row.split()[:2] for row in rows[:2]] == [["1×", "18"], ["2×", "36"]]
    assert rows[2].split()[:4] == ["2×", "in", "one", "36"]
    assert "median" in told.err


def test_a_path_without_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError):
        call_command("bench", "extract", str(tmp_path / "nowhere"))


def test_scorers_judge_what_extract_prints(folder: Path, scorers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("bench", "quality", str(folder), "--scorers", str(scorers))
    _, counts, found = capsys.readouterr().out.splitlines()
    assert counts.split("  ", 1)[1].strip() == "gold 2  predicted 2  pages weir"
    assert found.split() == ["rivers/figures", "found", "100.0", "50.0", "66.7"]


def test_rows_set_aside_leave_gold_and_claims(folder: Path, scorers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"id": "a", "text": "They sold 31 nets."}, {"id": "b", "text": "They sold 32 nets."}]
    (folder / "newsquant_own.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (folder / "skip.txt").write_text("b\n", encoding="utf-8")
    (scorers / "newsquant_adapter.py").write_text("import sys; print(open(sys.argv[1]).read(), end='')")
    counting = "import sys; print('gold', len(open(sys.argv[1]).readlines()), len(open(sys.argv[2]).readlines()))"
    (scorers / "score_quantities.py").write_text(counting)
    call_command("bench", "quality", str(folder), "--scorers", str(scorers), "--skip", str(folder / "skip.txt"))
    assert "gold 1 1" in capsys.readouterr().out


@pytest.mark.parametrize("missing", ["scorer", "articles", "gold"])
def test_what_is_missing_is_said(missing: str, folder: Path, scorers: Path) -> None:
    gone = {
        "scorer": scorers / "score_figures.py",
        "articles": folder / "text" / "weir.txt",
        "gold": folder / "figures.jsonl",
    }[missing]
    gone.unlink()
    words = {"scorer": "no such scorer", "articles": "no articles", "gold": r"holds no \*figures"}[missing]
    with pytest.raises(CommandError, match=words):
        call_command("bench", "quality", str(folder), "--scorers", str(scorers))


def test_a_folder_named_twice_is_scored_once_and_a_bad_one_costs_no_other(
    folder: Path, scorers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, gone = folder.parent / "bad", folder.parent / "gone"
    bad.mkdir()
    (bad / "newsquant_own.jsonl").write_text(
        '{"id": "a", "text": "They sold 31 nets."}\n{"id": torn\n', encoding="utf-8"
    )
    (scorers / "newsquant_adapter.py").write_text("")
    again = folder.parent / "bad" / ".." / folder.name
    with pytest.raises(CommandError) as failure:
        call_command("bench", "quality", str(gone), str(bad), str(folder), str(again), "--scorers", str(scorers))
    assert "gone: no such folder" in str(failure.value)
    assert "1 could not be read" in str(failure.value)
    _, *rows = capsys.readouterr().out.splitlines()
    assert [row.split()[0] for row in rows] == ["rivers/figures", "rivers/figures"]


def test_events_are_scored_beside_figures(folder: Path, scorers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "events.jsonl").write_text('{"article": "weir"}\n', encoding="utf-8")
    (scorers / "score_events.py").write_text(SCORER, encoding="utf-8")
    call_command("bench", "quality", str(folder), "--scorers", str(scorers))
    _, *rows = capsys.readouterr().out.splitlines()
    assert [row.split()[0] for row in rows] == ["rivers/events"] * 2 + ["rivers/figures"] * 2


def test_a_scorer_that_fails_is_quoted(folder: Path, scorers: Path) -> None:
    (scorers / "score_figures.py").write_text("raise SystemExit('gold is torn')", encoding="utf-8")
    with pytest.raises(CommandError, match=r"score_figures\.py on figures\.jsonl: gold is torn"):
        call_command("bench", "quality", str(folder), "--scorers", str(scorers))


def test_bench_load_prints_a_line_for_each_number_of_workers_and_the_share_of_the_model(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rates = [loading.Rate(1, 40, 20.0), loading.Rate(2, 40, 12.5)]
    monkeypatch.setattr(loading, "measure", lambda **given: iter(rates))
    monkeypatch.setattr(loading, "measure_share", lambda **given: loading.Share(40, model=5.0, whole=20.0))

    call_command("bench", "load")

    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
        ["workers", "articles", "seconds", "articles/s", "ratio"],
        ["1", "40", "20.0", "2.00", "1.00"],
        ["2", "40", "12.5", "3.20", "1.60"],
        ["spaCy:", "5.00", "s", "of", "20.00", "s", "of", "processor", "time", "(25", "%)"],
    ]


def test_bench_load_says_when_a_worker_ends_before_its_work(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**given: object) -> None:
        raise loading.WorkerFailed("a worker ended before it began")

    monkeypatch.setattr(loading, "measure", fail)

    with pytest.raises(CommandError, match="a worker ended before it began"):
        call_command("bench", "load")
