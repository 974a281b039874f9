"""What the lexicon has of its own of each locale beside names of people: places, streets, names of companies.

Places are ``town|code of the region|postal code`` with a code of the town's centre, regions ``code|name``. Streets are names that
most towns have. Companies are made of words, and none of those meant is one that exists.
"""

from __future__ import annotations

from typing import NamedTuple


class LocaleWords(NamedTuple):
    """The lists of one locale; ``faker`` is where its names of people come from, ``number_first`` how a house is written."""

    faker: str
    regions: str
    places: str
    streets: str
    adjectives: str
    nouns: str
    suffixes: str


LOCALES = {
    "de": LocaleWords(
        "de_DE",
        "BW|Baden-Württemberg;BY|Bayern;BE|Berlin;HB|Bremen;HH|Hamburg;HE|Hessen;NI|Niedersachsen;NW|Nordrhein-Westfalen;"
        "RP|Rheinland-Pfalz;SN|Sachsen;SH|Schleswig-Holstein;TH|Thüringen",
        "Berlin|BE|10115;Hamburg|HH|20095;München|BY|80331;Köln|NW|50667;Frankfurt am Main|HE|60311;Stuttgart|BW|70173;"
        "Düsseldorf|NW|40213;Leipzig|SN|04109;Dortmund|NW|44135;Bremen|HB|28195;Dresden|SN|01067;Hannover|NI|30159;"
        "Nürnberg|BY|90402;Bonn|NW|53111;Mannheim|BW|68161;Karlsruhe|BW|76133;Augsburg|BY|86150;Wiesbaden|HE|65183;"
        "Mainz|RP|55116;Kiel|SH|24103;Freiburg|BW|79098;Lübeck|SH|23552;Erfurt|TH|99084;Kassel|HE|34117;Regensburg|BY|93047;"
        "Oldenburg|NI|26122;Jena|TH|07743;Trier|RP|54290",
        "Hauptstraße;Bahnhofstraße;Gartenstraße;Dorfstraße;Schulstraße;Kirchstraße;Lindenstraße;Bergstraße;Waldstraße;"
        "Birkenweg;Ringstraße;Mühlenweg;Rosenweg;Goethestraße;Schillerstraße;Marktplatz;Am Mühlbach;Wiesenweg;Feldstraße;"
        "Talstraße;Mozartstraße;Ahornweg;Buchenweg;Eichenweg;Blumenstraße;Parkstraße;Poststraße;Seestraße;Uferweg;Burgstraße",
        "Rhein;Nord;Süd;Elbe;Main;Alster;Neckar;Harz;Weser;Isar;Spree;Donau;Ostsee;Taunus;Lech;Saale",
        "Metallbau;Logistik;Maschinenbau;Haustechnik;Feinkost;Baustoffe;Textil;Elektrotechnik;Möbelwerk;Verpackung;Gartenbau;"
        "Fahrzeugtechnik;Druckerei;Medizintechnik;Gebäudeservice;Werkzeuge",
        "GmbH;GmbH & Co. KG;AG;KG;OHG",
    ),
    "fr": LocaleWords(
        "fr_FR",
        "AR|Auvergne-Rhône-Alpes;BR|Bretagne;CV|Centre-Val de Loire;GE|Grand Est;HF|Hauts-de-France;IF|Île-de-France;"
        "NO|Normandie;NA|Nouvelle-Aquitaine;OC|Occitanie;PL|Pays de la Loire;PA|Provence-Alpes-Côte d'Azur",
        "Paris|IF|75004;Marseille|PA|13001;Lyon|AR|69002;Toulouse|OC|31000;Nice|PA|06000;Nantes|PL|44000;Strasbourg|GE|67000;"
        "Montpellier|OC|34000;Bordeaux|NA|33000;Lille|HF|59000;Rennes|BR|35000;Reims|GE|51100;Le Havre|NO|76600;"
        "Saint-Étienne|AR|42000;Toulon|PA|83000;Grenoble|AR|38000;Dijon|GE|21000;Angers|PL|49000;Nîmes|OC|30000;Brest|BR|29200;"
        "Le Mans|PL|72000;Tours|CV|37000;Limoges|NA|87000;Amiens|HF|80000;Metz|GE|57000;Orléans|CV|45000;Rouen|NO|76000;Caen|NO|14000",
        "rue de la Gare;rue des Fleurs;rue de la Paix;avenue de la République;rue Victor Hugo;place du Marché;rue des Lilas;"
        "rue Pasteur;boulevard de la Liberté;rue du Moulin;rue de la Fontaine;allée des Tilleuls;rue des Vignes;chemin du Lavoir;"
        "rue de la Mairie;rue des Jardins;avenue Jean Jaurès;rue du Stade;impasse des Roses;rue de Verdun;quai de la Rivière;"
        "rue des Acacias;rue du Château;rue de la Forge;cours des Platanes;rue Nationale;rue des Prés;rue du Port",
        "Atlantique;Alpes;Loire;Provence;Méditerranée;Rhône;Armor;Garonne;Ardennes;Vosges;Aquitaine;Lavande;Océane;Hexagone",
        "Transports;Bâtiment;Menuiserie;Distribution;Conseil;Emballages;Textiles;Plomberie;Électricité;Traiteur;Matériaux;"
        "Mécanique;Imprimerie;Services",
        "SARL;SAS;SA;EURL",
    ),
    "es": LocaleWords(
        "es_ES",
        "AN|Andalucía;AR|Aragón;AS|Asturias;CL|Castilla y León;CM|Castilla-La Mancha;CT|Cataluña;EX|Extremadura;GA|Galicia;"
        "MD|Comunidad de Madrid;MC|Región de Murcia;NC|Navarra;PV|País Vasco;VC|Comunidad Valenciana",
        "Madrid|MD|28013;Barcelona|CT|08002;Valencia|VC|46002;Sevilla|AN|41001;Zaragoza|AR|50001;Málaga|AN|29015;Murcia|MC|30001;"
        "Bilbao|PV|48001;Alicante|VC|03002;Córdoba|AN|14001;Valladolid|CL|47001;Vigo|GA|36201;Gijón|AS|33201;Granada|AN|18001;"
        "Oviedo|AS|33003;Pamplona|NC|31001;Almería|AN|04001;San Sebastián|PV|20003;Burgos|CL|09001;Albacete|CM|02001;"
        "Salamanca|CL|37001;Huelva|AN|21001;Lleida|CT|25001;León|CL|24001;Tarragona|CT|43001;Badajoz|EX|06001;Cáceres|EX|10003;Toledo|CM|45001",
        "Calle Mayor;Calle Real;Calle del Sol;Avenida de la Constitución;Calle de la Iglesia;Plaza de España;Calle Nueva;"
        "Calle de las Flores;Paseo del Prado;Calle San Juan;Calle de la Fuente;Avenida de Andalucía;Calle del Molino;"
        "Calle Cervantes;Ronda de Levante;Calle de los Olivos;Camino del Río;Calle Goya;Calle Colón;Avenida del Puerto;"
        "Calle Larga;Calle del Carmen;Plaza Mayor;Calle de la Paz;Calle Estrecha;Calle de los Álamos",
        "Ibérica;Levante;Cantábrica;Atlántica;Sierra;Mediterránea;Duero;Ebro;Alba;Costa;Meseta;Norte;Guadalquivir;Encina",
        "Logística;Construcciones;Alimentación;Textil;Maderas;Instalaciones;Envases;Suministros;Conservas;Mobiliario;Cerámicas;"
        "Transportes;Electricidad;Servicios",
        "S.L.;S.A.;S.L.U.;S. Coop.",
    ),
    "pt": LocaleWords(
        "pt_BR",
        "BA|Bahia;CE|Ceará;DF|Distrito Federal;ES|Espírito Santo;GO|Goiás;MG|Minas Gerais;PA|Pará;PE|Pernambuco;PR|Paraná;"
        "RJ|Rio de Janeiro;RS|Rio Grande do Sul;SC|Santa Catarina;SP|São Paulo",
        "São Paulo|SP|01310-100;Rio de Janeiro|RJ|20040-020;Belo Horizonte|MG|30130-110;Brasília|DF|70040-010;Salvador|BA|40020-000;"
        "Fortaleza|CE|60025-060;Curitiba|PR|80010-010;Recife|PE|50030-230;Porto Alegre|RS|90010-150;Goiânia|GO|74010-010;"
        "Belém|PA|66010-000;Campinas|SP|13010-001;Florianópolis|SC|88010-400;Vitória|ES|29010-000;Santos|SP|11010-000;"
        "Joinville|SC|89201-000;Londrina|PR|86010-000;Uberlândia|MG|38400-100;Ribeirão Preto|SP|14010-000;Niterói|RJ|24020-000;"
        "Caxias do Sul|RS|95010-000;Maringá|PR|87013-000;Blumenau|SC|89010-000;Sorocaba|SP|18010-000",
        "Rua das Flores;Rua Sete de Setembro;Avenida Brasil;Rua São José;Rua Quinze de Novembro;Avenida Paulista;Rua do Comércio;"
        "Rua Santos Dumont;Rua Tiradentes;Avenida Getúlio Vargas;Rua das Palmeiras;Rua Boa Vista;Rua Dom Pedro;Travessa do Porto;"
        "Rua da Paz;Avenida Atlântica;Rua Castro Alves;Rua das Acácias;Rua Rui Barbosa;Alameda dos Ipês;Rua da Praia;Rua Bela Vista",
        "Atlântica;Serra;Cerrado;Paraná;Ipê;Horizonte;Litoral;Araucária;Planalto;Sertão;Alvorada;Tropical;Pampa;Mineira",
        "Logística;Construções;Alimentos;Confecções;Móveis;Instalações;Embalagens;Materiais;Transportes;Papelaria;Ferragens;"
        "Elétrica;Serviços;Distribuidora",
        "Ltda.;S.A.;ME;EIRELI",
    ),
    "it": LocaleWords(
        "it_IT",
        "AB|Abruzzo;CM|Campania;ER|Emilia-Romagna;FV|Friuli-Venezia Giulia;LZ|Lazio;LG|Liguria;LM|Lombardia;MR|Marche;PM|Piemonte;"
        "PU|Puglia;SD|Sardegna;SC|Sicilia;TS|Toscana;TA|Trentino-Alto Adige;UM|Umbria;VN|Veneto",
        "Roma|LZ|00184;Milano|LM|20121;Napoli|CM|80133;Torino|PM|10121;Palermo|SC|90133;Genova|LG|16121;Bologna|ER|40121;"
        "Firenze|TS|50122;Bari|PU|70121;Catania|SC|95124;Venezia|VN|30121;Verona|VN|37121;Padova|VN|35121;Trieste|FV|34121;"
        "Brescia|LM|25121;Parma|ER|43121;Modena|ER|41121;Prato|TS|59100;Cagliari|SD|09124;Perugia|UM|06121;Livorno|TS|57123;"
        "Ravenna|ER|48121;Rimini|ER|47921;Ancona|MR|60121;Bergamo|LM|24121;Trento|TA|38122;Pescara|AB|65121;Lecce|PU|73100",
        "Via Roma;Via Garibaldi;Corso Italia;Via Mazzini;Piazza del Mercato;Via Verdi;Via Dante;Via della Stazione;Via dei Mille;"
        "Viale Europa;Via San Marco;Via Manzoni;Via delle Rose;Via del Mulino;Via Galilei;Piazza Garibaldi;Via dei Tigli;"
        "Via Cavour;Vicolo Stretto;Via della Fontana;Lungomare Colombo;Via Leopardi;Via Nuova;Via Petrarca;Via dei Giardini;Via Marconi",
        "Adriatica;Alpina;Ligure;Tirrena;Padana;Etrusca;Dolomiti;Veneta;Lario;Appennino;Ionica;Orobica;Aurora;Levante",
        "Trasporti;Costruzioni;Alimentari;Tessuti;Arredamenti;Impianti;Imballaggi;Forniture;Conserve;Meccanica;Ceramiche;Grafica;"
        "Servizi;Legnami",
        "S.r.l.;S.p.A.;S.n.c.;S.a.s.",
    ),
    "nl": LocaleWords(
        "nl_NL",
        "DR|Drenthe;FL|Flevoland;FR|Friesland;GE|Gelderland;GR|Groningen;LI|Limburg;NB|Noord-Brabant;NH|Noord-Holland;OV|Overijssel;"
        "UT|Utrecht;ZE|Zeeland;ZH|Zuid-Holland",
        "Amsterdam|NH|1012 JS;Rotterdam|ZH|3011 AA;Den Haag|ZH|2511 CV;Utrecht|UT|3511 LX;Eindhoven|NB|5611 EM;Groningen|GR|9712 HN;"
        "Tilburg|NB|5038 EA;Almere|FL|1315 HR;Breda|NB|4811 XC;Nijmegen|GE|6511 PP;Apeldoorn|GE|7311 KZ;Haarlem|NH|2011 RD;"
        "Arnhem|GE|6811 KG;Enschede|OV|7511 HN;Amersfoort|UT|3811 CJ;Zaandam|NH|1506 MZ;Zwolle|OV|8011 PK;Leiden|ZH|2312 ER;"
        "Maastricht|LI|6211 CK;Dordrecht|ZH|3311 GR;Leeuwarden|FR|8911 LH;Alkmaar|NH|1811 KC;Delft|ZH|2611 GX;Venlo|LI|5911 HC;"
        "Deventer|OV|7411 KT;Middelburg|ZE|4331 BK;Assen|DR|9401 HZ",
        "Dorpsstraat;Kerkstraat;Molenweg;Stationsweg;Hoofdstraat;Schoolstraat;Nieuwstraat;Julianastraat;Beatrixlaan;Lindelaan;"
        "Eikenlaan;Parallelweg;Marktplein;Havenstraat;Kastanjelaan;Beukenlaan;Wilhelminastraat;Industrieweg;Prinsengracht;"
        "Zandweg;Burgemeesterslaan;Sportlaan;Koningsweg;Rozenstraat;Tulpstraat;Vijverlaan;Achterweg;Polderweg",
        "Noordzee;Maas;Polder;Veluwe;Waal;Haven;Zuiderzee;Delta;Betuwe;Oranje;Duin;IJssel;Merwede;Vecht",
        "Logistiek;Bouw;Techniek;Groenten;Meubelen;Installaties;Verpakking;Transport;Drukkerij;Zuivel;Metaal;Tuinbouw;Diensten;Houthandel",
        "B.V.;N.V.;V.O.F.",
    ),
    "pl": LocaleWords(
        "pl_PL",
        "DS|dolnośląskie;KP|kujawsko-pomorskie;LU|lubelskie;LD|łódzkie;MA|małopolskie;MZ|mazowieckie;PD|podlaskie;PM|pomorskie;"
        "PK|podkarpackie;SL|śląskie;SK|świętokrzyskie;WN|warmińsko-mazurskie;WP|wielkopolskie;ZP|zachodniopomorskie",
        "Warszawa|MZ|00-950;Kraków|MA|31-042;Łódź|LD|90-001;Wrocław|DS|50-106;Poznań|WP|61-772;Gdańsk|PM|80-831;Szczecin|ZP|70-535;"
        "Bydgoszcz|KP|85-005;Lublin|LU|20-002;Białystok|PD|15-424;Katowice|SL|40-013;Gdynia|PM|81-364;Częstochowa|SL|42-200;"
        "Radom|MZ|26-600;Toruń|KP|87-100;Kielce|SK|25-303;Rzeszów|PK|35-030;Gliwice|SL|44-100;Olsztyn|WN|10-012;Tarnów|MA|33-100;"
        "Płock|MZ|09-400;Elbląg|WN|82-300;Kalisz|WP|62-800;Legnica|DS|59-220;Zamość|LU|22-400;Koszalin|ZP|75-007;Sopot|PM|81-704",
        "Lipowa;Ogrodowa;Szkolna;Kwiatowa;Polna;Leśna;Krótka;Słoneczna;Kościelna;Mickiewicza;Długa;Zielona;Parkowa;Sienkiewicza;"
        "Brzozowa;Spacerowa;Kolejowa;Rynek;Wiosenna;Dębowa;Młyńska;Nadrzeczna;Kopernika;Akacjowa;Targowa;Sportowa;Piaskowa;Klonowa",
        "Baltica;Polmar;Karpaty;Mazovia;Warta;Podhale;Silesia;Bursztyn;Jantar;Orzeł;Tatra;Nowotex;Agropol;Drewmar",
        "Transport;Budownictwo;Handel;Meble;Serwis;Opakowania;Elektro;Instalacje;Hurtownia;Logistyka;Stolarka;Poligrafia;Metal;Ogrody",
        "Sp. z o.o.;S.A.;Sp. j.;s.c.",
    ),
    "sv": LocaleWords(
        "sv_SE",
        "AB|Stockholms län;C|Uppsala län;D|Södermanlands län;E|Östergötlands län;F|Jönköpings län;H|Kalmar län;M|Skåne län;"
        "N|Hallands län;O|Västra Götalands län;S|Värmlands län;T|Örebro län;U|Västmanlands län;X|Gävleborgs län;Y|Västernorrlands län;"
        "AC|Västerbottens län;BD|Norrbottens län",
        "Stockholm|AB|111 20;Göteborg|O|411 03;Malmö|M|211 19;Uppsala|C|753 20;Västerås|U|722 11;Örebro|T|702 10;Linköping|E|582 23;"
        "Helsingborg|M|252 20;Jönköping|F|553 16;Norrköping|E|602 21;Lund|M|222 22;Umeå|AC|903 26;Gävle|X|803 10;Borås|O|503 30;"
        "Södertälje|AB|151 71;Eskilstuna|D|632 20;Halmstad|N|302 42;Karlstad|S|652 24;Sundsvall|Y|852 30;Luleå|BD|972 31;"
        "Trollhättan|O|461 30;Kalmar|H|392 31;Kristianstad|M|291 31;Skövde|O|541 30;Varberg|N|432 41;Nyköping|D|611 31",
        "Storgatan;Kungsgatan;Drottninggatan;Skolgatan;Kyrkogatan;Järnvägsgatan;Parkvägen;Björkvägen;Ringvägen;Strandvägen;"
        "Nygatan;Köpmangatan;Skogsvägen;Ängsvägen;Hamngatan;Lindvägen;Trädgårdsgatan;Bergsgatan;Kvarngatan;Vasagatan;"
        "Rönnvägen;Industrigatan;Torggatan;Tallvägen;Sjövägen;Granvägen;Solvägen;Åsgatan",
        "Nordiska;Mälaren;Vänern;Skåne;Fjäll;Västkusten;Bergslagen;Ostkusten;Norrland;Vättern;Kust;Polar;Svea;Ljungby",
        "Bygg;Logistik;Teknik;Livsmedel;Möbler;Installation;Emballage;Transport;Tryckeri;Mejeri;Metall;Trädgård;Service;Verkstad",
        "AB;Handelsbolag;Ekonomisk förening",
    ),
    "da": LocaleWords(
        "da_DK",
        "HO|Hovedstaden;SJ|Sjælland;SY|Syddanmark;MI|Midtjylland;NO|Nordjylland",
        "København|HO|1050;Aarhus|MI|8000;Odense|SY|5000;Aalborg|NO|9000;Esbjerg|SY|6700;Randers|MI|8900;Kolding|SY|6000;"
        "Horsens|MI|8700;Vejle|SY|7100;Roskilde|SJ|4000;Herning|MI|7400;Silkeborg|MI|8600;Næstved|SJ|4700;Fredericia|SY|7000;"
        "Viborg|MI|8800;Køge|SJ|4600;Holstebro|MI|7500;Slagelse|SJ|4200;Hillerød|HO|3400;Sønderborg|SY|6400;Svendborg|SY|5700;"
        "Hjørring|NO|9800;Holbæk|SJ|4300;Frederikshavn|NO|9900;Ringsted|SJ|4100;Nyborg|SY|5800",
        "Hovedgaden;Skolevej;Kirkevej;Stationsvej;Strandvejen;Møllevej;Skovvej;Birkevej;Nørregade;Vestergade;Søndergade;Østergade;"
        "Jernbanegade;Algade;Bakkevej;Engvej;Parkvej;Rosenvej;Torvet;Havnegade;Lindevej;Ringvej;Industrivej;Kongevej;Markvej;Enghavevej",
        "Nordsø;Fjord;Limfjord;Øresund;Vestkyst;Jylland;Skagen;Bælt;Gudenå;Kyst;Havn;Mølle;Hede;Dansk",
        "Byg;Logistik;Teknik;Fødevarer;Møbler;Installation;Emballage;Transport;Tryk;Mejeri;Metal;Gartneri;Service;Værksted",
        "A/S;ApS;I/S",
    ),
    "ro": LocaleWords(
        "ro_RO",
        "B|București;AB|Alba;AG|Argeș;BC|Bacău;BH|Bihor;BV|Brașov;BZ|Buzău;CJ|Cluj;CT|Constanța;DJ|Dolj;GL|Galați;IS|Iași;MM|Maramureș;"
        "MS|Mureș;PH|Prahova;SB|Sibiu;SM|Satu Mare;SV|Suceava;TM|Timiș;VL|Vâlcea",
        "București|B|010011;Cluj-Napoca|CJ|400001;Timișoara|TM|300001;Iași|IS|700003;Constanța|CT|900001;Craiova|DJ|200001;"
        "Brașov|BV|500001;Galați|GL|800001;Ploiești|PH|100001;Oradea|BH|410001;Pitești|AG|110001;Bacău|BC|600001;Sibiu|SB|550001;"
        "Târgu Mureș|MS|540001;Baia Mare|MM|430001;Buzău|BZ|120001;Satu Mare|SM|440001;Râmnicu Vâlcea|VL|240001;Suceava|SV|720001;"
        "Alba Iulia|AB|510001",
        "Strada Florilor;Strada Gării;Strada Mare;Strada Libertății;Bulevardul Unirii;Strada Primăverii;Strada Teiului;Strada Școlii;"
        "Strada Bisericii;Strada Morii;Strada Eminescu;Strada Zorilor;Strada Plopilor;Strada Izvorului;Strada Câmpului;Strada Viilor;"
        "Strada Parcului;Calea Victoriei;Strada Lalelelor;Strada Crinului;Strada Salcâmilor;Aleea Trandafirilor",
        "Carpatica;Dunărea;Transilvana;Moldova;Ardeal;Pontica;Delta;Bucovina;Olt;Mureș;Apuseni;Danubiana",
        "Construct;Transport;Logistic;Mobila;Instal;Ambalaje;Textil;Alimentar;Metal;Tipografia;Agro;Service",
        "S.R.L.;S.A.;S.N.C.",
    ),
    "tr": LocaleWords(
        "tr_TR",
        "01|Adana;06|Ankara;07|Antalya;10|Balıkesir;16|Bursa;20|Denizli;21|Diyarbakır;26|Eskişehir;27|Gaziantep;33|Mersin;34|İstanbul;"
        "35|İzmir;38|Kayseri;41|Kocaeli;42|Konya;45|Manisa;48|Muğla;54|Sakarya;55|Samsun;61|Trabzon",
        "Adana|01|01010;Ankara|06|06420;Antalya|07|07040;Balıkesir|10|10100;Bursa|16|16010;Denizli|20|20010;Diyarbakır|21|21070;"
        "Eskişehir|26|26010;Gaziantep|27|27010;Mersin|33|33010;İstanbul|34|34110;İzmir|35|35210;Kayseri|38|38010;Kocaeli|41|41010;"
        "Konya|42|42030;Manisa|45|45010;Muğla|48|48000;Sakarya|54|54050;Samsun|55|55030;Trabzon|61|61030",
        "Atatürk Caddesi;Cumhuriyet Caddesi;İstasyon Caddesi;Çınar Sokak;Gül Sokak;Okul Sokak;Bahçe Sokak;Lale Sokak;İnönü Caddesi;"
        "Park Sokak;Deniz Sokak;Çarşı Caddesi;Zafer Caddesi;Papatya Sokak;Menekşe Sokak;Kavak Sokak;Pınar Sokak;Yıldız Sokak;"
        "Barış Caddesi;Çam Sokak;Ihlamur Sokak;Liman Caddesi",
        "Anadolu;Marmara;Ege;Akdeniz;Toros;Karadeniz;Boğaz;Kapadokya;Yıldız;Güneş;Doğa;Bozkır",
        "Lojistik;İnşaat;Gıda;Tekstil;Mobilya;Tesisat;Ambalaj;Nakliyat;Matbaa;Makine;Tarım;Hizmet",
        "A.Ş.;Ltd. Şti.",
    ),
    "cs": LocaleWords(
        "cs_CZ",
        "PHA|Praha;STC|Středočeský kraj;JHC|Jihočeský kraj;PLK|Plzeňský kraj;KVK|Karlovarský kraj;ULK|Ústecký kraj;LBK|Liberecký kraj;"
        "HKK|Královéhradecký kraj;PAK|Pardubický kraj;VYS|Kraj Vysočina;JHM|Jihomoravský kraj;OLK|Olomoucký kraj;"
        "MSK|Moravskoslezský kraj;ZLK|Zlínský kraj",
        "Praha|PHA|110 00;Brno|JHM|602 00;Ostrava|MSK|702 00;Plzeň|PLK|301 00;Liberec|LBK|460 01;Olomouc|OLK|779 00;"
        "České Budějovice|JHC|370 01;Hradec Králové|HKK|500 02;Ústí nad Labem|ULK|400 01;Pardubice|PAK|530 02;Zlín|ZLK|760 01;"
        "Havířov|MSK|736 01;Kladno|STC|272 01;Most|ULK|434 01;Opava|MSK|746 01;Karlovy Vary|KVK|360 01;Jihlava|VYS|586 01;"
        "Teplice|ULK|415 01;Děčín|ULK|405 02;Přerov|OLK|750 02;Chomutov|ULK|430 01;Prostějov|OLK|796 01;Mladá Boleslav|STC|293 01;"
        "Tábor|JHC|390 01;Znojmo|JHM|669 02;Příbram|STC|261 01;Trutnov|HKK|541 01;Písek|JHC|397 01",
        "Hlavní;Nádražní;Školní;Zahradní;Krátká;Dlouhá;Polní;Lipová;Na Výsluní;Husova;Komenského;Palackého;Jiráskova;Nerudova;"
        "Masarykova;Sokolská;Mlýnská;Květinová;Luční;Lesní;Sadová;Příčná;U Potoka;Pod Lesem;Družstevní;Pražská;Havlíčkova;Žižkova;Smetanova;"
        "Riegrova;Jungmannova;Wolkerova;Seifertova",
        "Morava;Vltava;Krkonoše;Labe;Šumava;Haná;Beskydy;Vysočina;Slezsko;Sázava;Bohemia;Otava;Dyje;Jizera",
        "Stavby;Doprava;Logistika;Strojírna;Potraviny;Nábytek;Elektro;Obaly;Textil;Tiskárna;Kovovýroba;Zahradnictví;Servis;Pekárna",
        "s.r.o.;a.s.;k.s.;v.o.s.",
    ),
    "hu": LocaleWords(
        "hu_HU",
        "BU|Budapest;BK|Bács-Kiskun;BA|Baranya;BE|Békés;BZ|Borsod-Abaúj-Zemplén;CS|Csongrád-Csanád;FE|Fejér;GS|Győr-Moson-Sopron;"
        "HB|Hajdú-Bihar;HE|Heves;JN|Jász-Nagykun-Szolnok;KE|Komárom-Esztergom;PE|Pest;SO|Somogy;SZ|Szabolcs-Szatmár-Bereg;TO|Tolna;"
        "VA|Vas;VE|Veszprém;ZA|Zala",
        "Budapest|BU|1011;Debrecen|HB|4024;Szeged|CS|6720;Miskolc|BZ|3525;Pécs|BA|7621;Győr|GS|9021;Nyíregyháza|SZ|4400;"
        "Kecskemét|BK|6000;Székesfehérvár|FE|8000;Szombathely|VA|9700;Szolnok|JN|5000;Tatabánya|KE|2800;Kaposvár|SO|7400;"
        "Érd|PE|2030;Veszprém|VE|8200;Békéscsaba|BE|5600;Zalaegerszeg|ZA|8900;Sopron|GS|9400;Eger|HE|3300;Nagykanizsa|ZA|8800;"
        "Dunaújváros|FE|2400;Hódmezővásárhely|CS|6800;Szekszárd|TO|7100;Baja|BK|6500;Vác|PE|2600;Gödöllő|PE|2100;Esztergom|KE|2500",
        "Kossuth Lajos utca;Petőfi Sándor utca;Rákóczi út;Fő utca;Dózsa György utca;Arany János utca;Ady Endre utca;József Attila utca;"
        "Széchenyi utca;Bartók Béla út;Jókai Mór utca;Béke utca;Szabadság tér;Táncsics Mihály utca;Akácfa utca;Hársfa utca;"
        "Virág utca;Kert utca;Iskola utca;Templom tér;Vasút utca;Malom utca;Deák Ferenc utca;Árpád utca;Diófa utca;Rózsa utca;Liszt Ferenc utca;"
        "Erkel Ferenc utca;Mester utca;Major utca;Liget utca",
        "Duna;Tisza;Pannon;Alföld;Bakony;Balaton;Mátra;Rába;Dráva;Zala;Körös;Kunság;Hajdú;Mecsek",
        "Építő;Szállítmányozás;Logisztika;Gépgyár;Élelmiszer;Bútor;Villamosság;Csomagolás;Textil;Nyomda;Fémipar;Kertészet;Szerviz;Pékség",
        "Kft.;Zrt.;Nyrt.;Bt.",
    ),
}
"""By the name that a blueprint gives: the language's two letters (ISO 639-1)."""
