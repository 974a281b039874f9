CREATE TABLE kunden (
  kunden_id INT AUTO_INCREMENT PRIMARY KEY,
  kundennummer VARCHAR(10) NOT NULL UNIQUE COMMENT 'K gefolgt von Ziffern',
  anrede ENUM('Herr','Frau','Firma') NOT NULL,
  vorname VARCHAR(50) NULL COMMENT 'leer (NULL) bei Firma', name VARCHAR(80) NOT NULL,
  plz CHAR(5) NOT NULL COMMENT 'deutsche Postleitzahl, 5 Ziffern', ort VARCHAR(60) NOT NULL,
  angelegt_am DATE NOT NULL, anzahl_fahrzeuge INT NOT NULL DEFAULT 0 COMMENT 'Anzahl der Fahrzeuge des Kunden'
);
CREATE TABLE mitarbeiter (
  mitarbeiter_id INT AUTO_INCREMENT PRIMARY KEY, vorname VARCHAR(50) NOT NULL, nachname VARCHAR(50) NOT NULL,
  geburtsdatum DATE NOT NULL, eintritt DATE NOT NULL, austritt DATE NULL,
  aktiv TINYINT(1) NOT NULL DEFAULT 1 COMMENT '0 = ausgeschieden, dann ist austritt gesetzt', stundensatz DECIMAL(6,2) NOT NULL
);
CREATE TABLE fahrzeuge (
  fahrzeug_id INT AUTO_INCREMENT PRIMARY KEY, kunden_id INT NOT NULL, kennzeichen VARCHAR(12) NOT NULL,
  fin CHAR(17) UNIQUE COMMENT 'Fahrgestellnummer, 17 Zeichen ohne I, O, Q', erstzulassung DATE NOT NULL, km_stand INT NOT NULL CHECK (km_stand >= 0),
  FOREIGN KEY (kunden_id) REFERENCES kunden(kunden_id)
);
CREATE TABLE angebote (
  angebot_id INT AUTO_INCREMENT PRIMARY KEY, kunden_id INT NOT NULL, datum DATE NOT NULL, gueltig_bis DATE NOT NULL COMMENT 'datum + 30 Tage',
  status VARCHAR(12) NOT NULL DEFAULT 'offen' COMMENT 'offen, angenommen, abgelehnt', ablehnungsgrund VARCHAR(200) NULL COMMENT 'nur bei abgelehnt',
  FOREIGN KEY (kunden_id) REFERENCES kunden(kunden_id)
);
CREATE TABLE auftraege (
  auftrag_id INT AUTO_INCREMENT PRIMARY KEY, kunden_id INT NOT NULL, fahrzeug_id INT NOT NULL, angebot_id INT NULL COMMENT 'angenommenes Angebot',
  status TINYINT NOT NULL DEFAULT 1 COMMENT '1=angelegt, 2=in Arbeit, 3=fertig, 9=storniert',
  angenommen_am DATETIME NOT NULL, fertig_am DATETIME NULL COMMENT 'nur bei Status 3', km_annahme INT NOT NULL COMMENT 'höchstens km_stand des Fahrzeugs',
  FOREIGN KEY (fahrzeug_id) REFERENCES fahrzeuge(fahrzeug_id)
);
CREATE TABLE positionen (
  position_id INT AUTO_INCREMENT PRIMARY KEY, beleg_art CHAR(2) NOT NULL COMMENT 'AN = Angebot, AU = Auftrag', beleg_id INT NOT NULL,
  bezeichnung VARCHAR(120) NOT NULL, menge DECIMAL(8,2) NOT NULL, einzelpreis DECIMAL(10,2) NOT NULL, rabatt_prozent DECIMAL(5,2) NOT NULL DEFAULT 0 COMMENT '0 bis 100',
  gesamt DECIMAL(12,2) NOT NULL COMMENT 'menge * einzelpreis abzüglich rabatt_prozent'
);
CREATE TABLE zeiten (
  zeit_id INT AUTO_INCREMENT PRIMARY KEY, auftrag_id INT NOT NULL, mitarbeiter_id INT NOT NULL, beginn DATETIME NOT NULL, ende DATETIME NOT NULL,
  pause_min INT NOT NULL DEFAULT 0, dauer_min INT NOT NULL COMMENT 'Minuten von beginn bis ende abzüglich pause_min',
  FOREIGN KEY (mitarbeiter_id) REFERENCES mitarbeiter(mitarbeiter_id)
);
CREATE TABLE rechnungen (
  rechnung_id INT AUTO_INCREMENT PRIMARY KEY, auftrag_id INT NOT NULL, kunden_id INT NOT NULL, rechnungsdatum DATE NOT NULL, faellig_am DATE NOT NULL,
  netto DECIMAL(12,2) NOT NULL, mwst_satz DECIMAL(4,2) NOT NULL DEFAULT 19.00, mwst DECIMAL(12,2) NOT NULL COMMENT 'netto * mwst_satz / 100',
  brutto DECIMAL(12,2) GENERATED ALWAYS AS (netto + mwst) STORED, bezahlt_summe DECIMAL(12,2) NOT NULL DEFAULT 0 COMMENT 'Summe der Zahlungen',
  mahnstufe TINYINT NOT NULL DEFAULT 0 COMMENT '0 bis 3', letzte_mahnung DATE NULL COMMENT 'NULL bei Mahnstufe 0'
);
CREATE TABLE zahlungen (
  zahlung_id INT AUTO_INCREMENT PRIMARY KEY, rechnung_id INT NOT NULL, gezahlt_am DATE NOT NULL, betrag DECIMAL(12,2) NOT NULL CHECK (betrag > 0), zahlart ENUM('bar','ec','ueberweisung') NOT NULL
);
