"""What a language pack gives the engine: data, and small functions over one sentence."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from factdb.extract.candidates import Span
from factdb.extract.drafts import Cue, Draft
from factdb.extract.languages.claiming import ClaimWords
from factdb.extract.languages.people import PeopleWords
from factdb.extract.marks import Quotation
from factdb.extract.sentences import Sentence
from factdb.extract.when import DateFound
from factdb.extract.words import PIECE


@dataclass(frozen=True)
class LanguagePack:
    """One language. The functions look at one sentence (and the one before it) and are linear in its length."""

    code: str
    """BCP 47 code."""
    function_words: frozenset[str]
    """The commonest small words, in lower case: they tell the language, and content from connecting words."""
    abbreviations: frozenset[str]
    """Words in lower case after which a full stop ends no sentence."""
    naming: frozenset[str]
    """Words that lead to what somebody calls a thing: "als eine", "as a"."""
    adding: frozenset[str]
    """Words that add a passage in marks to one that is speech: "and", "or"."""
    thus: frozenset[str]
    """Words that may stand between a passage and the verb that follows it: "so" in „…“, so beschrieb ihn X."""
    cues: Callable[[Sentence], list[Cue]]
    """The speech verbs of a sentence with their subjects."""
    loose_cue: Callable[[Sentence, int], Cue | None]
    """What attributes the passage in marks at this index without a speech verb: "so X", "Merkel: „…“"."""
    reported: Callable[[Sentence, Sentence | None], list[Draft]]
    """Indirect speech inside the sentence."""
    carried: Callable[[Sentence], int]
    """How clearly a sentence goes on with reported speech: 2 surely, 1 if it follows reported speech, 0 not."""
    subclause: Callable[[Sentence], list[Draft]]
    """Reported speech in subordinate clauses, told by their mood alone."""
    agent: Callable[[Sentence], Span | None]
    """Who acts in a sentence without a speech verb, where they may speak in the next one."""
    actor: Callable[[Sentence], Span | None]
    """Who acts in a sentence, where a passage in marks may be theirs."""
    people: PeopleWords
    """How the language speaks of people and institutions."""
    dates: Callable[[str, dt.date | None], list[DateFound]]
    """All dates of a text, from the article's day where they are relative."""
    occasion: re.Pattern[str]
    """On what occasion something was said; its group `occasion` is the occasion's name."""
    medium: re.Pattern[str]
    """Through what medium; its group `medium` is the medium's name."""
    via: re.Pattern[str]
    """Whom the words were said to ("told Reuters"); its group `name` is a name."""
    citing: re.Pattern[str]
    """On whom the speaker relies ("unter Berufung auf X"); its group `name` is a name."""
    pieces: re.Pattern[str] = PIECE
    """How words are cut, where the language writes some together: "l’", "-t-il"."""
    incises: Callable[[str, Quotation], list[Span]] = lambda _text, _passage: []
    """Cues inside the marks of a passage, without the comma before them and the mark behind them."""
    claims: ClaimWords | None = None
    """How the language makes statements that stand alone; without it there are no claims."""
    joins_speech: bool = False
    """Whether passages that follow a passage and its cue are parts of one quote: “…,” said X. “…” """
    ordinals: bool = True
    """Whether a full stop behind a number may make it an ordinal ("am 3. Mai") instead of ending a sentence."""
    described: Callable[[Sentence], list[tuple[Span, str]]] = lambda _sentence: []
    """The places of names with the nouns, in lower case, that tell who they are; short forms in capitals."""
    subject: Callable[[Sentence], Span | None] | None = None
    """The subject of a sentence, to which pronouns of the next go back; None where they go to who spoke last."""
