CREATE TABLE abteilung (
  id INT NOT NULL AUTO_INCREMENT,
  kuerzel VARCHAR(6) NOT NULL,
  bezeichnung VARCHAR(80) NOT NULL,
  kostenstelle CHAR(6) NOT NULL,
  standort VARCHAR(60) NOT NULL,
  anzahl_mitarbeiter INT NOT NULL DEFAULT 0,
  aktiv TINYINT(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (id),
  UNIQUE KEY uk_abteilung_kuerzel (kuerzel)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE mitarbeiter (
  id INT NOT NULL AUTO_INCREMENT,
  personalnummer VARCHAR(8) NOT NULL,
  abteilung_id INT NOT NULL,
  anrede VARCHAR(5) NOT NULL COMMENT 'Herr, Frau',
  vorname VARCHAR(60) NOT NULL,
  nachname VARCHAR(60) NOT NULL,
  geburtsdatum DATE NOT NULL,
  email VARCHAR(120) NOT NULL,
  telefon VARCHAR(30) DEFAULT NULL,
  strasse VARCHAR(80) NOT NULL,
  hausnummer VARCHAR(8) NOT NULL,
  plz CHAR(5) NOT NULL,
  ort VARCHAR(60) NOT NULL,
  iban VARCHAR(34) NOT NULL,
  steuerklasse TINYINT NOT NULL DEFAULT 1,
  familienstand VARCHAR(15) NOT NULL DEFAULT 'ledig' COMMENT 'ledig, verheiratet, geschieden, verwitwet',
  anzahl_kinder TINYINT NOT NULL DEFAULT 0,
  eintrittsdatum DATE NOT NULL,
  probezeit_ende DATE DEFAULT NULL,
  austrittsdatum DATE DEFAULT NULL,
  austrittsgrund VARCHAR(60) DEFAULT NULL COMMENT 'nur bei Austritt',
  status VARCHAR(15) NOT NULL DEFAULT 'aktiv' COMMENT 'aktiv, ausgeschieden',
  schwerbehindert TINYINT(1) NOT NULL DEFAULT 0,
  grad_der_behinderung TINYINT DEFAULT NULL COMMENT 'in Prozent, nur wenn schwerbehindert',
  erstellt_am DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (id),
  UNIQUE KEY uk_personalnummer (personalnummer),
  CONSTRAINT fk_mitarbeiter_abteilung FOREIGN KEY (abteilung_id) REFERENCES abteilung (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE arbeitsvertrag (
  id INT NOT NULL AUTO_INCREMENT,
  mitarbeiter_id INT NOT NULL,
  vertragsnummer VARCHAR(20) NOT NULL,
  stellenbezeichnung VARCHAR(80) NOT NULL,
  unterschrieben_am DATE NOT NULL,
  beginn DATE NOT NULL,
  befristet TINYINT(1) NOT NULL DEFAULT 0,
  ende DATE DEFAULT NULL COMMENT 'nur bei befristeten Verträgen',
  wochenstunden DECIMAL(4,1) NOT NULL DEFAULT 40.0,
  urlaubstage_jahr TINYINT NOT NULL DEFAULT 30,
  monatsgehalt DECIMAL(10,2) NOT NULL COMMENT 'brutto in EUR',
  jahresgehalt DECIMAL(11,2) NOT NULL COMMENT '12 Monatsgehälter',
  kuendigungsfrist_wochen TINYINT NOT NULL DEFAULT 4,
  PRIMARY KEY (id),
  UNIQUE KEY uk_vertragsnummer (vertragsnummer),
  CONSTRAINT fk_vertrag_mitarbeiter FOREIGN KEY (mitarbeiter_id) REFERENCES mitarbeiter (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE gehaltsabrechnung (
  id INT NOT NULL AUTO_INCREMENT,
  mitarbeiter_id INT NOT NULL,
  vertrag_id INT NOT NULL,
  abrechnungsjahr SMALLINT NOT NULL,
  abrechnungsmonat TINYINT NOT NULL,
  zeitraum_von DATE NOT NULL,
  zeitraum_bis DATE NOT NULL,
  grundgehalt DECIMAL(10,2) NOT NULL COMMENT 'Monatsgehalt laut Vertrag',
  zulagen DECIMAL(10,2) NOT NULL DEFAULT 0.00 COMMENT 'Summe der Positionen',
  bruttolohn DECIMAL(10,2) NOT NULL COMMENT 'Grundgehalt + Zulagen',
  lohnsteuer DECIMAL(10,2) NOT NULL,
  krankenversicherung DECIMAL(10,2) NOT NULL,
  rentenversicherung DECIMAL(10,2) NOT NULL,
  abzuege_gesamt DECIMAL(10,2) NOT NULL COMMENT 'Lohnsteuer + Krankenversicherung + Rentenversicherung',
  nettolohn DECIMAL(10,2) NOT NULL COMMENT 'Brutto - Abzüge',
  anzahl_positionen INT NOT NULL DEFAULT 0,
  status VARCHAR(15) NOT NULL DEFAULT 'Entwurf' COMMENT 'Entwurf, freigegeben, ausgezahlt',
  freigegeben_am DATETIME DEFAULT NULL,
  ausgezahlt_am DATETIME DEFAULT NULL,
  erstellt_am DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (id),
  UNIQUE KEY uk_abrechnung (mitarbeiter_id, abrechnungsjahr, abrechnungsmonat),
  CONSTRAINT fk_abrechnung_mitarbeiter FOREIGN KEY (mitarbeiter_id) REFERENCES mitarbeiter (id),
  CONSTRAINT fk_abrechnung_vertrag FOREIGN KEY (vertrag_id) REFERENCES arbeitsvertrag (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE abrechnungsposition (
  id INT NOT NULL AUTO_INCREMENT,
  abrechnung_id INT NOT NULL,
  position INT NOT NULL,
  lohnart VARCHAR(30) NOT NULL COMMENT 'Überstunden, Nachtzuschlag, Prämie, Fahrtkosten',
  menge DECIMAL(8,2) NOT NULL DEFAULT 1.00,
  satz DECIMAL(8,2) NOT NULL,
  betrag DECIMAL(10,2) NOT NULL COMMENT 'Menge * Satz',
  PRIMARY KEY (id),
  UNIQUE KEY uk_position (abrechnung_id, position),
  CONSTRAINT fk_position_abrechnung FOREIGN KEY (abrechnung_id) REFERENCES gehaltsabrechnung (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE urlaubskonto (
  id INT NOT NULL AUTO_INCREMENT,
  mitarbeiter_id INT NOT NULL,
  jahr SMALLINT NOT NULL,
  anspruch_tage DECIMAL(4,1) NOT NULL DEFAULT 30.0,
  uebertrag_vorjahr DECIMAL(4,1) NOT NULL DEFAULT 0.0,
  genommen_tage DECIMAL(4,1) NOT NULL DEFAULT 0.0,
  resturlaub DECIMAL(4,1) NOT NULL COMMENT 'Anspruch + Übertrag - genommen',
  PRIMARY KEY (id),
  UNIQUE KEY uk_konto (mitarbeiter_id, jahr),
  CONSTRAINT fk_konto_mitarbeiter FOREIGN KEY (mitarbeiter_id) REFERENCES mitarbeiter (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE urlaubsantrag (
  id INT NOT NULL AUTO_INCREMENT,
  mitarbeiter_id INT NOT NULL,
  vertreter_id INT DEFAULT NULL COMMENT 'Urlaubsvertretung',
  art VARCHAR(20) NOT NULL DEFAULT 'Erholungsurlaub' COMMENT 'Erholungsurlaub, Sonderurlaub, Elternzeit, unbezahlt',
  beginn DATE NOT NULL,
  ende DATE NOT NULL,
  arbeitstage DECIMAL(4,1) NOT NULL,
  beantragt_am DATETIME NOT NULL,
  status VARCHAR(12) NOT NULL DEFAULT 'beantragt' COMMENT 'beantragt, genehmigt, abgelehnt',
  entschieden_am DATETIME DEFAULT NULL COMMENT 'leer solange beantragt',
  ablehnungsgrund VARCHAR(200) DEFAULT NULL COMMENT 'nur wenn abgelehnt',
  bemerkung VARCHAR(255) DEFAULT NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_antrag_mitarbeiter FOREIGN KEY (mitarbeiter_id) REFERENCES mitarbeiter (id),
  CONSTRAINT fk_antrag_vertreter FOREIGN KEY (vertreter_id) REFERENCES mitarbeiter (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE krankmeldung (
  id INT NOT NULL AUTO_INCREMENT,
  mitarbeiter_id INT NOT NULL,
  krank_von DATE NOT NULL,
  krank_bis DATE NOT NULL,
  kalendertage SMALLINT NOT NULL COMMENT 'von und bis eingeschlossen',
  gemeldet_am DATETIME NOT NULL,
  attest_vorhanden TINYINT(1) NOT NULL DEFAULT 0,
  attest_datum DATE DEFAULT NULL,
  arbeitsunfall TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (id),
  CONSTRAINT fk_krank_mitarbeiter FOREIGN KEY (mitarbeiter_id) REFERENCES mitarbeiter (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
