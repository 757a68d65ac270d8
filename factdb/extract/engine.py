"""The line from a text to its candidates: marks, sentences, drafts, cast, candidates."""

import datetime as dt

from factdb.extract.candidacy import Candidacy
from factdb.extract.candidates import DateCandidate, Extraction, QuoteCandidate, SpeakerCandidate
from factdb.extract.cast import Cast
from factdb.extract.claims import Claiming
from factdb.extract.drafting import drafts
from factdb.extract.focus import Focus
from factdb.extract.languages.detect import detect_language
from factdb.extract.languages.pack import LanguagePack
from factdb.extract.languages.registry import PACKS, pack_for
from factdb.extract.marks import interrupted, quotations
from factdb.extract.resolve import Resolver
from factdb.extract.sentences import Sentence, paragraphs, sentences
from factdb.extract.setting import Setting
from factdb.extract.transcripts import Hearing, Transcript
from factdb.extract.voices import person_speaker
from factdb.rules.dates import EdtfDate


def extract(
    text: str,
    *,
    language: str | None = None,
    title: str | None = None,
    published: EdtfDate | None = None,
    transcript: Transcript | None = None,
    claims: bool = True,
) -> Extraction:
    """Quotes, speakers, dates and claims of an article's text.

    `language` is a BCP 47 code and is told from the text where it is not given. `title` helps to know people who are
    introduced there; nothing is extracted from it. `published` is the day relative dates are reckoned from.
    Where the language is unknown or has no pack, there are no candidates and a note says so. Where the text is a
    `transcript`, each of its turns is a quote, whatever its language.
    Without `claims` none are looked for, which takes a quarter less time.
    """
    code = language or detect_language(text)
    pack = pack_for(code) if code else None
    if transcript is not None:
        return heard(text, code, pack, transcript, title, published)
    if pack is None:
        return Extraction(code, notes=(missing(code),))
    dates = found_dates(text, pack, published)
    quotes, cast, parsed = found_quotes(text, pack, title, published, dates)
    claimed = Claiming(text, parsed, pack, cast, dates).claims(quotes) if claims else ()
    return Extraction(code, tuple(quotes), speakers_of(quotes, cast), tuple(dates), claimed)


def heard(
    text: str,
    code: str | None,
    pack: LanguagePack | None,
    transcript: Transcript,
    title: str | None,
    published: EdtfDate | None,
) -> Extraction:
    """The turns of a transcript, and its dates where its language has a pack."""
    hearing = Hearing(text, transcript, pack, title, published)
    dates = found_dates(text, pack, published) if pack else []
    return Extraction(code, tuple(hearing.quotes()), hearing.everybody(), tuple(dates))


def missing(code: str | None) -> str:
    known = ", ".join(sorted(PACKS))
    if code is None:
        return f"The language could not be told from the text, so nothing was extracted; name it to try ({known})."
    return f"There is no language pack for {code!r}, so nothing was extracted; there are packs for {known}."


def found_quotes(
    text: str, pack: LanguagePack, title: str | None, published: EdtfDate | None, dates: list[DateCandidate]
) -> tuple[list[QuoteCandidate], Cast, list[Sentence]]:
    """The quotes of a text, the people it names, and its sentences."""
    stretches = paragraphs(text)
    marked = interrupted(text, quotations(text, stretches), pack.incises)
    parsed = sentences(text, stretches, marked, pack.abbreviations, pack.pieces, ordinals=pack.ordinals)
    drafted = drafts(parsed, pack)
    voices = [draft.mention for draft in drafted if draft.mention]
    cast = Cast(parsed, pack.people, text, voices, pack.described)
    focus = Focus(parsed, pack.subject, cast) if pack.subject else None
    resolver = Resolver(cast, introduced=title or "", focus=focus, pieces=pack.pieces)
    setting = Setting(text, parsed, marked, dates, published)
    return Candidacy(text, setting, pack, resolver).candidates(drafted), cast, parsed


def found_dates(text: str, pack: LanguagePack, published: EdtfDate | None) -> list[DateCandidate]:
    """The dates of a text, the longest where several overlap."""
    today: dt.date | None = published.latest if published else None
    found = sorted(pack.dates(text, today), key=lambda date: (date.start, -date.end))
    kept: list[DateCandidate] = []
    for date in found:
        if not kept or date.start >= kept[-1].end:
            kept.append(DateCandidate(date.date, date.start, date.end))
    return kept


def speakers_of(quotes: list[QuoteCandidate], cast: Cast) -> tuple[SpeakerCandidate, ...]:
    """Every speaker once, in the order of their first quotes; then those who have an office but say nothing."""
    speaking = dict.fromkeys(quote.speaker for quote in quotes if quote.speaker)
    names = {speaker.name for speaker in speaking}
    silent = [person for person in cast.everybody() if person.roles and person.name not in names]
    return (*speaking, *dict.fromkeys(person_speaker(person) for person in silent))
