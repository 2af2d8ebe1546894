"""What loading says of input that it cannot take."""

from articles.characters import tidy


class Rejected(Exception):
    """Input that cannot be loaded; its text is one line, in the words of the person who gave it."""

    def __init__(self, reason: str) -> None:
        super().__init__(" ".join(tidy(reason).split()))  # it may quote what no text holds
        self.reason = str(self)
