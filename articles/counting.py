"""Numbers of things in words, for messages."""


def so_many(number: int, one: str, many: str = "") -> str:
    """The number with its noun: "1 article", "2,400 articles"; `many` where the plural is no mere s."""
    noun = one if number == 1 else many or f"{one}s"
    # A number that is a class of its own says itself how it is written.
    return f"{number:,} {noun}" if type(number) is int else f"{number} {noun}"
