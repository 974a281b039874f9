-- Gestionale catena di palestre
CREATE TABLE sedi (
  id INT AUTO_INCREMENT PRIMARY KEY,
  codice CHAR(3) NOT NULL UNIQUE COMMENT 'sigla della sede, tre lettere maiuscole',
  nome VARCHAR(60) NOT NULL,
  indirizzo VARCHAR(100) NOT NULL COMMENT 'via e numero civico',
  cap CHAR(5) NOT NULL,
  citta VARCHAR(50) NOT NULL,
  provincia CHAR(2) NOT NULL COMMENT 'sigla della provincia',
  telefono VARCHAR(20) NOT NULL,
  data_apertura DATE NOT NULL,
  ora_apertura TIME NOT NULL,
  ora_chiusura TIME NOT NULL,
  capienza INT NOT NULL COMMENT 'numero massimo di persone presenti'
) COMMENT='centri fitness';

CREATE TABLE soci (
  id INT AUTO_INCREMENT PRIMARY KEY,
  numero_tessera CHAR(8) NOT NULL UNIQUE COMMENT 'otto cifre',
  nome VARCHAR(40) NOT NULL,
  cognome VARCHAR(40) NOT NULL,
  sesso ENUM('M','F') NOT NULL,
  data_nascita DATE NOT NULL,
  codice_fiscale CHAR(16) NOT NULL UNIQUE,
  email VARCHAR(100) DEFAULT NULL,
  cellulare VARCHAR(20) NOT NULL,
  sede_id INT NOT NULL COMMENT 'sede di appartenenza',
  data_iscrizione DATE NOT NULL,
  consenso_marketing TINYINT(1) NOT NULL DEFAULT 0,
  data_consenso DATE DEFAULT NULL COMMENT 'valorizzata solo se il consenso è stato dato',
  ultimo_accesso DATETIME DEFAULT NULL COMMENT 'entrata più recente registrata in accessi',
  FOREIGN KEY (sede_id) REFERENCES sedi(id)
) COMMENT='anagrafica dei soci';

CREATE TABLE certificati_medici (
  id INT AUTO_INCREMENT PRIMARY KEY,
  socio_id INT NOT NULL,
  tipo ENUM('agonistico','non_agonistico') NOT NULL DEFAULT 'non_agonistico',
  medico VARCHAR(80) NOT NULL,
  data_rilascio DATE NOT NULL,
  data_scadenza DATE NOT NULL COMMENT 'un anno dopo il rilascio',
  FOREIGN KEY (socio_id) REFERENCES soci(id)
) COMMENT='certificati di idoneità sportiva';

CREATE TABLE tariffe (
  id INT AUTO_INCREMENT PRIMARY KEY,
  nome VARCHAR(50) NOT NULL,
  durata_mesi TINYINT NOT NULL COMMENT '1, 3, 6 o 12',
  prezzo_mensile DECIMAL(6,2) NOT NULL,
  prezzo_totale DECIMAL(8,2) NOT NULL COMMENT 'prezzo mensile per la durata',
  quota_iscrizione DECIMAL(6,2) NOT NULL DEFAULT 30.00,
  tutte_le_sedi TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'accesso a tutta la catena',
  valida_dal DATE NOT NULL,
  valida_al DATE DEFAULT NULL
) COMMENT='listino';

CREATE TABLE abbonamenti (
  id INT AUTO_INCREMENT PRIMARY KEY,
  socio_id INT NOT NULL,
  tariffa_id INT NOT NULL,
  sede_id INT NOT NULL COMMENT 'sede di appartenenza del socio',
  data_inizio DATE NOT NULL,
  data_fine DATE NOT NULL,
  prezzo_mensile DECIMAL(6,2) NOT NULL COMMENT 'copiato dalla tariffa alla stipula',
  sconto_percentuale DECIMAL(4,1) NOT NULL DEFAULT 0.0,
  importo_totale DECIMAL(8,2) NOT NULL COMMENT 'mensilità al netto dello sconto, senza quota di iscrizione',
  numero_rate TINYINT NOT NULL COMMENT 'rate emesse',
  importo_pagato DECIMAL(8,2) NOT NULL DEFAULT 0.00 COMMENT 'somma delle rate pagate',
  residuo DECIMAL(8,2) NOT NULL COMMENT 'ancora da pagare',
  rinnovo_automatico TINYINT(1) NOT NULL DEFAULT 1,
  stato ENUM('attivo','sospeso','scaduto','disdetto') NOT NULL DEFAULT 'attivo',
  data_disdetta DATE DEFAULT NULL,
  motivo_disdetta VARCHAR(150) DEFAULT NULL,
  FOREIGN KEY (socio_id) REFERENCES soci(id),
  FOREIGN KEY (tariffa_id) REFERENCES tariffe(id),
  FOREIGN KEY (sede_id) REFERENCES sedi(id)
) COMMENT='contratti di abbonamento';

CREATE TABLE rate (
  id INT AUTO_INCREMENT PRIMARY KEY,
  abbonamento_id INT NOT NULL,
  numero_rata TINYINT NOT NULL,
  scadenza DATE NOT NULL,
  importo DECIMAL(8,2) NOT NULL,
  stato ENUM('da_pagare','pagata','insoluta') NOT NULL DEFAULT 'da_pagare',
  data_pagamento DATE DEFAULT NULL,
  metodo ENUM('contanti','carta','sdd','bonifico') DEFAULT NULL COMMENT 'vuoto finché non pagata',
  UNIQUE KEY (abbonamento_id, numero_rata),
  FOREIGN KEY (abbonamento_id) REFERENCES abbonamenti(id)
) COMMENT='piano di pagamento';

CREATE TABLE sospensioni (
  id INT AUTO_INCREMENT PRIMARY KEY,
  abbonamento_id INT NOT NULL,
  dal DATE NOT NULL,
  al DATE NOT NULL,
  giorni SMALLINT NOT NULL COMMENT 'primo e ultimo giorno compresi',
  motivo VARCHAR(100) NOT NULL COMMENT 'infortunio, gravidanza, lavoro, viaggio',
  FOREIGN KEY (abbonamento_id) REFERENCES abbonamenti(id)
) COMMENT='congelamento dell''abbonamento';

CREATE TABLE istruttori (
  id INT AUTO_INCREMENT PRIMARY KEY,
  nome VARCHAR(40) NOT NULL,
  cognome VARCHAR(40) NOT NULL,
  email VARCHAR(100) NOT NULL UNIQUE,
  specialita VARCHAR(40) NOT NULL,
  sede_id INT NOT NULL,
  compenso_orario DECIMAL(6,2) NOT NULL,
  data_assunzione DATE NOT NULL,
  data_cessazione DATE DEFAULT NULL,
  FOREIGN KEY (sede_id) REFERENCES sedi(id)
);

CREATE TABLE corsi (
  id INT AUTO_INCREMENT PRIMARY KEY,
  nome VARCHAR(40) NOT NULL UNIQUE,
  livello ENUM('base','intermedio','avanzato') NOT NULL,
  durata_minuti SMALLINT NOT NULL,
  posti_massimi SMALLINT NOT NULL,
  descrizione TEXT
) COMMENT='corsi di gruppo';

CREATE TABLE lezioni (
  id INT AUTO_INCREMENT PRIMARY KEY,
  corso_id INT NOT NULL,
  sede_id INT NOT NULL,
  istruttore_id INT NOT NULL,
  sala VARCHAR(30) NOT NULL,
  inizio DATETIME NOT NULL,
  fine DATETIME NOT NULL COMMENT 'inizio più durata del corso',
  posti SMALLINT NOT NULL,
  prenotati SMALLINT NOT NULL DEFAULT 0 COMMENT 'prenotazioni confermate, presenti e assenti',
  stato ENUM('programmata','svolta','annullata') NOT NULL DEFAULT 'programmata',
  FOREIGN KEY (corso_id) REFERENCES corsi(id),
  FOREIGN KEY (sede_id) REFERENCES sedi(id),
  FOREIGN KEY (istruttore_id) REFERENCES istruttori(id)
);

CREATE TABLE prenotazioni (
  id INT AUTO_INCREMENT PRIMARY KEY,
  lezione_id INT NOT NULL,
  socio_id INT NOT NULL,
  prenotata_il DATETIME NOT NULL,
  stato ENUM('confermata','lista_attesa','presente','assente','annullata') NOT NULL DEFAULT 'confermata',
  posizione_attesa SMALLINT DEFAULT NULL COMMENT 'solo per la lista d''attesa',
  annullata_il DATETIME DEFAULT NULL,
  UNIQUE KEY (lezione_id, socio_id),
  FOREIGN KEY (lezione_id) REFERENCES lezioni(id),
  FOREIGN KEY (socio_id) REFERENCES soci(id)
);

CREATE TABLE accessi (
  id INT AUTO_INCREMENT PRIMARY KEY,
  socio_id INT NOT NULL,
  sede_id INT NOT NULL,
  entrata DATETIME NOT NULL,
  uscita DATETIME DEFAULT NULL,
  durata_minuti SMALLINT DEFAULT NULL COMMENT 'calcolata all''uscita',
  FOREIGN KEY (socio_id) REFERENCES soci(id),
  FOREIGN KEY (sede_id) REFERENCES sedi(id)
) COMMENT='passaggi al tornello';
