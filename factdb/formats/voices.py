"""Who makes a claim, as fact-checkers write it: a name, or words that name nobody (`multiple sources`)."""

import re
import unicodedata

# Words that stand for nobody in particular, or for where it was said; a name that holds one of them names nobody.
# Words that are also parts of names of organisations ("press", "group", "people") are left out.
UNNAMED = """
social media socialmedia facebook whatsapp instagram tiktok twitter telegram youtube viral
internet online users user netizens netizen
post posts tweet tweets blog blogs blogger bloggers posting postings message messages email
emails chain meme memes multiple sources source various several unknown
anonymous unidentified website websites claim claims rumor rumors rumour rumours image images
photo photos video videos screenshot screenshots reel reels hoax forwarded
nutzer nutzerin user:innen soziale medien netzwerke sozialen internetnutzer verschiedene
mehrere quellen unbekannt anonym kettenbrief beitrag beiträge
réseaux sociaux internautes internaute utilisateurs utilisateur plusieurs inconnu anonyme
publications publication
redes sociales varias fuentes usuarios usuario desconocido anónimo publicaciones cadenas bulo
internauta internautas
sociais várias fontes usuários usuário desconhecido anônimo postagens postagem boatos boato
corrente publicações
social utenti utente varie fonti sconosciuto anonimo
gebruikers berichten onbekend diverse bronnen sociale
użytkownicy użytkownik internauci media społecznościowe nieznany źródła
sosyal medya kullanıcıları kullanıcı çeşitli bilinmiyor anonim paylaşımlar
सोशल मीडिया यूजर यूजर्स फेसबुक वायरल पोस्ट व्हाट्सएप ट्विटर
সোশ্যাল মিডিয়া ফেসবুক ভাইরাল পোস্ট ব্যবহারকারী
مستخدمون مواقع التواصل فيسبوك مستخدم متداول منشورات منشور ناشطون
سوشل میڈیا صارف صارفین فیس بک وائرل پوسٹ
网友 網友 网民 社交媒體 社交媒体 微信 臉書 网传 網傳 line fb
соцсети пользователи пользователь анонимный
"""
WORD = re.compile(r"[^\W_][\w\u0900-\u0dff]*(?::\w+)?")
WORDS = frozenset(unicodedata.normalize("NFC", word) for word in UNNAMED.casefold().split())
PARTS_OF_NAMES = """
social sociale sociais media source sources post posts redes fuentes fontes fonte bronnen diverse chain online line
image images blog message messages corrente plusieurs claim claims reel photo
"""
IN_NAMES = frozenset(PARTS_OF_NAMES.split())
"""Of those, words of names too (The Washington Post, Carlos Fuentes): they tell nobody only by themselves."""


def is_nobody(name: str) -> bool:
    """Whether the words name nobody in particular. What names a page or a user of a platform (`Facebook page: …`) names
    no speaker that is known by it."""
    said = [word.casefold() for word in WORD.findall(unicodedata.normalize("NFC", name))]
    found = [word for word in said if word in WORDS]
    return not said or bool(set(found) - IN_NAMES) or len(found) == len(said)
