"""The words of fact-checkers' ratings, by the verdict they come to. rules/ratings.py says how they are compared.

What stands where:
- mostly true is SUPPORTED and mostly false REFUTED: the verdict of the whole, not of its worst part;
- half true, mixed and disputed are CONFLICTING;
- true words that mislead (missing context, out of context, exaggerated, selective, old news as new) are MISLEADING;
- what is made up (fake, altered, forged, a hoax) is REFUTED, for the claim is that it is real;
- unproven and unverifiable are NOT_ENOUGH_EVIDENCE;
- satire, opinion, a change of mind, scams and research in progress are no verdict on a statement: they are not listed.
"""

from collections.abc import Mapping

from factdb.rules.vocabulary import Veracity

SUPPORTED = {
    "en": "true, mostly true, correct, mostly correct, accurate, mostly accurate, largely true, largely correct, "
    "largely accurate, almost true, broadly true, verified, confirmed, correct attribution, supported, real, "
    "genuine, authentic, fact, proven, geppetto checkmark, one pinocchio, 1 pinocchio, right, it is true, "
    "spot on, legit, substantially true, basically true, essentially true, true statement, true claim, "
    "claim is true, on the mark",
    "de": "wahr, richtig, korrekt, stimmt, größtenteils richtig, größtenteils wahr, überwiegend richtig, "
    "weitgehend richtig, überwiegend wahr, weitgehend wahr, zutreffend, echt, belegt, bestätigt, "
    "stimmt größtenteils, eher richtig, eher wahr, trifft zu, stimmt weitgehend",
    "fr": "vrai, plutôt vrai, exact, correct, avéré, presque vrai, vérifié, confirmé, juste, globalement vrai, "
    "majoritairement vrai, plutôt exact, c'est vrai, authentique",
    "es": "verdadero, verdad, cierto, mayormente verdadero, mayormente cierto, correcto, verificado, casi cierto, "
    "casi verdad, en gran parte cierto, es cierto, es verdad, real, confirmado, mayoritariamente cierto",
    "pt": "verdadeiro, verdade, é verdade, certo, correto, fato, comprovado, verdadeira, confirmado, "
    "quase verdade, maioritariamente verdadeiro, praticamente certo, confere, é fato, autêntico",
    "it": "vero, verità, è vero, corretto, quasi vero, c'eri quasi, confermato, sostanzialmente vero, autentico, "
    "per lo più vero",
    "nl": "waar, juist, correct, klopt, grotendeels waar, vrijwel waar, grotendeels juist, bevestigd, overwegend waar",
    "pl": "prawda, prawdziwe, prawdziwa, prawdziwy, raczej prawda, potwierdzone, w większości prawda, to prawda",
    "tr": "doğru, çoğunlukla doğru, gerçek, doğrulandı, büyük ölçüde doğru",
    "hi": "सच, सत्य, सही, सच है, ज्यादातर सच, अधिकतर सच",
    "bn": "সত্য, সঠিক, সত্যি, বেশিরভাগ সত্য",
    "mr": "खरे, खरं, सत्य आहे",
    "gu": "સાચું, સત્ય",
    "ta": "உண்மை, சரி",
    "te": "నిజం, సత్యం",
    "ar": "صحيح, حقيقي, صحيح في الغالب, حقيقة, صحيحة, صادق",
    "fa": "درست, حقیقت, صحت دارد, واقعی, نسبتا درست",
    "ur": "سچ, درست, صحیح, حقیقت",
    "zh": "正確, 正确, 真實, 真实, 屬實, 属实, 大致正確, 大致正确, 基本正確, 基本正确, 事實, 真",
    "ja": "正確, ほぼ正確, 事実, 正しい, 本当",
    "ko": "사실, 대체로 사실, 진실",
    "id": "benar, fakta, sebagian besar benar, terbukti benar",
    "ms": "betul, sahih",
    "vi": "đúng, sự thật, phần lớn đúng",
    "ru": "правда, верно, правдиво, почти правда, скорее правда, это правда",
    "uk": "правда, вірно, переважно правда, майже правда",
    "cs": "pravda, ověřeno, spíše pravda",
    "sk": "pravdivé, pravdivý výrok",
    "ro": "adevărat, preponderent adevărat",
    "hr": "istina, istinito, točno, tačno, uglavnom istina",
    "hu": "igaz, nagyrészt igaz",
    "el": "αληθές, αλήθεια, αληθινό, κυρίως αληθές",
    "sv": "sant, mestadels sant, till största delen sant, helt sant",
    "da": "sandt, rigtigt, overvejende sandt, korrekt",
    "no": "sant, helt sant, korrekt",
    "fi": "totta, pitää paikkansa, oikein",
    "he": "נכון, אמת, נכון ברובו",
    "ka": "სიმართლე, მეტწილად სიმართლე",
}

REFUTED = {
    "en": "false, mostly false, barely true, pants on fire, pants on fire!, pants-fire, pantsonfire, really false, "
    "fake, untrue, incorrect, wrong, inaccurate, mostly inaccurate, mostly incorrect, hoax, fabricated, "
    "fiction, made up, made-up, altered, doctored, manipulated, altered photo, altered image, altered video, "
    "altered media, edited, digitally altered, photoshopped, fake news, debunked, refuted, not true, "
    "not correct, not accurate, not real, largely false, totally false, completely false, entirely false, "
    "totally fake, baseless, bogus, lie, myth, false claim, fake quote, false headline, four pinocchios, "
    "4 pinocchios, three pinocchios, 3 pinocchios, bottomless pinocchio, wrong numbers, misattributed, "
    "incorrect attribution, inaccurate attribution, false connection, fabricated content, imposter content, "
    "manipulated content, manipulated media, ai generated, ai-generated, deepfake, fake image, fake video, "
    "fake photo, mostly fake, nonsense, disproven, disproved, false and misleading, unfounded, groundless, "
    "never happened, false information, staged, doctored video, doctored photo, doctored image, "
    "outright false, clearly false, demonstrably false, false statement, misinformation, disinformation, "
    "it is false",
    "de": "falsch, größtenteils falsch, überwiegend falsch, weitgehend falsch, frei erfunden, erfunden, fälschung, "
    "gefälscht, manipuliert, unwahr, stimmt nicht, fake, falschmeldung, völlig falsch, eher falsch, "
    "inkorrekt, widerlegt, unzutreffend, trifft nicht zu, falsch zugeschrieben, falsches zitat, lüge, "
    "montage, ki-generiert, bearbeitet",
    "fr": "faux, plutôt faux, inexact, c'est faux, totalement faux, infondé, erroné, intox, fake, infox, truqué, "
    "manipulé, photomontage, montage, inventé, mensonge, mensonger, complètement faux, fausse citation, "
    "fausse information, incorrect, globalement faux, majoritairement faux, généré par ia, canular, "
    "fabriqué, largement faux, faux et trompeur",
    "es": "falso, falsa, mentira, bulo, es falso, es un bulo, mayormente falso, incorrecto, inexacto, manipulado, "
    "alterado, montaje, inventado, fake, no es cierto, no es verdad, no es real, totalmente falso, ridículo, "
    "apócrifo, trucado, mayoritariamente falso, erróneo, en gran parte falso, desinformación, infundado, "
    "es mentira, imagen manipulada, video manipulado, cita falsa, generado con ia, contenido falso, "
    "falso y engañoso",
    "pt": "falso, falsa, é falso, mentira, fake, errado, incorreto, montagem, manipulado, adulterado, boato, "
    "é mentira, falsificado, não é verdade, maioritariamente falso, inverídico, inventado, é #fake, #fake, "
    "ainda é falso, totalmente falso, conteúdo manipulado, não procede, falsas, falsos, farsa, editado, "
    "é boato, criado por ia, fake news, quase falso",
    "it": "falso, bufala, fake, errato, notizia falsa, falsa, manipolato, inventato, pinocchio andante, "
    "panzana pazzesca, è falso, fotomontaggio, per lo più falso, infondato, quasi falso, fake news, scorretto",
    "nl": "onwaar, vals, nep, niet waar, klopt niet, grotendeels onwaar, gemanipuleerd, onjuist, verzonnen, fout, "
    "grotendeels onjuist, overwegend onwaar, nepnieuws, bewerkt",
    "pl": "fałsz, fałszywe, fałszywa, nieprawda, raczej fałsz, zmanipulowane, przeróbka, zmyślone, to fałsz, "
    "fotomontaż, w większości fałsz, fake news, fejk, nieprawdziwe",
    "tr": "yanlış, sahte, asılsız, uydurma, doğru değil, çoğunlukla yanlış, montaj, manipülasyon, yalan, "
    "gerçek değil, uydurulmuş, hatalı, büyük ölçüde yanlış, düzmece",
    "hi": "झूठ, गलत, फेक, फर्जी, असत्य, फ़र्ज़ी, ग़लत, झूठा, निराधार, ज्यादातर झूठ, अधिकतर झूठ, एडिटेड, सच नहीं, झूठ है, "
    "मनगढ़ंत, फेक न्यूज़, गलत है, अल्टर्ड",
    "bn": "মিথ্যা, ভুয়া, ভুল, ভুয়ো, গুজব, বিকৃত, অসত্য, ভিত্তিহীন, মিথ্যে, সম্পাদিত, বানোয়াট, এডিটেড",
    "mr": "खोटे, खोटं, चुकीचे, बनावट, असत्य आहे, खोटी",
    "gu": "ખોટું, ખોટો, ફેક, ખોટા, અસત્ય",
    "ta": "பொய், தவறு, தவறானது, போலி",
    "te": "తప్పు, అబద్ధం, ఫేక్, అసత్యం",
    "ml": "തെറ്റ്, വ്യാജം, അസത്യം",
    "kn": "ಸುಳ್ಳು, ತಪ್ಪು, ನಕಲಿ",
    "pa": "ਝੂਠ, ਗਲਤ, ਫਰਜ਼ੀ, ਫਰਜੀ",
    "as": "অসত্য, মিছা, ভুৱা",
    "or": "ମିଥ୍ୟା, ଭୁଲ",
    "ne": "गलत हो, झुटो, झूटो, मिथ्या",
    "si": "අසත්‍ය, වැරදියි, ව්‍යාජ",
    "ar": "خطأ, كاذب, زائف, مزيف, مفبرك, غير صحيح, كذب, خاطئ, ملفق, شائعة, محرف, غير حقيقي, معدل, إشاعة, خبر كاذب, "
    "مفبركة, زائفة, خاطئة, كاذبة, ادعاء كاذب, مركب",
    "fa": "نادرست, دروغ, جعلی, غلط, ساختگی, نسبتا نادرست, شاخ‌دار",
    "ur": "جھوٹ, غلط, فیک, جعلی, جھوٹا, جھوٹی, فرضی, بے بنیاد",
    "zh": "錯誤, 错误, 假, 虛假, 虚假, 不實, 不实, 謠言, 谣言, 假消息, 假訊息, 不正確, 不正确, 大致錯誤, 大致错误, "
    "偽造, 伪造, 變造, 假新聞, 假的, 失實, 与事实不符, 與事實不符, 基本错误",
    "ja": "誤り, 虚偽, ほぼ誤り, 偽, デマ, 間違い, 捏造, 嘘",
    "ko": "거짓, 대체로 거짓, 전혀 사실 아님, 사실 아님, 허위, 대체로 사실 아님",
    "id": "salah, hoaks, hoax, tidak benar, palsu, keliru, bohong, sebagian besar salah, hoaks!, manipulasi, "
    "disinformasi",
    "ms": "palsu, tidak tepat",
    "tl": "hindi totoo, peke, di totoo, hindi tama, mali, walang katotohanan",
    "th": "เท็จ, ปลอม, ข่าวปลอม, ไม่จริง, ข้อมูลเท็จ",
    "vi": "sai, giả, sai sự thật, tin giả, không đúng, phần lớn sai",
    "my": "မမှန်, မှား",
    "ru": "ложь, фейк, неправда, неверно, вранье, враньё, скорее неправда, это неправда, подделка, выдумка, почти ложь",
    "uk": "неправда, фейк, брехня, хибно, переважно неправда",
    "bg": "невярно, фалшиво, лъжа",
    "mk": "невистина, лажно, дезинформација",
    "sr": "neistina, lažno, netačno, лажно, laž, dezinformacija, lažna vest, fejk",
    "hr": "netočno, lažna vijest, neistinito, uglavnom neistina",
    "sl": "ni res, neresnično",
    "cs": "nepravda, lež, spíše nepravda, podvrh",
    "sk": "nepravdivé, nepravdivý výrok",
    "ro": "fals, preponderent fals, dezinformare",
    "hu": "hamis, nem igaz, álhír, nagyrészt hamis",
    "el": "ψευδές, ψέμα, ψευδής, ανακριβές, κυρίως ψευδές, κατασκευασμένο, παραποιημένο",
    "sq": "e rreme, e pavërtetë",
    "sv": "falskt, osant, mestadels falskt, till största delen falskt, helt fel, helt falskt",
    "da": "falsk, forkert, usandt, overvejende falsk",
    "no": "feil, usant, helt feil, faktisk helt feil",
    "fi": "väärin, ei pidä paikkaansa, valhe, väärä, ei totta, tarua",
    "et": "vale",
    "lv": "meli, nepatiesība",
    "lt": "melas, netiesa",
    "ka": "სიცრუე, ტყუილი, მეტწილად მცდარი, ყალბი",
    "hy": "սուտ, կեղծ",
    "az": "yalan, saxta",
    "he": "שקר, לא נכון, לא נכון ברובו, מזויף",
    "sw": "si kweli, uongo, uwongo, habari bandia",
    "am": "ሐሰት, ሀሰት",
    "ca": "fals, és fals, mentida",
    "eu": "faltsua, gezurra",
}

CONFLICTING = {
    "en": "half true, half-true, mixture, mixed, partly true, partially true, partly false, partially false, "
    "partially correct, partly correct, half false, half truth, conflicting evidence, "
    "conflicting evidence/cherrypicking, disputed, contested, mixed evidence, some truth, "
    "mixture of true and false, two pinocchios, 2 pinocchios, in-between, partially accurate, "
    "partly accurate, true and false, half right, half-right, half correct, it is complicated, in dispute, "
    "true in part, false in part, part true part false, mixed bag, partial truth",
    "de": "teilweise richtig, teilweise falsch, halb wahr, halbwahr, teils richtig, teils falsch, teilweise wahr, "
    "teils teils, gemischt, umstritten, zum teil richtig, zum teil falsch, stimmt teilweise, "
    "teilweise korrekt, teils wahr, jein",
    "fr": "mitigé, en partie vrai, en partie faux, partiellement vrai, partiellement faux, mi-vrai mi-faux, "
    "à moitié vrai, plus compliqué, c'est plus compliqué, vrai et faux, partiellement exact, discutable, "
    "contesté",
    "es": "mixto, verdad a medias, verdadero pero, cierto pero, verdades a medias, parcialmente falso, "
    "parcialmente verdadero, parcialmente cierto, medio cierto, mitad verdadero, discutible, en disputa, "
    "mezcla, media verdad, medias verdades, parcialmente correcto, cierto a medias, mitad y mitad, debatible",
    "pt": "parcialmente falso, parcialmente verdadeiro, meia verdade, meio verdade, meia-verdade, misto, "
    "discutível, parcialmente correto, contestável, parcialmente certo, verdadeiro mas, controverso, "
    "verdadeiro mas",
    "it": "parzialmente vero, parzialmente falso, nì, in parte vero, in parte falso, mezza verità, misto",
    "nl": "deels waar, half waar, gedeeltelijk waar, deels onwaar, deels juist, gedeeltelijk onwaar, gemengd",
    "pl": "częściowo prawda, częściowo fałsz, półprawda, częściowa prawda, częściowy fałsz",
    "tr": "kısmen doğru, kısmen yanlış, karma, yarı doğru, karışık, tartışmalı",
    "hi": "आधा सच, आंशिक सच, आंशिक रूप से सच, अर्धसत्य, आंशिक रूप से गलत, आधा झूठ",
    "bn": "আংশিক সত্য, অর্ধ সত্য, আংশিক মিথ্যা, অর্ধসত্য, আংশিক মিথ্যে",
    "ar": "صحيح جزئيا, زائف جزئيا, زائف جزئي, خاطئ جزئيا, نصف صحيح, نصف الحقيقة, جزئيا صحيح, مختلط",
    "fa": "نیمه درست, نیمه‌درست",
    "ur": "آدھا سچ, جزوی طور پر درست, جزوی سچ",
    "zh": "部分正確, 部分正确, 部分錯誤, 部分错误, 部分屬實, 部分属实, 半真半假, 部分真實, 爭議",
    "ja": "半分正しい, 一部誤り",
    "ko": "절반의 사실, 논란 중",
    "id": "sebagian benar, sebagian salah, campuran",
    "ru": "полуправда, частично правда, частично неправда, спорно",
    "uk": "напівправда, частково правда",
    "cs": "částečně pravda, polopravda",
    "ro": "parțial adevărat, parțial fals",
    "hr": "poluistina, djelomično točno, delimično tačno, djelimično tačno",
    "hu": "részben igaz, félig igaz",
    "el": "μερικώς αληθές, μερικώς ψευδές, μισή αλήθεια",
    "sv": "delvis sant, delvis falskt, halvsant",
    "da": "delvist sandt, halv sandhed, delvist falsk",
    "no": "delvis sant, delvis feil, faktisk delvis sant",
    "fi": "osittain totta, osin totta",
    "he": "חצי נכון, נכון חלקית",
    "ka": "ნახევრად სიმართლე",
    "ca": "mitja veritat, parcialment fals",
}

MISLEADING = {
    "en": "misleading, out of context, missing context, lacks context, lacking context, needs context, "
    "context needed, decontextualized, decontextualised, taken out of context, cherry picked, cherry picks, "
    "photo out of context, video out of context, cherry-picked, cherrypicking, cherry picking, exaggerated, "
    "exaggeration, overstated, distorted, distorts the facts, spin, spins the facts, miscaptioned, "
    "miscaptioned photo, outdated, old, old video, old photo, old image, old news, false context, "
    "misrepresented, misinterpreted, misrepresentation, misleading content, misleading headline, "
    "mostly misleading, partly misleading, incomplete, no context, half the story, without context, "
    "needs more context, deceptive, selective, missing the context, misused, misused photo, misused video, "
    "wrong context, twisted, misleads, highly misleading, lacks full context, flawed reasoning, "
    "misleading claim, it is misleading, understated, false caption",
    "de": "irreführend, fehlender kontext, aus dem zusammenhang gerissen, falscher kontext, übertrieben, "
    "falscher zusammenhang, veraltet, kontext fehlt, verzerrt, täuschend, größtenteils irreführend, "
    "verkürzt, unvollständig, aus dem kontext gerissen, zugespitzt, ohne kontext, kontext erforderlich, "
    "missverständlich, teilweise irreführend, altes video, altes foto, irreführende darstellung",
    "fr": "trompeur, hors contexte, manque de contexte, sorti de son contexte, exagéré, détourné, "
    "contexte manquant, vrai mais, vrai mais trompeur, sorti du contexte, ancien, à nuancer, imprécis, "
    "incomplet, image détournée, vidéo détournée, trompeuse, manque le contexte, sans contexte, tronqué",
    "es": "engañoso, engañosa, fuera de contexto, falta contexto, descontextualizado, sacado de contexto, "
    "exagerado, sin contexto, falso contexto, falta de contexto, impreciso, es engañoso, tergiversado, "
    "incompleto, contexto falso, descontextualizada, imágenes fuera de contexto, desactualizado, "
    "necesita contexto, exageración, sesgado, inflado",
    "pt": "enganoso, enganosa, fora de contexto, sem contexto, falta contexto, distorcido, exagerado, "
    "descontextualizado, impreciso, não é bem assim, contextualizando, subestimado, distorção, distorcida, "
    "fora do contexto, incompleto, é enganoso, tirado de contexto, exagero, ainda não é bem assim, "
    "contexto errado, desatualizado, subestimada, exagerada, descontextualizada, imprecisão",
    "it": "fuorviante, fuori contesto, ingannevole, manca il contesto, decontestualizzato, esagerato, "
    "contesto mancante, senza contesto, impreciso, fuori dal contesto, incompleto",
    "nl": "misleidend, uit de context, ontbrekende context, zonder context, overdreven, uit zijn verband gerukt, "
    "context ontbreekt, uit de context gerukt, onvolledig, oud",
    "pl": "wprowadza w błąd, manipulacja, brak kontekstu, wyrwane z kontekstu, mylące, przesadzone, bez kontekstu, "
    "fałszywy kontekst, nieaktualne",
    "tr": "yanıltıcı, bağlamından koparılmış, çarpıtma, eksik bağlam, eksik bilgi, abartılı, bağlam dışı, "
    "çarpıtılmış, hatalı ilişkilendirme, eski",
    "hi": "भ्रामक, संदर्भ से बाहर, गुमराह करने वाला, संदर्भ के बाहर, अधूरा सच, भ्रामक दावा, गुमराह करने वाली, "
    "संदर्भ गायब, मिसलीडिंग, बिना संदर्भ",
    "bn": "বিভ্রান্তিকর, প্রসঙ্গের বাইরে, বিভ্রান্তি, অপ্রাসঙ্গিক, পুরোনো, প্রেক্ষাপট নেই",
    "mr": "दिशाभूल करणारे, दिशाभूल, भ्रामक आहे",
    "gu": "ભ્રામક, ગેરમાર્ગે દોરનારું",
    "ta": "தவறாக வழிநடத்துவது, தவறான சித்தரிப்பு",
    "te": "తప్పుదారి పట్టించేది, తప్పుదోవ పట్టించేది",
    "ar": "مضلل, خارج السياق, ناقص, مبالغ فيه, مجتزأ, خارج سياقه, سياق ناقص, مضللة, عنوان مضلل, قديم, مجتزأ من سياقه",
    "fa": "گمراه‌کننده, گمراه کننده, خارج از متن",
    "ur": "گمراہ کن, سیاق و سباق سے ہٹ کر",
    "zh": "誤導, 误导, 易誤解, 斷章取義, 断章取义, 缺乏背景, 誤導性, 误导性, 缺乏上下文, 移花接木, 誇大, 夸大, "
    "以偏概全, 易生誤解, 脫離上下文, 舊聞",
    "ja": "ミスリード, 誤解を招く",
    "ko": "오해의 소지, 맥락 없음, 과장",
    "id": "menyesatkan, di luar konteks, konteks keliru, sesat, salah konteks, konteks yang salah, kurang konteks",
    "ms": "mengelirukan",
    "tl": "nakaliligaw, nakakalinlang, kulang sa konteksto, walang konteksto",
    "th": "ทำให้เข้าใจผิด, บิดเบือน, ขาดบริบท",
    "vi": "gây hiểu lầm, thiếu ngữ cảnh, thiếu bối cảnh",
    "ru": "вводит в заблуждение, манипуляция, вырвано из контекста, преувеличение, заблуждение",
    "uk": "маніпуляція, перекручування, поза контекстом, вирвано з контексту",
    "cs": "zavádějící, manipulace, vytrženo z kontextu",
    "sk": "zavádzanie, zavádzajúce",
    "ro": "trunchiat, înșelător, scos din context",
    "hr": "obmanjujuće, manipulacija faktima, zavaravajuće, manipulisanje činjenicama, nedostaje kontekst, "
    "van konteksta",
    "hu": "félrevezető, megtévesztő",
    "el": "παραπλανητικό, εκτός πλαισίου, ελλιπές",
    "sv": "vilseledande, saknar sammanhang, taget ur sitt sammanhang",
    "da": "vildledende, taget ud af sammenhæng, mangler kontekst",
    "no": "misvisende, villedende, tatt ut av sammenheng, mangler kontekst",
    "fi": "harhaanjohtava, asiayhteydestä irrotettu",
    "he": "מטעה, הוצא מהקשר, מוטעה",
    "sw": "inapotosha",
    "ka": "მანიპულაცია, კონტექსტიდან ამოგლეჯილი",
    "ca": "enganyós, fora de context",
}

NOT_ENOUGH_EVIDENCE = {
    "en": "unproven, unverified, no evidence, unsupported, not enough evidence, not supported by evidence, "
    "insufficient evidence, unsubstantiated, inconclusive, unverifiable, undetermined, unknown, "
    "cannot be verified, can't be verified, lacks evidence, unconfirmed, legend, no proof, not proven, "
    "unclear, lack of evidence, not verified, uncertain, not enough information, insufficient information, "
    "unestablished, inadequate support, not supported, evidence lacking, unable to verify, "
    "no credible evidence, not substantiated, undecided, scant evidence, little evidence, not verifiable, "
    "needs evidence, cannot verify, no basis, too early to say",
    "de": "unbelegt, nicht belegt, unklar, ohne beleg, unbestätigt, keine belege, unbewiesen, nicht überprüfbar, "
    "nicht bewiesen, keine beweise, nicht bestätigt, unzureichende belege, ungeklärt, unzureichend belegt, "
    "nicht nachweisbar, offen",
    "fr": "non prouvé, invérifiable, pas de preuve, sans preuve, aucune preuve, non vérifié, pas prouvé, "
    "incertain, rien ne le prouve, on ne sait pas, rien ne le confirme, à prouver, impossible à vérifier, "
    "manque de preuves, non confirmé, indéterminé",
    "es": "sin evidencia, no hay pruebas, sin pruebas, no verificable, inverificable, no comprobado, "
    "no hay evidencia, insostenible, sin verificar, no verificado, sin confirmar, no probado, sin sustento, "
    "no hay evidencias, no concluyente, por comprobar, no hay datos, faltan pruebas, incomprobable, "
    "sin fundamento, no se puede verificar, dudoso, no chequeable",
    "pt": "insustentável, sem provas, não comprovado, inconclusivo, sem evidências, não verificável, "
    "não há provas, sem comprovação, sem prova, ainda é cedo para dizer, não há evidências, não verificado, "
    "sem registro, não confirmado, sem evidência, faltam provas, impossível verificar",
    "it": "non provato, non verificabile, nessuna prova, senza prove, non verificato, non dimostrato, "
    "mancano prove, non confermato",
    "nl": "onbewezen, niet bewezen, geen bewijs, niet te controleren, onbevestigd, onduidelijk, oncontroleerbaar, "
    "onvoldoende bewijs",
    "pl": "niezweryfikowane, nieweryfikowalne, brak dowodów, niepotwierdzone, nie do sprawdzenia, nieudowodnione",
    "tr": "kanıtlanmamış, kanıt yok, belirsiz, doğrulanamadı, şüpheli, kanıtlanamaz, sonuçlandırılamadı, "
    "teyit edilemedi, delil yok",
    "hi": "असत्यापित, कोई सबूत नहीं, अप्रमाणित, सबूत नहीं, पुष्टि नहीं",
    "bn": "অপ্রমাণিত, প্রমাণ নেই, অযাচাইকৃত, যাচাই করা যায়নি, প্রমাণহীন",
    "ar": "غير مثبت, لا دليل, غير مؤكد, لا يوجد دليل, بلا دليل, غير مثبتة, لم يتم التحقق, دون دليل, غير قابل للتحقق",
    "fa": "غیرقابل اثبات, اثبات نشده, غیر قابل اثبات",
    "ur": "غیر مصدقہ, کوئی ثبوت نہیں",
    "zh": "證據不足, 证据不足, 無法證實, 无法证实, 尚未證實, 尚無定論, 尚无定论, 未經證實, 未经证实, 無法查證, "
    "有待證實, 存疑, 无法核实",
    "ja": "根拠不明, 検証不能, 根拠なし, 判定留保, 真偽不明",
    "ko": "판단 유보, 증거 불충분, 확인 불가",
    "id": "belum terbukti, tidak terbukti, belum terverifikasi, tidak ada bukti, tidak dapat diverifikasi",
    "ru": "недоказуемо, не доказано, нет доказательств, бездоказательно, не подтверждено, непроверяемо",
    "uk": "немає доказів, не доведено, без доказів",
    "cs": "neověřitelné, nedoloženo, neověřeno",
    "sk": "neoveriteľné",
    "ro": "neverificabil, imposibil de verificat, fără dovezi",
    "hr": "neprovjereno, nedokazano, neutvrđeno, neproverljivo",
    "hu": "nem bizonyított, nem ellenőrizhető",
    "el": "ανεπιβεβαίωτο, αναπόδεικτο",
    "sv": "obekräftat, obevisat, går inte att verifiera, saknar belägg, oklart",
    "da": "udokumenteret, ubekræftet, ubevist",
    "no": "udokumentert, ubekreftet, ubevist, ikke sikkert",
    "fi": "vahvistamaton, ei näyttöä",
    "he": "לא ניתן לאימות, לא מוכח",
    "ka": "დაუდასტურებელი",
    "ca": "sense proves",
}

TABLE: Mapping[Veracity, Mapping[str, str]] = {
    Veracity.SUPPORTED: SUPPORTED,
    Veracity.REFUTED: REFUTED,
    Veracity.CONFLICTING: CONFLICTING,
    Veracity.MISLEADING: MISLEADING,
    Veracity.NOT_ENOUGH_EVIDENCE: NOT_ENOUGH_EVIDENCE,
}
