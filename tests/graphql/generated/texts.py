"""Awkward texts, in the rows and in the arguments alike, so that filters find some."""

WORDS = [
    "Mutter",
    'say "no"',
    "back\\slash",
    "Zürich",
    "“quoted”",
    "o'clock",
    "new\nline",
    "{}%:p",
    "𝔘nicode",
    "👩‍👧 \U0010ffff",
    "",
    "\u2028\u2029",
    "עברית \u202eهذا",
    "e\u0301\ufeff",
    "\x01\x1f\x7f\x85\t\r\b\f",
    "</script>\\u0041\\",
    '\\"',
    "%s :name $1 ?",
    "?::text",
]
LONG = "Überlänge \\ " * 300
PARTS = [
    "de",
    "a1|'",
    "Ä2|'",
    "𝔘3|'",
    "o'CLOCK",
    'SAY "no',
    "\\",
    "%",
    "",
    "\u2028",
    "MUTTER",
    "zürich",
    '\\"',
    "\n",
    "\x01",
]
UNSTORABLE = ["\0", "a\0b", "\ud800", "\udfff!"]
