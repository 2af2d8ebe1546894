"""What the guide to many machines names is there: commands with their options, variables, files."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "deploying.md"
EXAMPLES = sorted((ROOT / "docs" / "deploying").iterdir())
# Settings that nobody sets on many machines, or that a program reads itself.
_ELSEWHERE = {"POSTGRES_PASSWORD", "POSTGRES_USER", "POSTGRES_DB"}


def named_commands() -> Iterator[tuple[str, str]]:
    """Each command line of the guide and of the examples, with its name."""
    for path in (GUIDE, *EXAMPLES):
        for line in re.findall(r"manage\.py ([^`\n#;,.]+)", path.read_text(encoding="utf-8")):
            yield line.split()[0], line


def test_every_command_that_is_named_takes_its_options() -> None:
    lines = list(named_commands())

    assert {name for name, _ in lines} >= {"work", "serve", "migrate", "load", "digest", "db_worker"}
    for name, line in lines:
        parser = load_command_class(get_commands()[name], name).create_parser("manage.py", name)
        for option in re.findall(r"--[a-z-]+", line):
            assert option in parser._option_string_actions, line


def test_the_table_of_settings_names_every_variable_that_is_read_and_no_other() -> None:
    read = re.findall(r"environ\.get\(\"([A-Z_]+)\"", (ROOT / "factdesk" / "settings.py").read_text(encoding="utf-8"))
    told = re.findall(r"^\| `([A-Z_]+)`", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)

    assert sorted(told) == sorted(set(read))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_examples_set_only_variables_that_are_read(path: Path) -> None:
    told = set(re.findall(r"\b((?:FACTDESK|POSTGRES|DATABASE|EMAIL)_[A-Z_]+)\b", path.read_text(encoding="utf-8")))

    assert told - _ELSEWHERE <= set(re.findall(r"^\| `([A-Z_]+)`", GUIDE.read_text(encoding="utf-8"), re.MULTILINE))


def test_every_unit_that_the_guide_enables_is_there() -> None:
    units = re.findall(r"factdesk[a-z-]*(?:@\d)?(?:\.service|\.timer)?(?=[ \n])", "".join(
        re.findall(r"systemctl enable.*\n", GUIDE.read_text(encoding="utf-8"))))  # fmt: skip

    names = {re.sub(r"@\d", "@", unit) if "." in unit else f"{re.sub(r'@.', '@', unit)}.service" for unit in units}
    assert names == {"factdesk.service", "factdesk-worker@.service", "factdesk-digest.timer"}
    assert names <= {path.name for path in EXAMPLES}
