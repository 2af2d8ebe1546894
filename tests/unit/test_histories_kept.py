"""What keeps its history is saved row by row: django-simple-history hears nothing of what a set changes at once."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
AT_ONCE = {"update", "bulk_update", "bulk_create", "delete"}
# Accessors that lead from another row to rows with a history.
ACCESSORS = {"aliases"}


def tracked() -> dict[str, set[str]]:
    """The models with a history, each with the columns that their history leaves out."""
    models = [model for model in apps.get_models() if hasattr(model, "history")]
    return {
        model.__name__: {field.name for field in model._meta.fields}
        - {field.name for field in model.history.model._meta.fields}
        for model in models
    }


def unheard(source: str) -> Iterator[str]:
    """The calls of a module that change rows with a history and leave no trace in it."""
    for call in ast.walk(ast.parse(source)):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in AT_ONCE):
            continue
        names = [node.id for node in ast.walk(call.func.value) if isinstance(node, ast.Name)]
        through = {node.attr for node in ast.walk(call.func.value) if isinstance(node, ast.Attribute)} & ACCESSORS
        of = [name for name in names if name in tracked()]
        changed = {keyword.arg for keyword in call.keywords}
        if of and call.func.attr == "update" and changed <= tracked()[of[0]]:
            continue
        if of or through:
            yield ast.unparse(call)


def test_the_models_with_a_history_are_known() -> None:
    assert set(tracked()) == {
        "Outlet", "OutletAlias", "Article", "Measure", "MeasureAlias", "Entity", "EntityAlias", "Feed"
    }  # fmt: skip


def test_a_set_changed_at_once_would_be_noticed() -> None:
    assert list(unheard("Measure.objects.filter(pk=1).update(name='x')"))
    assert list(unheard("Article.objects.bulk_update(rows, ['url'])"))
    assert list(unheard("measure.aliases.filter(phrase='x').delete()"))
    assert not list(unheard("Measure.objects.filter(pk=1).update(looked_at=True)"))
    assert not list(unheard("Claim.objects.filter(measure=measure).update(standing=False)"))


def test_nothing_that_keeps_its_history_is_changed_by_the_set() -> None:
    modules = [
        path
        for package in ("articles", "claims", "factdesk")
        for path in (ROOT / package).rglob("*.py")
        if not {"migrations", "benching"} & set(path.parts)  # neither has users whose decisions would be lost
    ]
    found = {str(path.relative_to(ROOT)): list(unheard(path.read_text(encoding="utf-8"))) for path in modules}

    assert len(modules) > 100
    assert {path: calls for path, calls in found.items() if calls} == {}
