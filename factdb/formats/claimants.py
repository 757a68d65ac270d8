"""A claim's origin where a file gives it in a few plain fields: who said it, when, where."""

from factdb.formats.given import GivenId, GivenQuote, GivenSource, GivenVoice
from factdb.formats.values import canonical, kind_of, original, url
from factdb.formats.voices import is_nobody
from factdb.rules.dates import EdtfDate
from factdb.rules.vocabulary import SourceKind, SpeakerKind


def said_by(
    words: str,
    claimant: str | None,
    language: str | None,
    said: EdtfDate | None,
    *,
    medium: str | None = None,
    occasion: str | None = None,
    ids: tuple[GivenId, ...] = (),
    is_placed: bool = False,
) -> tuple[GivenQuote, ...]:
    """The quote that puts a claim forward. Who names nobody is its medium; where a source asserts the claim already
    (`is_placed`) such a quote would add nothing."""
    if claimant and not is_nobody(claimant):
        voice = GivenVoice(claimant, SpeakerKind.PERSON, ids)
        return (GivenQuote(words, voice, language, said, occasion, medium),)
    told = claimant or medium
    if is_placed or not (told or said or occasion):
        return ()
    return (GivenQuote(words, None, language, said, occasion, told),)


def placed_at(
    address: str | None, byline: str | None, published: EdtfDate | None, kind: SourceKind | None = None
) -> tuple[GivenSource, ...]:
    """The source where a claim appeared, known by what it is a copy of."""
    found = url(address)
    if found is None:
        return ()
    origin = original(found)
    authors = (byline,) if byline else ()
    return (GivenSource(found, canonical(origin), None, published, authors, kind or kind_of(origin)),)
