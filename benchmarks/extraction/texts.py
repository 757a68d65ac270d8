"""Text that is made to be hard on an extractor, by what is hard about it and by language."""

NASTY = {
    "unclosed marks": {
        "de": "„Das ist „so nicht ‚wahr, sagte Karla Brandt, »und nie «gewesen. ",
        "en": "“That is “not ‘so, said Carla Brandt, “and never was. ",
    },
    "marks alone": {"de": "„«‚\"'", "en": "“‘\"'«"},
    "no full stops": {
        "de": "der Rat sagte am Abend dass die Brücke gesperrt sei weil niemand sie geprüft habe und ",
        "en": "the council said in the evening that the bridge was closed because nobody had tested it and ",
    },
    "one long sentence": {
        "de": "sie sagte, dass er gesagt habe, er sei da, wie sie mitteilte, ",
        "en": "she said that he had said that they were told, as she put it, that ",
    },
    "many commas": {"de": "so, laut, nach, er sei, ", "en": "said, he, that, according to, "},
    "many names": {
        "de": "Ministerin Karla Brandt und Jonas Feld sprachen mit Petra Sommer. Er sagte, sie sei da. ",
        "en": "Minister Carla Brandt and John Field spoke to Petra Summers. He said she was there. ",
    },
    "many new names": {
        "de": " ".join(f"Anna Brandt{chr(97 + i)}{chr(97 + j)} sagte: „Ja.“" for i in range(26) for j in range(26)),
        "en": " ".join(f"“Yes,” said Anna Brand{chr(97 + i)}{chr(97 + j)}." for i in range(26) for j in range(26)),
    },
}
