"""Names in other scripts, in Latin letters. Pure.

The letters are those of the usual romanisations for passports and newspapers, folded: no marks, and signs without a
sound left out.
"""

CYRILLIC = (
    "а=a б=b в=v г=g ґ=g д=d е=e є=ie ж=zh з=z и=i і=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh"
    " щ=shch ъ= ы=y ь= э=e ю=iu я=ia ј=j љ=lj њ=nj ћ=c ђ=dj џ=dz"
)
GREEK = "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o"
LATIN = str.maketrans(dict(pair.split("=") for pair in f"{CYRILLIC} {GREEK}".split()))


def in_latin(word: str) -> str:
    """A folded word of Cyrillic or Greek letters in Latin ones; any other as it is."""
    return word if word.isascii() else word.translate(LATIN) or word
