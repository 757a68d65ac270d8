"""English verbs that bring somebody's words, with the forms in which news uses them.

`takes` says what may follow: q words in marks, d a clause with that, whether or a question word, b a bare clause,
i an infinitive, f quoted fragments inside the sentence ("called it “unacceptable”"), o a person addressed
("told reporters …"), t marks verbs of telling, which make a link in a chain of attribution.
"""

from dataclasses import dataclass

REGULAR = """
add:qdbt announce:qdbt claim:qdbit explain:qdbt report:qdbt insist:qdb argue:qdb warn:qdbo deny:dt admit:qdbt
acknowledge:qdbt assert:qdbt allege:qdbt declare:qdbt confirm:qdbt believe:qdb suggest:qdb maintain:qdb stress:qdb
note:qdb conclude:qdb predict:qdb estimate:qdb reply:qdb respond:q answer:q reveal:qdbt complain:qdb concede:qdbt
caution:qdb promise:qdbio vow:qdbi pledge:qdbi threaten:di demand:qdif urge:qiof ask:qdio advise:qdio order:io
request:di agree:qdb recommend:qd propose:qdi indicate:qdb state:qdbt emphasize:qdbf emphasise:qdbf reiterate:qdb
observe:qdb remark:qdb comment:q lament:qdbf boast:qdb joke:qdb quip:qdb tweet:qdb post:q recall:qdb remember:q
testify:qdbt describe:f dismiss:f criticise:qf criticize:qf condemn:qf denounce:f praise:qf label:f brand:f hail:f
blast:qf slam:qf accuse:f welcome:qf hope:qdb fear:qdb expect:d doubt:d guarantee:d disclose:qdbt inform:do assure:dbo
notify:do remind:qdo appeal:qi plead:qi persuade: counter:qdb recount:qd summarise:qd summarize:qd speculate:qdb
theorise:qd contend:qdb posit:d affirm:qdbt signal:qdb hint:qdb exclaim:q whisper:q shout:q laugh:q sigh:q muse:q
continue:q interject:q accept:d
"""
IRREGULAR = """
say:says:said:said:qdbft tell:tells:told:told:qdbot think:thinks:thought:thought:qdb write:writes:wrote:written:qdbft
know:knows:knew:known:  feel:feels:felt:felt:db find:finds:found:found:db hold:holds:held:held:d
call:calls:called:called:fq show:shows:showed:shown: swear:swears:swore:sworn:qdb foresee:foresees:foresaw:foreseen:d
forecast:forecasts:forecast:forecast:d speak:speaks:spoke:spoken:f
"""


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
    if verb in ("admit", "rebut"):
        past, stem = f"{verb}ted", f"{verb}t"
    if verb == "quip":
        past, stem = "quipped", "quipp"
    return {verb: {"base"}, present: {"present"}, past: {"past", "participle"}, f"{stem}ing": {"gerund"}}


def irregular(verb: str, present: str, past: str, participle: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {verb: {"base"}, present: {"present"}, f"{verb.removesuffix('e')}ing": {"gerund"}}
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
    return found


def enter(found: dict[str, Form], verb: str, takes: str, tenses: dict[str, set[str]]) -> None:
    if takes:
        for form, tense in tenses.items():
            found[form] = Form(verb, takes, frozenset(tense))


FORMS = forms()
