"""The originals are copyright: no file of the project repeats a run of twelve of their words."""

import re
import subprocess
from pathlib import Path

RUN = 12
ROOT = Path(__file__).parent.parent.parent


def runs_of_words(text: str) -> set[str]:
    """Every run of twelve words, in lower case and without marks."""
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1)}


def test_no_tracked_file_repeats_a_run_of_twelve_words(originals: Path) -> None:
    theirs = set[str]().union(*(runs_of_words(path.read_text(encoding="utf-8")) for path in originals.glob("*.txt")))
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    files = [ROOT / name for name in listed.split("\0") if name]
    repeated = {
        f"{path.relative_to(ROOT)}: {run}"
        for path in files
        if path.is_file()
        for run in runs_of_words(path.read_bytes().decode("utf-8", errors="ignore")) & theirs
    }
    assert theirs
    assert not repeated


def test_runs_are_found_whatever_the_marks_and_capitals() -> None:
    ours = "One, two; three four five six seven eight nine ten “Eleven” twelve thirteen."
    theirs = "one two three four five six seven eight nine ten eleven twelve"
    assert runs_of_words(theirs) <= runs_of_words(ours)
    assert len(runs_of_words(ours)) == 2
