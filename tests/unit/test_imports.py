"""Who imports whom: values <- extraction | comparison <- recording <- views, and articles <- claims.

Ruff bans the direct imports (TID251); these probes catch what comes in by a detour.
"""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("module", "banned"),
    [
        ("claims.values", "django spacy claims.models claims.extraction claims.comparison"),
        ("claims.lines", "django spacy claims.models claims.extraction claims.comparison"),
        ("claims.catalogue", "django spacy claims.models claims.extraction claims.comparison"),
        ("claims.extraction.pipeline", "django articles claims.models claims.recording claims.comparison"),
        ("claims.comparison.groups", "django spacy articles claims.models claims.recording claims.extraction"),
        ("claims.comparison.relations", "django spacy articles claims.models claims.recording claims.extraction"),
        ("articles.cleaning", "django spacy claims"),
        ("articles.dateline", "django spacy claims"),
        ("articles.readers", "django spacy claims"),
        ("articles.versions.anchors", "django spacy claims"),
        ("articles.versions.changes", "django spacy claims"),
    ],
)
def test_plain_module_pulls_in_nothing_that_it_may_not(module: str, banned: str) -> None:
    probe = f"import sys, {module}; print(*(name for name in {banned.split()!r} if name in sys.modules))"
    result = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, cwd=ROOT, check=False)

    assert result.returncode == 0, result.stderr
    assert result.stdout.split() == []


def test_articles_never_import_claims() -> None:
    modules = {path: _imports(path) for path in (ROOT / "articles").rglob("*.py")}

    assert len(modules) > 5
    assert {path.name for path, names in modules.items() if "claims" in names} == set()


@pytest.mark.parametrize("package", ["claims/extraction", "claims/comparison", "articles"])
def test_ruff_bans_the_direct_import(package: str) -> None:
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--stdin-filename", f"{package}/probe.py", "-"]
    source = "from django.db import models\n\nx = models.F\n"
    result = subprocess.run(command, input=source, capture_output=True, text=True, cwd=ROOT, check=False)

    assert "TID251" in result.stdout, result.stdout + result.stderr


def _imports(path: Path) -> set[str]:
    """First names of all that a file imports, at its top or inside a function."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names
