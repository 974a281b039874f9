-- Kehrbezirk / Schornsteinfegerbetrieb
CREATE TABLE mitarbeiter (
  mitarbeiter_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  vorname VARCHAR(50) NOT NULL,
  nachname VARCHAR(50) NOT NULL,
  geburtsdatum DATE NOT NULL,
  eintrittsdatum DATE NOT NULL,
  austrittsdatum DATE NULL COMMENT 'leer, solange beschäftigt',
  qualifikation ENUM('Lehrling','Geselle','Meister') NOT NULL,
  ausbilder_id INT NULL COMMENT 'Meister, nur bei Lehrlingen',
  CONSTRAINT fk_ma_ausb FOREIGN KEY (ausbilder_id) REFERENCES mitarbeiter (mitarbeiter_id)
) COMMENT='Beschäftigte des Betriebs';
CREATE TABLE eigentuemer (
  eigentuemer_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  anrede ENUM('Frau','Herr','Firma') NOT NULL,
  name VARCHAR(100) NOT NULL,
  telefon VARCHAR(30) NULL,
  email VARCHAR(120) NULL,
  offener_betrag DECIMAL(10,2) NOT NULL DEFAULT 0 COMMENT 'Summe der Bruttobeträge aller unbezahlten Rechnungen'
);
CREATE TABLE liegenschaft (
  liegenschaft_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  eigentuemer_id INT NOT NULL,
  strasse VARCHAR(100) NOT NULL,
  hausnummer VARCHAR(8) NOT NULL,
  plz CHAR(5) NOT NULL,
  ort VARCHAR(60) NOT NULL,
  baujahr SMALLINT NOT NULL,
  anzahl_wohneinheiten SMALLINT NOT NULL DEFAULT 1,
  anzahl_feuerstaetten SMALLINT NOT NULL DEFAULT 0 COMMENT 'Zahl der erfassten Feuerstätten',
  CONSTRAINT fk_lg_eig FOREIGN KEY (eigentuemer_id) REFERENCES eigentuemer (eigentuemer_id)
);
CREATE TABLE feuerstaette (
  feuerstaette_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  liegenschaft_id INT NOT NULL,
  brennstoff ENUM('Gas','Öl','Holz','Pellets','Kohle') NOT NULL,
  hersteller VARCHAR(60) NULL,
  nennleistung_kw DECIMAL(6,1) NOT NULL COMMENT 'Nennwärmeleistung in kW',
  einbaujahr SMALLINT NOT NULL,
  status ENUM('in Betrieb','stillgelegt','gesperrt') NOT NULL DEFAULT 'in Betrieb',
  stillgelegt_am DATE NULL COMMENT 'nur bei stillgelegten Anlagen',
  sperrgrund VARCHAR(200) NULL COMMENT 'nur bei gesperrten Anlagen',
  kehrungen_pro_jahr TINYINT NOT NULL COMMENT '1 bis 4',
  letzte_kehrung DATE NULL COMMENT 'Datum der jüngsten erledigten Kehrung',
  CONSTRAINT fk_fs_lg FOREIGN KEY (liegenschaft_id) REFERENCES liegenschaft (liegenschaft_id)
);
CREATE TABLE bescheid (
  bescheid_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  liegenschaft_id INT NOT NULL,
  aktenzeichen VARCHAR(30) NOT NULL UNIQUE,
  feuerstaettenschau_am DATE NOT NULL,
  ausgestellt_am DATE NOT NULL,
  gueltig_bis DATE NOT NULL COMMENT 'höchstens sieben Jahre nach Ausstellung',
  vorgaenger_id INT NULL COMMENT 'abgelöster Bescheid derselben Liegenschaft',
  CONSTRAINT fk_be_lg FOREIGN KEY (liegenschaft_id) REFERENCES liegenschaft (liegenschaft_id),
  CONSTRAINT fk_be_vg FOREIGN KEY (vorgaenger_id) REFERENCES bescheid (bescheid_id)
) COMMENT='Feuerstättenbescheide';
CREATE TABLE rechnung (
  rechnung_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  rechnungsnummer VARCHAR(20) NOT NULL UNIQUE,
  eigentuemer_id INT NOT NULL,
  rechnungsdatum DATE NOT NULL,
  faellig_am DATE NOT NULL COMMENT 'Zahlungsziel 14 oder 30 Tage',
  nettobetrag DECIMAL(10,2) NOT NULL COMMENT 'Summe der Gebühren der abgerechneten Arbeiten',
  mwst_satz DECIMAL(4,2) NOT NULL DEFAULT 19.00,
  mwst_betrag DECIMAL(10,2) NOT NULL,
  bruttobetrag DECIMAL(10,2) NOT NULL,
  bezahlt TINYINT(1) NOT NULL DEFAULT 0,
  bezahlt_am DATE NULL COMMENT 'Zahlungseingang, leer solange offen',
  mahnstufe TINYINT NOT NULL DEFAULT 0 COMMENT '0 bis 3',
  CONSTRAINT fk_re_eig FOREIGN KEY (eigentuemer_id) REFERENCES eigentuemer (eigentuemer_id)
);
CREATE TABLE arbeit (
  arbeit_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  feuerstaette_id INT NOT NULL,
  mitarbeiter_id INT NULL,
  rechnung_id INT NULL COMMENT 'erst nach Abrechnung',
  art ENUM('Kehrung','Messung','Überprüfung') NOT NULL,
  status ENUM('geplant','erledigt','entfallen') NOT NULL DEFAULT 'geplant',
  angekuendigt_am DATE NOT NULL COMMENT 'Zettel beim Kunden, mindestens 5 Tage vor dem Termin',
  termin DATE NOT NULL,
  beginn DATETIME NULL COMMENT 'nur bei erledigten Arbeiten',
  ende DATETIME NULL COMMENT 'nur bei erledigten Arbeiten',
  dauer_min SMALLINT NULL COMMENT 'Minuten von Beginn bis Ende',
  arbeitswerte DECIMAL(5,1) NOT NULL COMMENT 'AW laut Gebührenordnung',
  satz_pro_aw DECIMAL(5,2) NOT NULL COMMENT 'EUR',
  gebuehr DECIMAL(8,2) NOT NULL COMMENT 'Arbeitswerte mal Satz',
  CONSTRAINT fk_ar_fs FOREIGN KEY (feuerstaette_id) REFERENCES feuerstaette (feuerstaette_id),
  CONSTRAINT fk_ar_ma FOREIGN KEY (mitarbeiter_id) REFERENCES mitarbeiter (mitarbeiter_id),
  CONSTRAINT fk_ar_re FOREIGN KEY (rechnung_id) REFERENCES rechnung (rechnung_id)
);
CREATE TABLE messung (
  messung_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  arbeit_id INT NOT NULL UNIQUE,
  co_ppm INT NOT NULL,
  co_grenzwert_ppm INT NOT NULL DEFAULT 1000,
  o2_prozent DECIMAL(4,1) NOT NULL COMMENT 'Sauerstoff im Abgas',
  abgastemperatur_c SMALLINT NOT NULL,
  lufttemperatur_c SMALLINT NOT NULL COMMENT 'Verbrennungsluft',
  abgasverlust_prozent DECIMAL(4,1) NOT NULL,
  bestanden TINYINT(1) NOT NULL COMMENT 'CO-Wert nicht über dem Grenzwert',
  wiederholung_bis DATE NULL COMMENT 'Nachmessung, nur wenn nicht bestanden',
  CONSTRAINT fk_me_ar FOREIGN KEY (arbeit_id) REFERENCES arbeit (arbeit_id)
);
