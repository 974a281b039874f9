-- Hörakustiker: Kunden, Verordnungen, Hörtests, Versorgungen mit Hörgeräten, Anpassungstermine
CREATE TABLE mitarbeiter (
  id           INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  vorname      VARCHAR(50) NOT NULL,
  nachname     VARCHAR(50) NOT NULL,
  kuerzel      CHAR(3) NOT NULL COMMENT 'Namenskürzel für den Terminplan',
  funktion     ENUM('meister','geselle','azubi','verwaltung') NOT NULL DEFAULT 'geselle',
  email        VARCHAR(120) NOT NULL,
  eintritt_am  DATE NOT NULL,
  austritt_am  DATE DEFAULT NULL COMMENT 'leer, solange beschäftigt',
  aktiv        TINYINT(1) NOT NULL DEFAULT 1,
  UNIQUE KEY uk_kuerzel (kuerzel)
) COMMENT='Beschäftigte';

CREATE TABLE krankenkasse (
  id           INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name         VARCHAR(80) NOT NULL,
  ik_nummer    CHAR(9) NOT NULL COMMENT 'Institutionskennzeichen, 9 Ziffern',
  festbetrag   DECIMAL(8,2) NOT NULL COMMENT 'Kassenleistung je Gerät in Euro',
  UNIQUE KEY uk_ik (ik_nummer)
) COMMENT='Gesetzliche Krankenkassen';

CREATE TABLE kunde (
  id                   INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kundennummer         VARCHAR(10) NOT NULL,
  anrede               ENUM('Herr','Frau','Divers') NOT NULL,
  vorname              VARCHAR(50) NOT NULL,
  nachname             VARCHAR(50) NOT NULL,
  geburtsdatum         DATE NOT NULL,
  strasse              VARCHAR(80) NOT NULL,
  plz                  CHAR(5) NOT NULL,
  ort                  VARCHAR(60) NOT NULL,
  telefon              VARCHAR(25) DEFAULT NULL,
  email                VARCHAR(120) DEFAULT NULL,
  krankenkasse_id      INT UNSIGNED NOT NULL,
  versichertennummer   CHAR(10) NOT NULL COMMENT 'ein Großbuchstabe und neun Ziffern',
  werbung_erlaubt      TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'Einwilligung liegt vor',
  angelegt_am          DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  UNIQUE KEY uk_kundennummer (kundennummer),
  CONSTRAINT fk_kunde_kasse FOREIGN KEY (krankenkasse_id) REFERENCES krankenkasse (id)
);

CREATE TABLE verordnung (
  id             INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kunde_id       INT UNSIGNED NOT NULL,
  arzt_name      VARCHAR(80) NOT NULL COMMENT 'HNO-Praxis',
  diagnose_icd   VARCHAR(7) NOT NULL COMMENT 'ICD-10, z. B. H90.3',
  seite          ENUM('links','rechts','beidseitig') NOT NULL DEFAULT 'beidseitig',
  ausgestellt_am DATE NOT NULL,
  gueltig_bis    DATE NOT NULL COMMENT '28 Tage nach Ausstellung',
  eingegangen_am DATE NOT NULL COMMENT 'im Geschäft vorgelegt',
  CONSTRAINT fk_vo_kunde FOREIGN KEY (kunde_id) REFERENCES kunde (id)
) COMMENT='Ohrenärztliche Verordnungen';

CREATE TABLE hoertest (
  id                       INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kunde_id                 INT UNSIGNED NOT NULL,
  mitarbeiter_id           INT UNSIGNED NOT NULL,
  getestet_am              DATETIME NOT NULL,
  hoerverlust_links_db     SMALLINT UNSIGNED NOT NULL COMMENT 'mittlerer Hörverlust in dB, 0 bis 120',
  hoerverlust_rechts_db    SMALLINT UNSIGNED NOT NULL COMMENT 'mittlerer Hörverlust in dB, 0 bis 120',
  sprachverstehen_ohne_pct TINYINT UNSIGNED NOT NULL COMMENT 'Freiburger Einsilber bei 65 dB ohne Gerät, in Prozent',
  sprachverstehen_mit_pct  TINYINT UNSIGNED DEFAULT NULL COMMENT 'mit Gerät, in Prozent',
  CONSTRAINT fk_ht_kunde FOREIGN KEY (kunde_id) REFERENCES kunde (id),
  CONSTRAINT fk_ht_mitarbeiter FOREIGN KEY (mitarbeiter_id) REFERENCES mitarbeiter (id)
);

CREATE TABLE geraetemodell (
  id           INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  hersteller   VARCHAR(40) NOT NULL,
  bezeichnung  VARCHAR(60) NOT NULL,
  bauform      ENUM('HdO','IdO','RIC') NOT NULL COMMENT 'hinter dem Ohr, im Ohr, Hörer im Gehörgang',
  kanaele      TINYINT UNSIGNED NOT NULL,
  akku         TINYINT(1) NOT NULL DEFAULT 0 COMMENT '1 = wiederaufladbar',
  listenpreis  DECIMAL(8,2) NOT NULL COMMENT 'je Gerät'
);

CREATE TABLE versorgung (
  id               INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  auftragsnummer   VARCHAR(14) NOT NULL COMMENT 'z. B. V-2024-00317',
  kunde_id         INT UNSIGNED NOT NULL,
  verordnung_id    INT UNSIGNED NOT NULL,
  modell_id        INT UNSIGNED NOT NULL,
  berater_id       INT UNSIGNED NOT NULL,
  status           ENUM('beratung','anpassung','probe','abgeschlossen','abgebrochen') NOT NULL DEFAULT 'beratung',
  anzahl_geraete   TINYINT UNSIGNED NOT NULL DEFAULT 2 COMMENT '1 = einseitig, 2 = beidseitig',
  einzelpreis      DECIMAL(8,2) NOT NULL,
  gesamtpreis      DECIMAL(9,2) NOT NULL COMMENT 'anzahl_geraete * einzelpreis',
  kassenanteil     DECIMAL(9,2) NOT NULL COMMENT 'Festbetrag der Kasse mal Anzahl, höchstens der Gesamtpreis',
  eigenanteil      DECIMAL(9,2) NOT NULL COMMENT 'Rest, zahlt der Kunde',
  begonnen_am      DATE NOT NULL,
  probe_ab         DATE DEFAULT NULL,
  probe_bis        DATE DEFAULT NULL,
  abgeschlossen_am DATE DEFAULT NULL,
  anzahl_termine   SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  UNIQUE KEY uk_auftragsnummer (auftragsnummer),
  CONSTRAINT fk_v_kunde FOREIGN KEY (kunde_id) REFERENCES kunde (id),
  CONSTRAINT fk_v_verordnung FOREIGN KEY (verordnung_id) REFERENCES verordnung (id),
  CONSTRAINT fk_v_modell FOREIGN KEY (modell_id) REFERENCES geraetemodell (id),
  CONSTRAINT fk_v_berater FOREIGN KEY (berater_id) REFERENCES mitarbeiter (id)
) COMMENT='Versorgungsaufträge';

CREATE TABLE anpassung (
  id             INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  versorgung_id  INT UNSIGNED NOT NULL,
  mitarbeiter_id INT UNSIGNED NOT NULL,
  beginn         DATETIME NOT NULL,
  ende           DATETIME NOT NULL,
  dauer_min      SMALLINT UNSIGNED NOT NULL COMMENT 'Minuten',
  zufriedenheit  TINYINT UNSIGNED DEFAULT NULL COMMENT 'Schulnote 1 bis 6',
  notiz          TEXT,
  CONSTRAINT fk_a_versorgung FOREIGN KEY (versorgung_id) REFERENCES versorgung (id),
  CONSTRAINT fk_a_mitarbeiter FOREIGN KEY (mitarbeiter_id) REFERENCES mitarbeiter (id)
) COMMENT='Anpassungstermine';
