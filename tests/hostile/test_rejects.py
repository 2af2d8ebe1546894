"""Each file of the corpus gives one clear line, and leaves the database as it was."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.hostile.corpus import CORPUS, LIMITS, Hostile

# Words of programmers, which say nothing to those who gave the file.
_INNER_WORDS = re.compile(r"Traceback|Error\b|Exception|0x[0-9a-f]+|None\b")


@pytest.mark.django_db
@pytest.mark.parametrize("hostile", CORPUS.values(), ids=CORPUS)
def test_a_hostile_file_gives_one_clear_line_and_is_stored_nowhere(
    hostile: Hostile, admin_client: Client, settings: Any
):
    settings.FACTDESK_MAX_BYTES = LIMITS.file_bytes
    settings.FACTDESK_LIMITS = {name: getattr(LIMITS, name) for name in LIMITS.__slots__ if name != "file_bytes"}
    before = _rows()

    file = SimpleUploadedFile(hostile.name, hostile.make())
    response = admin_client.post(reverse("claims:load_save"), {"uploads": file})

    assert _rows() == before
    [reject] = [str(message) for message in get_messages(response.wsgi_request)]
    assert re.search(hostile.reason if "|" in hostile.reason else re.escape(hostile.reason), reject)
    assert "\n" not in reject
    assert len(reject) < 300
    assert not _INNER_WORDS.search(reject)


def _rows() -> dict[str, int]:
    watched = [model for model in apps.get_models() if model._meta.app_label in {"articles", "claims"}]
    return {model._meta.label: model._default_manager.count() for model in watched}
