"""What web pages put around a story, by the words it is written in. German and English.

A pattern says what a line is, whatever page it comes from: names of sites, sections and persons have no place here.
"""

import re

from factdb.extract.document.written_dates import written_dates


def words(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


# The page speaks to its reader: log in, subscribe, agree, share.
PROMPT = words(
    r"\bcookies?\b.{0,80}\b(verwende|nutze|setze|akzeptier|zustimm|ablehn|einwillig|accept|use|consent|agree|reject)",
    r"\b(verwende|nutze|setze|akzeptier|zustimm|ablehn|accept|use|consent|reject)\w*\b.{0,80}\bcookies?\b",
    r"\b(klicken|tippen) sie\b",
    r"\b(melde|logge|registriere|trage)n sie sich\b",
    r"\b(abonnier|les|teil|folg|besuch|unterstütz|bestell|test)e?n sie (uns|unser\w*|auch|hier|jetzt|mehr|diese\w*)\b",
    r"\bjetzt (gratis |kostenlos |neu )?(abonnieren|anmelden|registrieren|lesen|testen|bestellen|spenden|mitmachen)\b",
    r"\bregistrierung (erfolgreich|abgeschlossen|erforderlich)\b",
    r"\b(newsletter|push-nachrichten|push-mitteilungen)\b.{0,60}\b(abonnier|anmeld|bestell|erhalten|eintragen)",
    r"\b(abonnier|anmeld|bestell|erhalten|eintrag)\w*\b.{0,60}\bnewsletter\b",
    r"\b(ihre|deine) e-?mail-?adresse\b|\bin (ihrem?|deinem?) (e-?mail-)?postfach\b|\bto your inbox\b",
    r"\b(datenschutzerklärung|datenschutzbestimmungen|nutzungsbedingungen|allgemeinen geschäftsbedingungen)\b",
    r"\balle rechte vorbehalten\b",
    r"\b(schon|bereits) (abonnent|registriert|ein konto)\b",
    r"\ban der diskussion (teilzunehmen|teilnehmen)|\bum .{0,40}kommentieren zu können",
    r"\b(artikel|beitrag|seite) (teilen|drucken|merken|kommentieren|weiterempfehlen|anhören)\b",
    r"\b(aktivieren|schalten) sie .{0,40}\bjavascript\b",
    r"\b(inhalt|video|tweet|beitrag) .{0,60}\b(geladen|angezeigt|anzeigen)\b.{0,60}\b(externe\w*|dritt\w*|zustimm\w*)",
    r"\b(click|tap|press) (here|the link|below|on)\b",
    r"\b(please )?(sign|log) (in|up|on)\b( to| now| here|$)",
    r"\bsubscribe (to|now|today|for|here)\b|\bsubscribers only\b|\balready a (subscriber|member)\b",
    r"\b(sign up|register) (for|to) .{0,60}\b(newsletter|account|alerts?|comment)\b",
    r"\b(follow|support|like|join) us\b( on\b|$)",
    r"\b(your|our) (e-?mail address|newsletters?|privacy policy|terms (of|and) \w+)\b",
    r"\ball rights reserved\b|\bterms of (use|service)\b|\bprivacy policy\b",
    r"\b(share|print|save|bookmark|listen to) (this|the) (article|story|page|post)\b",
    r"\benable javascript\b",
    r"\byou have \w+ (free )?articles? (left|remaining)\b",
    r"\bdownload (the|our) app\b|\bunsere app\b.{0,40}\b(laden|herunter)",
)

# A picture's words: whose picture it is, that it is an old one, or which agency's it is.
CAPTION = words(
    r"^(©|\(c\) ?(?=[A-Z\d]))|^\W*(foto|fotos|bild|bilder|grafik|illustration|photo|photos|photograph|image|picture)s?"
    r"( ?credit)? ?[:©]",
    r"\((archiv|symbol|datei|beispiel)-?(foto|bild|aufnahme)\w*\)",
    r"\((file|archive|stock|library)[ -]?(photo|picture|image)?\)",
    r"(^|[\s(|/–-])(foto|fotos|bild|grafik|bildquelle|quelle|photo|photograph|image|picture|credit|source)s?"
    r" ?[:©] ?([^.!?]|\b[A-ZÄÖÜ]\.){2,60}\)?\.?$",
    r"(\s©|\(©|\s\(c\)) ?[^.!?]{2,80}$",
    r"(picture[ -]alliance|getty images|imago images|shutterstock|istockphoto)[^.!?]{0,40}$",
)

# Headings after which the page is about other things: what follows to the end is not the story.
END = words(
    r"^(\d+ )?(leser)?(kommentare|diskussion|comments|discussion|responses)( \(?\d+\)?)?( (anzeigen|lesen))?:?$",
    r"^(kommentar (schreiben|verfassen|hinterlassen)|diskutieren sie mit)\b.{0,20}$",
    r"^(leave a (comment|reply)|join the conversation)\b.{0,20}$",
    r"^(meistgelesen\w*|meist gelesen|beliebteste artikel|neueste (artikel|meldungen))$",
    r"^(most (read|viewed|popular)|trending( now)?)$",
    r"^(impressum|newsticker|liveticker|über uns|about us|footer)$",
    r"^(über d(en|ie) autor(in)?|about the authors?)$",
)

# Headings of boxes inside the story: the short lines after them belong to other stories.
BOX = words(
    r"^\W*(lesen sie (auch|dazu|mehr|hier)|mehr zum thema|mehr (dazu|lesen|infos)|zum thema|siehe auch)\b",
    r"^\W*(auch interessant|das könnte sie auch interessieren|weitere (artikel|themen|meldungen|nachrichten))\b",
    r"^\W*(verwandte (artikel|themen)|themen des artikels)\b",
    r"^\W*(passend zum thema|schlagw(ort|orte|örter)|tags|topics|links zum thema|empfohlen(e artikel)?)\b",
    r"^\W*(read (more|also|next|on)|more on this( story)?|see also)\b",
    r"^\W*related( (articles?|stories|topics|content|posts))?\b",
    r"^\W*newsletter\b.{0,40}$",
    r"^\W*(you (may|might) (also )?(like|be interested)|recommended( for you)?|more from|also read|don'?t miss)\b",
)

QUOTED = re.compile('„[^“”„]*[“”]|“[^“”]*”|»[^»«]*«|«[^»«]*»|"[^"]*"')
LONG = 45  # words; a longer paragraph that speaks to its reader once may be telling of it


def is_prompt(text: str) -> bool:
    """Whether the page speaks to its reader here. What stands in quotation marks is someone else's prompt."""
    told = QUOTED.sub(" ", text[:2000])
    needed = 1 if len(told.split()) <= LONG else 2
    return sum(1 for _, _ in zip(range(needed), PROMPT.finditer(told), strict=False)) == needed


def is_caption(text: str) -> bool:
    """Whether the line is a picture's: by its credit, or because it tails off in a date instead of a full stop."""
    return len(text) <= 400 and (CAPTION.search(text) is not None or ends_in_date(text))


def ends_in_date(text: str) -> bool:
    """ "Ein Boot im Hafen - Agentur, 21.12.2021": words that are no sentence, then a date and nothing."""
    dates = written_dates(text)
    if not dates or text[dates[-1].end :].strip():
        return False
    before = text[: dates[-1].start]
    return len(before.split()) >= 3 and before.rstrip().endswith((",", "-", "–", "—", "|", "/"))
