CREATE TABLE allevatori (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  codice_stalla VARCHAR(10) NOT NULL UNIQUE COMMENT 'codice ASL della stalla',
  ragione_sociale VARCHAR(80) NOT NULL,
  comune VARCHAR(60) NOT NULL,
  cap CHAR(5) NOT NULL,
  capi_in_lattazione INT NOT NULL COMMENT 'vacche munte',
  attivo TINYINT(1) NOT NULL DEFAULT 1,
  data_adesione DATE NOT NULL,
  data_recesso DATE NULL COMMENT 'valorizzata quando il socio non conferisce più'
) COMMENT='soci conferenti';

CREATE TABLE conferimenti (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  allevatore_id INT NOT NULL,
  data_ora_prelievo DATETIME NOT NULL COMMENT 'carico alla stalla',
  data_ora_arrivo DATETIME NOT NULL COMMENT 'scarico in caseificio',
  litri DECIMAL(8,1) NOT NULL,
  temperatura_c DECIMAL(4,1) NOT NULL COMMENT 'temperatura del latte all''arrivo',
  grasso_pct DECIMAL(4,2) NOT NULL,
  proteine_pct DECIMAL(4,2) NOT NULL,
  esito ENUM('accettato','respinto') NOT NULL DEFAULT 'accettato',
  motivo_rifiuto VARCHAR(150) NULL COMMENT 'solo se respinto',
  prezzo_litro DECIMAL(5,3) NOT NULL COMMENT 'euro/litro',
  importo DECIMAL(10,2) NOT NULL COMMENT 'litri x prezzo',
  FOREIGN KEY (allevatore_id) REFERENCES allevatori(id)
);

CREATE TABLE casari (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  nome VARCHAR(40) NOT NULL,
  cognome VARCHAR(40) NOT NULL,
  codice_fiscale CHAR(16) NOT NULL UNIQUE,
  data_nascita DATE NOT NULL,
  data_assunzione DATE NOT NULL,
  capo_casaro_id INT NULL COMMENT 'responsabile',
  FOREIGN KEY (capo_casaro_id) REFERENCES casari(id)
);

CREATE TABLE lotti (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  numero_lotto VARCHAR(12) NOT NULL UNIQUE,
  casaro_id INT NOT NULL,
  data_produzione DATE NOT NULL,
  ora_inizio_cottura TIME NOT NULL,
  ora_fine_cottura TIME NOT NULL,
  litri_lavorati DECIMAL(8,1) NOT NULL,
  temperatura_cottura_c DECIMAL(4,1) NOT NULL,
  numero_forme INT NOT NULL DEFAULT 0 COMMENT 'forme ottenute dal lotto',
  peso_totale_kg DECIMAL(8,2) NOT NULL DEFAULT 0 COMMENT 'somma dei pesi iniziali delle forme',
  resa_pct DECIMAL(5,2) NULL COMMENT 'kg di formaggio per 100 litri',
  FOREIGN KEY (casaro_id) REFERENCES casari(id)
);

CREATE TABLE forme (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  matricola VARCHAR(14) NOT NULL UNIQUE,
  lotto_id INT NOT NULL,
  peso_iniziale_kg DECIMAL(5,2) NOT NULL,
  peso_attuale_kg DECIMAL(5,2) NOT NULL COMMENT 'dopo il calo di stagionatura',
  stato ENUM('in_salamoia','in_stagionatura','marchiata','venduta','scartata') NOT NULL,
  data_uscita_salamoia DATE NULL,
  data_marchiatura DATE NULL COMMENT 'dopo almeno 12 mesi di stagionatura',
  data_scarto DATE NULL,
  motivo_scarto VARCHAR(150) NULL,
  FOREIGN KEY (lotto_id) REFERENCES lotti(id)
);

CREATE TABLE clienti (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  ragione_sociale VARCHAR(80) NOT NULL,
  partita_iva CHAR(11) NOT NULL,
  sconto_pct DECIMAL(4,2) NOT NULL DEFAULT 0
);

CREATE TABLE fatture (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  numero VARCHAR(12) NOT NULL UNIQUE,
  cliente_id INT NOT NULL,
  data_emissione DATE NOT NULL,
  data_scadenza DATE NOT NULL,
  stato ENUM('bozza','emessa','pagata','stornata') NOT NULL DEFAULT 'bozza',
  imponibile DECIMAL(10,2) NOT NULL COMMENT 'somma delle righe',
  aliquota_iva DECIMAL(4,2) NOT NULL DEFAULT 4.00,
  iva DECIMAL(10,2) NOT NULL,
  totale DECIMAL(10,2) NOT NULL,
  data_pagamento DATE NULL,
  FOREIGN KEY (cliente_id) REFERENCES clienti(id)
);

CREATE TABLE righe_fattura (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  fattura_id INT NOT NULL,
  forma_id INT NOT NULL UNIQUE COMMENT 'una forma si vende una volta sola',
  peso_kg DECIMAL(5,2) NOT NULL COMMENT 'peso della forma alla vendita',
  prezzo_kg DECIMAL(6,2) NOT NULL,
  importo DECIMAL(9,2) NOT NULL,
  FOREIGN KEY (fattura_id) REFERENCES fatture(id),
  FOREIGN KEY (forma_id) REFERENCES forme(id)
);
