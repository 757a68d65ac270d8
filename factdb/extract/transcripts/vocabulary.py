"""The words of transcripts, in the languages they are mostly met in; a word that no list has is a name or speech."""

from factdb.extract.languages.lexicon import words

# Labels that say what a voice does, or that nobody knows it. Alone, with each other or with a number they name nobody.
NAMELESS = words(
    "q a question answer questioner interviewer interviewee interviewed moderator host presenter anchor announcer "
    "narrator reporter journalist correspondent speaker unidentified unknown unnamed male female man woman voice "
    "voices audience member participant participants caller operator translator interpreter crowd all both "
    "several many off the person guest chorus protester witness clerk group camera offscreen speakers reporters "
    "press f frage antwort fragesteller fragestellerin interviewerin interviewter interviewte moderation "
    "moderatorin reporterin journalistin korrespondent korrespondentin sprecher sprecherin unbekannt unbekannter "
    "unbekannte mann frau stimme stimmen zuschauer zuschauerin zuhörer zuhörerin publikum teilnehmer teilnehmerin "
    "anrufer anruferin dolmetscher dolmetscherin übersetzer übersetzerin alle beide mehrere zwischenruf "
    "zwischenrufe zuruf zurufe gast redaktion erzähler erzählerin männliche weibliche zeuge zeugin réponse "
    "journaliste animateur animatrice présentateur présentatrice intervieweur voix inconnu вопрос ответ ведущий "
    "ведущая журналист журналистка голос корреспондент pregunta respuesta periodista entrevistador moderador "
    "domanda risposta giornalista conduttore pergunta resposta"
)
ASKING = words("q f question questioner frage interviewer interviewerin fragesteller вопрос pregunta domanda pergunta")
ANSWERING = words("a answer antwort interviewee interviewter interviewte réponse ответ respuesta risposta resposta")

# Labels of lines that nobody says.
NO_VOICES = words(
    "datum date ort place location zeit time uhrzeit dauer duration länge thema themen topic topics subject "
    "betreff titel title quelle source sources foto fotos photo photos bild image stand update hinweis note notes "
    "anmerkung achtung warning tipp tip tips info infos information zutaten ingredients zubereitung preparation "
    "method directions link url web website email e-mail mail tel telefon telephone phone fax kontakt contact "
    "adresse address preis price eintritt öffnungszeiten hours autor author von by text redaktionsschluss lizenz "
    "license kategorie category tags schlagworte keywords genre regie director länder land country jahr year isbn "
    "verlag publisher veröffentlicht published aktualisiert updated beispiel example fazit conclusion ergebnis "
    "result results problem lösung solution schritt step teil part kapitel chapter punkt stichwort "
    "zusammenfassung summary abstract inhalt contents montag dienstag mittwoch donnerstag freitag samstag "
    "sonnabend sonntag monday tuesday wednesday thursday friday saturday sunday januar februar märz april mai "
    "juni juli august september oktober november dezember january february march may june july october december "
    "http https pro contra plus minus vorteil nachteil vorteile nachteile pros cons besetzung cast anlass "
    "occasion medium format kind language sprache version deadline termin agenda protokoll minutes"
)
# Words that organise speech and may open a turn in the middle: "Letzte Frage: …", "My point: …".
SPEECHMAKING = words(
    "frage fragen nachfrage antwort beispiel punkt these stichwort fazit bitte danke erstens zweitens drittens "
    "question questions answer example point thanks first second third bottom line thing reminder spoiler ding "
    "sache satz wort zitat quote grund reason klartext ehrlich kurz"
)
# Small words that open a sentence and no name; they may lead a label written in capitals ("THE PRESIDENT").
OPENING = words(
    "der die das den dem des ein eine einen einer mein meine unser unsere zum zur im am in auf für mit und oder "
    "aber so also nur noch was wie wo wer warum wann weil wenn dass es er sie wir ich ihr the a an my our your "
    "this that these those and or but so what how where who why when if it he she we i you they one no yes ja "
    "nein to for on at with next letzte letzter letztes last noch eins zwei drei two three le la les un une mon "
    "ma notre и но а вот"
)
PARTICLES = words(
    "von van der den de del della di da dos das du la le zu zum bin ibn al el of the und and y e ten ter af"
)

# The lines of a head that say who is there.
ROSTER = words(
    "teilnehmer teilnehmerinnen teilnehmende teilnehmenden anwesend anwesende beteiligte mitwirkende gäste gast "
    "sprecher sprecherinnen redner podium diskutanten gesprächspartner gesprächspartnerin personen participants "
    "participant present attendees attending attendance speakers speaker panel panelists panellists guests guest "
    "witnesses featuring voices members участники participantes partecipanti présents intervenants"
)
LEADING = words("in im mit with also sowie die der the ferner außerdem")  # "In attendance", "Also present"
ASKED_BY = words("interview fragen interviewer interviewerin interviewed")

TITLES = words(
    "dr prof professor mr mrs ms miss herr frau sir dame lady lord mx ing dipl med jur phil m mme monsieur madame"
)
SHORT_OFFICES = words("sen rep gov gen col capt lt sgt amb sec del cllr adm maj cmdr hon")

# How somebody is heard, in brackets behind a label; no office.
DELIVERY = words(
    "voice-over voiceover on-camera off-camera on-screen camera screen phone telephone telefon video via off through "
    "by translator interpreter continuing continued cont'd cont contd fortsetzung weiter zoom live remote"
)
SOUNDS = words(
    "applause laughter laughs laughing crosstalk inaudible indiscernible unintelligible cheers cheering booing "
    "boos sighs coughs coughing pause chuckles chuckling sobbing crying screaming singing gunshot gunshots "
    "clapping music phonetic sic beifall applaus gelächter lachen lacht lachend musik zwischenruf zwischenrufe "
    "zuruf zurufe heiterkeit unverständlich räuspern räuspert hustet husten seufzt jubel klatschen buhrufe "
    "einspieler tonausfall pfiffe jingle schweigt rires applaudissements musique аплодисменты смех музыка "
    "неразборчиво mic mikrofon translator interpreter dolmetscher voiceover voice-over aplausos risas música "
    "risate applausi musica"
)
