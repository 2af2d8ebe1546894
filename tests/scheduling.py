"""Which test goes to which of several workers."""

from xdist.scheduler import LoadScopeScheduling


class BrowserTogether(LoadScopeScheduling):
    """All tests in the browser on one worker, where they share the sites; every other wherever there is room.

    The mark `xdist_group` would say the same, but xdist 3.8 writes it to where pytest 9.2 no longer looks.
    """

    def _split_scope(self, nodeid: str) -> str:
        return "browser" if nodeid.startswith("tests/browser/") else nodeid
