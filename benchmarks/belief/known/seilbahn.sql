CREATE TABLE bahnen (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(60) NOT NULL,
  anzahl_gondeln SMALLINT NOT NULL,
  plaetze_je_gondel TINYINT NOT NULL,
  plaetze_gesamt SMALLINT NOT NULL,
  talstation_hoehe_m SMALLINT NOT NULL,
  bergstation_hoehe_m SMALLINT NOT NULL,
  hoehenunterschied_m SMALLINT NOT NULL,
  anzahl_stoerungen SMALLINT NOT NULL DEFAULT 0,
  letzte_revision DATE NULL
);
CREATE TABLE betriebstage (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  bahn_id INT NOT NULL,
  datum DATE NOT NULL,
  betriebsstunden_start DECIMAL(9,1) NOT NULL,
  betriebsstunden_ende DECIMAL(9,1) NOT NULL,
  laufzeit_std DECIMAL(4,1) NOT NULL,
  bergfahrten INT NOT NULL,
  talfahrten INT NOT NULL,
  fahrgaeste INT NOT NULL COMMENT 'Bergfahrten + Talfahrten',
  einnahmen_bar DECIMAL(9,2) NOT NULL,
  einnahmen_karte DECIMAL(9,2) NOT NULL,
  einnahmen_gesamt DECIMAL(10,2) NOT NULL,
  wechselgeld_anfang DECIMAL(8,2) NOT NULL,
  bar_abgefuehrt DECIMAL(9,2) NOT NULL,
  kassenstand_soll DECIMAL(9,2) NOT NULL,
  kassenstand_ist DECIMAL(9,2) NOT NULL,
  kassendifferenz DECIMAL(8,2) NOT NULL,
  FOREIGN KEY (bahn_id) REFERENCES bahnen (id)
);
CREATE TABLE stoerungen (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  bahn_id INT NOT NULL,
  beginn DATETIME NOT NULL,
  ende DATETIME NULL,
  stillstand_min INT NULL,
  FOREIGN KEY (bahn_id) REFERENCES bahnen (id)
);
CREATE TABLE revisionen (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  bahn_id INT NOT NULL,
  durchgefuehrt_am DATE NOT NULL,
  arbeitsstunden DECIMAL(6,1) NOT NULL,
  stundensatz DECIMAL(6,2) NOT NULL,
  lohnkosten DECIMAL(10,2) NOT NULL,
  materialkosten DECIMAL(10,2) NOT NULL DEFAULT 0,
  fremdkosten DECIMAL(10,2) NOT NULL DEFAULT 0,
  gesamtkosten DECIMAL(11,2) NOT NULL,
  budget DECIMAL(11,2) NOT NULL,
  abweichung DECIMAL(11,2) NOT NULL,
  FOREIGN KEY (bahn_id) REFERENCES bahnen (id)
);
CREATE TABLE gruppenbuchungen (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  bahn_id INT NOT NULL,
  gruppe VARCHAR(80) NOT NULL,
  fahrt_am DATE NOT NULL,
  erwachsene SMALLINT NOT NULL,
  kinder SMALLINT NOT NULL,
  personen SMALLINT NOT NULL,
  preis_erwachsene DECIMAL(6,2) NOT NULL,
  preis_kinder DECIMAL(6,2) NOT NULL,
  summe DECIMAL(9,2) NOT NULL,
  gruppenrabatt_prozent DECIMAL(4,1) NOT NULL DEFAULT 0,
  rabatt DECIMAL(8,2) NOT NULL DEFAULT 0,
  netto DECIMAL(9,2) NOT NULL,
  ust_prozent DECIMAL(4,1) NOT NULL DEFAULT 10.0,
  ust DECIMAL(8,2) NOT NULL,
  brutto DECIMAL(9,2) NOT NULL,
  angezahlt DECIMAL(9,2) NOT NULL DEFAULT 0,
  restbetrag DECIMAL(9,2) NOT NULL,
  FOREIGN KEY (bahn_id) REFERENCES bahnen (id)
);
