"""From drafts to candidates: speakers resolved, chains named, days, occasions and media read beside the cue."""

import re
from dataclasses import dataclass

from factdb.extract.candidates import HopCandidate, QuoteCandidate, Span, mention, phrase
from factdb.extract.drafts import Draft
from factdb.extract.languages.pack import LanguagePack
from factdb.extract.resolve import Resolver
from factdb.extract.setting import Setting
from factdb.extract.voices import Voice
from factdb.rules.anchors import exact
from factdb.rules.vocabulary import Fidelity, HopKind, Mode, SpeakerKind

NOBODY = Voice(None, "no speaker given")
NAMELESS = Voice(None, "the cue names nobody")
REACH = 3  # sentences over which speech is carried on
ELISION = re.compile(r"…|\.\.\.")  # also in brackets; a cue between two parts leaves nothing out


@dataclass
class Candidacy:
    """Turns the drafts of one text into candidates, in the order of the text."""

    text: str
    setting: Setting
    pack: LanguagePack
    resolver: Resolver

    def __post_init__(self) -> None:
        self.last: tuple[Draft, Span | None, Voice] | None = None

    def candidates(self, drafts: list[Draft]) -> list[QuoteCandidate]:
        return [self.candidate(draft) for draft in drafts]

    def candidate(self, draft: Draft) -> QuoteCandidate:
        span, voice = self.speaker(draft)
        hops = self.hops(draft, voice)
        if not self.is_inside_last(draft):
            self.last = (draft, span, voice)
        return QuoteCandidate(
            text=exact(self.text, draft.spans),
            start=draft.start,
            end=draft.end,
            spans=draft.spans,
            mode=self.mode(draft),
            fidelity=self.fidelity(draft),
            cue=phrase(self.text, draft.cue) if draft.cue else None,
            mention=mention(self.text, span) if span else None,
            speaker=voice.speaker,
            anonymous=voice.anonymous,
            hops=hops,
            occasion=self.setting.name(draft, self.pack.occasion),
            medium=self.setting.name(draft, self.pack.medium),
            said=self.setting.said(draft),
            trace=(*draft.rules, voice.rule),
        )

    def speaker(self, draft: Draft) -> tuple[Span | None, Voice]:
        if draft.nameless:
            return None, NAMELESS
        if (
            draft.mention
            and self.last
            and self.text[slice(*draft.mention)] in self.pack.people.first_person
            and self.is_inside_last(draft)
        ):
            return draft.mention, self.last[2]
        if draft.mention:
            if self.text[slice(*draft.mention)].lower() in self.pack.people.second_person:
                return draft.mention, NOBODY
            resolve = self.resolver.found_quietly if self.is_inside_last(draft) else self.resolver.voice
            return draft.mention, resolve(draft.mention, draft.spans)
        if draft.inherits and self.last and draft.sentence - self.last[0].sentence <= REACH:
            _, span, voice = self.last
            return span, Voice(
                voice.speaker, f"speaker of the quote before ({voice.rule})", voice.person, voice.anonymous
            )
        return None, NOBODY

    def is_inside_last(self, draft: Draft) -> bool:
        """Whether a quote is part of what the last speaker said, who goes on speaking behind it."""
        return self.last is not None and draft.end <= self.last[0].end

    def mode(self, draft: Draft) -> Mode:
        """Indirect speech with a passage in marks is mixed."""
        if draft.mode is Mode.INDIRECT and self.setting.marked_inside(draft.spans):
            return Mode.MIXED
        return draft.mode

    def fidelity(self, draft: Draft) -> Fidelity:
        mode = self.mode(draft)
        if mode is Mode.INDIRECT:
            return Fidelity.PARAPHRASE
        if mode is not draft.mode:
            return Fidelity.UNKNOWN
        return Fidelity.ELIDED if ELISION.search(exact(self.text, draft.spans)) else Fidelity.VERBATIM

    def hops(self, draft: Draft, voice: Voice) -> tuple[HopCandidate, ...]:
        """VIA whom the words came, then whom the speaker CITED; the speaker is none of them."""
        said_by = voice.speaker.name if voice.speaker else None
        via = [(HopKind.VIA, span) for span in self.setting.named(draft, self.pack.via)]
        cited = [(HopKind.CITED, span) for span in (*draft.cited, *self.setting.named(draft, self.pack.citing))]
        found = []
        for kind, span in (*via, *cited):
            speaker = self.resolver.found_quietly(span).speaker
            if speaker and speaker.name != said_by and speaker.kind is not SpeakerKind.UNNAMED:
                found.append(HopCandidate(speaker.name, kind, mention(self.text, span)))
        return (*self.through(draft, said_by), *self.reporter(draft, said_by), *found)

    def reporter(self, draft: Draft, said_by: str | None) -> tuple[HopCandidate, ...]:
        """Who tells in the quote around this one what its speaker said: "Stone said Weber had told her …"."""
        if not (self.last and draft.mention and draft.mention != self.last[0].mention and self.is_inside_last(draft)):
            return ()
        _, span, voice = self.last
        if span is None or voice.speaker is None or voice.anonymous or voice.speaker.name == said_by:
            return ()
        return (HopCandidate(voice.speaker.name, HopKind.VIA, mention(self.text, span)),)

    def through(self, draft: Draft, said_by: str | None) -> tuple[HopCandidate, ...]:
        """The last speaker, where it is they who report the words: "„Ja“, habe Brandt gesagt"."""
        if not (draft.second_hand and draft.mode is Mode.DIRECT and self.last):
            return ()
        before, span, voice = self.last
        if (
            voice.person is None
            or span is None
            or voice.person.name == said_by
            or draft.sentence - before.sentence > REACH
        ):
            return ()
        return (HopCandidate(voice.person.name, HopKind.VIA, mention(self.text, span)),)
