"""The institutions of an article: their names, their short forms, the nouns by which the article calls them."""

from collections import defaultdict


class Bodies:
    """Names of institutions with what they are called; a noun leads back to the one institution it fits."""

    def __init__(self) -> None:
        self.called: dict[str, set[str]] = defaultdict(set)
        self.first: dict[str, int] = {}
        self.noted: set[str] = set()

    def add(self, name: str, noun: str, place: int) -> None:
        """Enter a name with a noun in lower case, or with its short form in capitals."""
        bare = name.removesuffix("'s").removesuffix("’s")
        self.called[bare].add(noun)
        self.first.setdefault(bare, place)

    def note(self, name: str) -> None:
        """Remember a name of two words and more, whosever it is."""
        self.noted.add(name.removesuffix("'s").removesuffix("’s"))

    def fitting(self, noun: str, place: int) -> list[str]:
        """The institutions named before a place to which a noun or a short form leads, the last named last."""
        found = [name for name, first in self.first.items() if first < place and self.fits(name, noun)]
        return [name for name in found if not any(name != other and name in other for other in found)]

    def longer(self, short: str) -> str | None:
        """The one name that begins or ends with a shorter one: "Unison" after "Unison North"."""
        names = self.noted | set(self.called)
        found = {name for name in names if name.startswith(f"{short} ") or name.endswith(f" {short}")}
        return found.pop() if len(found) == 1 else None

    def fits(self, name: str, noun: str) -> bool:
        if noun in self.called[name]:
            return True
        words = name.split()
        return len(words) > 1 and noun != name and noun.lower() in (word.lower() for word in words) and noun.islower()
