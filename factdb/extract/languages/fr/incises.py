"""Cues inside the marks of a passage: « Nous partirons, a déclaré le ministre, dès demain. »

Taken only where it is certain: a verb of speech after a comma or final mark, its subject right behind it, then another
comma or final mark, and no cue outside the marks.
"""

import re

from factdb.extract.candidates import Span
from factdb.extract.languages.fr import grammar
from factdb.extract.languages.fr.groups import VerbGroup, verb_group
from factdb.extract.languages.fr.phrases import can_speak, noun_phrase, past_adjuncts
from factdb.extract.marks import Quotation
from factdb.extract.names import LONGEST_NAME
from factdb.extract.words import Kind, Word, words_of

BEFORE, AFTER = frozenset(",?!…–—"), frozenset(",.?!…;–—")
FARTHEST = 6  # words from the beginning of a verb group to its main verb
MARK_AND_WORD = 2
OUTSIDE = 60  # characters behind a passage in which a cue of its own begins
COLON_BEFORE = re.compile(r":\s*$")


def incises(text: str, passage: Quotation) -> list[Span]:
    """The cues inside a passage that has none outside, in order."""
    if passage.depth or passage.open_ended or has_own_cue(text, passage):
        return []
    words = tuple(words_of(text, *passage.inner, grammar.PIECES))
    found, place = [], 1
    while place < len(words) - 1:
        end = incise_at(words, place) if words[place - 1].text in BEFORE else None
        if end is not None:
            found.append((words[place].start, words[end - 1].end))
        place = (end or place) + 1
    return found


def has_own_cue(text: str, passage: Quotation) -> bool:
    """Whether a colon leads to a passage, or a verb of speech follows it."""
    if COLON_BEFORE.search(text, max(0, passage.start - 3), passage.start):
        return True
    after = tuple(words_of(text, passage.end, min(len(text), passage.end + OUTSIDE), grammar.PIECES))
    start = 1 if after and after[0].text == "," else 0
    return group_at(after, start, len(after)) is not None


def group_at(words: tuple[Word, ...], place: int, last: int) -> VerbGroup | None:
    """The verb group that begins at an index."""
    for index in range(place, min(place + FARTHEST, last)):
        if words[index].kind is Kind.PUNCT and words[index].text not in ("-", "-t-"):
            return None
        group = verb_group(words, index, place, last)
        if group:
            return group if group.first == place and "q" in group.takes else None
    return None


def incise_at(words: tuple[Word, ...], place: int) -> int | None:
    """The end of the cue that begins at an index, before the mark that ends it; None where there is none."""
    group = group_at(words, place, len(words))
    if group is None:
        return None
    end = group.end if group.pronoun is not None else subject_end(words, group)
    if end is None:
        return None
    end = past_adjuncts(words, past_apposition(words, end), len(words))
    return end if end == len(words) or words[end].text in AFTER else None


def past_apposition(words: tuple[Word, ...], end: int) -> int:
    """Past the name that follows an office between commas: "a réagi le maire, Jean Roy, …"."""
    last = end + 1
    while last < len(words) and last - end <= LONGEST_NAME + 1 and words[last].capital:
        last += 1
    named = last - end > MARK_AND_WORD and words[end].text == "," and (last == len(words) or words[last].text in AFTER)
    return last if named else end


def subject_end(words: tuple[Word, ...], group: VerbGroup) -> int | None:
    start = past_adjuncts(words, group.end, len(words))
    end = noun_phrase(words, start, len(words))
    named = end is not None and words[start].lower not in grammar.PRONOUNS and can_speak(words[start:end])
    return end if named else None
