"""The languages that news is written in: what each shows in its letters and in its commonest words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Language(NamedTuple):
    """A language by its English name and its code of ISO 639-1; "und" where that cannot be told."""

    name: str
    code: str


UNKNOWN: Final = Language("a language other than English", "und")

UNSPACED: Final = frozenset(("zh", "ja", "th", "lo", "bo", "my", "km"))
"""Languages that put no spaces between words, so that these cannot be counted."""

SCRIPTS: Final = {
    Language("Chinese", "zh"): r"[\u3400-\u4dbf\u4e00-\u9fff]",
    Language("Japanese", "ja"): r"[\u3040-\u30ff]",
    Language("Korean", "ko"): r"[\uac00-\ud7af\u1100-\u11ff]",
    Language("Russian", "ru"): r"[\u0400-\u052f]",
    Language("Arabic", "ar"): r"[\u0600-\u06ff\u0750-\u077f]",
    Language("Hebrew", "he"): r"[\u0590-\u05ff]",
    Language("Greek", "el"): r"[\u0370-\u03ff\u1f00-\u1fff]",
    Language("Hindi", "hi"): r"[\u0900-\u097f]",
    Language("Bengali", "bn"): r"[\u0980-\u09ff]",
    Language("Punjabi", "pa"): r"[\u0a00-\u0a7f]",
    Language("Gujarati", "gu"): r"[\u0a80-\u0aff]",
    Language("Tamil", "ta"): r"[\u0b80-\u0bff]",
    Language("Telugu", "te"): r"[\u0c00-\u0c7f]",
    Language("Kannada", "kn"): r"[\u0c80-\u0cff]",
    Language("Malayalam", "ml"): r"[\u0d00-\u0d7f]",
    Language("Sinhala", "si"): r"[\u0d80-\u0dff]",
    Language("Thai", "th"): r"[\u0e00-\u0e7f]",
    Language("Lao", "lo"): r"[\u0e80-\u0eff]",
    Language("Tibetan", "bo"): r"[\u0f00-\u0fff]",
    Language("Burmese", "my"): r"[\u1000-\u109f]",
    Language("Georgian", "ka"): r"[\u10a0-\u10ff]",
    Language("Amharic", "am"): r"[\u1200-\u137f]",
    Language("Khmer", "km"): r"[\u1780-\u17ff]",
    Language("Armenian", "hy"): r"[\u0530-\u058f]",
}
"""Scripts, each under the language that it is mostly used for."""

OWN_LETTERS: Final = {
    "ru": {
        Language("Kazakh", "kk"): "ұәһ",
        Language("Tajik", "tg"): "ӣӯҷ",
        Language("Uzbek", "uz"): "қҳ",
        Language("Kyrgyz", "ky"): "ң",
        Language("Mongolian", "mn"): "өү",
        Language("Belarusian", "be"): "ў",
        Language("Ukrainian", "uk"): "іїєґ",
        Language("Serbian", "sr"): "ђћ",
        Language("Macedonian", "mk"): "јѓќ",
        Language("Bulgarian", "bg"): "ъ",
    },
    "ar": {
        Language("Uyghur", "ug"): "ۈۋ",
        Language("Kurdish", "ku"): "ڕڵۆێە",
        Language("Urdu", "ur"): "ٹڈڑں",
        Language("Pashto", "ps"): "ښځړ",
        Language("Persian", "fa"): "پچژگ",
    },
}
"""Letters that tell another language of the same script; the first that has them is it."""

OWN_WORDS: Final = {
    "hi": {
        Language("Marathi", "mr"): ("आहे", "आणि", "होते", "केली"),
        Language("Nepali", "ne"): ("छ ", "छन्", "पनि", "भएको", "गरेको"),
    },
}

ENGLISH: Final = frozenset(
    "the of and to in a that is was for on with as by at from his her it he she they be are were has "
    "have had not this but which an or who will would said its their been after more also than about when "
    "there over".split()
)

SMALL_WORDS: Final = {
    Language(
        "French", "fr"
    ): "le la les des du et une un dans est que pour qui sur par pas au avec ce il elle "
    "sont ont aux été plus",
    Language(
        "German", "de"
    ): "der die das und den von mit dem des ist im für auf ein eine nicht sich auch es zu "
    "werden hat als nach",
    Language(
        "Spanish", "es"
    ): "el la los las de que en del un una por con para se su al es como más lo sus fue ha pero este",
    Language(
        "Italian", "it"
    ): "il di che la un una per in del della con non sono gli le dei si è da al nel alla ha più anche",
    Language(
        "Portuguese", "pt"
    ): "os as de que do da em um uma para com não por no na dos das se ao mais foi pela são",
    Language(
        "Catalan", "ca"
    ): "el la els les de que del dels un una amb per als ha han és són més però aquest aquesta seva seu va",
    Language(
        "Dutch", "nl"
    ): "de het een van en in is dat op te zijn voor met niet aan er om ook als door bij naar werd wordt",
    Language(
        "Afrikaans", "af"
    ): "die het van en in is dat om nie wat vir met op sy deur aan word ook hulle was na ons kan",
    Language("Polish", "pl"): "na do nie się że jest to od po za dla jak był oraz ale które który tym przez",
    Language(
        "Turkish", "tr"
    ): "ve bir bu için ile da de olarak daha çok olan gibi sonra kadar ne en olduğunu var ise",
    Language("Azerbaijani", "az"): "və bir bu üçün ilə də da olan edib ki olub isə daha çox sonra kimi",
    Language(
        "Indonesian or Malay", "ms"
    ): "yang dan di untuk dengan dari pada ini itu dalam tidak akan oleh juga ke telah para bahwa bahawa",
    Language("Swedish", "sv"): "och att det som en på är av för med den till inte har om ett var från de han",
    Language(
        "Danish or Norwegian", "und"
    ): "og at det er en som på til af av for med den ikke har de et om var fra han",
    Language(
        "Icelandic", "is"
    ): "og að er sem um til við var ekki hefur með það fyrir hann en af eru þess verið",
    Language("Finnish", "fi"): "ja on ei että se hän oli mutta ovat myös kun joka sen ole mukaan kuin jo",
    Language("Estonian", "et"): "ja on ei et see ta oli aga ka kui mis oma pärast kes ning ütles olema",
    Language("Latvian", "lv"): "un ir no ar par uz ka kas lai tas arī bet vai pēc nav tika gan",
    Language("Lithuanian", "lt"): "ir kad yra su iš apie tai bet kaip dėl nuo tik jau buvo savo taip pat už",
    Language("Czech", "cs"): "se na je že do ke za ve pro jsou by podle jako po také ale který",
    Language("Slovak", "sk"): "sa na je že do vo za pre sú by podľa ako po aj ale ktorý bol alebo",
    Language("Hungarian", "hu"): "az és hogy nem is egy ez volt meg el de van csak mint már még",
    Language("Romanian", "ro"): "de și în la cu pe care din nu este un că au fost pentru mai sunt",
    Language("Vietnamese", "vi"): "và của các là có trong được cho một không với những người đã này tại",
    Language("Swahili", "sw"): "ya na wa kwa ni la katika kuwa za hiyo huo cha yake wake hii hivyo",
    Language("Croatian, Bosnian or Serbian", "sh"): "je na se da su za od koji kao što iz ne bi će što",
    Language("Slovenian", "sl"): "je in na da so za se ki pri po kot tudi ne bi iz bo še ali",
    Language("Tagalog", "tl"): "ang ng sa na mga ay at ni si kay para hindi ito",
    Language("Albanian", "sq"): "të në dhe që me për një nga se ka është",
    Language("Hausa", "ha"): "da ya na ta wa cewa kuma ne ba sun zai don wannan suka kan shi an",
    Language("Somali", "so"): "oo ka ku iyo in uu ay la waa soo ayaa waxaa ee ah si aan",
}
"""Words of two letters and more: single ones are initials and remains of contractions as often."""

NARROWER: Final = {
    "Danish or Norwegian": {
        Language(
            "Danish", "da"
        ): "af efter blev sig ud også mellem siger hvor når nu op meget uden fredag hos",
        Language(
            "Norwegian", "no"
        ): "av etter ble seg ut også mellom sier hvor når nå opp mye uten hos fredag",
    },
    "Indonesian or Malay": {
        Language("Indonesian", "id"): "bahwa karena mengatakan bisa kota senin jumat rabu mereka kami uang",
        Language("Malay", "ms"): "bahawa kerana berkata boleh bandar isnin jumaat rabu ialah beliau wang",
    },
}
"""Words that tell two near languages apart; those that both have count for neither."""

_TABLES: Final[tuple[Iterable[Language], ...]] = (
    SCRIPTS,
    SMALL_WORDS,
    *OWN_LETTERS.values(),
    *OWN_WORDS.values(),
    *NARROWER.values(),
)
NAMES: Final = {language.code: language for table in _TABLES for language in table}
"""Languages by their codes."""
