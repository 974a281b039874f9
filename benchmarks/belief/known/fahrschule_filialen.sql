CREATE TABLE filiale (
  id INT AUTO_INCREMENT PRIMARY KEY,
  bezeichnung VARCHAR(80) NOT NULL,
  strasse VARCHAR(100) NOT NULL,
  plz CHAR(5) NOT NULL COMMENT 'deutsche Postleitzahl',
  ort VARCHAR(60) NOT NULL,
  telefon VARCHAR(30) NULL,
  eroeffnet_am DATE NOT NULL
) COMMENT='Standorte der Fahrschule';

CREATE TABLE fahrlehrer (
  id INT AUTO_INCREMENT PRIMARY KEY,
  filiale_id INT NOT NULL,
  vorname VARCHAR(50) NOT NULL,
  nachname VARCHAR(50) NOT NULL,
  email VARCHAR(100) NOT NULL UNIQUE,
  geburtsdatum DATE NOT NULL COMMENT 'Mindestalter 21 Jahre bei Eintritt',
  eintritt_am DATE NOT NULL,
  austritt_am DATE NULL COMMENT 'leer, solange beschäftigt',
  aktiv TINYINT(1) NOT NULL DEFAULT 1 COMMENT '0 nach dem Austritt',
  stundenlohn DECIMAL(6,2) NOT NULL,
  CONSTRAINT fk_fl_filiale FOREIGN KEY (filiale_id) REFERENCES filiale (id)
);

CREATE TABLE fahrzeug (
  id INT AUTO_INCREMENT PRIMARY KEY,
  filiale_id INT NOT NULL,
  kennzeichen VARCHAR(12) NOT NULL UNIQUE COMMENT 'z. B. M-AB 1234',
  hersteller VARCHAR(40) NOT NULL,
  modell VARCHAR(40) NOT NULL,
  getriebe ENUM('schaltung','automatik') NOT NULL,
  klasse ENUM('A','A1','B','BE','C') NOT NULL COMMENT 'Führerscheinklasse, für die das Fahrzeug eingesetzt wird',
  erstzulassung DATE NOT NULL,
  kilometerstand INT NOT NULL,
  hu_faellig_am DATE NOT NULL COMMENT 'nächste Hauptuntersuchung',
  status ENUM('einsatzbereit','werkstatt','ausgemustert') NOT NULL DEFAULT 'einsatzbereit',
  ausgemustert_am DATE NULL COMMENT 'nur bei Status ausgemustert',
  CONSTRAINT fk_fz_filiale FOREIGN KEY (filiale_id) REFERENCES filiale (id)
);

CREATE TABLE fahrschueler (
  id INT AUTO_INCREMENT PRIMARY KEY,
  schuelernummer CHAR(9) NOT NULL UNIQUE COMMENT 'Anmeldejahr, Bindestrich, vier Ziffern',
  anrede ENUM('Herr','Frau','divers') NOT NULL,
  vorname VARCHAR(50) NOT NULL,
  nachname VARCHAR(50) NOT NULL,
  geburtsdatum DATE NOT NULL COMMENT 'Anmeldung frühestens mit 15 Jahren',
  strasse VARCHAR(100) NOT NULL,
  plz CHAR(5) NOT NULL,
  ort VARCHAR(60) NOT NULL,
  email VARCHAR(100) NULL,
  handy VARCHAR(30) NULL,
  sehtest_am DATE NULL,
  erste_hilfe_am DATE NULL,
  angemeldet_am DATE NOT NULL
) COMMENT='Fahrschülerinnen und Fahrschüler';

CREATE TABLE ausbildung (
  id INT AUTO_INCREMENT PRIMARY KEY,
  fahrschueler_id INT NOT NULL,
  fahrlehrer_id INT NOT NULL COMMENT 'betreuender Fahrlehrer',
  klasse ENUM('A','A1','B','BE','C') NOT NULL,
  status ENUM('laufend','bestanden','abgebrochen') NOT NULL DEFAULT 'laufend',
  beginn DATE NOT NULL,
  ende DATE NULL COMMENT 'leer, solange laufend',
  grundgebuehr DECIMAL(8,2) NOT NULL,
  preis_fahrstunde DECIMAL(6,2) NOT NULL COMMENT 'je 45 Minuten',
  anzahl_fahrstunden INT NOT NULL DEFAULT 0 COMMENT 'Anzahl der durchgeführten Fahrstunden',
  CONSTRAINT fk_ab_schueler FOREIGN KEY (fahrschueler_id) REFERENCES fahrschueler (id),
  CONSTRAINT fk_ab_lehrer FOREIGN KEY (fahrlehrer_id) REFERENCES fahrlehrer (id)
) COMMENT='Ausbildungsvertrag eines Schülers für eine Klasse';

CREATE TABLE theoriestunde (
  id INT AUTO_INCREMENT PRIMARY KEY,
  filiale_id INT NOT NULL,
  fahrlehrer_id INT NOT NULL,
  lektion TINYINT NOT NULL COMMENT 'Grundstoff 1 bis 12, Zusatzstoff 13 und 14',
  thema VARCHAR(120) NOT NULL,
  datum DATE NOT NULL,
  beginn TIME NOT NULL,
  ende TIME NOT NULL COMMENT 'Beginn plus 90 Minuten',
  max_teilnehmer SMALLINT NOT NULL,
  teilnehmerzahl SMALLINT NOT NULL DEFAULT 0 COMMENT 'Anzahl der anwesenden Teilnehmer',
  CONSTRAINT fk_ts_filiale FOREIGN KEY (filiale_id) REFERENCES filiale (id),
  CONSTRAINT fk_ts_lehrer FOREIGN KEY (fahrlehrer_id) REFERENCES fahrlehrer (id)
);

CREATE TABLE theorieteilnahme (
  theoriestunde_id INT NOT NULL,
  ausbildung_id INT NOT NULL,
  anwesend TINYINT(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (theoriestunde_id, ausbildung_id),
  CONSTRAINT fk_tt_stunde FOREIGN KEY (theoriestunde_id) REFERENCES theoriestunde (id),
  CONSTRAINT fk_tt_ausbildung FOREIGN KEY (ausbildung_id) REFERENCES ausbildung (id)
);

CREATE TABLE fahrstunde (
  id INT AUTO_INCREMENT PRIMARY KEY,
  ausbildung_id INT NOT NULL,
  fahrlehrer_id INT NOT NULL,
  fahrzeug_id INT NOT NULL COMMENT 'Fahrzeug der Klasse der Ausbildung',
  art ENUM('uebung','ueberland','autobahn','nachtfahrt') NOT NULL,
  status ENUM('geplant','durchgefuehrt','abgesagt') NOT NULL DEFAULT 'geplant',
  beginn DATETIME NOT NULL,
  ende DATETIME NOT NULL,
  dauer_minuten SMALLINT NOT NULL COMMENT 'Ende minus Beginn, Vielfaches von 45',
  km_anfang INT NULL COMMENT 'nur bei durchgeführten Stunden',
  km_ende INT NULL,
  gefahrene_km INT NULL COMMENT 'km_ende - km_anfang',
  preis DECIMAL(7,2) NOT NULL COMMENT 'Preis der Ausbildung je angefangene 45 Minuten',
  bemerkung TEXT NULL,
  CONSTRAINT fk_fs_ausbildung FOREIGN KEY (ausbildung_id) REFERENCES ausbildung (id),
  CONSTRAINT fk_fs_lehrer FOREIGN KEY (fahrlehrer_id) REFERENCES fahrlehrer (id),
  CONSTRAINT fk_fs_fahrzeug FOREIGN KEY (fahrzeug_id) REFERENCES fahrzeug (id)
);

CREATE TABLE pruefung (
  id INT AUTO_INCREMENT PRIMARY KEY,
  ausbildung_id INT NOT NULL,
  art ENUM('theorie','praxis') NOT NULL,
  versuch TINYINT NOT NULL DEFAULT 1 COMMENT 'fortlaufend ab 1 je Ausbildung und Art',
  termin DATETIME NOT NULL,
  ergebnis ENUM('offen','bestanden','nicht_bestanden') NOT NULL DEFAULT 'offen' COMMENT 'offen bis zum Termin',
  fehlerpunkte TINYINT NULL COMMENT 'nur Theorie nach der Prüfung; bestanden bis 10 Punkte',
  pruefer VARCHAR(80) NULL,
  UNIQUE KEY uk_pruefung (ausbildung_id, art, versuch),
  CONSTRAINT fk_pr_ausbildung FOREIGN KEY (ausbildung_id) REFERENCES ausbildung (id)
);

CREATE TABLE rechnung (
  id INT AUTO_INCREMENT PRIMARY KEY,
  rechnungsnummer CHAR(10) NOT NULL UNIQUE COMMENT 'RE, Jahr zweistellig, Bindestrich, fünf Ziffern: RE26-00017',
  ausbildung_id INT NOT NULL,
  fahrschueler_id INT NOT NULL,
  rechnungsdatum DATE NOT NULL,
  zahlungsziel_tage TINYINT NOT NULL DEFAULT 14,
  faellig_am DATE NOT NULL COMMENT 'Rechnungsdatum plus Zahlungsziel',
  netto DECIMAL(9,2) NOT NULL COMMENT 'Summe der Positionen',
  mwst_satz DECIMAL(4,2) NOT NULL DEFAULT 19.00,
  mwst DECIMAL(9,2) NOT NULL,
  brutto DECIMAL(9,2) NOT NULL,
  bezahlt DECIMAL(9,2) NOT NULL DEFAULT 0 COMMENT 'Summe der Zahlungen',
  offen DECIMAL(9,2) NOT NULL COMMENT 'brutto - bezahlt',
  CONSTRAINT fk_re_ausbildung FOREIGN KEY (ausbildung_id) REFERENCES ausbildung (id),
  CONSTRAINT fk_re_schueler FOREIGN KEY (fahrschueler_id) REFERENCES fahrschueler (id)
);

CREATE TABLE rechnungsposition (
  rechnung_id INT NOT NULL,
  pos SMALLINT NOT NULL,
  fahrstunde_id INT NULL COMMENT 'abgerechnete Fahrstunde, sonst leer',
  text VARCHAR(150) NOT NULL,
  menge DECIMAL(5,2) NOT NULL,
  einzelpreis DECIMAL(8,2) NOT NULL,
  betrag DECIMAL(9,2) NOT NULL COMMENT 'Menge mal Einzelpreis',
  PRIMARY KEY (rechnung_id, pos),
  CONSTRAINT fk_rp_rechnung FOREIGN KEY (rechnung_id) REFERENCES rechnung (id),
  CONSTRAINT fk_rp_fahrstunde FOREIGN KEY (fahrstunde_id) REFERENCES fahrstunde (id)
);

CREATE TABLE zahlung (
  id INT AUTO_INCREMENT PRIMARY KEY,
  rechnung_id INT NOT NULL,
  betrag DECIMAL(9,2) NOT NULL,
  zahlungsart ENUM('bar','ueberweisung','lastschrift','karte') NOT NULL,
  iban VARCHAR(34) NULL COMMENT 'nur bei Lastschrift',
  eingegangen_am DATE NOT NULL,
  CONSTRAINT fk_za_rechnung FOREIGN KEY (rechnung_id) REFERENCES rechnung (id)
);
