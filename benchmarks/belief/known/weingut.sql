-- Weingutsverwaltung, Stand Herbst 2024
CREATE TABLE rebsorten (
  rebsorte_id SMALLINT NOT NULL AUTO_INCREMENT,
  bezeichnung VARCHAR(50) NOT NULL,
  kuerzel CHAR(3) NOT NULL,
  farbe ENUM('weiss','rot') NOT NULL,
  PRIMARY KEY (rebsorte_id),
  UNIQUE KEY uk_kuerzel (kuerzel)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE parzellen (
  parzelle_id INT NOT NULL AUTO_INCREMENT,
  flurstueck_nr VARCHAR(15) NOT NULL,
  lage VARCHAR(60) NOT NULL COMMENT 'Weinlage, z.B. Sonnenberg',
  rebsorte_id SMALLINT NOT NULL,
  laenge_m DECIMAL(6,1) NOT NULL,
  breite_m DECIMAL(6,1) NOT NULL,
  flaeche_ar DECIMAL(8,2) NOT NULL COMMENT 'Länge x Breite, 1 Ar = 100 m²',
  anzahl_rebstoecke INT NOT NULL,
  pflanzjahr SMALLINT NOT NULL,
  hangneigung_prozent TINYINT UNSIGNED NOT NULL DEFAULT 0,
  steillage TINYINT(1) NOT NULL DEFAULT 0 COMMENT '1 ab 30 % Hangneigung',
  gepachtet TINYINT(1) NOT NULL DEFAULT 0,
  verpaechter VARCHAR(80) DEFAULT NULL COMMENT 'nur bei Pacht',
  pacht_bis DATE DEFAULT NULL COMMENT 'nur bei Pacht',
  PRIMARY KEY (parzelle_id),
  UNIQUE KEY uk_flurstueck (flurstueck_nr),
  CONSTRAINT fk_parz_rebsorte FOREIGN KEY (rebsorte_id) REFERENCES rebsorten (rebsorte_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE mitarbeiter (
  mitarbeiter_id INT NOT NULL AUTO_INCREMENT,
  vorname VARCHAR(40) NOT NULL,
  nachname VARCHAR(40) NOT NULL,
  funktion ENUM('Kellermeister','Winzer','Erntehelfer','Buero') NOT NULL,
  eintritt DATE NOT NULL,
  austritt DATE DEFAULT NULL,
  stundenlohn DECIMAL(5,2) NOT NULL,
  PRIMARY KEY (mitarbeiter_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE ernten (
  ernte_id INT NOT NULL AUTO_INCREMENT,
  parzelle_id INT NOT NULL,
  rebsorte_id SMALLINT NOT NULL COMMENT 'wie in der Parzelle',
  jahrgang SMALLINT NOT NULL COMMENT 'Jahr der Lese',
  lese_datum DATE NOT NULL COMMENT 'August bis November',
  beginn_zeit TIME NOT NULL,
  ende_zeit TIME NOT NULL,
  lese_art ENUM('Hand','Maschine') NOT NULL DEFAULT 'Hand' COMMENT 'Steillagen nur von Hand',
  menge_kg DECIMAL(9,1) NOT NULL,
  most_liter DECIMAL(9,1) NOT NULL COMMENT 'weniger als menge_kg, Ausbeute um 75 %',
  oechsle SMALLINT NOT NULL COMMENT 'Mostgewicht in Grad Oechsle, 50 bis 200',
  ertrag_kg_pro_ar DECIMAL(7,2) NOT NULL COMMENT 'menge_kg / Fläche der Parzelle in Ar',
  verantwortlich_id INT NOT NULL COMMENT 'mitarbeiter_id',
  PRIMARY KEY (ernte_id),
  UNIQUE KEY uk_ernte (parzelle_id, lese_datum),
  CONSTRAINT fk_ernte_parz FOREIGN KEY (parzelle_id) REFERENCES parzellen (parzelle_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE faesser (
  fass_id INT NOT NULL AUTO_INCREMENT,
  fass_nr VARCHAR(8) NOT NULL,
  typ ENUM('Barrique','Stueckfass','Edelstahltank') NOT NULL,
  volumen_l DECIMAL(8,1) NOT NULL,
  fuellstand_l DECIMAL(8,1) NOT NULL DEFAULT 0.0 COMMENT 'höchstens volumen_l',
  ernte_id INT DEFAULT NULL COMMENT 'aktueller Inhalt, NULL bei leerem Fass',
  status TINYINT NOT NULL DEFAULT 0 COMMENT '0 = leer, 1 = belegt, 2 = ausgemustert (dann auch leer)',
  befuellt_am DATE DEFAULT NULL COMMENT 'NULL bei leerem Fass',
  anschaffung DATE NOT NULL,
  ausgemustert_am DATE DEFAULT NULL,
  PRIMARY KEY (fass_id),
  UNIQUE KEY uk_fass_nr (fass_nr),
  CONSTRAINT chk_fuellstand CHECK (fuellstand_l >= 0 AND fuellstand_l <= volumen_l)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE weine (
  wein_id INT NOT NULL AUTO_INCREMENT,
  artikel_nr VARCHAR(12) NOT NULL,
  bezeichnung VARCHAR(100) NOT NULL,
  rebsorte_id SMALLINT NOT NULL,
  jahrgang SMALLINT NOT NULL,
  geschmack ENUM('trocken','halbtrocken','lieblich','suess') NOT NULL,
  alkohol_vol DECIMAL(3,1) NOT NULL,
  restzucker_g_l DECIMAL(5,1) NOT NULL COMMENT 'trocken bis 9, halbtrocken bis 18, lieblich bis 45 g/l',
  saeure_g_l DECIMAL(3,1) NOT NULL,
  preis_netto DECIMAL(7,2) NOT NULL,
  mwst_satz DECIMAL(4,2) NOT NULL DEFAULT 19.00,
  preis_brutto DECIMAL(7,2) GENERATED ALWAYS AS (ROUND(preis_netto * (1 + mwst_satz / 100), 2)) STORED,
  flaschen_abgefuellt INT NOT NULL DEFAULT 0 COMMENT 'Summe aller Abfüllungen',
  bestand_flaschen INT NOT NULL DEFAULT 0 COMMENT 'nie negativ',
  ausverkauft TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'Bestand ist 0',
  PRIMARY KEY (wein_id),
  UNIQUE KEY uk_artikel (artikel_nr),
  CONSTRAINT fk_wein_rebsorte FOREIGN KEY (rebsorte_id) REFERENCES rebsorten (rebsorte_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE abfuellungen (
  abfuellung_id INT NOT NULL AUTO_INCREMENT,
  wein_id INT NOT NULL,
  ernte_id INT NOT NULL COMMENT 'gleiche Rebsorte und gleicher Jahrgang wie der Wein',
  abfuell_datum DATE NOT NULL,
  flaschen_groesse_l DECIMAL(4,3) NOT NULL DEFAULT 0.750 COMMENT '0.375, 0.750, 1.000 oder 1.500',
  anzahl_flaschen INT NOT NULL,
  liter_gesamt DECIMAL(9,2) NOT NULL COMMENT 'Flaschen x Größe',
  los_nr VARCHAR(12) NOT NULL,
  amtliche_pruefnr VARCHAR(20) DEFAULT NULL COMMENT 'leer bis zur Prüfung',
  pruef_datum DATE DEFAULT NULL COMMENT 'leer bis zur Prüfung; nach der Abfüllung',
  kellermeister_id INT NOT NULL COMMENT 'mitarbeiter mit Funktion Kellermeister',
  PRIMARY KEY (abfuellung_id),
  UNIQUE KEY uk_los (los_nr),
  CONSTRAINT fk_abf_wein FOREIGN KEY (wein_id) REFERENCES weine (wein_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE kunden (
  kunde_id INT NOT NULL AUTO_INCREMENT,
  kunden_nr VARCHAR(10) NOT NULL,
  kundenart ENUM('privat','gastronomie','handel') NOT NULL DEFAULT 'privat',
  firma VARCHAR(100) DEFAULT NULL COMMENT 'nicht bei Privatkunden',
  vorname VARCHAR(40) DEFAULT NULL,
  nachname VARCHAR(60) NOT NULL,
  strasse VARCHAR(80) NOT NULL,
  plz CHAR(5) NOT NULL,
  ort VARCHAR(60) NOT NULL,
  email VARCHAR(100) DEFAULT NULL,
  geburtsdatum DATE DEFAULT NULL COMMENT 'nur Privatkunden, bei Anlage mindestens 18 Jahre alt',
  rabatt_prozent DECIMAL(4,2) NOT NULL DEFAULT 0.00,
  angelegt_am DATE NOT NULL,
  PRIMARY KEY (kunde_id),
  UNIQUE KEY uk_kunden_nr (kunden_nr)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE bestellungen (
  bestellung_id INT NOT NULL AUTO_INCREMENT,
  kunde_id INT NOT NULL,
  bestell_datum DATETIME NOT NULL,
  liefer_datum DATE DEFAULT NULL COMMENT 'leer, solange nicht geliefert',
  status ENUM('offen','geliefert','storniert') NOT NULL DEFAULT 'offen',
  anzahl_flaschen INT NOT NULL COMMENT 'Summe der Positionen',
  waren_netto DECIMAL(10,2) NOT NULL COMMENT 'Summe der Positionen',
  rabatt_prozent DECIMAL(4,2) NOT NULL DEFAULT 0.00 COMMENT 'vom Kunden übernommen',
  rabatt_betrag DECIMAL(10,2) NOT NULL DEFAULT 0.00 COMMENT 'waren_netto x rabatt_prozent / 100',
  versand_netto DECIMAL(6,2) NOT NULL DEFAULT 8.50 COMMENT 'ab 18 Flaschen frei (0)',
  summe_netto DECIMAL(10,2) NOT NULL COMMENT 'Waren abzüglich Rabatt zuzüglich Versand',
  PRIMARY KEY (bestellung_id),
  CONSTRAINT fk_best_kunde FOREIGN KEY (kunde_id) REFERENCES kunden (kunde_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE bestellpositionen (
  bestellung_id INT NOT NULL,
  pos_nr SMALLINT NOT NULL COMMENT '1, 2, 3 ... je Bestellung',
  wein_id INT NOT NULL,
  menge SMALLINT NOT NULL COMMENT 'Flaschen, mindestens 1',
  einzelpreis DECIMAL(7,2) NOT NULL COMMENT 'Nettopreis des Weins',
  positions_summe DECIMAL(9,2) NOT NULL COMMENT 'Menge x Einzelpreis',
  PRIMARY KEY (bestellung_id, pos_nr),
  CONSTRAINT fk_pos_best FOREIGN KEY (bestellung_id) REFERENCES bestellungen (bestellung_id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE rechnungen (
  rechnung_id INT NOT NULL AUTO_INCREMENT,
  rechnungs_nr VARCHAR(15) NOT NULL COMMENT 'z.B. R2024-0815',
  bestellung_id INT NOT NULL COMMENT 'höchstens eine Rechnung je Bestellung, keine für stornierte',
  kunde_id INT NOT NULL,
  rechnungs_datum DATE NOT NULL,
  zahlungsziel_tage TINYINT UNSIGNED NOT NULL DEFAULT 14,
  faellig_am DATE NOT NULL COMMENT 'Rechnungsdatum plus Zahlungsziel',
  netto DECIMAL(10,2) NOT NULL COMMENT 'summe_netto der Bestellung',
  mwst_satz DECIMAL(4,2) NOT NULL DEFAULT 19.00,
  mwst_betrag DECIMAL(10,2) NOT NULL,
  brutto DECIMAL(10,2) NOT NULL COMMENT 'netto plus MwSt',
  bezahlt TINYINT(1) NOT NULL DEFAULT 0,
  bezahlt_am DATE DEFAULT NULL COMMENT 'leer bis bezahlt',
  mahnstufe TINYINT NOT NULL DEFAULT 0 COMMENT '0 = keine Mahnung, sonst höchste Stufe der Mahnungen',
  PRIMARY KEY (rechnung_id),
  UNIQUE KEY uk_rechnungs_nr (rechnungs_nr),
  UNIQUE KEY uk_re_best (bestellung_id),
  CONSTRAINT fk_re_best FOREIGN KEY (bestellung_id) REFERENCES bestellungen (bestellung_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE mahnungen (
  mahnung_id INT NOT NULL AUTO_INCREMENT,
  rechnung_id INT NOT NULL,
  stufe TINYINT NOT NULL COMMENT '1 = Erinnerung, 2 = Mahnung, 3 = letzte Mahnung; der Reihe nach ab 1',
  mahn_datum DATE NOT NULL COMMENT 'nach Fälligkeit, solange unbezahlt',
  tage_ueberfaellig SMALLINT NOT NULL COMMENT 'Tage von Fälligkeit bis Mahndatum',
  mahn_gebuehr DECIMAL(5,2) NOT NULL DEFAULT 0.00 COMMENT 'Stufe 1: 0, Stufe 2: 5, Stufe 3: 10 Euro',
  offener_betrag DECIMAL(10,2) NOT NULL COMMENT 'Brutto der Rechnung',
  gesamt_forderung DECIMAL(10,2) NOT NULL COMMENT 'offener Betrag plus Gebühr',
  neue_frist DATE NOT NULL COMMENT '10 Tage nach Mahndatum',
  PRIMARY KEY (mahnung_id),
  UNIQUE KEY uk_mahnung (rechnung_id, stufe)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
