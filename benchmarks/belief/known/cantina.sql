-- Azienda vinicola: magazzino bottiglie, negozio online e degustazioni
SET NAMES utf8mb4;

CREATE TABLE vitigni (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  nome VARCHAR(60) NOT NULL COMMENT 'es. Sangiovese, Vermentino',
  bacca ENUM('nera','bianca') NOT NULL COMMENT 'colore dell''uva',
  ettari DECIMAL(5,2) NOT NULL COMMENT 'superficie vitata in azienda',
  PRIMARY KEY (id),
  UNIQUE KEY uq_vitigni_nome (nome)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Vitigni coltivati';

CREATE TABLE vini (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  codice CHAR(6) NOT NULL COMMENT 'tre lettere maiuscole e tre cifre, es. CHI001',
  nome VARCHAR(80) NOT NULL,
  tipologia ENUM('rosso','bianco','rosato','spumante','passito') NOT NULL,
  denominazione ENUM('DOCG','DOC','IGT','VDT') NOT NULL,
  vitigno_id INT UNSIGNED NOT NULL COMMENT 'vitigno principale',
  gradazione DECIMAL(3,1) NOT NULL COMMENT '% vol',
  mesi_affinamento TINYINT UNSIGNED NOT NULL DEFAULT 0,
  temp_servizio_min TINYINT NOT NULL COMMENT 'gradi C',
  temp_servizio_max TINYINT NOT NULL COMMENT 'gradi C',
  descrizione TEXT COMMENT 'scheda per il negozio',
  PRIMARY KEY (id),
  UNIQUE KEY uq_vini_codice (codice),
  CONSTRAINT fk_vini_vitigno FOREIGN KEY (vitigno_id) REFERENCES vitigni (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE annate (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  vino_id INT UNSIGNED NOT NULL,
  anno_vendemmia SMALLINT UNSIGNED NOT NULL,
  lotto VARCHAR(12) NOT NULL,
  data_imbottigliamento DATE NOT NULL COMMENT 'sempre dopo la vendemmia',
  bottiglie_prodotte INT UNSIGNED NOT NULL,
  giacenza INT UNSIGNED NOT NULL COMMENT 'bottiglie in magazzino = somma dei movimenti',
  prezzo DECIMAL(7,2) NOT NULL COMMENT 'prezzo di listino per bottiglia, IVA inclusa',
  esaurita TINYINT(1) NOT NULL DEFAULT 0 COMMENT '1 se la giacenza è zero',
  PRIMARY KEY (id),
  UNIQUE KEY uq_annate (vino_id, anno_vendemmia),
  UNIQUE KEY uq_annate_lotto (lotto),
  CONSTRAINT fk_annate_vino FOREIGN KEY (vino_id) REFERENCES vini (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE movimenti_magazzino (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  annata_id INT UNSIGNED NOT NULL,
  data_movimento DATETIME NOT NULL,
  causale ENUM('carico','vendita','degustazione','rottura') NOT NULL,
  quantita INT NOT NULL COMMENT 'positiva per i carichi, negativa per gli scarichi',
  nota VARCHAR(200) DEFAULT NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_mov_annata FOREIGN KEY (annata_id) REFERENCES annate (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE clienti (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  tipo ENUM('privato','azienda') NOT NULL DEFAULT 'privato',
  nome VARCHAR(60) NOT NULL,
  cognome VARCHAR(60) NOT NULL,
  ragione_sociale VARCHAR(120) DEFAULT NULL COMMENT 'solo per le aziende',
  partita_iva CHAR(11) DEFAULT NULL COMMENT '11 cifre, solo per le aziende',
  data_nascita DATE DEFAULT NULL COMMENT 'i clienti devono essere maggiorenni',
  email VARCHAR(120) NOT NULL,
  telefono VARCHAR(25) DEFAULT NULL,
  indirizzo VARCHAR(120) NOT NULL,
  cap CHAR(5) NOT NULL,
  citta VARCHAR(60) NOT NULL,
  provincia CHAR(2) NOT NULL COMMENT 'sigla, es. FI',
  registrato_il DATETIME NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uq_clienti_email (email)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE ordini (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  numero VARCHAR(12) NOT NULL COMMENT 'es. 2026/00042',
  cliente_id INT UNSIGNED NOT NULL,
  data_ordine DATETIME NOT NULL,
  stato ENUM('nuovo','pagato','spedito','consegnato','annullato') NOT NULL DEFAULT 'nuovo',
  numero_bottiglie INT UNSIGNED NOT NULL COMMENT 'totale delle quantità delle righe',
  totale_merce DECIMAL(9,2) NOT NULL COMMENT 'somma delle righe',
  spese_spedizione DECIMAL(6,2) NOT NULL DEFAULT 0.00,
  totale DECIMAL(9,2) NOT NULL COMMENT 'merce più spedizione',
  pagato_il DATETIME DEFAULT NULL,
  spedito_il DATETIME DEFAULT NULL,
  consegnato_il DATETIME DEFAULT NULL,
  codice_tracciamento VARCHAR(30) DEFAULT NULL COMMENT 'presente dopo la spedizione',
  PRIMARY KEY (id),
  UNIQUE KEY uq_ordini_numero (numero),
  CONSTRAINT fk_ordini_cliente FOREIGN KEY (cliente_id) REFERENCES clienti (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Ordini del negozio online';

CREATE TABLE righe_ordine (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  ordine_id INT UNSIGNED NOT NULL,
  riga TINYINT UNSIGNED NOT NULL COMMENT 'progressivo nell''ordine',
  annata_id INT UNSIGNED NOT NULL,
  quantita SMALLINT UNSIGNED NOT NULL COMMENT 'bottiglie',
  prezzo_unitario DECIMAL(7,2) NOT NULL COMMENT 'copiato dal listino al momento dell''ordine',
  sconto_pct DECIMAL(4,1) NOT NULL DEFAULT 0.0,
  importo DECIMAL(9,2) NOT NULL COMMENT 'quantità per prezzo meno sconto',
  PRIMARY KEY (id),
  UNIQUE KEY uq_righe (ordine_id, riga),
  CONSTRAINT fk_righe_ordine FOREIGN KEY (ordine_id) REFERENCES ordini (id) ON DELETE CASCADE,
  CONSTRAINT fk_righe_annata FOREIGN KEY (annata_id) REFERENCES annate (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE degustazioni (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  nome VARCHAR(80) NOT NULL,
  durata_minuti SMALLINT UNSIGNED NOT NULL,
  numero_vini TINYINT UNSIGNED NOT NULL COMMENT 'quanti vini si assaggiano',
  min_persone TINYINT UNSIGNED NOT NULL DEFAULT 2,
  max_persone TINYINT UNSIGNED NOT NULL,
  prezzo_persona DECIMAL(6,2) NOT NULL,
  con_pranzo TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Tipi di degustazione offerti';

CREATE TABLE degustazione_vini (
  degustazione_id INT UNSIGNED NOT NULL,
  posizione TINYINT UNSIGNED NOT NULL COMMENT 'ordine di assaggio 1, 2, 3 ...',
  vino_id INT UNSIGNED NOT NULL,
  PRIMARY KEY (degustazione_id, posizione),
  UNIQUE KEY uq_deg_vino (degustazione_id, vino_id),
  CONSTRAINT fk_dv_deg FOREIGN KEY (degustazione_id) REFERENCES degustazioni (id) ON DELETE CASCADE,
  CONSTRAINT fk_dv_vino FOREIGN KEY (vino_id) REFERENCES vini (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE sessioni (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  degustazione_id INT UNSIGNED NOT NULL,
  inizio DATETIME NOT NULL,
  fine DATETIME NOT NULL,
  posti TINYINT UNSIGNED NOT NULL COMMENT 'al massimo max_persone della degustazione',
  posti_prenotati TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'persone delle prenotazioni non annullate',
  guida VARCHAR(80) DEFAULT NULL COMMENT 'nome e cognome di chi conduce',
  PRIMARY KEY (id),
  CONSTRAINT fk_sess_deg FOREIGN KEY (degustazione_id) REFERENCES degustazioni (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE prenotazioni (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  sessione_id INT UNSIGNED NOT NULL,
  cliente_id INT UNSIGNED NOT NULL,
  prenotata_il DATETIME NOT NULL,
  persone TINYINT UNSIGNED NOT NULL,
  prezzo_persona DECIMAL(6,2) NOT NULL COMMENT 'dal tipo di degustazione',
  totale DECIMAL(8,2) NOT NULL,
  caparra DECIMAL(8,2) NOT NULL DEFAULT 0.00 COMMENT 'acconto versato, parte del totale',
  stato ENUM('confermata','svolta','annullata','non_presentato') NOT NULL DEFAULT 'confermata' COMMENT 'svolta: la visita ha avuto luogo',
  annullata_il DATETIME DEFAULT NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_pren_sess FOREIGN KEY (sessione_id) REFERENCES sessioni (id),
  CONSTRAINT fk_pren_cliente FOREIGN KEY (cliente_id) REFERENCES clienti (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE recensioni (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  prenotazione_id INT UNSIGNED NOT NULL,
  cliente_id INT UNSIGNED NOT NULL COMMENT 'lo stesso della prenotazione',
  voto TINYINT UNSIGNED NOT NULL COMMENT 'da 1 a 5',
  testo TEXT NOT NULL,
  scritta_il DATETIME NOT NULL COMMENT 'dopo la visita',
  PRIMARY KEY (id),
  UNIQUE KEY uq_recensioni (prenotazione_id),
  CONSTRAINT fk_rec_pren FOREIGN KEY (prenotazione_id) REFERENCES prenotazioni (id),
  CONSTRAINT fk_rec_cliente FOREIGN KEY (cliente_id) REFERENCES clienti (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
