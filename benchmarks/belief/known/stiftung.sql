CREATE TABLE foerderprogramm (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  bezeichnung VARCHAR(80) NOT NULL,
  budget_eur DECIMAL(12,2) NOT NULL,
  max_foerderung_eur DECIMAL(10,2) NOT NULL COMMENT 'Höchstbetrag je Antrag',
  laufend TINYINT(1) NOT NULL DEFAULT 1 COMMENT '0 = eingestellt',
  eingestellt_am DATE NULL
);
CREATE TABLE verein (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(80) NOT NULL,
  ort VARCHAR(60) NOT NULL,
  gemeinnuetzig TINYINT(1) NOT NULL DEFAULT 1,
  freistellungsbescheid_vom DATE NULL COMMENT 'nur wenn gemeinnützig',
  kontakt_name VARCHAR(80) NOT NULL
);
CREATE TABLE gutachter (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  vorname VARCHAR(40) NOT NULL,
  nachname VARCHAR(40) NOT NULL,
  fachgebiet VARCHAR(60) NOT NULL,
  bestellt_am DATE NOT NULL,
  ausgeschieden_am DATE NULL
);
CREATE TABLE antrag (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  aktenzeichen VARCHAR(15) NOT NULL UNIQUE,
  programm_id INT NOT NULL,
  verein_id INT NOT NULL,
  status VARCHAR(15) NOT NULL DEFAULT 'entwurf' COMMENT 'entwurf, eingereicht, in_pruefung, bewilligt, abgelehnt, zurueckgezogen',
  angelegt_am DATE NOT NULL,
  eingereicht_am DATE NULL,
  entschieden_am DATE NULL COMMENT 'bewilligt oder abgelehnt',
  zurueckgezogen_am DATE NULL,
  beantragt_eur DECIMAL(10,2) NOT NULL,
  bewilligt_eur DECIMAL(10,2) NULL,
  ablehnungsgrund VARCHAR(200) NULL,
  FOREIGN KEY (programm_id) REFERENCES foerderprogramm (id),
  FOREIGN KEY (verein_id) REFERENCES verein (id)
);
CREATE TABLE gutachten (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  antrag_id INT NOT NULL,
  gutachter_id INT NOT NULL,
  beauftragt_am DATE NOT NULL,
  abgegeben_am DATE NULL,
  punkte TINYINT NULL COMMENT '0 bis 100, leer bis abgegeben',
  empfehlung ENUM('foerdern','ablehnen') NULL,
  FOREIGN KEY (antrag_id) REFERENCES antrag (id),
  FOREIGN KEY (gutachter_id) REFERENCES gutachter (id)
);
CREATE TABLE projekt (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  antrag_id INT NOT NULL UNIQUE COMMENT 'nur bewilligte Anträge',
  verein_id INT NOT NULL,
  programm_id INT NOT NULL,
  status VARCHAR(15) NOT NULL COMMENT 'geplant, laufend, abgeschlossen, abgebrochen',
  start_am DATE NOT NULL,
  ende_geplant DATE NOT NULL,
  abgeschlossen_am DATE NULL,
  abgebrochen_am DATE NULL,
  abbruchgrund VARCHAR(200) NULL,
  FOREIGN KEY (antrag_id) REFERENCES antrag (id),
  FOREIGN KEY (verein_id) REFERENCES verein (id),
  FOREIGN KEY (programm_id) REFERENCES foerderprogramm (id)
);
CREATE TABLE auszahlung (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  projekt_id INT NOT NULL,
  verein_id INT NOT NULL,
  rate_nr TINYINT NOT NULL,
  angefordert_am DATE NOT NULL,
  status ENUM('angefordert','freigegeben','ausgezahlt','zurueckgewiesen') NOT NULL DEFAULT 'angefordert',
  freigegeben_am DATE NULL,
  ausgezahlt_am DATE NULL,
  betrag_eur DECIMAL(10,2) NOT NULL,
  FOREIGN KEY (projekt_id) REFERENCES projekt (id),
  FOREIGN KEY (verein_id) REFERENCES verein (id)
);
CREATE TABLE verwendungsnachweis (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  projekt_id INT NOT NULL UNIQUE,
  eingegangen_am DATE NOT NULL,
  geprueft TINYINT(1) NOT NULL DEFAULT 0,
  geprueft_am DATE NULL,
  beanstandet TINYINT(1) NULL COMMENT 'leer solange nicht geprüft',
  rueckforderung_eur DECIMAL(10,2) NULL COMMENT 'nur bei Beanstandung',
  FOREIGN KEY (projekt_id) REFERENCES projekt (id)
);
