CREATE TABLE filiale (
  filiale_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(80) NOT NULL,
  ort VARCHAR(60) NOT NULL,
  anzahl_mitarbeiter SMALLINT NOT NULL DEFAULT 0,
  umsatz_gesamt DECIMAL(12,2) NOT NULL DEFAULT 0.00
) ENGINE=InnoDB;
CREATE TABLE mitarbeiter (
  mitarbeiter_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  filiale_id INT NOT NULL,
  vorname VARCHAR(50) NOT NULL,
  nachname VARCHAR(50) NOT NULL,
  stundensatz DECIMAL(6,2) NOT NULL,
  eingestellt_am DATE NOT NULL,
  FOREIGN KEY (filiale_id) REFERENCES filiale (filiale_id)
) ENGINE=InnoDB;
CREATE TABLE sarg (
  sarg_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  bezeichnung VARCHAR(80) NOT NULL,
  holzart VARCHAR(30) NOT NULL,
  einkaufspreis DECIMAL(8,2) NOT NULL,
  aufschlag_prozent DECIMAL(5,2) NOT NULL,
  verkaufspreis DECIMAL(8,2) NOT NULL,
  bestand SMALLINT NOT NULL DEFAULT 0,
  reserviert SMALLINT NOT NULL DEFAULT 0,
  frei SMALLINT NOT NULL DEFAULT 0
) ENGINE=InnoDB;
CREATE TABLE auftrag (
  auftrag_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  filiale_id INT NOT NULL,
  sachbearbeiter_id INT NOT NULL,
  sarg_id INT NOT NULL,
  verstorbener VARCHAR(100) NOT NULL,
  sterbedatum DATE NOT NULL,
  beisetzung_am DATE NULL,
  status ENUM('angelegt','geplant','beigesetzt','abgerechnet','storniert') NOT NULL DEFAULT 'angelegt',
  anzahl_positionen SMALLINT NOT NULL DEFAULT 0,
  fremdleistungen DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  eigenleistungen DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  auftragswert DECIMAL(10,2) NOT NULL DEFAULT 0.00 COMMENT 'Eigenleistungen plus Fremdleistungen',
  FOREIGN KEY (filiale_id) REFERENCES filiale (filiale_id),
  FOREIGN KEY (sachbearbeiter_id) REFERENCES mitarbeiter (mitarbeiter_id),
  FOREIGN KEY (sarg_id) REFERENCES sarg (sarg_id)
) ENGINE=InnoDB;
CREATE TABLE auftrag_position (
  auftrag_id INT NOT NULL,
  pos_nr SMALLINT NOT NULL,
  leistung VARCHAR(100) NOT NULL,
  art ENUM('eigen','fremd') NOT NULL,
  menge DECIMAL(7,2) NOT NULL,
  einzelpreis DECIMAL(9,2) NOT NULL,
  rabatt_prozent DECIMAL(4,1) NOT NULL DEFAULT 0.0,
  gesamtpreis DECIMAL(10,2) NOT NULL,
  PRIMARY KEY (auftrag_id, pos_nr),
  FOREIGN KEY (auftrag_id) REFERENCES auftrag (auftrag_id)
) ENGINE=InnoDB;
CREATE TABLE arbeitszeit (
  arbeitszeit_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  auftrag_id INT NOT NULL,
  mitarbeiter_id INT NOT NULL,
  datum DATE NOT NULL,
  stunden DECIMAL(4,2) NOT NULL,
  stundensatz DECIMAL(6,2) NOT NULL,
  lohnkosten DECIMAL(8,2) NOT NULL,
  gefahrene_km SMALLINT NOT NULL DEFAULT 0,
  km_satz DECIMAL(4,2) NOT NULL,
  fahrtkosten DECIMAL(7,2) NOT NULL,
  gesamtkosten DECIMAL(9,2) NOT NULL,
  FOREIGN KEY (auftrag_id) REFERENCES auftrag (auftrag_id),
  FOREIGN KEY (mitarbeiter_id) REFERENCES mitarbeiter (mitarbeiter_id)
) ENGINE=InnoDB;
CREATE TABLE rechnung (
  rechnung_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  auftrag_id INT NOT NULL UNIQUE,
  rechnungsdatum DATE NOT NULL,
  nettobetrag DECIMAL(10,2) NOT NULL,
  mwst_satz DECIMAL(4,2) NOT NULL DEFAULT 19.00,
  mwst_betrag DECIMAL(9,2) NOT NULL,
  durchlaufende_posten DECIMAL(9,2) NOT NULL DEFAULT 0.00,
  bruttobetrag DECIMAL(10,2) NOT NULL,
  anzahlung DECIMAL(9,2) NOT NULL DEFAULT 0.00,
  bezahlt DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  offener_betrag DECIMAL(10,2) NOT NULL,
  mahnstufe TINYINT NOT NULL DEFAULT 0,
  FOREIGN KEY (auftrag_id) REFERENCES auftrag (auftrag_id)
) ENGINE=InnoDB;
CREATE TABLE zahlung (
  zahlung_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  rechnung_id INT NOT NULL,
  betrag DECIMAL(10,2) NOT NULL,
  gezahlt_am DATE NOT NULL,
  FOREIGN KEY (rechnung_id) REFERENCES rechnung (rechnung_id)
) ENGINE=InnoDB;
