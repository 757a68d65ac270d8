"""The rules of extraction in plain words, as `--explain` tells them."""

import re

RULES = {
    "marks + cue after": "in quotation marks, with the cue after it",
    "cue before + marks": "in quotation marks, with the cue before it",
    "marks + attribution": "in quotation marks, beside words that say whose it is without a verb",
    "marks alone": "in quotation marks, a sentence of its own",
    "marks left open": "in quotation marks that the next paragraph opens again",
    "marks + and": "in quotation marks, joined by “and” to the one before",
    "parts joined": "parts around one cue joined",
    "marks + speech verb": "in quotation marks, inside a sentence with a verb of speech",
    "marks in reported speech": "in quotation marks, inside reported speech",
    "marks in narration": "in quotation marks, somebody's wording in the writer's sentence",
    "verb + that-clause": "a verb of speech with a clause of its own",
    "verb + bare clause": "a verb of speech with a clause without “that”",
    "verb + infinitive": "a verb of speech with an infinitive",
    "verb + colon": "a verb of speech with a colon",
    "clause + verb": "a clause with the verb of speech after it",
    "noun + clause": "a noun of speech with a clause",
    "carried on by mood": "goes on with what was reported, as its mood shows",
    "run of sentences": "several such sentences in a row",
    "clause in Konjunktiv I": "a clause that its mood shows to be reported",
    "subject of the sentence before": "the speaker is the subject of the sentence before",
    "who acts in the sentence before": "the speaker is who acts in the sentence before",
    "told by the speaker around it": "told to the speaker around it, who reports it",
    "read in a document": "what stands in a document",
    "Das + verb: the sentence before": "the next sentence says who said this one",
}
VOICES = {
    "name": "named here",
    "full name": "named here in full",
    "name as it stands": "the name as it stands",
    "pronoun: last speaker": "the pronoun fits who spoke last",
    "pronoun: only person near": "the pronoun fits only one person nearby",
    "pronoun: person with whom the paragraph begins": "the pronoun fits whom the paragraph begins with",
    "pronoun: several fit": "the pronoun fits several",
    "pronoun: nobody fits": "the pronoun fits nobody",
    "role: several fit": "the role fits several",
    "role of a person named before": "the role was given to this person before",
    "role: last speaker who has it": "of those who have the role, who spoke last",
    "role and organisation": "role and organisation were given to this person before",
    "role, not named": "a role whose bearer is not named",
    "name in apposition to the role": "the name stands beside the role",
    "two people of this name": "two people have this name",
    "institution": "an institution",
    "institution with its own name": "an institution under its own name",
    "institution named before": "an institution named before",
    "place as government": "a place that stands for its government",
    "definite phrase as it stands": "the words as they stand",
    "as said": "the words as they stand",
    "group": "a group",
    "unnamed source": "a source without a name",
    "name in marks": "a name in quotation marks",
    "no speaker given": "nobody is named as the speaker",
    "the cue names nobody": "the cue names nobody",
}
SOURCE = re.compile(r"source phrase \((.+)\)")
BEFORE = "speaker of the quote before ("


def in_words(trace: tuple[str, ...]) -> str:
    """How a quote was found, and how its speaker: the last rule of a trace is that of the speaker."""
    *rules, voice = trace
    return f"found: {'; '.join(map(rule_in_words, rules))} – speaker: {voice_in_words(voice)}"


def rule_in_words(rule: str) -> str:
    source = SOURCE.fullmatch(rule)
    return f"a phrase that names the source (“{source[1]}”)" if source else RULES.get(rule, rule)


def voice_in_words(rule: str) -> str:
    """A rule for speakers; those of a row of quotes are told once."""
    inherited = rule.startswith(BEFORE)
    while rule.startswith(BEFORE):
        rule = rule.removeprefix(BEFORE).removesuffix(")")
    words = VOICES.get(rule, rule)
    return f"as in the quote before ({words})" if inherited else words
