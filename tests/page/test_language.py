"""Which texts are refused for their language: foreign ones of a sentence, no English of any form."""

from __future__ import annotations

import pytest

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
    "French": "Le ministre a déclaré vendredi que les négociations avec le Pérou se poursuivraient dans "
    "la capitale.",
    "German": "Der Minister sagte am Freitag, dass die Verhandlungen mit Peru in der Hauptstadt "
    "fortgesetzt werden und nicht enden.",
    "Spanish": "El ministro dijo el viernes que las negociaciones con Perú continuarán en la capital de la "
    "república.",
    "Italian": "Il ministro ha detto venerdì che i negoziati con il Perù continueranno nella capitale e "
    "non sono finiti.",
    "Portuguese": "O ministro disse na sexta-feira que as negociações com o Peru vão continuar na capital do "
    "país e não acabaram.",
    "Dutch": "De minister zei vrijdag dat de onderhandelingen met Peru in de hoofdstad worden voortgezet "
    "en niet zijn afgelopen.",
    "Polish": "Minister powiedział w piątek, że negocjacje z Peru będą kontynuowane w stolicy i nie "
    "zostały zakończone, ale to jest trudne.",
    "Turkish": "Bakan cuma günü yaptığı açıklamada Peru ile görüşmelerin başkentte devam edeceğini ve bu "
    "konuda bir anlaşma için daha çok çalışacaklarını söyledi.",
    "Indonesian or Malay": "Menteri mengatakan pada hari Jumat bahwa perundingan dengan Peru akan "
    "dilanjutkan di ibu kota dan tidak akan berhenti.",
    "Swedish": "Ministern sade på fredagen att förhandlingarna med Peru ska fortsätta i huvudstaden och "
    "att det inte är slut.",
    "Danish or Norwegian": "Ministeren sagde fredag, at forhandlingerne med Peru fortsætter i "
    "hovedstaden, og at det ikke er slut for dem.",
    "Finnish": "Ministeri sanoi perjantaina, että neuvottelut Perun kanssa jatkuvat pääkaupungissa ja että "
    "ne eivät ole päättyneet, mutta hän ei ollut varma.",
    "Czech": "Ministr v pátek řekl, že jednání s Peru budou pokračovat v hlavním městě a že se na ně "
    "také podle vlády dohodli.",
    "Hungarian": "A miniszter pénteken azt mondta, hogy a tárgyalások Peruval a fővárosban folytatódnak, és "
    "nem értek véget, de még csak az elején vannak.",
    "Romanian": "Ministrul a declarat vineri că negocierile cu Peru vor continua în capitală și nu s-au "
    "încheiat, pentru că mai sunt probleme.",
    "Vietnamese": "Bộ trưởng cho biết hôm thứ sáu rằng các cuộc đàm phán với Peru sẽ tiếp tục và không kết "
    "thúc trong tuần này.",
    "Swahili": "Waziri alisema Ijumaa kwamba mazungumzo na Peru yataendelea katika mji mkuu wa nchi hiyo "
    "na kwa sasa hayajaisha.",
    "Croatian, Bosnian or Serbian": "Ministar je u petak rekao da će se pregovori s Peruom "
    "nastaviti u glavnom gradu i da nisu završeni, što je za njega dobro.",
    "Tagalog": "Sinabi ng ministro noong Biyernes na ang mga negosasyon sa Peru ay magpapatuloy sa "
    "kabisera at hindi pa tapos.",
    "Albanian": "Ministri tha të premten se bisedimet me Perunë do të vazhdojnë në kryeqytet dhe nuk kanë "
    "përfunduar për një zgjidhje.",
}


@pytest.mark.parametrize("text", ENGLISH)
def test_english_full_of_names_and_contractions_is_read(text: str) -> None:
    assert other_language(text) is None


@pytest.mark.parametrize(("language", "text"), FOREIGN.items(), ids=FOREIGN)
def test_one_sentence_shows_another_language(language: str, text: str) -> None:
    assert other_language(text) == language
    assert other_language(text.upper()) == language
