"""Serving in earnest: `manage.py serve` with DEBUG off, in processes of its own."""

import re
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.site import copy, manage, served


@pytest.fixture(scope="module")
def database(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of a desk without anything in it."""
    return copy(migrated, tmp_path_factory.mktemp("serve") / "factdesk.sqlite3")


def test_site_in_earnest_serves_pages_and_hashed_static_files_and_stops(database: Path) -> None:
    with served(database, debug=False) as url:
        page = urllib.request.urlopen(f"{url}/accounts/login/").read().decode()
        style = re.search(r'href="(/static/factdesk/base\.[0-9a-f]{12}\.css)"', page)
        assert style, page
        answer = urllib.request.urlopen(url + style[1])
        assert "immutable" in answer.headers["Cache-Control"]
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{url}/accounts/login/no-such-page/")

    with pytest.raises(urllib.error.URLError, match="refused"):
        urllib.request.urlopen(url)


def test_site_in_earnest_does_not_start_with_demo_passwords(database: Path) -> None:
    manage("shell", "--command", "from factdesk.demo import *; make_demo_users()", database=database)

    with pytest.raises(AssertionError, match="ImproperlyConfigured: FACTDESK_DEBUG is off and the demo password"):
        manage("shell", "--command", "import factdesk.wsgi", database=database, debug=False)
    with pytest.raises(AssertionError, match="CommandError: FACTDESK_DEBUG is off and the demo password still stands"):
        manage("serve", database=database, debug=False)
