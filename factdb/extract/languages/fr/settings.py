"""On what occasion, through what medium and through whom something was said in French."""

import re

CAPITAL = r"[A-ZÀÂÇÉÈÊËÎÏÔÙÛ]"
NAME = rf"{CAPITAL}(?:[\w.&-]*\w)?(?:\s+{CAPITAL}(?:[\w.&-]*\w)?){{0,3}}"
EVENT = (
    r"entretien|interview|conférence\s+de\s+presse|point\s+(?:de\s+)?presse|conférence|discours|allocution|déclaration|"
    r"communiqué|lettre|courrier|message|tweet|tribune|débat|audition|réunion|meeting|congrès|sommet|colloque|"
    r"podcast|émission|reportage|rapport|procès|audience|cérémonie|visite|déplacement|séance|briefing|vidéo"
)
OCCASION = re.compile(
    rf"\b(?:[Dd]ans|[Ll]ors\s+d|[Aa]u\s+cours\s+d|[Pp]endant|[Dd]urant|[Aa]près|[Ee]n|[Àà]\s+l['’]issue\s+d|"
    rf"[Pp]ar|[Àà]\s+l['’]occasion\s+d|[Ee]n\s+marge\s+d)(?:['’]|e\s+|u\s+|\s+)"
    rf"(?:un\s+|une\s+|le\s+|la\s+|l['’]|son\s+|sa\s+|ce\s+|cette\s+)?"
    rf"(?P<occasion>(?:{EVENT})\b(?:\s+(?:avec|à|au|devant|sur|dans|à\s+la)\s+(?:le\s+|la\s+|l['’])?{NAME})?)"
)
MEDIUM = re.compile(
    r"\bsur\s+(?:son\s+compte\s+)?(?P<platform>YouTube|Twitter|Facebook|Instagram|Telegram|X|TikTok|Truth Social|"
    r"Mastodon|Bluesky|LinkedIn|France\s+(?:Inter|Info|Culture|Bleu|[2345])|RTL|BFMTV|BFM|CNews|LCI|RMC|Europe\s*1|TF1|"
    r"RFI|Arte|Sud\s+Radio|Public\s+Sénat|LCP)\b"
    rf"|\b(?:au|le|du)\s+(?:quotidien|journal|magazine|site|mensuel|hebdomadaire)\s+(?P<outlet>{NAME})"
    r"|\bà\s+la\s+(?P<air>radio|télévision)\b"
)
VIA = re.compile(
    rf"\b(?:à|au(?:près\s+de)?|par)\s+(?:l['’]|la\s+|le\s+)?(?P<name>AFP|Reuters|AP|Agence\s+France-Presse|"
    rf"Associated\s+Press|Bloomberg|Interfax|Tass|Belga|ATS|EFE|dpa|Mediapart)\b"
    rf"|\b(?:à\s+l['’]agence|au\s+quotidien|au\s+journal|au\s+magazine|à\s+la\s+chaîne)\s+(?P<paper>{NAME})"
)
CITING = re.compile(
    rf"\b(?:citant|en\s+citant|s['’]appuyant\s+sur)\s+"
    rf"(?P<name>(?:(?:le|la|les|un|une)\s+|l['’])?(?:[a-zàâçéèêëîïôùû]+\s+){{0,3}}{NAME})"
)
