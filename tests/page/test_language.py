"""Which texts are refused for their language: foreign ones of a sentence, no English of any form."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.errors import InputError, NotEnglish
from communique.page import from_html, from_text
from communique.page.language import other_language

ENGLISH = """
Japan's Kishida visits South Korea's Yoon; North Korea's Kim fires missile
Russia's Lavrov meets China's Wang; Iran's Raisi calls Syria's Assad, Turkey's Erdogan
Marine Le Pen says La France Insoumise, Les Republicains to lose in de facto coup
Lula da Silva, Sanchez de Lozada, Perez de Cuellar, de la Rua meet near La Paz
Von der Leyen, van der Bellen and De Croo meet Den Haag mayor Van Zanen
We've said they've lost, I've won, you've gone; they'll talk, we'll wait, who'd know
JAPAN'S KISHIDA VISITS SOUTH KOREA'S YOON; NORTH KOREA'S KIM FIRES MISSILE
Nguyen Van Thieu, Le Duc Tho, Xuan Thuy meet Kissinger; Saigon, Hanoi trade fire
Biden-Xi summit: U.S., China agree to fentanyl curbs, military hotline, AI talks
""".strip().splitlines()

FOREIGN = {
    ("fr", "French"): "Le ministre a déclaré vendredi que les négociations avec le Pérou se "
    "poursuivraient dans la capitale.",
    ("de", "German"): "Der Minister sagte am Freitag, dass die Verhandlungen mit Peru in der Hauptstadt "
    "fortgesetzt werden und nicht enden.",
    ("es", "Spanish"): "El ministro dijo el viernes que las negociaciones con Perú continuarán en la "
    "capital de la república.",
    ("it", "Italian"): "Il ministro ha detto venerdì che i negoziati con il Perù continueranno nella "
    "capitale e non sono finiti.",
    ("pt", "Portuguese"): "O ministro disse na sexta-feira que as negociações com o Peru vão continuar na "
    "capital do país e não acabaram.",
    ("ca", "Catalan"): "El ministre va dir divendres que les negociacions amb els representants del Perú "
    "són llargues, però que aquesta setmana s'han acabat.",
    ("nl", "Dutch"): "De minister zei vrijdag dat de onderhandelingen met Peru in de hoofdstad worden "
    "voortgezet en niet zijn afgelopen.",
    ("af", "Afrikaans"): "Die minister het Vrydag gesê dat die samesprekings met Peru in die hoofstad "
    "voortgaan en nie verby is nie, want ons wil hulle hoor.",
    ("pl", "Polish"): "Minister powiedział w piątek, że negocjacje z Peru będą kontynuowane w stolicy i "
    "nie zostały zakończone, ale to jest trudne.",
    ("tr", "Turkish"): "Bakan cuma günü yaptığı açıklamada Peru ile görüşmelerin başkentte devam edeceğini "
    "ve bu konuda bir anlaşma için daha çok çalışacaklarını söyledi.",
    ("az", "Azerbaijani"): "Nazir cümə günü bildirib ki, Peru ilə danışıqlar paytaxtda davam edəcək və bu "
    "görüş üçün daha çox vaxt lazım olub.",
    ("id", "Indonesian"): "Menteri mengatakan pada hari Jumat bahwa perundingan dengan Peru akan dilanjutkan "
    "di ibu kota dan tidak akan berhenti.",
    ("ms", "Malay"): "Menteri berkata pada hari Jumaat bahawa rundingan dengan Peru akan diteruskan di "
    "ibu negara dan tidak akan berhenti kerana itu.",
    ("sv", "Swedish"): "Ministern sade på fredagen att förhandlingarna med Peru ska fortsätta i "
    "huvudstaden och att det inte är slut.",
    ("da", "Danish"): "Ministeren sagde fredag, at forhandlingerne med Peru fortsætter i hovedstaden "
    "efter mødet, og at det ikke er slut for dem.",
    ("no", "Norwegian"): "Ministeren sa fredag at forhandlingene med Peru fortsetter i hovedstaden etter "
    "møtet, og at det ikke er slutt for dem.",
    ("is", "Icelandic"): "Ráðherrann sagði á föstudag að viðræður við Perú héldu áfram í höfuðborginni og að "
    "þeim væri ekki lokið, en það hefur verið erfitt.",
    ("fi", "Finnish"): "Ministeri sanoi perjantaina, että neuvottelut Perun kanssa jatkuvat pääkaupungissa "
    "ja että ne eivät ole päättyneet, mutta hän ei ollut varma.",
    ("et", "Estonian"): "Minister ütles reedel, et läbirääkimised Peruuga jätkuvad pealinnas ja et need ei "
    "ole veel lõppenud, aga ta oli lootusrikas.",
    ("lv", "Latvian"): "Ministrs piektdien sacīja, ka sarunas ar Peru turpināsies galvaspilsētā un ka tās "
    "nav beigušās, bet par to vēl runās pēc nedēļas.",
    ("lt", "Lithuanian"): "Ministras penktadienį sakė, kad derybos su Peru tęsis sostinėje ir kad jos dar "
    "nėra baigtos, bet tai yra sunku dėl laiko.",
    ("cs", "Czech"): "Ministr v pátek řekl, že jednání s Peru budou pokračovat v hlavním městě a že se "
    "na ně také podle vlády dohodli.",
    ("sk", "Slovak"): "Minister v piatok povedal, že rokovania s Peru budú pokračovať v hlavnom meste a "
    "že sa na ne podľa vlády pripravili, ale nie sú na konci.",
    ("hu", "Hungarian"): "A miniszter pénteken azt mondta, hogy a tárgyalások Peruval a fővárosban "
    "folytatódnak, és nem értek véget, de még csak az elején vannak.",
    ("ro", "Romanian"): "Ministrul a declarat vineri că negocierile cu Peru vor continua în capitală și nu "
    "s-au încheiat, pentru că mai sunt probleme.",
    ("vi", "Vietnamese"): "Bộ trưởng cho biết hôm thứ sáu rằng các cuộc đàm phán với Peru sẽ tiếp tục và "
    "không kết thúc trong tuần này.",
    ("sw", "Swahili"): "Waziri alisema Ijumaa kwamba mazungumzo na Peru yataendelea katika mji mkuu wa "
    "nchi hiyo na kwa sasa hayajaisha.",
    (
        "sh",
        "Croatian, Bosnian or Serbian",
    ): "Ministar je u petak rekao da će se pregovori s Peruom nastaviti u glavnom gradu i "
    "da nisu završeni, što je za njega dobro.",
    ("sl", "Slovenian"): "Minister je v petek dejal, da se pogovori s Perujem nadaljujejo v glavnem mestu in "
    "da še niso končani, ker so tudi druge težave.",
    ("tl", "Tagalog"): "Sinabi ng ministro noong Biyernes na ang mga negosasyon sa Peru ay magpapatuloy sa "
    "kabisera at hindi pa tapos.",
    ("sq", "Albanian"): "Ministri tha të premten se bisedimet me Perunë do të vazhdojnë në kryeqytet dhe "
    "nuk kanë përfunduar për një zgjidhje.",
    ("ha", "Hausa"): "Ministan ya ce ranar Juma'a cewa za a ci gaba da tattaunawa da Peru a babban "
    "birnin kuma ba ta kare ba, don wannan suna kan aiki.",
    ("so", "Somali"): "Wasiirka ayaa sheegay Jimcihii in wadahadalka uu la leeyahay Peru ka socon doono "
    "caasimadda oo aan weli la soo gabagabayn.",
    ("ru", "Russian"): "Министр заявил в пятницу, что переговоры с Перу продолжатся в столице.",
    ("uk", "Ukrainian"): "Міністр заявив у п'ятницю, що переговори з Перу продовжаться у столиці і ще не "
    "завершені.",
    ("be", "Belarusian"): "Міністр заявіў у пятніцу, што перамовы з Перу працягнуцца ў сталіцы і яшчэ не "
    "скончыліся.",
    ("bg", "Bulgarian"): "Министърът заяви в петък, че преговорите с Перу ще продължат в столицата и не са "
    "приключили.",
    ("mk", "Macedonian"): "Министерот изјави во петокот дека преговорите со Перу ќе продолжат во главниот "
    "град.",
    ("sr", "Serbian"): "Министар је рекао у петак да ће се преговори са Перуом наставити у главном граду.",
    ("kk", "Kazakh"): "Министр жұма күні Перумен келіссөздер астанада жалғасатынын және әлі аяқталмағанын "
    "айтты.",
    ("mn", "Mongolian"): "Сайд баасан гарагт Перутай хийх хэлэлцээ нийслэлд үргэлжилнэ гэж мэдэгдлээ, "
    "өнөөдөр.",
    ("ar", "Arabic"): "قال الوزير يوم الجمعة إن المحادثات مع بيرو ستستمر في العاصمة.",
    ("fa", "Persian"): "وزیر روز جمعه گفت گفتگوها با پرو در پایتخت ادامه می‌یابد و چیزی پایان نیافته است.",
    ("ur", "Urdu"): "وزیر نے جمعہ کو کہا کہ پیرو کے ساتھ بات چیت دارالحکومت میں جاری رہے گی، اور وہاں "
    "ڈٹے ہیں۔",
    ("hi", "Hindi"): "मंत्री ने शुक्रवार को कहा कि पेरू के साथ बातचीत राजधानी में जारी रहेगी।",
    ("mr", "Marathi"): "मंत्री शुक्रवारी म्हणाले की पेरूसोबतची चर्चा राजधानीत सुरू राहणार आहे आणि ती संपलेली नाही.",
    ("zh", "Chinese"): "部长星期五表示，与秘鲁的谈判将在首都继续进行。",
    ("ja", "Japanese"): "大臣は金曜日、ペルーとの交渉は首都で続くと述べた。",
    ("ko", "Korean"): "장관은 금요일 페루와의 협상이 수도에서 계속될 것이라고 말했다.",
    ("el", "Greek"): "Ο υπουργός δήλωσε την Παρασκευή ότι οι συνομιλίες με το Περού θα συνεχιστούν στην "
    "πρωτεύουσα.",
    ("he", "Hebrew"): "השר אמר ביום שישי כי השיחות עם פרו יימשכו בבירה.",
    ("th", "Thai"): "รัฐมนตรีกล่าวเมื่อวันศุกร์ว่าการเจรจากับเปรูจะดำเนินต่อไปในเมืองหลวง",
}

ENGLISH_TEXT = (
    "The foreign ministers of Norway and Peru met in Oslo on Monday to speak about fishing rights, and they "
    "agreed to open consulates in both countries next year, their offices said."
)
FRENCH = " ".join(
    [FOREIGN["fr", "French"], "Il est parti pour Lima avec des conseillers, et la presse est dans le doute."]
)


@pytest.mark.parametrize("text", ENGLISH)
@pytest.mark.parametrize("declared", [None, "en-GB", "fr", "es-MX", "no", "xx"])
def test_english_full_of_names_and_contractions_is_read(text: str, declared: str | None) -> None:
    assert other_language(text, declared=declared) is None


@pytest.mark.parametrize(("language", "text"), FOREIGN.items(), ids=[code for code, _ in FOREIGN])
def test_one_sentence_shows_another_language(language: tuple[str, str], text: str) -> None:
    code, name = language
    assert other_language(text) == (name, code)
    assert other_language(text, declared="en") == (name, code)
    in_capitals = other_language(text.upper())
    assert in_capitals is not None
    assert in_capitals.name == name


@pytest.mark.parametrize(
    ("text", "declared", "code"),
    [
        ("Le ministre du Pérou est à Oslo pour la presse", "fr-CA", "fr"),
        ("Le ministre du Pérou est à Oslo pour la presse", None, None),
        ("Le Monde, La Presse meet in La Paz", "fr", None),
        ("Ministeren sagde fredag, at det er slut, og at han var med til det for dem.", "da", "da"),
        ("Ministeren sagde fredag, at det er slut, og at han var med til det for dem.", None, "und"),
        ("lorem ipsum dolor sit amet " * 10, "xx", "und"),
        ("lorem ipsum dolor sit amet " * 10, None, None),
        ("lorem ipsum dolor sit amet " * 40, None, "und"),
        ("Ada Olsen, Norway; Grace Otieno, Kenya; " * 40, "fr", None),
    ],
)
def test_what_a_page_declares_decides_only_a_doubt(text: str, declared: str | None, code: str | None) -> None:
    found = other_language(text, declared=declared)
    assert (found and found.code) == code


@pytest.mark.parametrize(
    "text",
    [
        f"{ENGLISH_TEXT} « {FRENCH} », the minister said in Lima after the talks.",
        f"{FRENCH}\n\n{ENGLISH_TEXT}",
        f"{ENGLISH_TEXT}\n\n{FRENCH}",
        f"{ENGLISH_TEXT} {FOREIGN['ru', 'Russian']}",
        " ".join([ENGLISH_TEXT] * 4 + [FOREIGN["hi", "Hindi"]] * 6),
    ],
)
def test_a_text_that_is_half_english_is_read(text: str) -> None:
    assert other_language(text) is None


def test_the_article_comes_with_the_error() -> None:
    page = (
        "<html lang=fr><head><title>Le ministre à Lima | Le Fjord</title>"
        '<meta property="og:site_name" content="Le Fjord">'
        '<meta property="article:published_time" content="2021-05-03T10:00:00+02:00"></head>'
        f"<body><article><h1>Le ministre à Lima</h1><p>{FRENCH}</p><p>{FRENCH} Enfin.</p></article></body>"
    )
    with pytest.raises(NotEnglish, match=r"^u: it is in French; only English is read so far; ") as caught:
        from_html(page, url="u")
    article = caught.value.article
    assert article is not None
    assert (article.language, article.title, article.outlet) == ("fr", "Le ministre à Lima", "Le Fjord")
    assert str(article.published) == "2021-05-03"
    assert article.text.startswith(f"Le ministre à Lima\n\n{FRENCH}")
    assert article.source == "u"


def test_the_text_comes_with_the_error() -> None:
    with pytest.raises(NotEnglish) as caught:
        from_text(FRENCH, published="2021-05-03", source="a.txt")
    copy = pickle.loads(pickle.dumps(caught.value))
    assert str(copy) == str(caught.value)
    assert (copy.article.text, copy.article.language, str(copy.article.published)) == (
        FRENCH,
        "fr",
        "2021-05-03",
    )


def test_a_page_in_another_language_without_an_article_has_none() -> None:
    links = "".join(
        f"<li><a href=/{n}>Le ministre du Pérou est à Oslo pour la {n}e fois</a></li>" for n in range(9)
    )
    with pytest.raises(InputError) as caught:
        from_html(f"<html lang=fr><body><ul>{links}</ul></body></html>")
    assert getattr(caught.value, "article", None) is None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.none() | st.text(max_size=8))
def test_any_text_has_a_language_or_none(text: str, declared: str | None) -> None:
    found = other_language(text, declared=declared)
    assert found is None or (found.name and found.code != "en")
