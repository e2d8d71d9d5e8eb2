"""Nouns that end or open the names of bodies and places, and so tell what a run of capitals names."""

from __future__ import annotations

from communique.reading.mentions.lexicon import words

ORG_HEADS = words(
    """
    Ministry Department Bank University College School Institute Institution Academy Court Council
    Committee Commission Commissioner's Association Federation Union Organization Organisation Agency
    Authority Board Bureau Office Party Movement Front Army Navy Force Forces Corps Guard Command Police
    Parliament Congress Senate Assembly Cabinet Government Group Company Corporation Corp Corp. Inc Inc.
    Ltd Ltd. Limited PLC plc LLC Holdings Airlines Airways Foundation Fund Trust Society Club FC Team
    Network Television TV Radio News Times Post Herald Tribune Gazette Daily Newspaper Journal Magazine
    Press Media Service Services Center Centre Chamber Coalition Alliance League Confederation
    Congregation Church Embassy Consulate Mission Secretariat Tribunal Directorate Administration Division
    Brigade Battalion Regiment Squad Unit Laboratory Laboratories Clinic Campaign Caucus Syndicate
    Partnership Initiative Programme Program Task Delegation Industries Enterprises Motors Electronics
    Technologies Systems Energy Petroleum Oil Steel Insurance Securities Capital Investments Partners
    Associates Brothers Sons Exchange Registry Treasury Watch International Ombudsman Council's
    Legislature Lok Sabha Library Orchestra Studios Pictures Entertainment Consortium Cooperative Junta
    Brotherhood Resistance Brigades Militia Monitor Consulting Telecom Communications Bancorp
    Pharmaceuticals Pharma Railways Chaebol Presidency Judiciary Customs Branch Forum Panel Platform
    Faculty Fellowship Conservancy Dal Samiti Sangha Sangh Kazhagam Parishad Morcha Rakyat Bhd Berhad GmbH
    AG Co Co. Bros. Financial
    """
)
"""A run that ends on one of these names an organisation."""

ORG_OPENERS = words(
    """
    Universidad Universidade Université Universitas Università Banco Banque Banca Instituto Ministerio
    Ministère Partido Asociación Associação Association Fundación Fundação Fondation Federación Fédération
    FC Comité Centro Grupo Groupe Compañía Société Sociedad Movimiento Mouvement Frente Consejo Conseil Radio
    Minera Deutsche Sindicato Syndicat Colegio Hezb Jamaat Harakat
    """
)
"""A run that begins with one of these names an organisation."""

GPE_OPENERS = words(
    "Puerto Porto Port Villa Ciudad Punta Playa Cerro Kota Bandar Umm Wadi Jabal Jebel Fort Barrio Isla Île"
    " Sankt Kampung Foz Oued Nuevo Nueva"
)
"""A run that begins with one of these names a place."""

INSTITUTIONS = words(
    "Parliament Congress Senate Cabinet Assembly House Tribunal Crown Bundestag Knesset Duma"
)
"""Bodies of state that stand alone under their head noun."""

PLACE_NOUNS = words(
    "district province village town city region county island islands municipality governorate prefecture"
    " township suburb neighbourhood neighborhood constituency peninsula coast port oblast state"
)
"""What follows the bare name of a place, or "of" joins to it."""

PLACE_NOUNS_OF = words("settlement settlements islet area commune department capital hamlet locality camp")

BODY_NOUNS = words(
    """
    company firm giant newspaper magazine daily weekly broadcaster agency startup start-up airline carrier
    operator maker manufacturer insurer lender conglomerate retailer brand band club network channel website
    outlet platform subsidiary distributor supplier consultancy publisher nonprofit non-profit charity unit
    """
)
"""What stands before the bare name of a body: "the airline X"."""
STAFF_NOUNS = words(
    "shares shareholders stock employees staff CEO CFO COO chairman subsidiary customers users executives"
    " co-founder cofounder branch branches website app stores products newspaper magazine"
)
"""What stands behind it: "X shareholders"."""

BODY_OPENERS = words(
    "National International Federal State Royal Central Supreme Social Public Human Joint Global World"
    " Foreign New Regional First United Economic Military Political Health Climate Food Water Oil Gas"
    " Trade Security Young General Independent"
)
"""Words that open sentences and names of bodies."""

OF_HEADS = ORG_HEADS | words(
    "House Republic Kingdom Emirate Bar Order Knights Sons Daughters Friends Doctors"
)
"""Words after which "of", "for" and "on" go on with the name."""

LOC_HEADS = words(
    """
    Sea Ocean River Mountains Mountain Island Islands Lake Gulf Strait Straits Valley Desert Peninsula Bay
    Coast Delta Basin Cape Reef Shoal Atoll Forest Falls Hills Heights Plateau Range Glacier Archipelago
    Volcano Beach Creek Mount Isle Isles Canyon Lagoon Swamp Hill Peak Oasis Plains Point Sound
    """
)

SURE_LOC_HEADS = words(
    "Sea Ocean River Mountains Island Islands Strait Straits Valley Desert Peninsula Gulf Basin Plateau"
    " Archipelago Volcano Lagoon Atoll Glacier"
)
"""Those that are no surname."""

LOC_OPENERS = words("Mount Lake Cape Gulf Strait Bay Isle Río Rio Mt Mt.")

GPE_HEADS = words(
    "Province State County District City Region Prefecture Governorate Township Village Town Oblast Territory"
    " Municipality Emirate Canton Department Parish Republic Kingdom"
)

FAC_HEADS = words(
    """
    Airport Bridge Road Street Avenue Highway Square Stadium Dam Tower Palace Prison Jail Port Harbour
    Harbor Station Terminal Canal Tunnel Park Hall Temple Mosque Cathedral Monument Memorial Plaza Mall
    Market Checkpoint Crossing Camp Base Barracks Airfield Boulevard Expressway Railway Building Arena
    Cemetery Castle Fort Pipeline Plant Gate Garden Gardens Shrine Basilica Monastery Bazaar Interchange
    Hospital Museum Theatre Theater Observatory Zoo Hotel Hotels Courthouse Precinct St St. Ave Ave. Rd
    Rd. Blvd Blvd. Reservoir Lighthouse
    """
)

OTHER_HEADS = words(
    """
    Day Week Year War Wars Act Agreement Treaty Award Awards Prize Cup Olympics Summit Conference Games
    Game Festival Bill Law Plan Strategy Declaration Charter Convention Protocol Accord Accords Deal Pact
    Amendment Code Constitution Resolution Statement Report Review Index Survey Study Article Section
    Chapter Phase Operation Project Revolution Crisis Pandemic Virus Disease Syndrome Fever Hurricane
    Typhoon Cyclone Storm Storms Earthquake Tournament Championship Championships Trophy Open Series
    Season Show Film Movie Book Album Song Language Party's Massacre Genocide Holocaust Independence Order
    Ordinance Proclamation Dialogue Anniversary Century Era Dynasty Mass Eve Christmas Easter Ramadan Eid
    Holiday Parade March Rally Election Elections Referendum Debate Speech Doctrine Policy Roadmap
    Framework Mechanism Vision Goals Guidelines Principles Rights Relations Affairs Security Economy Trade
    Fair Expo Exhibition Process Talks Spring Winter Summer Autumn Bowl Prix Marathon Oscar Oscars Emmy
    Grammy Passport Visa Dollar Dollars Road Covenant Statute Compact Memorandum Budget Scheme Belt Zone
    Standard System Model Edition Version
    """
)
"""A run that ends on one of these is a name, but not of an actor or a place."""
