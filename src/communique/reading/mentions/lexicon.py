"""Words that tell what a run of capitals is: titles, heads of names, words that only open a sentence."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from communique.reading.abbreviations import SENTENCE_STARTERS


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = words(
    """
    Mr Mrs Ms Mx Miss Dr Prof Sir Dame Lord Lady Madam Madame Mme Sheikh Shaikh Hajji Haji Hajjah Alhaji
    Chief Hon Honourable Honorable Rev Reverend Fr Imam Ayatollah Datuk Datin Tan Dato Tun Tengku Monsieur
    Don Doña Señor Señora Capt Captain Lt Lieutenant Col Colonel Maj Major Gen General Sgt Sergeant Cpl
    Corporal Adm Admiral Cmdr Commander Brig Brigadier Marshal Insp Inspector Supt Superintendent Det
    Detective Officer Constable Justice Judge King Queen Prince Princess Emperor Sultan Emir Pope Cardinal
    Archbishop Bishop Pastor Rabbi Sen Rep Gov Amb Professor Doctor Senator Representative Congressman
    Congresswoman President Secretary Minister Chancellor Premier Governor Mayor Ambassador Chairman
    Chairwoman Chairperson Speaker Spokesperson Spokesman Spokeswoman Councillor Comrade Engr Barr Barrister
    Dr. Mullah Maulana Shri Smt Nana Oba Pres Commissioner Director Deputy Vice Coach Author Actor Actress
    Counselor Counsellor Envoy Advisor Adviser Administrator Superintendent Cde Mayor Vicar Sister Brother
    Father Singer Lawyer Attorney Analyst Activist Journalist Reporter Economist Historian Scientist
    MR MRS MS MX DR PROF AMB GEN SEN REP GOV
    """
)
"""Words before a person's name, without a stop; lower-case offices are the gazetteer's."""

HONORIFICS = words(
    "Mr Mrs Ms Mx Miss Dr Prof Sir Dame Lord Lady Madam Madame Mme Hon Rev Fr Engr Datuk Dato Tan Sri Shri"
    " Smt Excellency Honourable Honorable Majesty Highness"
)
"""Titles that say nothing of an office."""

FEMALE = words("Mrs Ms Miss Dame Lady Madam Madame Mme Queen Princess Congresswoman Chairwoman Datin Señora")
MALE = words("Mr Sir Lord King Prince Pope Congressman Señor Sultan Emir")

PARTICLES = words(
    "de da do dos das del della di du van von der den ten ter zu zur bin bint ben ibn al el la le les ul"
    " ud ad ur e y af av abu ap dela delos las los"
)
"""Lower-case words inside a person's name; the first must follow a capital or open "al-"."""

SUFFIXES = words("Jr Jr. Sr Sr. II III IV PhD MD MP")

AFTER_HYPHEN = words(
    "based born led backed owned made run trained style area bound wide held educated listed controlled"
    " occupied administered brokered funded sponsored supported aligned linked speaking flagged"
)
"""What a hyphen joins to a name that stays a name: "Oslo-based"."""
BEFORE_HYPHEN = words("anti pro non ex mid post pan trans afro anglo franco sino indo russo euro ultra")
"""What a hyphen joins a nation's name to."""

PEOPLES = words("LGBT LGBTQ LGBTQI LGBTQI+ LGBTQ+ LGBTQIA LGBTQIA+")
PLANETS = words("Earth Mars")

CURRENCIES = words(
    "RM SR GHS NT HK AED QR QAR SAR BHD BD KD KWD OMR RO ZAR NGN KES UGX TZS INR PKR BDT LKR MYR IDR PHP THB"
    " VND CNY RMB JPY KRW TWD AUD CAD NZD SGD CHF SEK NOK DKK PLN CZK HUF RUB TRY EGP BRL ARS CLP COP PEN MXN"
    " US Rs Tk Sh Ksh NZ"
)
"""Codes and signs before an amount."""

CALENDAR = words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July"
    " August September October November December"
)

DIRECTIONS = words(
    "North South East West Northern Southern Eastern Western Central Upper Lower Greater Northeast Northwest"
    " Southeast Southwest Northeastern Northwestern Southeastern Southwestern Mid Inner Outer"
)
NOT_NAMES = words(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
    August September October November December Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Jan Feb Mar Apr
    Jun Jul Aug Sept Sep Oct Nov Dec I I'm I've I'll I'd OK TV CEO CFO COO PM MP MPs MEP MEPs COVID
    COVID-19 Covid Covid-19 HIV AIDS HIV/AIDS GDP GNP GMT UTC EST EDT ET PST PDT CET IST USD EUR GBP AM
    FAQ FILE PHOTO UPDATE BREAKING NGO NGOs SMS VIP DNA PPE ICU IT AI CCTV ID IDs UFO PhD BA MA MBA AK-47
    WMD IED IEDs ISBN Internet Moon God Allah Lord Bible Quran Koran English Mr Mrs Ms Dr Q A No. BC BCE
    AD CE North South East West Central Northern Southern Eastern Western MLA MLAs OC CM IGP ASI DSP SSP
    DIG PDF PDFs ATM ATMs PPP PPPs FDI MOU MoU MOUs MoUs FTA FTAs NPL NPLs HR PR LED LNG LPG CNG SME SMEs
    UAV UAVs DVD CD VR CO GMO VAT Ph.D SARS MERS SARS-CoV-2 COVID19 Omicron Delta B2B IPO CO2 GPS USB URL
    PCR EV EVs Q1 Q2 Q3 Q4 BN R&D SUV STEM AFP/ TikTok WhatsApp Ebola Zika Brexit FM Gov Photo Image
    Copyright Getty Read Related Also See More Sir QUESTION QUESTIONER
    """
)
"""Capitalised words that alone are no name of an actor or place."""

STARTERS = SENTENCE_STARTERS | words(
    """
    About Above Across Accordingly Additionally Afterwards Again Ago All Almost Along Already Also Although
    Always Am Among Amid Amidst And Another Any Anyone Anything Are Around As Aside Asked Back Based Be
    Because Become Been Before Behind Being Below Beneath Beside Besides Between Beyond Both But Can Cannot
    Certainly Clearly Consequently Could Currently Dear Despite Did Do Does Don't During Each Earlier Either
    Else Elsewhere Enough Especially Even Eventually Ever Every Everybody Everyone Everything Exactly Except
    Few Fewer Finally First Firstly Following For Former Formerly Fortunately From Further Furthermore
    Generally Given Had Half Has Have Having Hence Here Hers Herself Himself How However If Including Indeed
    Initially Inside Instead Is Isn't It's Just Last Lastly Late Lately Later Latest Least Less Let Let's
    Like Likewise Local Long Look Many Maybe Me Meanwhile Mine Moreover Most Mostly Much Must Myself Namely
    Near Nearby Nearly Neither Never Nevertheless New Next No Nobody None Nonetheless Nor Not Nothing Now
    Nowadays Obviously Of Off Often Old Once One Ones Only Onto Or Originally Other Others Otherwise Ought
    Ours Ourselves Out Outside Over Overall Own Particularly Past Per Perhaps Please Plus Possibly Presently
    Previously Prior Probably Quite Rather Really Recent Recently Regarding Same Second Secondly Seemingly
    Seen Seven Several Shall Should Similar Similarly Simply Since Six So Some Somebody Someone Something
    Sometimes Soon Still Such Suddenly Ten Than Thank Thanks Their Theirs Them Themselves Then There
    Therefore Thereafter Third Those Though Three Through Throughout Thus Till To Today Together Tomorrow
    Tonight Too Toward Towards Two Typically Ultimately Under Undoubtedly Unfortunately Unless Unlike Until
    Up Upon Us Usually Various Very Via Was Wasn't Were What Whatever When Whenever Where Whereas Wherever
    Whether Which Whichever While Who Whoever Whole Whom Whose Why Will With Within Without Won't Would Yes
    Yesterday Yet Your Yours Yourself Four Five Eight Nine Eleven Twelve Dozens Hundreds Thousands Millions
    Tens Scores Critics Experts Observers Sources Officials Authorities Police Analysts Protesters Residents
    Witnesses Lawmakers Government Governments People Women Men Children Students Workers Families Rescuers
    Soldiers Troops Speaking According Following Citing Asked Born Founded Known Located Led Published
    Reported Reporting Under Amid Top Senior High Low Major Minor Young Big Small Great Good Bad Best Worst
    Early Social Media Global International National Foreign Domestic Political Economic Military Public
    Private Human Rights Health Climate Food Water Oil Gas Trade Security State Federal Regional World Joint
    Read Watch Listen Click Share Follow Subscribe Advertisement Photo Image File Source Video Note Update
    Correction Opinion Editorial Analysis Interview Background Summary Introduction Conclusion Part Chapter
    Section Figure Table
    """
)
"""Words that open a sentence with a capital and are no name on the strength of it."""

COMMON = words(
    """
    Text Begin End Gender Sexual Identity Concept Outer Space Affairs Consensus Point Strategic Traveler Red
    Blue Green White Black Golden Silver Open Door Month Climate Smart Cities City Safety Collective
    Ventures Hunt Witch Chief Rail Vehicle Service Asset Break Radical Left Right Hoax Parenthood Planned
    Reserve Level Annual Bilateral Lab Joint Data Digital Cyber Child Children Home House Land Man Men Woman
    Women Mother Father Family Friends Street Road Village Town Market Bridge Water Food Health Care Body
    Head Heart Hand Life Love Peace War Fire Air Sky Star Stars Sun Moon Night Dark Light Dream Power Super
    Mega Mini Global World Earth Nature Animal Bird Fish Horse Dog Lion Tiger Eagle Dragon Tree Flower
    Garden Forest Wild Big Little Great Grand Royal Imperial Sacred Holy Saint Old New Young First Second
    Third Last Next Best Top High Low Free Fast Slow Hot Cold True False Good Bad Happy Sad Rich Poor Strong
    Weak Hard Soft Clean Dirty Early Late Long Short Full Empty Deep Wide Heavy Modern Ancient Traditional
    Classic Popular People Social Public Private Local National Foreign Middle Eastern Western Northern
    Southern Black Lives Matter Real Deal Money Bank Cash Gold Oil Gas Coal Solar Wind Electric Nuclear Car
    Bus Train Plane Ship Boat Truck Bike Phone Computer Internet Web Net Online Book Books Paper Letter Word
    Story Movie Film Song Music Dance Art Arts Sport Sports Ball Football Basketball Baseball Cricket Tennis
    Golf Rugby Race Run Team Player Club Match Game Cup Title Medal Final Finals Pass Code Key Card Box Bag
    Shop Store Mall Hotel Restaurant Bar Cafe Coffee Tea Wine Beer Rice Bread Member Members State Act Age
    Base Based Business Call Case Center Centre Century Change Charge Class Common Control Course Day Days
    Death Design Development Drug Drugs Duty Education Energy Equal Event Face Fact Field Fight Force Form
    Fund Future General Goal Group Growth Hall Help History Hour Human Idea Impact Index Job Justice Kids
    Law Laws Leader Leaders Line List Living Mind Model Morning Move News Office Order Party Past Path Plan
    Plant Play Policy Port Press Price Program Project Question Race Rate Report Rights River Rock Role Room
    Rule Rules Sale Scene School Sea Season Sector Sense Series Shot Show Side Sign Site Size Skills Special
    Staff Stage Standard Step Stock Stop Study Style Support System Talk Task Tax Teacher Team Test Thing
    Time Today Total Trade Training Travel Treatment Trial Trust Type Union Unit United Value Video View
    Voice Vote Voters Walk Wall Watch Way Week Weekend Wife Win Winner Winter Work Worker Year Years Youth
    Zone Mid
    """
)
"""Words of everyday English that two unknown capitalised words of which make no person's name."""

PORTFOLIO = words(
    """
    Foreign External Internal Home Health Education Defence Defense Trade Industry Finance Justice Labour
    Labor Transport Energy Environment Agriculture Interior Information Communication Communications Culture
    Sports Sport Youth Women Gender Tourism Planning Economy Economic Development Affairs Security National
    State Commerce Housing Water Works Social Welfare Science Technology Religious Immigration Land Lands
    Mines Mining Republic Nation Union Commission Regions Relations Cooperation Oceans Conservation Sciences
    International Environmental Scientific Nuclear Digital Growth Democracy Civilian Rights Humanitarian
    Cabinet Natural Resources Petroleum Power Local Government Public Human Services Veterans Treasury
    Climate Fisheries Educational Cultural Political Consular Narcotics Population Refugees Migration
    Stabilization Hemisphere
    """
)
"""Words that say what an office is of: "Secretary of Health and Human Services"."""

MODIFIERS = words(
    """
    former ex-president acting interim senior top deputy vice chief assistant associate high-ranking
    second-highest new outgoing incoming exiting newly newly-elected newly-appointed elected re-elected
    ousted late longtime long-time veteran prominent leading opposition ruling state federal national
    regional local provincial municipal presidential prime executive managing general special principal
    permanent lead main head first second third then-president military army navy naval air police
    government governmental diplomatic foreign defense defence interior finance trade health education
    justice transport labor labour environment energy intelligence security counterterrorism human rights
    opposition-leader far-right far-left right-wing left-wing centre-right center-left conservative liberal
    socialist communist independent nationalist populist reformist hardline moderate pro-democracy
    pro-European anti-government anti-war democratic republican co-founding retired fellow unnamed anonymous
    armed unarmed masked several many some few two three four five six seven eight nine ten dozens hundreds
    thousands tens scores other more most all both young old elderly female male civilian foreign-born
    domestic international world global western eastern northern southern central european african asian
    arab muslim christian islamic jewish islamist black white indigenous student political legal religious
    party parliamentary legislative judicial economic chief's high low mid-level lower-level mid-ranking
    self-proclaimed self-declared de-facto current present incumbent caretaker transitional designate then
    now one another rival allied key powerful influential Nobel award-winning ethnic rebel separatist
    insurgent paramilitary peaceful angry anti-coup defected exiled jailed imprisoned detained
    """
)
"""Lower-case words that may stand before the head noun of a description of an actor."""


@cache
def given_names() -> frozenset[str]:
    """Give the given names of `given_names.txt`, which says where they are from."""
    text = files("communique.reading.mentions").joinpath("given_names.txt").read_text(encoding="utf-8")
    names = frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
    return names - STARTERS
