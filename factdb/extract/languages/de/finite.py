"""Finite forms of German verbs that no ending tells: the indicative, and both moods of reported speech."""

from factdb.extract.languages.lexicon import words

INDICATIVE = words(
    "ist sind war waren hat haben hatte hatten wird werden wurde wurden kann können konnte konnten muss müssen "
    "musste mussten soll sollen sollte sollten will wollen wollte wollten darf dürfen durfte durften mag mögen "
    "mochte gibt gab gaben geht ging gingen kommt kam kamen steht stand standen stehen liegt lag lagen liegen "
    "bleibt blieb blieben bleiben lässt ließ ließen macht machen weiß wissen sieht sehen sah sahen findet fand "
    "fanden hält hielt hielten nimmt nahm nahmen trifft traf trafen tritt trat traten läuft lief liefen zeigt "
    "zeigen gilt galt galten gelten spricht sprach sprachen bringt brachte brachten zieht zog zogen fällt fiel "
    "fielen führt beginnt begann begannen scheint schien heißt hieß verliert verlor schließt schloss besteht "
    "bestand bestehen droht stieg stiegen steigt sank sanken sinkt starb starben wuchs erhielt erhielten erhält "
    "verließ rief riefen griff griffen schlug schlugen trug trugen trägt lebt leben sei-n bedeutet reicht fehlt "
    "fehlen braucht brauchen gehört gehören bekommt bekam bekamen verlangt fordert sagt sagte flog flogen fuhr "
    "fuhren fährt begab entschied entschieden gewann gewannen unterlag schrieb"
)
KONJUNKTIV_ONE = words(
    "sei seien habe werde könne müsse solle dürfe wolle möge wisse lasse tue gehe komme stehe liege bleibe gebe "
    "nehme sehe halte finde bringe zeige mache brauche scheine laufe falle führe bestehe gelte bedeute gehöre "
    "fehle reiche handle handele drohe spreche treffe trete ziehe beginne schließe setze stelle suche trage "
    "verliere wachse sinke steige sterbe lebe arbeite biete leiste leide lerne lese liefere löse melde nutze "
    "öffne plane prüfe rate rechne rede reise riskiere rufe sage schade schaffe schlage schreibe schütze "
    "schweige sitze sorge spare spiele spüre stamme starte steuere stimme störe stoße strebe teile töte treibe "
    "trenne überlege unterscheide verfüge wähle wandle warte wechsle weise werfe wirke wohne zahle zähle ziele "
    "zwinge denke diene dauere drehe dränge  entscheide erfahre erhalte erinnere erkläre erlaube ermögliche "
    "erwarte esse existiere fahre fasse feiere fliege fliehe fließe folge fordere frage freue fürchte gebühre "
    "gelange gelinge genieße genüge geschehe gewinne glaube greife hänge helfe hoffe höre kämpfe kenne klage "
    "klinge koste kümmere lehne leite liege lohne meine merke passe passiere reagiere regiere rücke schätze "
    "scheitere schlafe sehne siege stecke stütze tanze taste tausche trinke unterstütze verbessere verdiene "
    "vermisse vertraue wage warne weine wünsche zögere beweise betrage befinde befürchte beginne behalte "
    "bekomme benötige berge beruhe besitze bitte bestimme betreffe betreibe bewege bezahle bilde blicke breche "
    "brenne ändere agiere  atme baue beachte beuge fange feuere fühle gründe heiße hebe hindere "
    "hole  jage kaufe kehre knüpfe lache lade lege leugne lobe lüge male messe miete nenne neige "
    "ordne packe pflege raube reiße richte ringe rolle ruhe sammle schicke schiebe schieße schneide schwimme "
    "sende senke singe springe stehle streiche streite stürze tauche töne trauere träume trotze übe "
    "verberge wache wandere wasche wehre  weigere wende werbe widme wiege winke wirble zerstöre zittere "
    "zünde zweifle verlaufe bestätige fordere verlange"
)
KONJUNKTIV_TWO = words(
    "hätte hätten wäre wären würde würden könnte könnten müsste müssten dürfte dürften gäbe gäben ginge "
    "käme kämen bliebe stünde stünden läge lägen ließe wüsste wüssten bräuchte bräuchten fände "
    "fänden nähme nähmen hielte liefe befände befänden erhielte bekäme bekämen brächte brächten "
    "verlöre spräche sprächen sähe sähen täte säße säßen"
)
