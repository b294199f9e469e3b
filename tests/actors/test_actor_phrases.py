"""Phrases that name one actor, each with the code it must get; `day` where the office holder depends on it."""

import pytest

from timeline.actors import ActorFinder
from timeline.lexicons.actors import load
from timeline.model.article import Article, Document, Sentence, Span
from timeline.model.time import Day

FINDER = ActorFinder(load())


def mentions(text, day=None):
    """Return the mentions of a text of one sentence."""
    article = Article(id="a", text=text, body=(Span(0, len(text)),), publication_date=Day.parse(day) if day else None)
    return FINDER.find(Document(article, (Sentence(0, len(text), 0),)))


def codes(text, day=None):
    return [code for mention in mentions(text, day) for code in mention.codes]


PHRASES = """
the United States = USA
U.S. = USA
the U.S. military = USA
American officials = USA
Washington = USA
the White House = USA
Pentagon chief = USA
the State Department = USA
US Secretary of Defense = USA
United States Navy = USA
US special envoy for Afghanistan = USA
the FBI = USA
US Congress = USA
California governor = USA
New York police = USA
the Texas National Guard = USA
UK Foreign Secretary = GBR
Downing Street = GBR
British Prime Minister = GBR
Scotland Yard = GBR
the Royal Navy = GBR
Northern Ireland = GBR
Britain's High Court = GBR
London mayor = GBR
the Kremlin = RUS
Russia's Foreign Ministry = RUS
the Russian Defence Ministry = RUS
Russian warplanes = RUS
the FSB = RUS
Russian troops = RUS
Moscow = RUS
Chechen authorities = RUS
Beijing = CHN
China's Ministry of Commerce = CHN
the People's Liberation Army = CHN
Chinese state media = CHN
Chinese premier = CHN
Taiwan's defence ministry = TWN
Taipei = TWN
Hong Kong police = HKG
Hong Kong's Legislative Council = HKG
Hong Kong protesters = HKPROTESTERS
Hong Kong pro-democracy protesters = HKPROTESTERS
Pyongyang = PRK
North Korean leader = PRK
DPRK = PRK
N. Korea = PRK
the Korean People's Army = PRK
South Korea's Joint Chiefs of Staff = KOR
Seoul = KOR
the Blue House = KOR
South Korean troops = KOR
S. Korea = KOR
Tokyo = JPN
Japan's Self-Defense Forces = JPN
Japanese coast guard = JPN
Tehran = IRN
Iran's Revolutionary Guards = IRN
the IRGC = IRN
Iran's Supreme Leader = IRN
Iran's Atomic Energy Organization = IRN
Iranian parliament = IRN
Iraqi security forces = IRQ
Iraqi protesters = IRQPROTESTERS
Iraq's parliament = IRQ
the Kurdistan Regional Government = KRG
Kurdish fighters = KURDS
the Peshmerga = PESHMERGA
Ankara = TUR
Turkish armed forces = TUR
Turkish-backed Syrian rebels = SYRREBELS
Israeli soldiers = ISR
the Israel Defense Forces = ISR
the Knesset = ISR
Palestinian Authority = PSE
Palestinian militants = PSEMILITANTS
Hamas fighters = HAMAS
Hezbollah = HEZBOLLAH
Islamic Jihad = PIJ
Saudi Arabia = SAU
Saudi-led coalition = SAUDICOALITION
the Saudi foreign minister = SAU
Houthi rebels = HOUTHI
Iran-backed Houthis = HOUTHI
Riyadh = SAU
the UAE = ARE
Emirati officials = ARE
Qatari emir = QAT
Damascus = SYR
Syrian government forces = SYR
the Syrian army = SYR
the Free Syrian Army = FSA
Islamic State militants = ISIS
ISIL = ISIS
the Islamic State of Iraq and the Levant = ISIS
al-Qaeda = ALQAEDA
Al Qaeda in the Islamic Maghreb = AQIM
Syrian Democratic Forces = SDF
the PKK = PKK
Kurdistan Workers' Party = PKK
the Taliban = TALIBAN
Taliban spokesman = TALIBAN
Pakistani Taliban = TTP
Afghan government = AFG
Afghan defence ministry = AFG
Kabul = AFG
Islamabad = PAK
Pakistan's army = PAK
the ISI = PAK
New Delhi = IND
India's Supreme Court = IND
Indian troops = IND
Kashmiri separatists = INDSEPARATISTS
Bangladeshi police = BGD
Tamil Tigers = LTTE
Sri Lankan navy = LKA
Myanmar's military = MMR
the Tatmadaw = MMR
Rohingya refugees = ROHINGYA
Philippine Defense Secretary = PHL
Philippine National Police = PHL
Abu Sayyaf = ABUSAYYAF
the Moro Islamic Liberation Front = MILF
Indonesian police = IDN
Australian Prime Minister = AUS
Canberra = AUS
French president = FRA
the Elysee = FRA
Paris = FRA
German Chancellor = DEU
Berlin = DEU
the Bundestag = DEU
Polish government = POL
Hungary's prime minister = HUN
Ukrainian President = UKR
Kyiv = UKR
pro-Russian separatists = UKRSEPARATISTS
Belarusian authorities = BLR
Greek coast guard = GRC
Cypriot government = CYP
Spanish police = ESP
Catalan separatists = ESPSEPARATISTS
Basque separatist group ETA = ETA
the Holy See = VAT
Vatican spokesman = VAT
Serbian president = SRB
Kosovo's prime minister = XKX
Bosnian Serbs = BOSNIANSERBS
the Irish government = IRL
the IRA = IRA
Sinn Fein = SINNFEIN
Egyptian army = EGY
the Muslim Brotherhood = MUSLIMBROTHERHOOD
Libyan National Army = LNA
the Government of National Accord = LBY
Tunisian police = TUN
Sudanese protesters = SDNPROTESTERS
South Sudan = SSD
Rapid Support Forces = RSF
Ethiopian troops = ETH
Tigray People's Liberation Front = TPLF
Eritrean forces = ERI
Al-Shabaab = ALSHABAAB
Somali pirates = SOMPIRATES
Kenyan police = KEN
Lord's Resistance Army = LRA
Congolese army = COD
the Democratic Republic of Congo = COD
M23 rebels = M23
Rwandan government = RWA
Nigerian army = NGA
Niger = NER
Boko Haram = BOKOHARAM
South African government = ZAF
the African National Congress = ANC
Zimbabwe's president = ZWE
ZANU-PF = ZANUPF
Equatorial Guinea = GNQ
Guinea-Bissau = GNB
Papua New Guinea = PNG
Venezuelan opposition = VENOPPOSITION
Venezuela's Supreme Court = VEN
Colombian rebels = COLREBELS
the FARC = FARC
ELN guerrillas = ELN
Brazilian federal police = BRA
Mexican government = MEX
Cuban authorities = CUB
Haitian police = HTI
Canadian Prime Minister = CAN
the United Nations = UN
the UN Security Council = UN
UN Secretary-General = UN
UN peacekeepers = UN
UNHCR = UNHCR
UN refugee agency = UNHCR
the European Union = EU
the European Commission = EU
EU leaders = EU
NATO = NATO
NATO Secretary General = NATO
the International Atomic Energy Agency = IAEA
UN nuclear watchdog = IAEA
the Arab League = ARABLEAGUE
African Union = AU
the International Criminal Court = ICC
ASEAN = ASEAN
the World Bank = WORLDBANK
the IMF = IMF
World Health Organization = WHO
G20 leaders = G20
Amnesty International = AMNESTY
Human Rights Watch = HRW
the Red Cross = ICRC
Doctors Without Borders = MSF
Republican lawmakers = REPUBLICANS
House Democrats = DEMOCRATS
the Labour Party = LABOUR
Conservatives = CONSERVATIVES
Fidesz = FIDESZ
Huawei = HUAWEI
Boeing = BOEING
Gazprom = GAZPROM
Caspian Airlines = CASPIANAIRLINES
the president of Turkey = TUR
the government of Iraq = IRQ
the leaders of France and Germany = FRA DEU
the US ambassador to Russia = USA
the British embassy in Tehran = GBR
Lebanese president = LBN
Jordan's king = JOR
""".strip().splitlines()


@pytest.mark.parametrize("line", PHRASES)
def test_a_phrase_names_its_actor(line):
    phrase, _, expected = line.partition(" = ")
    assert codes(phrase) == expected.split()


HOLDERS = """
2017-08-18 | US Defense Secretary Jim Mattis = USA
2017-08-18 | Secretary of State Rex Tillerson = USA
2019-08-18 | former Secretary of State Rex Tillerson = TILLERSON
2019-08-18 | Jim Mattis = MATTIS
2017-08-18 | Jim Mattis = USA
2017-08-18 | Trump = USA
2022-08-18 | Trump = TRUMP
2022-08-18 | President Joe Biden = USA
2015-03-03 | Barack Obama = USA
2019-03-03 | former US President Barack Obama = OBAMA
2019-10-03 | Boris Johnson = GBR
2019-01-27 | Philippine Defense Secretary Delfin Lorenzana = PHL
2004-11-12 | Japanese Prime Minister Koizumi Junichiro = JPN
2020-08-22 | Russian opposition leader Alexei Navalny = NAVALNY
2020-01-04 | Qasem Soleimani = IRN
2015-06-01 | Viktor Orbán = HUN
2010-06-01 | Ban Ki-moon = UN
2005-06-01 | Ban Ki-moon = KOR
2019-06-01 | Jens Stoltenberg = NATO
2019-06-01 | Senator Lindsey Graham = GRAHAM
2019-06-01 | Iranian Foreign Minister Mohammad Javad Zarif = IRN
2019-06-01 | Iceland's prime minister, Jona Sigurdsdottir = ISL
2019-06-01 | Turkish journalist Ayla Demir = DEMIR
2019-06-01 | activist Joshua Wong = WONG
2011-03-01 | Muammar Gaddafi = LBY
2018-06-01 | Kim Jong-un = PRK
2018-06-01 | Hassan Nasrallah = HEZBOLLAH
2019-06-01 | Pope Francis = VAT
2020-02-01 | WHO Director-General Tedros Adhanom Ghebreyesus = WHO
""".strip().splitlines()


@pytest.mark.parametrize("line", HOLDERS)
def test_who_acts_through_a_person_depends_on_the_day(line):
    day, _, rest = line.partition(" | ")
    phrase, _, expected = rest.partition(" = ")
    assert codes(phrase, day) == expected.split()


LOOKALIKES = """
Mexico City
the Washington Post
French fries
the Indian Ocean
the Sea of Japan
the Gulf of Mexico
New Mexico
Paris Saint-Germain
Latin America
the Paris Agreement
the University of Georgia
""".strip().splitlines()


@pytest.mark.parametrize("phrase", LOOKALIKES)
def test_look_alikes_name_nobody(phrase):
    assert codes(f"They spoke about {phrase}.") == []


def test_a_mention_covers_the_longest_chunk_without_article_and_possessive():
    (mention,) = mentions("The South Korean military's warning", "2017-08-18")
    assert (mention.text, mention.name, mention.kind) == ("South Korean military", "South Korea", "office")


def test_a_person_is_printed_by_name():
    (mention,) = mentions("US Defense Secretary Jim Mattis", "2017-08-18")
    assert (mention.codes, mention.name, mention.kind) == (("USA",), "Jim Mattis", "person")


def test_without_a_day_the_only_office_of_a_person_counts_and_ambiguous_ones_do_not():
    assert codes("Rex Tillerson") == ["USA"]
    assert codes("Donald Tusk") == ["TUSK"]
