"""Given names in France, Belgium, Switzerland and the Maghreb that the lists shared by all languages lack."""

from factdb.extract.languages.lexicon import words

FRENCH_WOMEN = words(
    "adèle agathe agnès aïcha alix aline amandine anaïs andrée angélique anne-marie annick annie apolline arlette "
    "assia aude audrey aurélie aurore axelle béatrice bénédicte bernadette brigitte camille carine carole catherine "
    "cécile célia céline chantal chloé christelle christiane christine claire clarisse claudine clémence clémentine "
    "clotilde colette coline coralie corinne delphine denise djamila  dounia édith élisabeth élise "
    "élodie éloïse émilie emmanuelle estelle éva évelyne fabienne fadila fanny farida fatiha fatou fernande flore "
    "florence françoise frédérique gaëlle geneviève georgette germaine ghislaine gilberte ginette giulia gwenaëlle "
    "hélène héloïse henriette houria huguette inès irène isabelle jacqueline jeanne jeannine joëlle josette josiane "
    "juliette justine karima khadija laetitia laurence laure léa lénaïg léonie liliane lina lise lou louise lucette "
    "lucie lucienne ludivine lydie maëlle mado magali malika manon marcelle margaux margot marguerite marie-christine "
    "marie-claude marie-france marie-hélène marie-laure marie-pierre marine marion marjorie marlène maryse mathilde "
    "maud mélanie mélissa mireille monique morgane muriel myriam nadège nadia nadine naïma nathalie nelly noémie "
    "océane odette odile ondine pascale paule paulette pauline perrine rachida raymonde régine renée romane roselyne "
    "roxane sabrina salima samira sandrine ségolène séverine simone solange solène sonia sophie soraya stéphanie "
    "suzanne sylvie thérèse tiphaine valentine valérie vanessa véronique victoire virginie viviane yaël yamina "
    "yasmina yolande yvette zineb zoé"
)
FRENCH_MEN = words(
    "abdelkader achille adrien alain aldric amaury amine anatole andré ange anthony antoine antonin armand arnaud "
    "arthur aurélien aymeric baptiste barthélémy bastien benoît bernard bertrand blaise boris brahim brice cédric "
    "cyprien cyril cyrille damien denis didier edgar edmond édouard éloi émile émilien éric ernest étienne eugène "
    "fabien fabrice farid félix ferdinand fernand firmin florent florian franck françois franz-olivier fred frédéric "
    "gabriel gaël gaëtan gaspard gaston gauthier geoffroy georges gérald gérard germain ghislain gilbert gilles "
    "grégoire grégory guillaume gustave guy habib hakim hamid hector henri hervé hippolyte honoré hubert hugues idriss "
    "ismaël jacky jean-baptiste jean-charles jean-christophe jean-claude jean-françois jean-jacques jean-louis "
    "jean-luc jean-marc jean-marie jean-michel jean-noël jean-paul jean-philippe jean-pierre jean-yves jérémy jérôme "
    "joël jordan jules julien kamel karim kévin khaled laurent léo léonard léopold lilian loïc louis loup luc lucas "
    "lucien ludovic mathias mathieu mathis matthieu maurice maxence maxime mehdi michel mickaël mohamed mounir mourad "
    "nabil nassim nathan nicolas noël nordine octave olivier oscar pascal patrice paul-henri philippe pierre-yves "
    "quentin rachid raoul raphaël raymond rayan régis rémi rémy renaud rené robin rodolphe roger romain samir samy "
    "saïd sacha serge séraphin sofiane stéphane sylvain tanguy théo théodore théophile thibault thibaut thierry "
    "titouan tristan valentin valéry victorien vincent virgile vivien wassim xavier yacine yann yannick yoann "
    "youssef yves yvon zinédine"
)
