CREATE TABLE fahrlehrer (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  vorname VARCHAR(40) NOT NULL,
  nachname VARCHAR(40) NOT NULL,
  geburtsdatum DATE NOT NULL,
  lehrerlaubnis_seit DATE NOT NULL,
  eintritt_am DATE NOT NULL,
  austritt_am DATE NULL,
  aktiv TINYINT(1) NOT NULL DEFAULT 1
) COMMENT='Fahrlehrer der Fahrschule';
CREATE TABLE fahrzeuge (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kennzeichen VARCHAR(12) NOT NULL UNIQUE,
  marke VARCHAR(30) NOT NULL,
  getriebe VARCHAR(12) NOT NULL COMMENT 'Schaltung oder Automatik',
  erstzulassung DATE NOT NULL,
  km_stand INT NOT NULL,
  km_letzte_inspektion INT NOT NULL,
  km_seit_inspektion INT NOT NULL,
  tuev_bis DATE NOT NULL
);
CREATE TABLE preislisten (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  klasse VARCHAR(3) NOT NULL COMMENT 'Führerscheinklasse, z.B. B, A2, BE',
  grundbetrag DECIMAL(8,2) NOT NULL,
  preis_fahrstunde DECIMAL(8,2) NOT NULL COMMENT 'je 45 Minuten',
  pruefungsgebuehr DECIMAL(8,2) NOT NULL,
  gueltig_ab DATE NOT NULL,
  gueltig_bis DATE NULL
);
CREATE TABLE schueler (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  vorname VARCHAR(40) NOT NULL,
  nachname VARCHAR(40) NOT NULL,
  geburtsdatum DATE NOT NULL,
  plz CHAR(5) NOT NULL,
  ort VARCHAR(50) NOT NULL,
  anmeldung_am DATE NOT NULL,
  preisliste_id INT NOT NULL,
  stammlehrer_id INT NOT NULL,
  status VARCHAR(15) NOT NULL DEFAULT 'aktiv' COMMENT 'aktiv, pausiert, bestanden, abgebrochen',
  abbruch_am DATE NULL,
  bestanden_am DATE NULL,
  anzahl_fahrstunden INT NOT NULL DEFAULT 0,
  FOREIGN KEY (preisliste_id) REFERENCES preislisten(id),
  FOREIGN KEY (stammlehrer_id) REFERENCES fahrlehrer(id)
);
CREATE TABLE fahrstunden (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  schueler_id INT NOT NULL,
  fahrlehrer_id INT NOT NULL,
  fahrzeug_id INT NOT NULL,
  art VARCHAR(15) NOT NULL COMMENT 'Übung, Überland, Autobahn, Nacht',
  zustand TINYINT NOT NULL DEFAULT 0 COMMENT '0=geplant, 1=durchgeführt, 2=abgesagt',
  beginn DATETIME NOT NULL,
  ende DATETIME NOT NULL,
  dauer_min SMALLINT NOT NULL,
  km_beginn INT NULL,
  km_ende INT NULL,
  gefahrene_km INT NULL,
  abgesagt_am DATETIME NULL,
  absagegrund VARCHAR(100) NULL,
  FOREIGN KEY (schueler_id) REFERENCES schueler(id),
  FOREIGN KEY (fahrlehrer_id) REFERENCES fahrlehrer(id),
  FOREIGN KEY (fahrzeug_id) REFERENCES fahrzeuge(id)
);
CREATE TABLE pruefungen (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  schueler_id INT NOT NULL,
  art VARCHAR(10) NOT NULL COMMENT 'Theorie oder Praxis',
  versuch TINYINT NOT NULL COMMENT 'laufende Nummer je Schüler und Art',
  termin DATE NOT NULL,
  ergebnis TINYINT NULL COMMENT '1=bestanden, 2=nicht bestanden, NULL=noch offen',
  fehlerpunkte TINYINT NULL COMMENT 'nur Theorie, ab 11 nicht bestanden',
  FOREIGN KEY (schueler_id) REFERENCES schueler(id)
);
CREATE TABLE rechnungen (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  rechnungsnr VARCHAR(15) NOT NULL UNIQUE,
  schueler_id INT NOT NULL,
  rechnungsdatum DATE NOT NULL,
  faellig_am DATE NOT NULL,
  netto DECIMAL(9,2) NOT NULL,
  mwst_satz DECIMAL(4,1) NOT NULL COMMENT 'Prozent',
  mwst_betrag DECIMAL(9,2) NOT NULL,
  brutto DECIMAL(9,2) NOT NULL,
  bezahlt_betrag DECIMAL(9,2) NOT NULL DEFAULT 0.00,
  offen_betrag DECIMAL(9,2) NOT NULL,
  bezahlt TINYINT(1) NOT NULL DEFAULT 0,
  bezahlt_am DATE NULL,
  FOREIGN KEY (schueler_id) REFERENCES schueler(id)
);
CREATE TABLE rechnungspositionen (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  rechnung_id INT NOT NULL,
  pos_nr SMALLINT NOT NULL,
  bezeichnung VARCHAR(80) NOT NULL,
  menge DECIMAL(6,2) NOT NULL,
  einzelpreis DECIMAL(8,2) NOT NULL,
  rabatt_prozent DECIMAL(4,1) NOT NULL DEFAULT 0.0,
  betrag DECIMAL(9,2) NOT NULL,
  UNIQUE (rechnung_id, pos_nr),
  FOREIGN KEY (rechnung_id) REFERENCES rechnungen(id)
);
