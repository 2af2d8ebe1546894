"""`manage.py load`: a row an article, a line a reject, and 1 where anything was rejected."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.fetching import network as networks
from articles.models import Article, Revision
from claims import intake
from claims.models import Claim, Load
from claims.recording import ReadAhead
from tests.fakeweb import Web

pytestmark = pytest.mark.django_db

WALL = """Harbour wall will cost more

By Harbour Desk
Friday, 8th March 2024, 10:30 am

The wall at Brindle Quay will cost £4.6m, the council says.

The council employs 31 divers."""
BOARD = """Board looks at harbour wall

The board, set up in 2021, met on Monday (March 4) and counted 12 holes in the wall.

It will meet again."""
BENCHES = "Ten benches for the park\n\nThey were paid for by a gift.\n\nThey stand under the limes."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three articles, among them one without a date and one that gives no hint of it."""
    for stem, text in (("wall", WALL), ("board", BOARD), ("benches", BENCHES)):
        (tmp_path / f"{stem}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def _load(*args: object) -> tuple[list[str], list[str], int]:
    """Rows, rejects and exit code."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    try:
        call_command("load", *map(str, args), stdout=out, stderr=err)
    except SystemExit as stop:
        code = int(stop.code or 0)
    return out.getvalue().splitlines(), err.getvalue().splitlines(), code


def test_load_prints_a_row_an_article(folder: Path) -> None:
    rows, rejects, code = _load(folder / "wall.txt")

    figures = Claim.objects.filter(kind="figure").count()
    assert (rejects, code) == ([], 0)
    assert len(rows) == 1
    assert rows[0].startswith("wall  Harbour wall will cost more  by Harbour Desk  8 March 2024, 10:30  new  ")
    assert f"  {figures} figures  {Claim.objects.count()} claims  0 findings" in rows[0]
    assert figures >= 2


def test_load_asks_for_the_date_of_an_undated_article(folder: Path) -> None:
    rows, _, code = _load(folder)
    board = Article.objects.get(stem="board")

    assert code == 0
    assert [row.split("  ")[0] for row in rows if not row.startswith(" ")] == ["benches", "board", "wall"]
    assert "4 March 2024 to 10 March 2024 (inferred)" in rows[2]
    assert "Monday (March 4)" in rows[3]
    assert rows[3].endswith(f"Please confirm the date: {board.get_absolute_url()}")
    assert "date not known" in rows[0]
    assert "do not fix one" in rows[1]


def test_load_again_adds_nothing(folder: Path) -> None:
    _load(folder)
    before = (Article.objects.count(), Revision.objects.count(), Claim.objects.count())

    rows, _, code = _load(folder)

    assert code == 0
    assert (Article.objects.count(), Revision.objects.count(), Claim.objects.count()) == before
    assert sum("known already, nothing added" in row for row in rows) == 3


def test_load_of_a_changed_text_is_a_new_version(folder: Path) -> None:
    _load(folder / "wall.txt")
    (folder / "wall.txt").write_text(WALL.replace("31", "29"), encoding="utf-8")

    rows, _, _ = _load(folder / "wall.txt")

    assert "  new version  " in rows[0]
    assert Article.objects.get().revisions.count() == 2


def test_load_takes_the_good_and_rejects_the_bad(folder: Path, settings: object) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "nul.txt").write_bytes(b"The wall\0fell.")
    (folder / "wrong.txt").write_bytes("堤防の費用は倍になると町は述べた。".encode("shift_jis"))
    (folder / "furniture.txt").write_text("Advertisement\n\nShare this", encoding="utf-8")
    with (folder / "large.txt").open("wb") as file:
        file.truncate(50 * 1024 * 1024)

    rows, rejects, code = _load(folder, folder / "gone.txt", "https://echo.example/wall")

    assert code == 1
    assert set(Article.objects.values_list("stem", flat=True)) == {"wall", "board", "benches"}
    assert len([row for row in rows if not row.startswith(" ")]) == 3
    assert [line.split(": ")[0].rsplit("/", 1)[-1] for line in rejects] == [
        "binary.txt",
        "empty.txt",
        "furniture.txt",
        "large.txt",
        "nul.txt",
        "wrong.txt",
        "gone.txt",
        "wall",
    ]
    assert all(line.startswith("Rejected ") and len(line) < 300 for line in rejects)
    assert "too large: 50.0 MB; at most 10.0 MB" in rejects[3]


@pytest.mark.parametrize("content", [None, "a folder"])
def test_load_of_nothing_is_rejected(tmp_path: Path, content: str | None) -> None:
    rows, rejects, code = _load(tmp_path if content else tmp_path / "gone")

    assert (rows, len(rejects), code) == ([], 1, 1)
    assert Article.objects.count() == 0


def test_load_takes_outlet_and_day_from_the_options(folder: Path) -> None:
    rows, _, _ = _load(folder / "board.txt", "--outlet", "Brindle Echo", "--published", "2024-03-05")
    article = Article.objects.get()

    assert (str(article.outlet), str(article.published_from)) == ("Brindle Echo", "2024-03-05")
    assert article.published_basis == "stated"
    assert len(rows) == 1


def test_load_takes_what_the_index_knows_and_names_its_bad_lines(folder: Path) -> None:
    index = folder / "index.jsonl"
    entry = {"id": "benches", "outlet": None, "title": "Benches", "published": "2024-03-05", "url": None}
    index.write_text(f"{json.dumps(entry)}\nnot json\n", encoding="utf-8")

    _, rejects, code = _load(folder, "--index", index, "--outlet", "Brindle Echo")
    article = Article.objects.get(stem="benches")

    assert (code, rejects) == (1, [f"Rejected {index}, line 2: is no JSON"])
    assert (article.headline, str(article.published_from), str(article.outlet)) == (
        "Benches",
        "2024-03-05",
        "Brindle Echo",
    )
    assert Article.objects.count() == 3


@pytest.mark.parametrize(
    ("option", "value", "reason"),
    [("--published", "5 March", "is no date"), ("--index", "/gone.jsonl", "cannot be read")],
)
def test_load_refuses_a_wrong_option_before_it_loads(folder: Path, option: str, value: str, reason: str) -> None:
    with pytest.raises(CommandError, match=reason):
        _load(folder, option, value)

    assert Article.objects.count() == 0


def test_load_rereads_an_article_that_gets_its_date_later(folder: Path) -> None:
    (folder / "gift.txt").write_text(
        "Gift\n\nThe gift came yesterday.\n\nIt paid 400 pounds a bench.", encoding="utf-8"
    )
    _load(folder / "gift.txt")

    rows, _, _ = _load(folder / "gift.txt", "--published", "2024-03-05")

    assert "  known  " in rows[0]
    assert Article.objects.get().published_basis == "stated"


def test_a_fault_in_one_article_costs_no_other(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    record = intake.record_revision

    def fail_on_board(*, revision: Revision, ahead: ReadAhead | None = None) -> object:
        if revision.article.stem == "board":
            raise ZeroDivisionError
        return record(revision=revision, ahead=ahead)

    monkeypatch.setattr(intake, "record_revision", fail_on_board)

    rows, rejects, code = _load(folder)

    assert code == 1
    assert set(Article.objects.values_list("stem", flat=True)) == {"wall", "benches"}
    assert len(rejects) == 1
    assert "reading it failed (ZeroDivisionError); nothing of it was stored" in rejects[0]
    assert "board.txt" in caplog.text
    assert len(rows) == 3


def test_load_shows_no_progress_where_nobody_watches(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load", str(folder / "wall.txt"))

    captured = capsys.readouterr()
    assert captured.err == ""
    assert captured.out.startswith("wall  ")


def test_load_that_is_stopped_says_how_to_go_on_and_goes_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = intake.record_revision

    def stop_on_second(*, revision: Revision, ahead: ReadAhead | None = None) -> object:
        if Article.objects.count() == 2:
            raise KeyboardInterrupt
        return record(revision=revision, ahead=ahead)

    with monkeypatch.context() as stopped:
        stopped.setattr(intake, "record_revision", stop_on_second)
        rows, told, code = _load(folder)

    load = Load.objects.get()
    assert (len(rows), code) == (2, 130)
    assert told == [f"Stopped: 1 done, 0 rejected, 2 waiting. Go on with: manage.py load --resume {load.pk}"]
    assert Article.objects.count() == 1

    rows, told, code = _load("--resume")

    assert (Article.objects.count(), told, code) == (3, [], 0)
    with pytest.raises(CommandError, match="no load was stopped before its end"):
        _load("--resume")
    with pytest.raises(CommandError, match=f"there is no unfinished load {load.pk}"):
        _load("--resume", load.pk)


def test_load_in_the_background_is_left_to_the_workers(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")

    rows, rejects, code = _load(folder, "--background")

    load = Load.objects.get()
    assert rows == [f"3 to be read by a worker (manage.py work): {load.get_absolute_url()}"]
    assert (code, len(rejects), Article.objects.count()) == (1, 1, 0)
    assert load.jobs.waiting().count() == 3


@pytest.mark.parametrize("args", [(), ("--resume", "1", "folder")])
def test_load_is_told_what_to_load_once(args: tuple[str, ...]) -> None:
    with pytest.raises(CommandError, match=r"paths out|name a file or a folder"):
        _load(*reversed(args))


@pytest.mark.originals
def test_originals_load(originals: Path) -> None:
    rows, rejects, code = _load(originals)

    assert (rejects, code) == ([], 0)
    assert [row.split("  ")[0] for row in rows if not row.startswith(" ")] == ["000", "001", "002", "003", "004"]
    assert "17 June 2019 to 23 June 2019 (inferred)" in rows[4]


def test_load_fetches_addresses(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    web = Web()
    web.page("https://echo.example/wall", "<html><body><h1>Wall to cost more</h1><p>It costs £4m.</p></body></html>")
    monkeypatch.setattr(networks, "INTERNET", web.network)
    with pytest.raises(SystemExit):
        call_command("load", "https://echo.example/wall", "https://echo.example/gone", "http://10.0.0.1/")
    printed = capsys.readouterr()
    assert "wall  Wall to cost more" in printed.out
    assert "https://echo.example/gone: “echo.example” has no such page (it answered 404)" in printed.err
    assert "http://10.0.0.1/: 10.0.0.1 is an address of a private network" in printed.err
    assert Article.objects.get().url == "https://echo.example/wall"
