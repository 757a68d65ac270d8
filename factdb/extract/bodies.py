"""The institutions of an article: their names, their short forms, the nouns by which the article calls them."""

from collections import defaultdict


class Bodies:
    """Names of institutions with what they are called; a noun leads back to the one institution it fits."""

    def __init__(self) -> None:
        self.called: dict[str, set[str]] = defaultdict(set)
        self.first: dict[str, int] = {}

    def add(self, name: str, noun: str, place: int) -> None:
        """Enter a name with a noun in lower case, or with its short form in capitals."""
        bare = name.removesuffix("'s").removesuffix("’s")
        self.called[bare].add(noun)
        self.first.setdefault(bare, place)

    def fitting(self, noun: str, place: int) -> list[str]:
        """The institutions named before a place to which a noun or a short form leads, the last named last."""
        found = [name for name, first in self.first.items() if first < place and self.fits(name, noun)]
        return [name for name in found if not any(name != other and name in other for other in found)]

    def longer(self, short: str) -> str | None:
        """The one institution whose name begins with a shorter one: "Unison" after "Unison North"."""
        found = [name for name in self.called if name != short and name.startswith(f"{short} ")]
        return found[0] if len(found) == 1 else None

    def fits(self, name: str, noun: str) -> bool:
        if noun in self.called[name]:
            return True
        words = name.split()
        return len(words) > 1 and noun != name and noun.lower() in (word.lower() for word in words) and noun.islower()
