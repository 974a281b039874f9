CREATE TABLE allevamenti (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, ragione_sociale VARCHAR(100) NOT NULL,
  partita_iva CHAR(11) NOT NULL COMMENT '11 cifre', comune VARCHAR(60) NOT NULL, provincia CHAR(2) NOT NULL COMMENT 'sigla della provincia',
  capi_in_lattazione SMALLINT NOT NULL, socio_dal DATE NOT NULL, attivo TINYINT(1) NOT NULL DEFAULT 1,
  numero_conferimenti INT NOT NULL DEFAULT 0 COMMENT 'quanti conferimenti ha fatto',
  litri_conferiti DECIMAL(12,1) NOT NULL DEFAULT 0 COMMENT 'totale dei litri conferiti',
  UNIQUE KEY uq_piva (partita_iva)) COMMENT='Stalle che conferiscono il latte';
CREATE TABLE dipendenti (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, nome VARCHAR(40) NOT NULL, cognome VARCHAR(40) NOT NULL, email VARCHAR(100) NOT NULL,
  mansione VARCHAR(20) NOT NULL COMMENT 'casaro, magazziniere, venditore o autista', data_nascita DATE NOT NULL,
  data_assunzione DATE NOT NULL, data_cessazione DATE NULL COMMENT 'NULL se ancora in servizio');
CREATE TABLE conferimenti (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, allevamento_id INT NOT NULL, autista_id INT NOT NULL COMMENT 'dipendente che ha ritirato il latte',
  ritirato_il DATETIME NOT NULL COMMENT 'ritiro in stalla', arrivato_il DATETIME NOT NULL COMMENT 'arrivo al caseificio',
  litri DECIMAL(8,1) NOT NULL, temperatura DECIMAL(4,1) NOT NULL COMMENT 'gradi all''arrivo, da 2 a 10', grasso_pct DECIMAL(4,2) NOT NULL COMMENT 'percentuale di grasso, da 3 a 5',
  prezzo_litro DECIMAL(6,4) NOT NULL, importo DECIMAL(10,2) NOT NULL COMMENT 'litri × prezzo al litro',
  accettato TINYINT(1) NOT NULL DEFAULT 1, motivo_rifiuto VARCHAR(120) NULL COMMENT 'solo se il latte non è accettato',
  FOREIGN KEY (allevamento_id) REFERENCES allevamenti (id), FOREIGN KEY (autista_id) REFERENCES dipendenti (id));
CREATE TABLE lotti (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, codice VARCHAR(20) NOT NULL, casaro_id INT NOT NULL, data_produzione DATE NOT NULL,
  data_fine_stagionatura DATE NOT NULL, mesi_stagionatura TINYINT NOT NULL COMMENT 'da 12 a 36', litri_lavorati DECIMAL(10,1) NOT NULL,
  numero_forme INT NOT NULL DEFAULT 0, stato VARCHAR(20) NOT NULL DEFAULT 'in_stagionatura' COMMENT 'in_salatura, in_stagionatura, pronto, scartato',
  data_scarto DATE NULL, UNIQUE KEY uq_codice (codice), FOREIGN KEY (casaro_id) REFERENCES dipendenti (id));
CREATE TABLE forme (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, lotto_id INT NOT NULL, matricola VARCHAR(20) NOT NULL,
  peso_iniziale_kg DECIMAL(6,2) NOT NULL, peso_attuale_kg DECIMAL(6,2) NOT NULL, calo_peso_kg DECIMAL(6,2) NOT NULL COMMENT 'peso iniziale - peso attuale',
  marchiata TINYINT(1) NOT NULL DEFAULT 0, data_marchiatura DATE NULL, UNIQUE KEY uq_matricola (matricola), FOREIGN KEY (lotto_id) REFERENCES lotti (id));
CREATE TABLE clienti (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, ragione_sociale VARCHAR(100) NOT NULL, email VARCHAR(100) NOT NULL, cap CHAR(5) NOT NULL, citta VARCHAR(60) NOT NULL,
  tipo VARCHAR(20) NOT NULL COMMENT 'grossista|negozio|ristorante|privato', fatturato DECIMAL(12,2) NOT NULL DEFAULT 0 COMMENT 'totale delle vendite', registrato_il DATETIME NOT NULL);
CREATE TABLE vendite (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, numero_documento VARCHAR(20) NOT NULL, cliente_id INT NOT NULL, venditore_id INT NOT NULL,
  stato VARCHAR(20) NOT NULL DEFAULT 'bozza' COMMENT 'bozza, confermata, consegnata, annullata', data_vendita DATETIME NOT NULL,
  confermata_il DATETIME NULL, consegnata_il DATETIME NULL, annullata_il DATETIME NULL, imponibile DECIMAL(12,2) NOT NULL, aliquota_iva DECIMAL(4,2) NOT NULL COMMENT 'percento',
  importo_iva DECIMAL(12,2) NOT NULL, totale DECIMAL(12,2) NOT NULL COMMENT 'imponibile + iva', UNIQUE KEY uq_documento (numero_documento),
  FOREIGN KEY (cliente_id) REFERENCES clienti (id), FOREIGN KEY (venditore_id) REFERENCES dipendenti (id));
CREATE TABLE righe_vendita (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, vendita_id INT NOT NULL, lotto_id INT NOT NULL, codice_lotto VARCHAR(20) NOT NULL, kg DECIMAL(8,2) NOT NULL, prezzo_kg DECIMAL(8,2) NOT NULL,
  sconto_pct DECIMAL(4,1) NOT NULL DEFAULT 0.0, importo DECIMAL(12,2) NOT NULL, FOREIGN KEY (vendita_id) REFERENCES vendite (id), FOREIGN KEY (lotto_id) REFERENCES lotti (id));
CREATE TABLE pagamenti (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, vendita_id INT NOT NULL, cliente_id INT NOT NULL, importo DECIMAL(12,2) NOT NULL, modalita VARCHAR(20) NOT NULL COMMENT 'contanti, bonifico o carta',
  scadenza DATE NOT NULL, pagato TINYINT(1) NOT NULL DEFAULT 0, data_pagamento DATE NULL, FOREIGN KEY (vendita_id) REFERENCES vendite (id), FOREIGN KEY (cliente_id) REFERENCES clienti (id));
