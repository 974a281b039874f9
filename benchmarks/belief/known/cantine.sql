CREATE TABLE tbl_etablissement (
  id_etablissement INT UNSIGNED NOT NULL AUTO_INCREMENT,
  code_uai         CHAR(8) NOT NULL,
  nom              VARCHAR(100) NOT NULL,
  adresse          VARCHAR(150) NOT NULL,
  code_postal      CHAR(5) NOT NULL,
  ville            VARCHAR(80) NOT NULL,
  capacite         SMALLINT UNSIGNED NOT NULL,
  PRIMARY KEY (id_etablissement),
  UNIQUE KEY uk_uai (code_uai)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE tbl_classe (
  id_classe        INT UNSIGNED NOT NULL AUTO_INCREMENT,
  id_etablissement INT UNSIGNED NOT NULL,
  niveau           ENUM('PS','MS','GS','CP','CE1','CE2','CM1','CM2') NOT NULL,
  libelle          VARCHAR(40) NOT NULL,
  enseignant       VARCHAR(80) NOT NULL,
  nb_eleves        TINYINT UNSIGNED NOT NULL DEFAULT 0,
  PRIMARY KEY (id_classe),
  CONSTRAINT fk_classe_etab FOREIGN KEY (id_etablissement) REFERENCES tbl_etablissement (id_etablissement)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE tbl_tarif (
  id_tarif         INT UNSIGNED NOT NULL AUTO_INCREMENT,
  libelle          VARCHAR(50) NOT NULL,
  qf_min           INT UNSIGNED NOT NULL,
  qf_max           INT UNSIGNED DEFAULT NULL,
  prix_repas       DECIMAL(5,2) NOT NULL,
  PRIMARY KEY (id_tarif)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE tbl_famille (
  id_famille       INT UNSIGNED NOT NULL AUTO_INCREMENT,
  nom              VARCHAR(60) NOT NULL,
  prenom           VARCHAR(60) NOT NULL,
  email            VARCHAR(120) NOT NULL,
  telephone        VARCHAR(20) NOT NULL,
  adresse          VARCHAR(150) NOT NULL,
  code_postal      CHAR(5) NOT NULL,
  ville            VARCHAR(80) NOT NULL,
  id_tarif         INT UNSIGNED NOT NULL,
  quotient_familial INT UNSIGNED DEFAULT NULL,
  prelevement      TINYINT(1) NOT NULL DEFAULT 0,
  iban             VARCHAR(34) DEFAULT NULL,
  PRIMARY KEY (id_famille),
  UNIQUE KEY uk_email (email),
  CONSTRAINT fk_famille_tarif FOREIGN KEY (id_tarif) REFERENCES tbl_tarif (id_tarif)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE tbl_enfant (
  id_enfant        INT UNSIGNED NOT NULL AUTO_INCREMENT,
  id_famille       INT UNSIGNED NOT NULL,
  id_classe        INT UNSIGNED NOT NULL,
  nom              VARCHAR(60) NOT NULL,
  prenom           VARCHAR(60) NOT NULL,
  date_naissance   DATE NOT NULL,
  sexe             ENUM('F','M') NOT NULL,
  regime           ENUM('standard','sans_porc','vegetarien') NOT NULL DEFAULT 'standard',
  allergique       TINYINT(1) NOT NULL DEFAULT 0,
  allergies        VARCHAR(200) DEFAULT NULL,
  date_inscription DATE NOT NULL,
  date_radiation   DATE DEFAULT NULL,
  PRIMARY KEY (id_enfant),
  CONSTRAINT fk_enfant_famille FOREIGN KEY (id_famille) REFERENCES tbl_famille (id_famille),
  CONSTRAINT fk_enfant_classe FOREIGN KEY (id_classe) REFERENCES tbl_classe (id_classe)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE tbl_agent (
  id_agent         INT UNSIGNED NOT NULL AUTO_INCREMENT,
  id_etablissement INT UNSIGNED NOT NULL,
  nom              VARCHAR(60) NOT NULL,
  prenom           VARCHAR(60) NOT NULL,
  email            VARCHAR(120) NOT NULL,
  fonction         ENUM('cuisinier','agent_service','gestionnaire') NOT NULL DEFAULT 'agent_service',
  date_embauche    DATE NOT NULL,
  date_depart      DATE DEFAULT NULL,
  PRIMARY KEY (id_agent),
  UNIQUE KEY uk_agent_email (email),
  CONSTRAINT fk_agent_etab FOREIGN KEY (id_etablissement) REFERENCES tbl_etablissement (id_etablissement)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE tbl_menu (
  id_menu          INT UNSIGNED NOT NULL AUTO_INCREMENT,
  date_menu        DATE NOT NULL,
  entree           VARCHAR(80) NOT NULL,
  plat             VARCHAR(80) NOT NULL,
  dessert          VARCHAR(80) NOT NULL,
  est_vegetarien   TINYINT(1) NOT NULL DEFAULT 0,
  kcal             SMALLINT UNSIGNED DEFAULT NULL,
  PRIMARY KEY (id_menu),
  UNIQUE KEY uk_menu_date (date_menu)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE tbl_reservation (
  id_reservation   INT UNSIGNED NOT NULL AUTO_INCREMENT,
  id_enfant        INT UNSIGNED NOT NULL,
  id_menu          INT UNSIGNED NOT NULL,
  date_repas       DATE NOT NULL,
  date_reservation DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  statut           ENUM('reservee','annulee','consommee','absente') NOT NULL DEFAULT 'reservee',
  date_annulation  DATETIME DEFAULT NULL,
  PRIMARY KEY (id_reservation),
  UNIQUE KEY uk_enfant_menu (id_enfant, id_menu),
  CONSTRAINT fk_resa_enfant FOREIGN KEY (id_enfant) REFERENCES tbl_enfant (id_enfant),
  CONSTRAINT fk_resa_menu FOREIGN KEY (id_menu) REFERENCES tbl_menu (id_menu)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE tbl_facture (
  id_facture       INT UNSIGNED NOT NULL AUTO_INCREMENT,
  numero           VARCHAR(15) NOT NULL,
  id_famille       INT UNSIGNED NOT NULL,
  mois             CHAR(7) NOT NULL,
  date_emission    DATE NOT NULL,
  date_echeance    DATE NOT NULL,
  nb_repas         SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  montant_total    DECIMAL(9,2) NOT NULL,
  montant_paye     DECIMAL(9,2) NOT NULL DEFAULT 0.00,
  reste_a_payer    DECIMAL(9,2) NOT NULL,
  statut           ENUM('emise','partielle','payee') NOT NULL DEFAULT 'emise',
  PRIMARY KEY (id_facture),
  UNIQUE KEY uk_numero (numero),
  UNIQUE KEY uk_famille_mois (id_famille, mois),
  CONSTRAINT fk_facture_famille FOREIGN KEY (id_famille) REFERENCES tbl_famille (id_famille)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE tbl_ligne_facture (
  id_facture       INT UNSIGNED NOT NULL,
  num_ligne        SMALLINT UNSIGNED NOT NULL,
  id_enfant        INT UNSIGNED NOT NULL,
  quantite         SMALLINT UNSIGNED NOT NULL,
  prix_unitaire    DECIMAL(5,2) NOT NULL,
  montant          DECIMAL(9,2) NOT NULL,
  PRIMARY KEY (id_facture, num_ligne),
  CONSTRAINT fk_ligne_facture FOREIGN KEY (id_facture) REFERENCES tbl_facture (id_facture) ON DELETE CASCADE,
  CONSTRAINT fk_ligne_enfant FOREIGN KEY (id_enfant) REFERENCES tbl_enfant (id_enfant)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE tbl_paiement (
  id_paiement      INT UNSIGNED NOT NULL AUTO_INCREMENT,
  id_facture       INT UNSIGNED NOT NULL,
  date_paiement    DATE NOT NULL,
  mode_paiement    ENUM('cb','cheque','prelevement','especes') NOT NULL,
  num_cheque       VARCHAR(10) DEFAULT NULL,
  montant          DECIMAL(9,2) NOT NULL,
  PRIMARY KEY (id_paiement),
  CONSTRAINT fk_paiement_facture FOREIGN KEY (id_facture) REFERENCES tbl_facture (id_facture)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE tbl_releve_temperature (
  id_releve        INT UNSIGNED NOT NULL AUTO_INCREMENT,
  id_etablissement INT UNSIGNED NOT NULL,
  id_agent         INT UNSIGNED NOT NULL,
  date_releve      DATETIME NOT NULL,
  equipement       ENUM('refrigerateur','congelateur','etuve') NOT NULL,
  temperature      DECIMAL(4,1) NOT NULL,
  conforme         TINYINT(1) NOT NULL DEFAULT 1,
  action_corrective VARCHAR(200) DEFAULT NULL,
  PRIMARY KEY (id_releve),
  CONSTRAINT fk_releve_etab FOREIGN KEY (id_etablissement) REFERENCES tbl_etablissement (id_etablissement),
  CONSTRAINT fk_releve_agent FOREIGN KEY (id_agent) REFERENCES tbl_agent (id_agent)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
