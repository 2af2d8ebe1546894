"""What `make test REQUIRE=…` insists on."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# The first would write, the others take long to import.
WITHOUT = ["-p", "no:cacheprovider", "-p", "no:schemathesis", "-p", "no:playwright"]


# That nothing is required is every other run. PostgreSQL is required of scripts/run_tests.py, and of no run of pytest.
@pytest.mark.parametrize(("required", "status"), [("postgres", 0), ("originals", 1)])
def test_a_run_without_what_is_required_fails_though_every_test_passed(required: str, status: int) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *WITHOUT, "tests/unit/test_lock.py"],
        env={**os.environ, "REQUIRE": required, "ARTICLES": ""},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert " passed" in result.stdout
    assert result.returncode == status
    assert ("REQUIRE names originals, but no such test ran" in result.stdout) == bool(status)
