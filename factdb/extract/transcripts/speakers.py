"""Who the labels of a transcript are: full names from its head, from other labels, from the text."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from factdb.extract.candidates import RoleCandidate, SpeakerCandidate
from factdb.extract.languages.registry import PACKS
from factdb.extract.names import is_institution
from factdb.extract.transcripts.heads import Entry
from factdb.extract.transcripts.labels import Label, is_nameless
from factdb.extract.transcripts.offices import Named, roles_in, taken_apart
from factdb.extract.transcripts.vocabulary import ANSWERING, ASKING
from factdb.extract.words import words_of
from factdb.rules.vocabulary import SpeakerKind

MOST_ROLES = 12  # of one person, as in an article
SMALL = 3  # letters of words that are no name of an outlet: "Die", "The"
STEM = 7  # letters that "Moderation", "Moderator" and "Moderatorin" share
MOST_NAMESAKES = 20  # that are compared; among more, none is certain


@dataclass(eq=False)
class Known:
    """Somebody whose name the transcript gives."""

    name: str
    part: str = ""
    office: str = ""
    roles: list[RoleCandidate] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        return self.name.casefold().replace(".", "").split()

    def take(self, roles: Iterable[RoleCandidate]) -> None:
        for role in roles:
            if not any(is_known(role, one) for one in self.roles):
                self.roles = [*self.roles, role][:MOST_ROLES]


@dataclass(frozen=True)
class Heard:
    """Whose turns bear a label, and the rule that tells."""

    speaker: SpeakerCandidate
    rule: str
    anonymous: bool = False


Telling = Callable[[str, str], tuple[str, Sequence[RoleCandidate]] | None]
"""The full name and roles that the text gives for a last name, asked with the label's key."""


class Speakers:
    """The voices of one transcript, resolved together: what one label tells holds for the others."""

    def __init__(
        self, text: str, labels: Sequence[Label], entries: Iterable[Entry], told: Telling, publisher: str | None = None
    ) -> None:
        self.text, self.told = text, told
        self.outlets = {name for name in (publisher or "").casefold().split() if len(name) > SMALL}
        self.outlets.add((publisher or "").casefold())
        listed = list(entries)
        self.forms = forms_of(text, [label.name for label in (*labels, *(entry.label for entry in listed))])
        self.mixed = any(not label.is_capitals and not label.is_nameless for label in labels)
        self.capitals = {label.key for label in labels if label.is_capitals and not label.is_nameless}
        self.known: dict[str, Known] = {}
        for entry in listed:
            self.introduce(entry)
        for label in labels:
            self.enter(label)
        self.by_word = self.indexed(lambda known: {known.words[0], known.words[-1]})
        self.by_initials = self.indexed(lambda known: {"".join(word[0] for word in known.words)})
        self.by_role = self.indexed(lambda known: {role.title.casefold() for role in known.roles})
        self.by_part = self.indexed(lambda known: {known.part})
        self.by_office = self.indexed(lambda known: {known.office[:STEM]})
        self.found = {label.key: self.resolve(label) for label in reversed(labels)}  # the first of its kind wins
        self.take_roles(labels)

    def introduce(self, entry: Entry) -> None:
        """Enter somebody the head or a credit names."""
        named = taken_apart(entry.label.name, self.forms)
        if not named.name:
            return
        known = self.known.setdefault(named.name.casefold(), Known(named.name))
        known.part = known.part or entry.part
        if not entry.is_in_title:
            known.take([*self.offices(named, entry.label), *roles_in(entry.label, self.text)])
        if entry.office:
            known.office = known.office or entry.office[0].casefold()
            if not is_question(entry.office[0]):
                known.take([RoleCandidate(entry.office[0], None, *entry.office[1])])

    def enter(self, label: Label) -> None:
        """Enter the full name that a label gives."""
        named = taken_apart(label.name, self.forms)
        if len(named.name.split()) > 1 and not label.is_nameless and not self.is_organization(label):
            self.known.setdefault(named.name.casefold(), Known(named.name))

    def indexed(self, keys: Callable[[Known], set[str]]) -> dict[str, list[Known]]:
        """Those known by what may be asked for, no more than a few too many for each."""
        found: dict[str, list[Known]] = {}
        for known in self.known.values():
            for key in keys(known):
                if len(fitting := found.setdefault(key, [])) < MOST_NAMESAKES:
                    fitting.append(known)
        return found

    def offices(self, named: Named, label: Label) -> list[RoleCandidate]:
        """The office before a name: "Sen. Jane Hale"."""
        if not named.offices or not named.name:
            return []
        return [RoleCandidate(named.offices, None, label.span[0], label.span[0] + len(named.offices))]

    def is_organization(self, label: Label) -> bool:
        """Whether a label names an outlet or institution: by its words, or as the only one in capitals."""
        if label.key in self.outlets:
            return True
        only = self.mixed and self.capitals == {label.key}
        alone = only and len(label.words) == 1 and len(label.name) > 2
        return alone or any(is_institution(word, pack.people) for word in label.words for pack in PACKS.values())

    def resolve(self, label: Label) -> Heard:
        if label.is_nameless:
            return self.nameless(label)
        if fits := self.initialled(label):
            return person(fits, "initials of a name")
        if self.is_organization(label):
            return Heard(SpeakerCandidate(label.name, SpeakerKind.ORGANIZATION), "label is an organisation's")
        named = taken_apart(label.name, self.forms)
        return self.officer(label, named) if not named.name else self.someone(label, named)

    def nameless(self, label: Label) -> Heard:
        """A label such as "Q" or "MODERATOR": the one person of whom the text says so, else as it stands."""
        asks = "asks" if ASKING & set(label.words) else "answers" if ANSWERING & set(label.words) else "-"
        by_office = self.by_office.get(label.name.casefold()[:STEM], [])
        by_part = self.by_part.get(asks, [])
        for fitting, rule in ((by_office, "office in the head"), (by_part, f"who {asks}, as the text says")):
            if len(fitting) == 1:
                return person(fitting[0], rule)
        return unnamed(label.name, "label names nobody")

    def initialled(self, label: Label) -> Known | None:
        if not (label.is_capitals and label.name.isalpha() and 2 <= len(label.name) <= 3):
            return None
        fitting = self.by_initials.get(label.name.casefold(), [])
        return fitting[0] if len(fitting) == 1 else None

    def officer(self, label: Label, named: Named) -> Heard:
        """A label that is an office alone: the one person who has it, else as it stands."""
        holding = self.by_role.get(named.offices.casefold(), [])
        return person(holding[0], "holder of the office") if len(holding) == 1 else unnamed(label.name, "office alone")

    def someone(self, label: Label, named: Named) -> Heard:
        """The one known person a name fits; the name as it stands where none or several do."""
        words = named.name.casefold().replace(".", "").split()
        fitting = [known for known in self.by_word.get(words[-1], ()) if fits_name(words, known.words)]
        own = self.known.get(named.name.casefold())
        if own and (len(fitting) == 1 or len(words) > 1):
            return person(fitting[0] if len(fitting) == 1 else own, "name in the label")
        if len(fitting) == 1:
            return person(fitting[0], "full name elsewhere in the transcript")
        if not fitting and len(words) == 1 and (told := self.told(named.name, label.key)):
            known = self.known.setdefault(told[0].casefold(), Known(told[0]))
            known.take(told[1])
            return person(known, "full name in the text")
        return person(self.known.setdefault(named.titled.casefold(), Known(named.titled)), "name in the label")

    def take_roles(self, labels: Iterable[Label]) -> None:
        """Give everybody the roles of their labels, and the speakers what is known of them."""
        for label in labels:
            heard = self.found[label.key]
            if heard.speaker.kind is SpeakerKind.PERSON and (known := self.known.get(heard.speaker.name.casefold())):
                named = taken_apart(label.name, self.forms)
                known.take([*self.offices(named, label), *roles_in(label, self.text)])
        self.found = {key: self.with_roles(heard) for key, heard in self.found.items()}

    def with_roles(self, heard: Heard) -> Heard:
        known = self.known.get(heard.speaker.name.casefold())
        return person(known, heard.rule) if known and heard.speaker.kind is SpeakerKind.PERSON else heard

    def silent(self) -> Iterable[SpeakerCandidate]:
        """Those with an office whom no label names."""
        speaking = {heard.speaker.name for heard in self.found.values()}
        return [as_speaker(known) for known in self.known.values() if known.roles and known.name not in speaking]


def is_known(role: RoleCandidate, one: RoleCandidate) -> bool:
    """Whether a role says no more than another: "Mayor" and "mayor of Wendel"."""
    return role.title.casefold() == one.title.casefold() and role.organization in (None, one.organization)


def is_question(office: str) -> bool:
    """Whether the word before a name only tells its part in the talk: "Interview: Anna Brandt", "Frage", "A"."""
    words = set(office.lower().split())
    return bool(words & (ASKING | ANSWERING)) or not is_nameless(tuple(sorted(words)))


def fits_name(words: Sequence[str], known: Sequence[str]) -> bool:
    """Whether the words of a label are among those of a name, or its initials."""
    return all(word in known or (len(word) == 1 and any(one[0] == word for one in known)) for word in words)


def as_speaker(known: Known) -> SpeakerCandidate:
    return SpeakerCandidate(known.name, SpeakerKind.PERSON, tuple(known.roles))


def person(known: Known, rule: str) -> Heard:
    return Heard(as_speaker(known), rule)


def unnamed(name: str, rule: str) -> Heard:
    return Heard(SpeakerCandidate(name, SpeakerKind.UNNAMED), rule, anonymous=True)


def forms_of(text: str, names: Iterable[str]) -> dict[str, str]:
    """How the words of names in capitals are written where the text has them otherwise, the commonest form of each."""
    wanted = {word.lower for name in names if name.isupper() for word in words_of(name)}
    counts = Counter(word.text for word in words_of(text) if word.lower in wanted and is_cased(word.text))
    return {word.lower(): word for word, _ in reversed(counts.most_common())}


def is_cased(word: str) -> bool:
    return word[0].isupper() and not word.isupper()
