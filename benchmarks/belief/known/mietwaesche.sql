-- Mietwäsche / Textilservice
CREATE TABLE niederlassung (
  id INT NOT NULL AUTO_INCREMENT,
  kuerzel CHAR(3) NOT NULL,
  bezeichnung VARCHAR(60) NOT NULL,
  strasse VARCHAR(80) NOT NULL,
  plz CHAR(5) NOT NULL,
  ort VARCHAR(60) NOT NULL,
  PRIMARY KEY (id), UNIQUE KEY (kuerzel)
);
CREATE TABLE kunde (
  id INT NOT NULL AUTO_INCREMENT,
  kundennummer VARCHAR(10) NOT NULL,
  firmenname VARCHAR(100) NOT NULL,
  branche VARCHAR(20) NOT NULL COMMENT 'Hotel, Klinik, Pflegeheim, Gastronomie, Industrie',
  ansprechpartner VARCHAR(80) NOT NULL,
  email VARCHAR(120) NOT NULL,
  niederlassung_id INT NOT NULL,
  rabatt_prozent DECIMAL(4,1) NOT NULL DEFAULT 0.0 COMMENT '0 bis 15',
  gesperrt TINYINT(1) NOT NULL DEFAULT 0,
  gesperrt_am DATE NULL,
  angelegt_am DATE NOT NULL,
  PRIMARY KEY (id), UNIQUE KEY (kundennummer),
  FOREIGN KEY (niederlassung_id) REFERENCES niederlassung (id)
);
CREATE TABLE artikel (
  id INT NOT NULL AUTO_INCREMENT,
  artikelnummer VARCHAR(12) NOT NULL,
  bezeichnung VARCHAR(80) NOT NULL COMMENT 'z. B. Bettlaken, Frotteetuch, Kochjacke',
  warengruppe VARCHAR(20) NOT NULL COMMENT 'Bettwäsche, Frottier, Tischwäsche, Berufskleidung',
  stueckgewicht_g INT NOT NULL COMMENT 'Gewicht je Stück in Gramm, 50 bis 2500',
  mietpreis DECIMAL(7,2) NOT NULL COMMENT 'Euro je Stück und Umlauf',
  wiederbeschaffungswert DECIMAL(7,2) NOT NULL COMMENT 'Euro je Stück',
  max_waschzyklen SMALLINT NOT NULL COMMENT 'danach wird ausgemustert, 50 bis 250',
  PRIMARY KEY (id), UNIQUE KEY (artikelnummer)
);
CREATE TABLE vertrag (
  id INT NOT NULL AUTO_INCREMENT,
  vertragsnummer VARCHAR(14) NOT NULL,
  kunde_id INT NOT NULL,
  status VARCHAR(12) NOT NULL COMMENT 'entwurf, aktiv, gekuendigt, beendet',
  beginn DATE NOT NULL,
  laufzeit_monate TINYINT NOT NULL COMMENT '12, 24, 36 oder 48',
  ende DATE NOT NULL COMMENT 'Beginn plus Laufzeit',
  unterschrieben_am DATE NULL COMMENT 'leer im Entwurf',
  gekuendigt_am DATE NULL COMMENT 'nur bei Kündigung',
  kuendigungsgrund VARCHAR(200) NULL,
  PRIMARY KEY (id), UNIQUE KEY (vertragsnummer),
  FOREIGN KEY (kunde_id) REFERENCES kunde (id)
);
CREATE TABLE tour (
  id INT NOT NULL AUTO_INCREMENT,
  niederlassung_id INT NOT NULL,
  fahrer VARCHAR(80) NOT NULL,
  datum DATE NOT NULL,
  abfahrt TIME NOT NULL,
  rueckkehr TIME NOT NULL,
  km_start INT NOT NULL,
  km_ende INT NOT NULL,
  km_gefahren INT NOT NULL,
  anzahl_stopps SMALLINT NOT NULL DEFAULT 0 COMMENT 'Anzahl der Lieferungen der Tour',
  PRIMARY KEY (id),
  FOREIGN KEY (niederlassung_id) REFERENCES niederlassung (id)
);
CREATE TABLE lieferung (
  id INT NOT NULL AUTO_INCREMENT,
  lieferscheinnummer VARCHAR(14) NOT NULL,
  tour_id INT NOT NULL,
  kunde_id INT NOT NULL,
  vertrag_id INT NOT NULL,
  lieferdatum DATE NOT NULL,
  gewicht_kg DECIMAL(8,2) NOT NULL COMMENT 'Summe der Positionsgewichte',
  nettobetrag DECIMAL(9,2) NOT NULL COMMENT 'Summe der Positionen',
  mwst_satz DECIMAL(4,1) NOT NULL DEFAULT 19.0,
  mwst_betrag DECIMAL(9,2) NOT NULL,
  bruttobetrag DECIMAL(9,2) NOT NULL,
  quittiert TINYINT(1) NOT NULL DEFAULT 0,
  quittiert_von VARCHAR(80) NULL,
  PRIMARY KEY (id), UNIQUE KEY (lieferscheinnummer),
  FOREIGN KEY (tour_id) REFERENCES tour (id),
  FOREIGN KEY (kunde_id) REFERENCES kunde (id),
  FOREIGN KEY (vertrag_id) REFERENCES vertrag (id)
);
CREATE TABLE lieferposition (
  id INT NOT NULL AUTO_INCREMENT,
  lieferung_id INT NOT NULL,
  position SMALLINT NOT NULL,
  artikel_id INT NOT NULL,
  menge_sauber INT NOT NULL COMMENT 'geliefert',
  menge_schmutzig INT NOT NULL COMMENT 'abgeholt, nicht mehr als geliefert',
  fehlmenge INT NOT NULL COMMENT 'geliefert minus abgeholt',
  gewicht_kg DECIMAL(8,2) NOT NULL COMMENT 'Menge mal Stückgewicht',
  einzelpreis DECIMAL(7,2) NOT NULL COMMENT 'Mietpreis des Artikels',
  gesamtpreis DECIMAL(9,2) NOT NULL,
  PRIMARY KEY (id), UNIQUE KEY (lieferung_id, position),
  FOREIGN KEY (lieferung_id) REFERENCES lieferung (id),
  FOREIGN KEY (artikel_id) REFERENCES artikel (id)
);
CREATE TABLE waschgang (
  id INT NOT NULL AUTO_INCREMENT,
  niederlassung_id INT NOT NULL,
  maschine_nr TINYINT NOT NULL COMMENT '1 bis 12',
  warengruppe VARCHAR(20) NOT NULL COMMENT 'Bettwäsche, Frottier, Tischwäsche, Berufskleidung',
  temperatur_c TINYINT NOT NULL COMMENT '40, 60, 75 oder 90',
  gestartet_um DATETIME NOT NULL,
  beendet_um DATETIME NULL COMMENT 'leer, solange die Maschine läuft oder bei Abbruch',
  status VARCHAR(12) NOT NULL COMMENT 'laeuft, fertig, abgebrochen',
  beladung_kg DECIMAL(6,1) NOT NULL,
  kapazitaet_kg DECIMAL(6,1) NOT NULL,
  auslastung_prozent DECIMAL(5,1) NOT NULL COMMENT 'Beladung durch Kapazität',
  PRIMARY KEY (id),
  FOREIGN KEY (niederlassung_id) REFERENCES niederlassung (id)
);
