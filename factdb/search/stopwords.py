"""The small words of grammar (articles, pronouns, prepositions, conjunctions, auxiliaries), by language. They stand in
every text and tell none from another. Languages without a list keep theirs: they weigh little, for they are many.

They are folded as the analyzer folds words.
"""

LISTED = {
    "de": "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines ich du"
    " er sie es wir ihr mich mir dich dir ihn ihm uns euch ihnen sich mein meine meinen meinem meiner meines"
    " dein deine sein seine seinen seinem seiner seines ihre ihren ihrem ihrer ihres unser unsere unseren"
    " unserem unserer euer eure dieser diese dieses diesen diesem jener jene jenes jenen jenem jeder jede"
    " jedes jeden jedem welcher welche welches wer was wen wem wessen man und oder aber denn sondern dass weil"
    " wenn als ob wie obwohl damit sobald bevor nachdem wahrend in im ins an am ans auf aus bei beim mit nach"
    " von vom zu zum zur fur durch gegen ohne um uber unter vor zwischen hinter neben seit bis ab wegen trotz"
    " bin bist ist sind seid war waren warst ware gewesen hat habe haben hast habt hatte hatten gehabt wird"
    " werde werden wirst wurde wurden geworden worden kann konnen konnte konnten muss mussen musste mussten"
    " soll sollen sollte sollten will wollen wollte wollten darf durfen durfte mag mogen nicht auch nur noch"
    " schon so sehr da dann hier dort nun doch ja nein mehr",
    "en": "a an the i me my mine myself you your yours he him his himself she her hers herself it its itself we us"
    " our ours they them their theirs themselves this that these those who whom whose which what and or but"
    " nor if then than because as until while of at by for with about against between into through during"
    " before after above below to from up down in out on off over under again once here there when where why"
    " how all any both each few more most other some such no not only own same so too very am is are was were"
    " be been being have has had having do does did doing done can could will would shall should may might"
    " must ought just now also s t don dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt wont"
    " wouldnt cant cannot couldnt shouldnt im ive id youre youve hes shes theyre theyve weve thats theres"
    " whats lets",
    "es": "el la los las lo un una unos unas y e o u pero ni que si de del a al en con por para sin sobre entre"
    " hasta desde hacia contra segun como cuando donde quien quienes cual cuales cuyo cuya yo tu ella ello"
    " nosotros vosotros ellos ellas usted ustedes me te se nos os le les mi mis tus su sus nuestro nuestra"
    " nuestros nuestras este esta esto estos estas ese esa eso esos esas aquel aquella aquellos aquellas es"
    " son era eran fue fueron ser sido siendo soy eres somos sea sean sera seran estan estaba estaban estar"
    " estoy ha han he hay habia habian haber hubo tiene tienen tenia tener no ya muy mas menos tambien tan"
    " porque",
    "fr": "le la les l un une des de du d et ou mais ni car que qu qui quoi dont si a au aux en dans par pour sur"
    " sous avec sans entre vers chez contre depuis comme quand je j tu il elle on nous vous ils elles me m te"
    " t se s lui leur leurs mon ma mes ton ta tes son sa ses notre nos votre vos ce c cet cette ces cela ca"
    " celui celle ceux celles est sont etait etaient ete etre suis es sommes etes sera seront serait fut soit"
    " ai as avons avez ont avait avaient avoir eu aura auront aurait ne n pas plus y tres aussi tout tous"
    " toute toutes meme lorsque puisque jusqu",
    "it": "il lo la i gli le l un uno una e ed o ma ne che chi cui se di del dello della dei degli delle d a al"
    " allo alla ai agli alle da dal dallo dalla dai dagli dalle in nel nello nella nei negli nelle con su sul"
    " sullo sulla sui sugli sulle per tra fra come quando dove perche io tu lui lei noi voi loro mi ti si ci"
    " vi mio mia miei mie tuo tua suo sua suoi sue nostro nostra vostro vostra questo questa questi queste"
    " quello quella quelli quelle sono era erano essere stato stata stati state sia siano sara saranno sarebbe"
    " fu ha hanno ho hai abbiamo avete aveva avevano avere avuto non piu anche gia molto cosi",
    "nl": "de het een en of maar want dat die dit deze wie wat welke als dan omdat toen ik je jij u hij zij ze wij"
    " we jullie mij me jou hem haar ons hen hun zich mijn jouw zijn onze in op aan van voor met door bij naar"
    " uit over onder tussen tegen tot om te is was waren ben bent geweest heeft hebben heb had hadden word"
    " wordt worden werd werden kan kunnen kon konden moet moeten moest zal zullen zou zouden wil willen mag"
    " mogen niet geen ook nog al er hier daar zo meer zeer",
    "pt": "o a os as um uma uns umas e ou mas nem que se de do da dos das em no na nos nas num numa por pelo pela"
    " pelos pelas para pra ao aos com sem sob sobre entre ate desde contra como quando onde quem qual quais"
    " cujo cuja eu tu voce voces ele ela eles elas vos me te lhe lhes meu minha meus minhas teu tua seu sua"
    " seus suas nosso nossa nossos nossas este esta estes estas esse essa esses essas isto isso aquele aquela"
    " aqueles aquelas aquilo dele dela deles delas deste desta neste nesta desse dessa nesse nessa sao era"
    " eram foi foram ser sido sendo sou somos seja sejam sera serao seria estao estava estavam estar estou tem"
    " tinha tinham ter teve ha havia houve nao ja muito mais menos tambem so porque",
}

STOP_WORDS = {language: frozenset(listed.split()) for language, listed in LISTED.items()}
NONE: frozenset[str] = frozenset()
