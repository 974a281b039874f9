-- Segreteria studenti di un ateneo statale
CREATE TABLE dipartimenti (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  codice VARCHAR(10) NOT NULL,
  denominazione VARCHAR(120) NOT NULL,
  indirizzo VARCHAR(120) NOT NULL,
  cap CHAR(5) NOT NULL,
  citta VARCHAR(60) NOT NULL,
  provincia CHAR(2) NOT NULL,
  telefono VARCHAR(20) NULL,
  email VARCHAR(100) NOT NULL,
  sito_web VARCHAR(150) NULL,
  numero_docenti INT NOT NULL DEFAULT 0 COMMENT 'docenti afferenti al dipartimento',
  UNIQUE KEY uk_dip_codice (codice)
);

CREATE TABLE docenti (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  dipartimento_id INT NOT NULL,
  matricola VARCHAR(8) NOT NULL,
  nome VARCHAR(50) NOT NULL,
  cognome VARCHAR(50) NOT NULL,
  codice_fiscale CHAR(16) NOT NULL,
  email VARCHAR(100) NOT NULL,
  ruolo VARCHAR(5) NOT NULL COMMENT 'PO = ordinario, PA = associato, RTD = ricercatore, CONTR = a contratto',
  data_assunzione DATE NOT NULL,
  data_cessazione DATE NULL,
  in_servizio TINYINT(1) NOT NULL DEFAULT 1,
  UNIQUE KEY uk_doc_matricola (matricola),
  FOREIGN KEY (dipartimento_id) REFERENCES dipartimenti (id)
);

CREATE TABLE corsi_di_studio (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  dipartimento_id INT NOT NULL,
  codice VARCHAR(10) NOT NULL,
  denominazione VARCHAR(120) NOT NULL,
  livello VARCHAR(4) NOT NULL COMMENT 'L = triennale, LM = magistrale, LMCU = ciclo unico',
  durata_anni TINYINT NOT NULL COMMENT '3 per L, 2 per LM, 5 o 6 per LMCU',
  cfu_totali SMALLINT NOT NULL COMMENT '60 CFU per anno',
  accesso_programmato TINYINT(1) NOT NULL DEFAULT 0,
  posti_disponibili SMALLINT NULL COMMENT 'solo con accesso programmato',
  lingua VARCHAR(20) NOT NULL DEFAULT 'italiano',
  coordinatore_id INT NULL COMMENT 'docente dello stesso dipartimento',
  anno_attivazione SMALLINT NOT NULL,
  numero_iscritti INT NOT NULL DEFAULT 0 COMMENT 'carriere in stato attivo',
  UNIQUE KEY uk_corso_codice (codice),
  FOREIGN KEY (dipartimento_id) REFERENCES dipartimenti (id),
  FOREIGN KEY (coordinatore_id) REFERENCES docenti (id)
);

CREATE TABLE insegnamenti (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  corso_id INT NOT NULL,
  docente_id INT NOT NULL,
  codice VARCHAR(12) NOT NULL,
  denominazione VARCHAR(120) NOT NULL,
  ssd VARCHAR(10) NOT NULL COMMENT 'settore scientifico-disciplinare, es. MAT/05, ING-INF/05',
  anno_corso TINYINT NOT NULL,
  semestre TINYINT NOT NULL COMMENT '1 o 2',
  cfu TINYINT NOT NULL,
  ore_lezione SMALLINT NOT NULL COMMENT 'otto ore per CFU',
  tipo_attivita CHAR(1) NOT NULL COMMENT 'B = base, C = caratterizzante, A = affine, S = a scelta',
  obbligatorio TINYINT(1) NOT NULL DEFAULT 1,
  UNIQUE KEY uk_ins_codice (codice),
  FOREIGN KEY (corso_id) REFERENCES corsi_di_studio (id),
  FOREIGN KEY (docente_id) REFERENCES docenti (id)
);

CREATE TABLE studenti (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  nome VARCHAR(50) NOT NULL,
  cognome VARCHAR(50) NOT NULL,
  sesso ENUM('M','F') NOT NULL,
  data_nascita DATE NOT NULL,
  comune_nascita VARCHAR(60) NULL,
  codice_fiscale CHAR(16) NOT NULL,
  email_istituzionale VARCHAR(100) NOT NULL COMMENT 'nome.cognome@studenti...',
  email_personale VARCHAR(100) NULL,
  cellulare VARCHAR(20) NULL,
  indirizzo VARCHAR(120) NOT NULL,
  cap CHAR(5) NOT NULL,
  comune_residenza VARCHAR(60) NOT NULL,
  provincia_residenza CHAR(2) NOT NULL,
  cittadinanza VARCHAR(40) NOT NULL DEFAULT 'italiana',
  data_diploma DATE NOT NULL,
  voto_diploma SMALLINT NOT NULL COMMENT 'in centesimi, da 60 a 100',
  isee_presentato TINYINT(1) NOT NULL DEFAULT 0,
  isee_importo DECIMAL(10,2) NULL,
  disabilita TINYINT(1) NOT NULL DEFAULT 0,
  creato_il DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  aggiornato_il DATETIME NULL,
  UNIQUE KEY uk_stud_cf (codice_fiscale),
  UNIQUE KEY uk_stud_email (email_istituzionale)
);

CREATE TABLE carriere (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  studente_id INT NOT NULL,
  corso_id INT NOT NULL,
  matricola CHAR(6) NOT NULL COMMENT 'sei cifre',
  anno_accademico CHAR(9) NOT NULL COMMENT 'anno di immatricolazione, es. 2023/2024',
  data_immatricolazione DATE NOT NULL,
  anno_corso TINYINT NOT NULL DEFAULT 1,
  stato CHAR(1) NOT NULL DEFAULT 'A' COMMENT 'A = attivo, S = sospeso, R = rinuncia, L = laureato',
  esami_superati SMALLINT NOT NULL DEFAULT 0 COMMENT 'esami con esito P',
  cfu_acquisiti SMALLINT NOT NULL DEFAULT 0 COMMENT 'somma dei CFU degli esami con esito P',
  data_laurea DATE NULL,
  voto_laurea SMALLINT NULL COMMENT 'da 66 a 110',
  lode TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'solo con 110',
  data_rinuncia DATE NULL,
  motivo_rinuncia VARCHAR(200) NULL,
  part_time TINYINT(1) NOT NULL DEFAULT 0,
  UNIQUE KEY uk_carr_matricola (matricola),
  FOREIGN KEY (studente_id) REFERENCES studenti (id),
  FOREIGN KEY (corso_id) REFERENCES corsi_di_studio (id)
);

CREATE TABLE appelli (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  insegnamento_id INT NOT NULL,
  docente_id INT NOT NULL COMMENT 'titolare dell''insegnamento',
  numero_appello TINYINT NOT NULL COMMENT 'progressivo per insegnamento',
  tipo_prova VARCHAR(10) NOT NULL DEFAULT 'scritto' COMMENT 'scritto, orale, pratico',
  data_ora DATETIME NOT NULL,
  aula VARCHAR(30) NOT NULL,
  inizio_iscrizioni DATE NOT NULL,
  fine_iscrizioni DATE NOT NULL,
  posti_max SMALLINT NULL,
  numero_iscritti SMALLINT NOT NULL DEFAULT 0,
  annullato TINYINT(1) NOT NULL DEFAULT 0,
  FOREIGN KEY (insegnamento_id) REFERENCES insegnamenti (id),
  FOREIGN KEY (docente_id) REFERENCES docenti (id)
);

CREATE TABLE esami (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  appello_id INT NOT NULL,
  insegnamento_id INT NOT NULL,
  carriera_id INT NOT NULL,
  studente_id INT NOT NULL,
  prenotato_il DATETIME NOT NULL,
  esito CHAR(1) NULL COMMENT 'P = promosso, B = bocciato, R = ritirato, A = assente; NULL se non ancora valutato',
  voto TINYINT NULL COMMENT 'in trentesimi, da 18 a 30, solo se promosso',
  lode TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'solo con 30',
  cfu TINYINT NOT NULL COMMENT 'CFU dell''insegnamento',
  verbalizzato_il DATETIME NULL,
  numero_verbale VARCHAR(20) NULL,
  FOREIGN KEY (appello_id) REFERENCES appelli (id),
  FOREIGN KEY (insegnamento_id) REFERENCES insegnamenti (id),
  FOREIGN KEY (carriera_id) REFERENCES carriere (id),
  FOREIGN KEY (studente_id) REFERENCES studenti (id)
);

CREATE TABLE tasse (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  carriera_id INT NOT NULL,
  studente_id INT NOT NULL,
  anno_accademico CHAR(9) NOT NULL,
  numero_rata TINYINT NOT NULL COMMENT '1, 2 o 3',
  causale VARCHAR(120) NOT NULL,
  importo DECIMAL(8,2) NOT NULL,
  percentuale_esonero DECIMAL(5,2) NOT NULL DEFAULT 0.00,
  importo_esonero DECIMAL(8,2) NOT NULL DEFAULT 0.00,
  mora DECIMAL(8,2) NOT NULL DEFAULT 0.00,
  importo_dovuto DECIMAL(8,2) NOT NULL COMMENT 'importo - importo_esonero + mora',
  importo_pagato DECIMAL(8,2) NOT NULL DEFAULT 0.00,
  residuo DECIMAL(8,2) NOT NULL,
  data_emissione DATE NOT NULL,
  data_scadenza DATE NOT NULL,
  stato ENUM('da_pagare','parziale','pagata') NOT NULL DEFAULT 'da_pagare',
  iuv CHAR(18) NOT NULL COMMENT 'identificativo univoco di versamento pagoPA, 18 cifre',
  FOREIGN KEY (carriera_id) REFERENCES carriere (id),
  FOREIGN KEY (studente_id) REFERENCES studenti (id)
);

CREATE TABLE pagamenti (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  tassa_id INT NOT NULL,
  iuv CHAR(18) NOT NULL COMMENT 'come nella tassa',
  importo DECIMAL(8,2) NOT NULL,
  data_pagamento DATE NOT NULL,
  canale VARCHAR(15) NOT NULL DEFAULT 'pagopa' COMMENT 'pagopa, bonifico, sportello',
  rimborsato TINYINT(1) NOT NULL DEFAULT 0,
  data_rimborso DATE NULL,
  FOREIGN KEY (tassa_id) REFERENCES tasse (id)
);
