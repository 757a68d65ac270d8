"""Plain text, clean or saved from a web page with what stood around the story."""

from collections.abc import Sequence

from factdb.extract.document.blocks import CLUTTER, URL, Block, Kind, classified, meta_parts
from factdb.extract.document.bylines import byline_names
from factdb.extract.document.layout import paragraphs
from factdb.extract.document.publication import published_on
from factdb.extract.document.record import Reading
from factdb.extract.document.spoken import plainly_spoken
from factdb.extract.document.story import HEAD, Story, story_of
from factdb.extract.document.tidy import joined, tidy

CLEANER = "factdb-text/2"


def read_plain(text: str, url: str | None) -> Reading:
    """A transcript's turns; else the story, its headline, date, authors and address, by the features of its blocks."""
    clean = tidy(text)
    if transcript := plainly_spoken(clean, CLEANER):
        return transcript
    blocks = classified(paragraphs(clean))
    if not blocks:
        return Reading(text="", cleaner=CLEANER)
    story = story_of(blocks)
    own_url = address(blocks, story)
    published, notes = published_on(blocks, story, own_url or url)
    return Reading(
        text=joined(blocks[index].text for index in story.body),
        cleaner=CLEANER,
        title=None if story.title is None else blocks[story.title].text,
        published=published,
        authors=authors(blocks, story),
        url=own_url,
        notes=(*notes, *dropped(blocks, story)),
    )


def address(blocks: Sequence[Block], story: Story) -> str | None:
    """The web address on a line of its own, above the story or at its end."""
    beside = (*blocks[: story.first + 1], *blocks[story.last + 1 : story.last + 1 + HEAD])
    found = (URL.match(block.text) for block in beside if block.kind is Kind.URL)
    return next((match[2] for match in found if match), None)


def authors(blocks: Sequence[Block], story: Story) -> tuple[str, ...]:
    """The names in the first byline around the story."""
    around = (*blocks[: story.first + HEAD], *blocks[story.last + 1 : story.last + 1 + HEAD])
    bylines = (byline_names(part) for block in around for part in meta_parts(block.text[:300]))
    return next((names for names in bylines if names), ())


def dropped(blocks: Sequence[Block], story: Story) -> tuple[str, ...]:
    """What to note about lines that were left out as not being the story's."""
    body = set(story.body)
    lost = sum(
        1
        for index, block in enumerate(blocks)
        if index not in body and (block.kind in CLUTTER or (story.is_page and index != story.title))
    )
    lines = "1 line" if lost == 1 else f"{lost} lines"
    return (f"left out around the story: {lines} (menus, captions, prompts)",) if lost else ()
