"""On what occasion, through what medium and through whom something was said in English."""

import re

NAME = r"[A-Z](?:[\w.&-]*\w)?(?:\s+(?:of\s+)?[A-Z](?:[\w.&-]*\w)?){0,3}"
EVENT = (
    r"interview|press conference|news conference|conference|briefing|speech|address|letter|email|statement|hearing|"
    r"meeting|debate|"
    r"podcast|testimony|press release|post|tweet|rally|summit|lecture|sermon|trial|report|phone call|ceremony|visit"
)
OCCASION = re.compile(
    rf"\b(?:in|at|during|after|following)\s+(?:an?|the|his|her|their"
    rf"|its)\s+(?P<occasion>(?:[\w-]+\s+){{0,3}}?(?:{EVENT})\b"
    rf"(?:\s+(?:with|on|to|in|at)\s+(?:the\s+)?{NAME})?)"
)
MEDIUM = re.compile(
    r"\b(?:on|via)\s+(?P<platform>YouTube|Twitter|Facebook|Instagram|Telegram|X|TikTok|Truth Social|Mastodon"
    r"|Bluesky|television|radio)"
    r"\b"
    rf"|\binterview\s+with\s+(?:the\s+)?(?P<outlet>{NAME})"
)
AGENCIES = r"Reuters|AFP|AP|Bloomberg|CNN|BBC|NPR|Interfax|Tass|Xinhua|dpa|Agence France-Presse"
r"|Associated Press|Al Jazeera|Fox News"
VIA = re.compile(
    rf"\b(?:told|tells|quoted\s+by)\s+(?:the\s+)?(?P<name>{AGENCIES})\b"
    rf"|\btold\s+(?:the\s+)?(?P<paper>{NAME})\s+(?:newspaper|magazine|news agency)\b"
)
CITING = re.compile(rf"\bciting\s+(?P<name>(?:(?:the|an?)\s+)?(?:[a-z]+\s+){{0,3}}{NAME})")
