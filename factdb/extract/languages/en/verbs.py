"""English verbs that bring somebody's words, with the forms in which news uses them.

`takes` says what may follow: q words in marks, d a clause with that or a question word, w one with when or if, b a
bare clause, i an infinitive, o an object addressed ("told reporters …"), f quoted fragments inside the
sentence ("called it “unacceptable”"), g a gerund ("denied taking"), p only with its particle ("pointed out that"),
t marks verbs of telling, which make a link in a chain of attribution.
"""

from dataclasses import dataclass

REGULAR = """
add:qdbt announce:qdbt claim:qdbit explain:qdbwt report:qdbt insist:qdbf argue:qdbf warn:qdboift deny:dbgt admit:qdbgt
acknowledge:qdbt assert:qdbt allege:qdbt declare:qdbft confirm:qdbt believe:qdb suggest:qdbf maintain:qdb stress:qdbf
note:qdbf conclude:qdb predict:qdbf estimate:qdb reply:qdb respond:qdb answer:qdb reveal:qdbwt complain:qdbf
concede:qdbt caution:qdb promise:qdbiof vow:qdbif pledge:qdbif threaten:dif demand:qdif urge:qiof ask:qdwiof
advise:qdoibf request:dif agree:qdb recommend:qdf propose:qdif indicate:qdb state:qdbft emphasize:qdbf
emphasise:qdbf reiterate:qdbf observe:qdb remark:qdb comment:qdb lament:qdbf boast:qdbf joke:qdbf quip:qdb tweet:qdbf
post:qdbf recall:qdb remember:qdg testify:qdbt describe:fdw dismiss:f criticise:f criticize:f condemn:f denounce:f
praise:f label:f brand:f hail:f blast:f slam:f accuse:qf welcome:f hope:qdb fear:qdb doubt:d guarantee:dbi
disclose:qdbt inform:dobt assure:dbot notify:dot remind:qdobi appeal:qifop plead:qifop counter:qdb recount:qdw
summarise:qd summarize:qd speculate:qdb theorise:qd theorize:qd contend:qdb posit:d affirm:qdbt signal:qdbf hint:qdb
exclaim:q whisper:qdb shout:qdb laugh:q sigh:q muse:q continue:q interject:q accept:dbf question:dwf wonder:qdwf
inquire:dwq enquire:dwq reckon:qdb mutter:qdb murmur:qd scoff:qdb grumble:qdb growl:q snap:q retort:qdb rule:db
beg:qoif implore:oi instruct:oi encourage:oi invite:oi warrant: mention:db signal:qdbf profess:df proclaim:qdbf
protest:qdb object:qd clarify:qd elaborate:qd detail:dw outline:dw specify:dw certify:d attest:d decree:d order:oi
refer:f liken:f characterise:f characterize:f mock:f ridicule:f portray:f decry:f deplore:f point:qdbp
spell:dwp apologise:qf apologize:qf joke:qdb vent:q reason:qdb surmise:qdb volunteer:qdb venture:q
gush:q yell:q scream:q cry:q chuckle:q smile:q nod:q rage:q fume:q press:oi relay:d brag:qdbf jest:q
marvel:qd
blame:f attribute:f credit:f thank:f defend:f reject:f dispute:f refuse:f decline:f enthuse:q opine:qd chide:q quote:f
"""
IRREGULAR = """
say:says:said:said:qdbft tell:tells:told:told:qdboiwt think:thinks:thought:thought:qdb
write:writes:wrote:written:qdft feel:feels:felt:felt:d find:finds:found:found:d hold:holds:held:held:d
call:calls:called:called:qfiop swear:swears:swore:sworn:qdbi foresee:foresees:foresaw:foreseen:d
forecast:forecasts:forecast:forecast:db speak:speaks:spoke:spoken:f make:makes:made:made:dp put:puts:put:put:dp
let:lets:let:let:dp take:takes:took:taken:p hear:hears:heard:heard:dq begin:begins:began:begun:q
show:shows:showed:shown:d read:reads:read:read:qf rebut:rebuts:rebutted:rebutted:f sing:sings:sang:sung:q
repeat:repeats:repeated:repeated:qdf
"""
DOUBLING = frozenset(("admit", "rebut", "quip", "snap", "beg", "nod", "brag", "plan", "slam", "chat", "quiz"))
DOUBLED = {"quip": "quipp", "snap": "snapp", "beg": "begg", "brag": "bragg", "nod": "nodd", "slam": "slamm"}
DOCUMENTARY = frozenset(("find", "show", "hold", "rule", "hear", "read", "indicate", "reveal"))
"""What documents and courts do: a person who finds or shows something says nothing yet."""
PARTICLES = {
    "point": ("out",),
    "make": ("clear", "plain", "known", "it clear", "it plain", "it known", "the point", "the case"),
    "put": ("it to",),
    "let": ("it be known", "it slip"),
    "spell": ("out",),
    "set": ("out",),
    "hit": ("back", "out"),
    "appeal": ("to", "for"),
    "plead": ("with",),
    "call": ("on", "upon", "for"),
}


@dataclass(frozen=True, slots=True)
class Form:
    """A word as a form of a speech verb: "base", "present", "past", "participle" or "gerund"."""

    verb: str
    takes: str
    tenses: frozenset[str]


def regular(verb: str) -> dict[str, set[str]]:
    """Forms and their tenses of a regular verb."""
    stem = verb[:-1] if verb.endswith("e") else verb
    ending_y = verb.endswith("y") and verb[-2] not in "aeiou"
    present = f"{verb[:-1]}ies" if ending_y else f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
    past = f"{verb[:-1]}ied" if ending_y else f"{stem}ed"
    if verb in DOUBLING:
        stem = DOUBLED.get(verb, f"{verb}t")
        past = f"{stem}ed"
    return {verb: {"base"}, present: {"present"}, past: {"past", "participle"}, f"{stem}ing": {"gerund"}}


def irregular(verb: str, present: str, past: str, participle: str) -> dict[str, set[str]]:
    gerund = f"{verb}{verb[-1]}ing" if verb in ("put", "let", "set", "begin") else f"{verb.removesuffix('e')}ing"
    found: dict[str, set[str]] = {verb: {"base"}, present: {"present"}, gerund: {"gerund"}}
    found.setdefault(past, set()).add("past")
    found.setdefault(participle, set()).add("participle")
    return found


def forms() -> dict[str, Form]:
    """All forms of all speech verbs, in lower case."""
    found: dict[str, Form] = {}
    for entry in REGULAR.split():
        verb, takes = entry.split(":")
        enter(found, verb, takes, regular(verb))
    for entry in IRREGULAR.split():
        verb, present, past, participle, takes = entry.split(":")
        enter(found, verb, takes, irregular(verb, present, past, participle))
    for british in ("signal", "label", "rival"):
        if british in found:
            enter(found, british, found[british].takes, {f"{british}led": {"past", "participle"}})
            enter(found, british, found[british].takes, {f"{british}ling": {"gerund"}})
    return found


def enter(found: dict[str, Form], verb: str, takes: str, tenses: dict[str, set[str]]) -> None:
    if takes:
        for form, tense in tenses.items():
            found[form] = Form(verb, takes, frozenset(tense))


FORMS = forms()
