-- Databank dierenkliniek
CREATE TABLE eigenaren (
  eigenaar_id     INT UNSIGNED NOT NULL AUTO_INCREMENT,
  klantnummer     VARCHAR(10) NOT NULL COMMENT 'Klantnummer, bijv. K00012',
  aanhef          ENUM('dhr.','mevr.','fam.') NOT NULL DEFAULT 'mevr.',
  voornaam        VARCHAR(40) NOT NULL,
  tussenvoegsel   VARCHAR(15) DEFAULT NULL COMMENT 'van, de, van der ...',
  achternaam      VARCHAR(60) NOT NULL,
  straat          VARCHAR(60) NOT NULL,
  huisnummer      VARCHAR(8) NOT NULL,
  postcode        CHAR(7) NOT NULL COMMENT 'Nederlandse postcode, 1234 AB',
  woonplaats      VARCHAR(50) NOT NULL,
  telefoon        VARCHAR(20) NOT NULL,
  email           VARCHAR(100) DEFAULT NULL,
  openstaand_saldo DECIMAL(9,2) NOT NULL DEFAULT 0.00 COMMENT 'Som van de nog niet betaalde facturen',
  aangemaakt_op   DATETIME NOT NULL,
  PRIMARY KEY (eigenaar_id),
  UNIQUE KEY uk_klantnummer (klantnummer)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Eigenaren van de dieren';

CREATE TABLE diersoorten (
  soort_id        TINYINT UNSIGNED NOT NULL AUTO_INCREMENT,
  naam            VARCHAR(30) NOT NULL COMMENT 'hond, kat, konijn ...',
  PRIMARY KEY (soort_id),
  UNIQUE KEY uk_soort (naam)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Diersoorten';

CREATE TABLE rassen (
  ras_id          SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT,
  soort_id        TINYINT UNSIGNED NOT NULL,
  naam            VARCHAR(50) NOT NULL,
  PRIMARY KEY (ras_id),
  CONSTRAINT fk_ras_soort FOREIGN KEY (soort_id) REFERENCES diersoorten (soort_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Rassen per diersoort';

CREATE TABLE dieren (
  dier_id         INT UNSIGNED NOT NULL AUTO_INCREMENT,
  eigenaar_id     INT UNSIGNED NOT NULL,
  soort_id        TINYINT UNSIGNED NOT NULL,
  ras_id          SMALLINT UNSIGNED DEFAULT NULL,
  naam            VARCHAR(40) NOT NULL COMMENT 'Roepnaam',
  geslacht        ENUM('M','V','O') NOT NULL DEFAULT 'O' COMMENT 'M = mannelijk, V = vrouwelijk, O = onbekend',
  geboortedatum   DATE DEFAULT NULL,
  overleden_op    DATE DEFAULT NULL,
  is_overleden    TINYINT(1) NOT NULL DEFAULT 0,
  chipnummer      CHAR(15) DEFAULT NULL COMMENT 'ISO-chip, 15 cijfers',
  gechipt_op      DATE DEFAULT NULL COMMENT 'Alleen gevuld als er een chipnummer is',
  gewicht_kg      DECIMAL(5,2) DEFAULT NULL,
  gecastreerd     TINYINT(1) NOT NULL DEFAULT 0,
  aantal_consulten INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'Teller van consulten',
  PRIMARY KEY (dier_id),
  UNIQUE KEY uk_chip (chipnummer),
  CONSTRAINT fk_dier_eigenaar FOREIGN KEY (eigenaar_id) REFERENCES eigenaren (eigenaar_id),
  CONSTRAINT fk_dier_soort FOREIGN KEY (soort_id) REFERENCES diersoorten (soort_id),
  CONSTRAINT fk_dier_ras FOREIGN KEY (ras_id) REFERENCES rassen (ras_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Patiënten';

CREATE TABLE dierenartsen (
  dierenarts_id   SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT,
  voornaam        VARCHAR(40) NOT NULL,
  achternaam      VARCHAR(60) NOT NULL,
  geboortedatum   DATE NOT NULL,
  specialisatie   VARCHAR(60) DEFAULT NULL,
  in_dienst       DATE NOT NULL,
  uit_dienst      DATE DEFAULT NULL,
  email           VARCHAR(100) NOT NULL,
  PRIMARY KEY (dierenarts_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Dierenartsen van de praktijk';

CREATE TABLE afspraken (
  afspraak_id     INT UNSIGNED NOT NULL AUTO_INCREMENT,
  dier_id         INT UNSIGNED NOT NULL,
  eigenaar_id     INT UNSIGNED NOT NULL COMMENT 'Eigenaar van het dier',
  dierenarts_id   SMALLINT UNSIGNED NOT NULL,
  begintijd       DATETIME NOT NULL,
  eindtijd        DATETIME NOT NULL,
  reden           VARCHAR(120) NOT NULL,
  status          ENUM('gepland','afgerond','geannuleerd','niet_verschenen') NOT NULL DEFAULT 'gepland',
  geannuleerd_op  DATETIME DEFAULT NULL COMMENT 'Alleen bij status geannuleerd',
  aangemaakt_op   DATETIME NOT NULL,
  PRIMARY KEY (afspraak_id),
  CONSTRAINT fk_afspraak_dier FOREIGN KEY (dier_id) REFERENCES dieren (dier_id),
  CONSTRAINT fk_afspraak_eigenaar FOREIGN KEY (eigenaar_id) REFERENCES eigenaren (eigenaar_id),
  CONSTRAINT fk_afspraak_arts FOREIGN KEY (dierenarts_id) REFERENCES dierenartsen (dierenarts_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Agenda, tijdens kantooruren op werkdagen en zaterdag';

CREATE TABLE consulten (
  consult_id      INT UNSIGNED NOT NULL AUTO_INCREMENT,
  dier_id         INT UNSIGNED NOT NULL,
  dierenarts_id   SMALLINT UNSIGNED NOT NULL,
  datum           DATE NOT NULL,
  temperatuur     DECIMAL(3,1) DEFAULT NULL COMMENT 'Lichaamstemperatuur in graden Celsius',
  anamnese        TEXT,
  diagnose        VARCHAR(200) DEFAULT NULL,
  controle_nodig  TINYINT(1) NOT NULL DEFAULT 0 COMMENT '1 = vervolgcontrole nodig',
  controle_datum  DATE DEFAULT NULL COMMENT 'Alleen gevuld als controle_nodig = 1',
  PRIMARY KEY (consult_id),
  CONSTRAINT fk_consult_dier FOREIGN KEY (dier_id) REFERENCES dieren (dier_id),
  CONSTRAINT fk_consult_arts FOREIGN KEY (dierenarts_id) REFERENCES dierenartsen (dierenarts_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Uitgevoerde consulten';

CREATE TABLE artikelen (
  artikel_id      INT UNSIGNED NOT NULL AUTO_INCREMENT,
  omschrijving    VARCHAR(80) NOT NULL,
  soort           ENUM('behandeling','medicijn','voeding') NOT NULL,
  inkoopprijs     DECIMAL(8,2) DEFAULT NULL,
  verkoopprijs    DECIMAL(8,2) NOT NULL COMMENT 'Exclusief btw',
  btw_percentage  DECIMAL(4,2) NOT NULL DEFAULT 21.00 COMMENT '9 of 21 procent',
  voorraad        INT NOT NULL DEFAULT 0,
  minimum_voorraad INT NOT NULL DEFAULT 0,
  PRIMARY KEY (artikel_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Behandelingen en artikelen';

CREATE TABLE vaccinaties (
  vaccinatie_id   INT UNSIGNED NOT NULL AUTO_INCREMENT,
  dier_id         INT UNSIGNED NOT NULL,
  dierenarts_id   SMALLINT UNSIGNED NOT NULL,
  vaccin          VARCHAR(60) NOT NULL,
  batchnummer     VARCHAR(20) NOT NULL,
  toegediend_op   DATE NOT NULL,
  geldig_tot      DATE NOT NULL COMMENT 'Een tot drie jaar na toediening',
  PRIMARY KEY (vaccinatie_id),
  CONSTRAINT fk_vac_dier FOREIGN KEY (dier_id) REFERENCES dieren (dier_id),
  CONSTRAINT fk_vac_arts FOREIGN KEY (dierenarts_id) REFERENCES dierenartsen (dierenarts_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Vaccinatieboekje';

CREATE TABLE facturen (
  factuur_id      INT UNSIGNED NOT NULL AUTO_INCREMENT,
  factuurnummer   VARCHAR(12) NOT NULL COMMENT 'Jaar en volgnummer, bijv. 2026-0001',
  eigenaar_id     INT UNSIGNED NOT NULL,
  consult_id      INT UNSIGNED DEFAULT NULL,
  factuurdatum    DATE NOT NULL,
  vervaldatum     DATE NOT NULL COMMENT '14 dagen na factuurdatum',
  bedrag_excl     DECIMAL(9,2) NOT NULL COMMENT 'Som van de regels',
  btw_bedrag      DECIMAL(9,2) NOT NULL,
  bedrag_incl     DECIMAL(9,2) NOT NULL,
  status          ENUM('open','betaald','herinnering') NOT NULL DEFAULT 'open',
  betaald_op      DATE DEFAULT NULL,
  betaalwijze     ENUM('pin','contant','overboeking') DEFAULT NULL COMMENT 'Leeg zolang niet betaald',
  PRIMARY KEY (factuur_id),
  UNIQUE KEY uk_factuurnummer (factuurnummer),
  CONSTRAINT fk_factuur_eigenaar FOREIGN KEY (eigenaar_id) REFERENCES eigenaren (eigenaar_id),
  CONSTRAINT fk_factuur_consult FOREIGN KEY (consult_id) REFERENCES consulten (consult_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Facturen';

CREATE TABLE factuurregels (
  factuur_id      INT UNSIGNED NOT NULL,
  regelnummer     SMALLINT UNSIGNED NOT NULL COMMENT 'Doorlopend per factuur vanaf 1',
  artikel_id      INT UNSIGNED NOT NULL,
  omschrijving    VARCHAR(80) NOT NULL COMMENT 'Overgenomen van het artikel',
  aantal          INT NOT NULL DEFAULT 1,
  stuksprijs      DECIMAL(8,2) NOT NULL COMMENT 'Verkoopprijs van het artikel',
  regelbedrag     DECIMAL(9,2) NOT NULL COMMENT 'aantal x stuksprijs',
  PRIMARY KEY (factuur_id, regelnummer),
  CONSTRAINT fk_regel_factuur FOREIGN KEY (factuur_id) REFERENCES facturen (factuur_id),
  CONSTRAINT fk_regel_artikel FOREIGN KEY (artikel_id) REFERENCES artikelen (artikel_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Regels van een factuur';
