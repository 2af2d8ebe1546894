"""Commands that need the database say in a sentence that it is not set up."""

import pytest
from django.core.management import CommandError, call_command
from django.db.migrations.executor import MigrationExecutor


@pytest.mark.django_db
@pytest.mark.parametrize("command", [["export", "claims"], ["load", "somewhere"], ["reread"]])
def test_a_database_that_is_not_set_up_is_told_so(command: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda executor, targets: ["claims.0001_initial"])

    with pytest.raises(CommandError, match=r"run “manage\.py migrate” first"):
        call_command(*command)
