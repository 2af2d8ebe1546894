"""Reading everything anew, by the worker or at once."""

from io import StringIO
from unittest.mock import Mock

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from claims import tasks
from claims.jobs.chores import do_next
from claims.models import Chore
from tests.factories import MeasureFactory, RevisionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def reread(monkeypatch: pytest.MonkeyPatch) -> Mock:
    """Stands in for the reading itself, which has tests of its own."""
    reread = Mock()
    monkeypatch.setattr("claims.recording.reread_article", reread)
    return reread


@pytest.fixture
def queue(settings: Settings) -> None:
    """Tasks wait for a worker, as on a real desk."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def test_every_article_is_read_anew(
    reread: Mock, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    articles = [RevisionFactory().article for _ in range(3)]

    with django_capture_on_commit_callbacks(execute=True):
        tasks.reread_soon()

    assert [call.kwargs["article"] for call in reread.call_args_list] == articles
    assert not Chore.objects.exists()


def test_command_reads_at_once_where_asked(reread: Mock) -> None:
    RevisionFactory()
    out = StringIO()

    call_command("reread", "--now", stdout=out)

    assert reread.call_count == 1
    assert out.getvalue() == "1 articles read anew\n"


def test_command_leaves_it_to_the_worker_once_however_often_asked(
    queue: None, reread: Mock, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            call_command("reread", stdout=StringIO())

    assert reread.call_count == 0
    RevisionFactory()
    while do_next(worker="one"):
        pass
    assert reread.call_count == 1


@pytest.mark.parametrize(("phrase", "times"), [("wardens in post", 1), ("", 0)])
def test_a_new_alias_has_everything_read_anew_and_no_change_has_not(
    phrase: str,
    times: int,
    editor_client: Client,
    reread: Mock,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    measure = MeasureFactory(unit_class="count", nature="")
    RevisionFactory()
    form = {
        "name": measure.name,
        "slug": measure.slug,
        "definition": "",
        "unit_class": "count",
        "nature": "",
        "catalogued": "on",
        "aliases-TOTAL_FORMS": "1",
        "aliases-INITIAL_FORMS": "0",
        "aliases-0-phrase": phrase,
    }

    with django_capture_on_commit_callbacks(execute=True):
        response = editor_client.post(reverse("admin:claims_measure_change", args=[measure.pk]), form)

    assert response.status_code == 302, response.content.decode()
    assert measure.aliases.count() == times
    assert reread.call_count == times
