CREATE TABLE verlage (
  verlag_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(80) NOT NULL,
  verkehrsnummer CHAR(5) NOT NULL UNIQUE COMMENT 'fünfstellig',
  plz CHAR(5) NOT NULL,
  ort VARCHAR(60) NOT NULL,
  ust_id VARCHAR(14) NOT NULL COMMENT 'DE und neun Ziffern',
  rabatt_prozent DECIMAL(4,1) NOT NULL COMMENT 'Grundrabatt, 25 bis 50'
) COMMENT='Verlage';
CREATE TABLE warengruppen (
  wg_nr CHAR(4) NOT NULL PRIMARY KEY COMMENT 'vierstellig',
  bezeichnung VARCHAR(60) NOT NULL COMMENT 'z. B. Belletristik, Kinderbuch, Reise, Ratgeber, Sachbuch',
  mwst_satz DECIMAL(4,1) NOT NULL COMMENT '7 oder 19'
);
CREATE TABLE autoren (
  autor_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  vorname VARCHAR(50) NOT NULL,
  nachname VARCHAR(50) NOT NULL,
  geburtsjahr SMALLINT UNSIGNED NULL,
  todesjahr SMALLINT UNSIGNED NULL,
  land CHAR(2) NOT NULL
);
CREATE TABLE titel (
  titel_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  isbn CHAR(13) NOT NULL UNIQUE,
  titel VARCHAR(150) NOT NULL,
  autor_id INT UNSIGNED NOT NULL,
  verlag_id INT UNSIGNED NOT NULL,
  wg_nr CHAR(4) NOT NULL,
  einband ENUM('Hardcover','Taschenbuch','Broschur','E-Book') NOT NULL,
  erscheinungsjahr SMALLINT UNSIGNED NOT NULL,
  auflage TINYINT UNSIGNED NOT NULL DEFAULT 1,
  seiten SMALLINT UNSIGNED NOT NULL,
  gewicht_g SMALLINT UNSIGNED NOT NULL,
  sprache CHAR(2) NOT NULL DEFAULT 'de',
  ladenpreis DECIMAL(6,2) NOT NULL,
  einkaufspreis DECIMAL(6,2) NOT NULL COMMENT 'unter dem Ladenpreis',
  bestand SMALLINT NOT NULL DEFAULT 0,
  mindestbestand SMALLINT NOT NULL DEFAULT 1,
  alter_von TINYINT UNSIGNED NULL COMMENT 'nur Kinderbücher',
  alter_bis TINYINT UNSIGNED NULL,
  FOREIGN KEY (autor_id) REFERENCES autoren (autor_id),
  FOREIGN KEY (verlag_id) REFERENCES verlage (verlag_id),
  FOREIGN KEY (wg_nr) REFERENCES warengruppen (wg_nr)
);
CREATE TABLE kunden (
  kunde_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kundennummer VARCHAR(10) NOT NULL UNIQUE,
  vorname VARCHAR(50) NOT NULL,
  nachname VARCHAR(50) NOT NULL,
  strasse VARCHAR(80) NOT NULL,
  hausnummer VARCHAR(6) NOT NULL,
  plz CHAR(5) NOT NULL,
  ort VARCHAR(60) NOT NULL,
  iban VARCHAR(34) NULL,
  bic VARCHAR(11) NULL,
  geburtsdatum DATE NULL
);
CREATE TABLE bestellungen (
  bestellung_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  bestellnummer VARCHAR(12) NOT NULL UNIQUE COMMENT 'JJJJ/nnnnn, beginnt jedes Jahr neu',
  kunde_id INT UNSIGNED NOT NULL,
  bestellt_am DATETIME NOT NULL,
  abgeholt_am DATETIME NULL,
  anzahl_positionen SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  FOREIGN KEY (kunde_id) REFERENCES kunden (kunde_id)
);
CREATE TABLE bestellpositionen (
  bestellung_id INT UNSIGNED NOT NULL,
  pos_nr SMALLINT UNSIGNED NOT NULL,
  titel_id INT UNSIGNED NOT NULL,
  menge SMALLINT UNSIGNED NOT NULL,
  geliefert SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  PRIMARY KEY (bestellung_id, pos_nr),
  FOREIGN KEY (bestellung_id) REFERENCES bestellungen (bestellung_id),
  FOREIGN KEY (titel_id) REFERENCES titel (titel_id)
);
CREATE TABLE lesungen (
  lesung_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  autor_id INT UNSIGNED NOT NULL,
  beginn DATETIME NOT NULL,
  plaetze SMALLINT UNSIGNED NOT NULL,
  verkauft SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  eintritt DECIMAL(5,2) NOT NULL,
  ermaessigt DECIMAL(5,2) NOT NULL,
  honorar DECIMAL(7,2) NOT NULL,
  FOREIGN KEY (autor_id) REFERENCES autoren (autor_id)
);
