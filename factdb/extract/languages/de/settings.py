"""On what occasion, through what medium and through whom something was said in German."""

import re

LINK = r"(?:(?:mit|auf|bei|in|im|zu|vor|für|von|des|der|am)\s+(?:der\s+|dem\s+|den\s+)?)"
NAME = r"(?:[„\"»][^„“”\"»«\n]{1,40}[“\"”«]|[A-ZÄÖÜ](?:[\w.-]*\w)?(?:\s+[A-ZÄÖÜ](?:[\w.-]*\w)?){0,3})"
EVENT = (
    r"interview|gespräch|pressekonferenz|konferenz|rede|ansprache|pressemitteilung|mitteilung|erklärung"
    r"|stellungnahme|sendung|brief|"
    r"sitzung|debatte|anhörung|podcast|talkshow|regierungserklärung|rundfunkansprache|videobotschaft|botschaft"
    r"|tweet|beitrag|"
    r"kundgebung|veranstaltung|parteitag|gipfel|treffen|besuch|anfrage|predigt|vortrag|prozess|eröffnung"
    r"|bericht|artikel"
)
OCCASION = re.compile(
    rf"\b(?:in|im|bei|beim|auf|während|nach|am\s+Rande|zum|zur|per)\s+(?:(?:einem|einer|eines|der|dem|des"
    r"|seiner|ihrer|seinem|ihrem)\s+)?"
    rf"(?P<occasion>(?:[a-zäöüß]+(?:en|er|em)\s+)?(?:[A-ZÄÖÜ][\w-]*)?(?:{EVENT})s?\b(?:\s+{LINK}{NAME})?)",
    re.IGNORECASE,
)
MEDIUM = re.compile(
    rf"\b(?:(?:auf|via|über|bei|per)\s+(?P<platform>YouTube|Twitter|Facebook|Instagram|Telegram|X|TikTok"
    r"|Truth Social|Mastodon|Bluesky)"
    rf"|(?:dem|der|des)\s+(?:\w+sender|Sender|\w*[Zz]eitung|\w*[Mm]agazin|\w*agentur|Blatt)s?\s+(?P<outlet>{NAME})"
    r"|im\s+(?P<air>\w*(?:funk|fernsehen|radio)))"
)
VIA = re.compile(
    rf"\b(?:gegenüber\s+)?(?:der|dem)\s+(?:[a-zäöüß]+(?:en|n)\s+)?"
    r"(?:\w*[Aa]gentur|\w*[Zz]eitung|\w*[Mm]agazin|\w*[Ss]ender|\w*[Bb]latt|\w*radio|\w*funk)"
    rf"\s+(?P<name>{NAME})"
    rf"|\bzitiert\s+(?:die\s+|der\s+|das\s+)?(?:\w*agentur|\w*zeitung|\w*magazin|\w*sender)\s+(?P<quoting>{NAME})"
)
CITING = re.compile(
    rf"\bunter\s+Berufung\s+auf\s+(?P<name>(?:(?:den|die|das|einen|eine|ein)\s+)?(?:[a-zäöüß]+e[nrs]?\s+)*{NAME})"
)
