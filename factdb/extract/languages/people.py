"""The words by which a language speaks of people and institutions: data of a language pack."""

from dataclasses import dataclass
from functools import cached_property

from factdb.extract.languages.lexicon import words


@dataclass(frozen=True, eq=False)
class PeopleWords:
    """Words in lower case. Those called endings match whole words and the ends of compounds.

    Endings of roles and institutions that begin with a hyphen match whole words and the parts between hyphens only.
    """

    articles: frozenset[str]
    definite: frozenset[str]
    """Articles that point to somebody known."""
    roles: tuple[str, ...]
    """Endings of nouns for a person's office or trade."""
    feminine: tuple[str, ...]
    """Endings of role nouns that mean a woman; what is left is the other form."""
    masculine: tuple[str, ...]
    """Endings of role nouns that mean a man where they are not feminine."""
    neutral: tuple[str, ...]
    """Endings of role nouns that mean a woman or a man, where `masculine` does not tell."""
    womanly: frozenset[str]
    """Role nouns that mean a woman without such an ending."""
    genitive: tuple[str, ...]
    """Endings of role nouns in the genitive."""
    oblique: tuple[str, ...]
    """Endings of role nouns in other cases than the nominative, the longest first."""
    anybody: frozenset[str]
    """Role nouns that fit every person ("Politiker", "official")."""
    narrower: dict[str, tuple[str, ...]]
    """Role nouns and the endings of roles that are of their kind: a negotiator is a diplomat."""
    titles: dict[str, str]
    """Forms of address and the gender they tell: m, f or nothing."""
    institutions: tuple[str, ...]
    """Endings of nouns for institutions."""
    groups: tuple[str, ...]
    """Endings of nouns for several people."""
    governments: frozenset[str]
    """Capitals and countries that stand for their governments."""
    sources: tuple[str, ...]
    """Endings of nouns for voices that are not named: reports, circles, media."""
    pronouns: dict[str, str]
    """Pronouns of the third person: m, f, p for several, n for things; "mf" where either fits."""
    women: frozenset[str]
    men: frozenset[str]
    of_whom: frozenset[str]
    """Words that lead from a role to whom or what it belongs."""
    for_what: frozenset[str]
    """Words that go on with the title itself ("für", "for")."""
    name_particles: frozenset[str]
    genitives: frozenset[str]
    """Articles that show a genitive, after which a noun has its ending."""
    possessives: dict[str, str]
    """Possessives and the genders they tell, as in `pronouns`; where a possessive may also mean a thing, both."""
    never_names: frozenset[str]
    """Words that get their capital from the beginning of a sentence and are no part of a name."""
    relatives: frozenset[str]
    """Relative pronouns among `of_whom`."""
    kindred: tuple[tuple[str, ...], ...]
    """Endings of role nouns that stand for each other: the party's leader is its chair."""
    kinds: tuple[str, ...]
    """Institutions whose own name follows the noun: "Verein Flusswacht"."""
    beyond_role: frozenset[str]
    """Words at which the phrase that says of whom a role is has ended."""
    beside: frozenset[str]
    """Prepositions that lead from a role to a place or an occasion: "the minister in Berlin"."""
    name_last: bool = False
    """Whether a name may follow an office and its place without a comma: "le maire de Lyon Jean Roy"."""
    compounds: bool = True
    """Whether nouns are written together with what they are compounded with; if not, only whole words count."""
    suffixes: tuple[str, ...] = ()
    """Where only whole words count: ends of words that always mean a person ("-ologist")."""
    offices: frozenset[str] = frozenset()
    """Role nouns of which there are many: "the minister" may be one whom the article never names."""
    dropped: frozenset[str] = frozenset()
    """Words that a speaker kept as said loses at the beginning, beside the definite article."""
    first_person: frozenset[str] = frozenset()
    """Words, as they are written, for who speaks in words that somebody else hands on."""
    second_person: frozenset[str] = frozenset()
    """Words in lower case for who is spoken to, whom the text need not name."""
    either: frozenset[str] = frozenset()
    """Given names of women and men alike, which tell no gender."""
    surnames: frozenset[str] = frozenset()
    """Role nouns that are last names too: "Imran Sheikh"."""
    after_names: frozenset[str] = frozenset()
    """What stands in capitals behind a name and is no part of it: "KC"."""
    written: frozenset[str] = frozenset()
    """What somebody writes, whose words it has: "the ministry's report", "a statement from the campaign"."""
    documents: frozenset[str] = frozenset()
    """What somebody issues: "the statement" speaks for who made it."""

    @cached_property
    def given_names(self) -> frozenset[str]:
        return self.women | self.men

    @cached_property
    def whole_roles(self) -> frozenset[str]:
        return frozenset(self.roles)

    @cached_property
    def institution_endings(self) -> tuple[str, ...]:
        """The institutions that end compounds; short ones stand alone only ("EU", but not "Museu")."""
        return tuple(ending for ending in self.institutions if len(ending) > 4) if self.compounds else ()


WOMEN = words(
    "angela ursula annalena maria anna julia claudia katrin sabine petra monika andrea susanne christine "
    "kristina barbara brigitte heike karin birgit martina nicole stefanie sandra katja anja tanja silke "
    "ulrike renate ingrid helga gisela elke eva lisa laura lena sarah sara hannah johanna sophie clara "
    "klara emma mia nina jana franziska theresa teresa christiane elisabeth dorothee dorothea annegret "
    "saskia janine ricarda manuela franka nancy hillary kamala michelle condoleezza margaret mary jane "
    "susan linda karen helen elizabeth jennifer jessica emily alice rachel rebecca victoria catherine "
    "kate anne ann janet judith diane sonia indira benazir yulia julija olga natalia tatjana irina elena "
    "marija svetlana jacinda nicola priti liz marine christina cristina dilma sanna mette erna helle gro "
    "aung simone nadine carla giorgia ruth esther miriam hanna marta martha marlene charlotte caroline "
    "carolin melanie alexandra daniela gabriele gabriela gerda edith irene rita joan joanna josephine "
    "patricia pamela paula penny phoebe rosa rose sally samantha sheila shirley tina ursel vera wendy "
    "yvonne amelie amina fatima leila layla aisha zeynep ayse merve priya lakshmi mei yuki naomi ingeborg "
    "lotte greta amy ellen fiona grace"
)
MEN = words(
    "gerhard joschka frank walter olaf christian robert helmut horst joachim johannes wolfgang peter hans "
    "klaus jürgen dieter günter günther werner manfred uwe bernd thomas michael andreas stefan stephan "
    "markus martin matthias alexander daniel david florian felix lukas paul max maximilian jan jens sven "
    "lars kai karl kurt otto rudolf franz josef joseph georg heinrich hermann friedrich guido philipp "
    "edmund roland ronald volker volkmar jochen armin friedhelm sigmar heiko hubertus boris tony george "
    "john william bill barack donald joe james richard charles edward henry mark steven stephen kevin "
    "brian jason jeff jeffrey scott eric andrew kenneth gordon alan simon nigel keir rishi jeremy nick "
    "wladimir vladimir dmitri dmitrij sergej sergei sergey juri yuri konstantin igor oleg viktor victor "
    "michail mikhail nikolai ivan iwan pavel alexei alexej anatoli mahmud mohammed mohammad muhammad "
    "ahmed ahmad hassan hussein ali abdul abdullah recep nicolas jacques francois françois emmanuel jean "
    "pierre silvio romano mario matteo giuseppe luigi jose josé luis carlos juan pedro hugo fidel raul "
    "raúl luiz xi hu wen shinzo junichiro ban kofi antonio antónio anders benjamin ariel ehud avi tom tim "
    "ben sam luke adam oliver jack harry arthur leonard ian neil gary larry roger philip patrick dennis "
    "gregory raymond samuel frederick fred albert alfred arnold arturo axel bruno claus detlef dirk egon "
    "emil erich ernst erwin eugen fritz gregor gustav harald heinz holger ingo jakob jonas julian konrad "
    "leon ludwig marc marcel marco mike moritz niklas norbert oskar ralf rainer reinhard sebastian "
    "siegfried theo tobias torsten ulrich wilhelm winfried wolfram kim lee omar tariq yusuf rahul "
    "narendra anand kenji hiroshi luca andrea nikita ilja ilya mischa misha kolja sascha sasha joshua ezra "
    "mustafa issa musa isa juha mika toma nikola attila béla jesaja elia noah micha thoma costa akira "
    "ruprecht bertram anselm mirko corvin edvin ingolf jörn arne björn ole finn emre can deniz murat cem"
)
