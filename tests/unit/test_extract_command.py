"""`manage.py extract`: data on stdout, the rest on stderr, no database."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

FIELDS = {
    "article", "kind", "surface", "what", "words", "sentence", "start", "end", "value", "low", "high", "comparator",
    "unit", "approximate", "counted", "measure", "scope", "entity", "period_start", "period_end", "period_precision",
    "period_basis", "attribution", "trend", "trackable", "because",
}  # fmt: skip
PAGE = "Pier to close\n\nThe council lost 42 deckchairs in March 2021, about 7 per cent of them."


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "pier.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_file_gives_a_json_line_a_claim(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("extract", str(page))
    rows = lines(capsys)
    assert [row["value"] for row in rows if row["kind"] == "figure"] == [42, 7]
    assert all(row.keys() >= FIELDS and row["article"] == "pier" for row in rows)


def test_a_folder_gives_all_its_files(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page.with_name("quay.txt").write_text("The quay has 19 cranes.", encoding="utf-8")
    call_command("extract", str(page.parent))
    assert {row["article"] for row in lines(capsys)} == {"pier", "quay"}


def test_texts_of_a_jsonl_are_taken_as_they_stand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text('{"id": "t1", "published": null, "text": "By noon  12 boats left."}\n', encoding="utf-8")
    call_command("extract", str(path))
    [row] = [row for row in lines(capsys) if row["kind"] == "figure"]
    assert (row["article"], row["start"], row["sentence"]) == ("t1", 9, "By noon  12 boats left.")


@pytest.mark.parametrize("given", ["--published", "--index"])
def test_a_given_day_resolves_relative_words(given: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "boats.txt"
    path.write_text("Boats return\n\nYesterday 12 boats came back to the harbour.", encoding="utf-8")
    index = tmp_path / "index.jsonl"
    index.write_text('{"id": "boats", "published": "2021-04-10"}\n', encoding="utf-8")
    call_command("extract", str(path), given, "2021-04-10" if given == "--published" else str(index))
    [row] = [row for row in lines(capsys) if row["kind"] == "figure"]
    assert (row["period_start"], row["period_basis"]) == ("2021-04-09", "relative")


def test_a_bad_path_is_one_line_and_the_rest_is_printed(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CommandError) as stop:
        call_command("extract", str(page.parent / "missing.txt"), str(page))
    captured = capsys.readouterr()
    assert stop.value.returncode == 1
    assert len(captured.out.splitlines()) >= 2
    assert "missing.txt: does not exist" in captured.err
    assert len(captured.err.splitlines()) == 1


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "a"}', '{"text": "b"}', '{"id": "a", "text": 5}'])
def test_a_bad_line_is_named_and_the_others_are_read(
    line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text(line + '\n{"id": "good", "text": "They sold 31 nets."}\n', encoding="utf-8")
    with pytest.raises(CommandError):
        call_command("extract", str(path))
    captured = capsys.readouterr()
    assert json.loads(captured.out.splitlines()[0])["article"] == "good"
    assert "line 1" in captured.err


def test_what_was_left_out_is_printed_on_demand(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("extract", str(page), "--left-out")
    [left] = [row for row in lines(capsys) if row["kind"] == "left_out"]
    assert (left["surface"], left["reason"]) == ("March 2021", "a date")


def test_a_table_is_for_reading(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("extract", str(page), "--format", "table")
    head, *rows = capsys.readouterr().out.splitlines()
    assert head.split()[:3] == ["article", "kind", "surface"]
    assert any("42 deckchairs" in row and "= 42 count" in row for row in rows)


def test_a_malformed_day_is_refused(page: Path) -> None:
    with pytest.raises(CommandError, match="no date"):
        call_command("extract", str(page), "--published", "soon")


@pytest.mark.parametrize("batch_size", ["1", "32"])
def test_processes_change_nothing(batch_size: str, page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, count in (("quay", 19), ("mole", 23)):
        page.with_name(f"{name}.txt").write_text(f"The {name} has {count} cranes.", encoding="utf-8")
    call_command("extract", str(page.parent))
    alone = capsys.readouterr().out
    call_command("extract", str(page.parent), "--processes", "2", "--batch-size", batch_size)
    assert capsys.readouterr().out == alone
    assert alone.count("cranes") >= 2
