CREATE TABLE magasin (
  id_magasin INT NOT NULL AUTO_INCREMENT,
  code_magasin CHAR(4) NOT NULL,
  libelle VARCHAR(80) NOT NULL,
  ville VARCHAR(60) NOT NULL,
  code_postal CHAR(5) NOT NULL,
  surface_m2 INT NOT NULL,
  date_ouverture DATE NOT NULL,
  date_fermeture DATE NULL,
  est_actif TINYINT(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (id_magasin),
  UNIQUE KEY uk_code_magasin (code_magasin)
) ENGINE=InnoDB;

CREATE TABLE rayon (
  id_rayon INT NOT NULL AUTO_INCREMENT,
  libelle VARCHAR(60) NOT NULL COMMENT 'Epicerie, Boissons, Hygiene, ...',
  taux_tva DECIMAL(4,2) NOT NULL COMMENT '20.00, 10.00, 5.50 ou 2.10',
  ordre SMALLINT NOT NULL DEFAULT 0,
  PRIMARY KEY (id_rayon)
) ENGINE=InnoDB;

CREATE TABLE produit (
  id_produit INT NOT NULL AUTO_INCREMENT,
  ean CHAR(13) NOT NULL COMMENT 'EAN-13',
  libelle VARCHAR(120) NOT NULL,
  id_rayon INT NOT NULL,
  marque VARCHAR(60) NULL,
  prix_achat_ht DECIMAL(8,2) NOT NULL,
  prix_ttc DECIMAL(8,2) NOT NULL,
  taux_tva DECIMAL(4,2) NOT NULL COMMENT 'celui du rayon',
  en_vente TINYINT(1) NOT NULL DEFAULT 1,
  date_retrait DATE NULL COMMENT 'renseignee quand le produit n''est plus en vente',
  PRIMARY KEY (id_produit),
  UNIQUE KEY uk_ean (ean),
  CONSTRAINT fk_produit_rayon FOREIGN KEY (id_rayon) REFERENCES rayon (id_rayon)
) ENGINE=InnoDB;

CREATE TABLE client (
  id_client INT NOT NULL AUTO_INCREMENT,
  civilite ENUM('M','MME') NULL,
  nom VARCHAR(60) NOT NULL,
  prenom VARCHAR(60) NOT NULL,
  courriel VARCHAR(120) NULL,
  telephone VARCHAR(20) NULL,
  code_postal CHAR(5) NULL,
  ville VARCHAR(60) NULL,
  date_naissance DATE NULL,
  opt_in TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'accepte la prospection',
  date_opt_in DATETIME NULL,
  date_creation DATETIME NOT NULL,
  PRIMARY KEY (id_client)
) ENGINE=InnoDB;

CREATE TABLE carte_fidelite (
  id_carte INT NOT NULL AUTO_INCREMENT,
  numero CHAR(13) NOT NULL,
  id_client INT NOT NULL,
  id_magasin_emission INT NOT NULL,
  date_emission DATE NOT NULL,
  date_expiration DATE NULL,
  solde_points INT NOT NULL DEFAULT 0 COMMENT 'somme des mouvements',
  niveau ENUM('BRONZE','ARGENT','OR') NOT NULL DEFAULT 'BRONZE',
  statut ENUM('ACTIVE','BLOQUEE','RESILIEE') NOT NULL DEFAULT 'ACTIVE',
  date_resiliation DATE NULL,
  PRIMARY KEY (id_carte),
  UNIQUE KEY uk_numero (numero),
  CONSTRAINT fk_carte_client FOREIGN KEY (id_client) REFERENCES client (id_client),
  CONSTRAINT fk_carte_magasin FOREIGN KEY (id_magasin_emission) REFERENCES magasin (id_magasin)
) ENGINE=InnoDB;

CREATE TABLE ticket (
  id_ticket BIGINT NOT NULL AUTO_INCREMENT,
  id_magasin INT NOT NULL,
  numero_caisse SMALLINT NOT NULL,
  id_carte INT NULL COMMENT 'NULL si le client n''a pas presente sa carte',
  id_client INT NULL COMMENT 'titulaire de la carte',
  date_ticket DATETIME NOT NULL,
  nb_lignes SMALLINT NOT NULL,
  total_brut DECIMAL(10,2) NOT NULL COMMENT 'somme des montants de lignes',
  total_remise DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  total_ttc DECIMAL(10,2) NOT NULL COMMENT 'total_brut - total_remise',
  points_gagnes INT NOT NULL DEFAULT 0,
  est_annule TINYINT(1) NOT NULL DEFAULT 0,
  date_annulation DATETIME NULL,
  PRIMARY KEY (id_ticket),
  CONSTRAINT fk_ticket_magasin FOREIGN KEY (id_magasin) REFERENCES magasin (id_magasin),
  CONSTRAINT fk_ticket_carte FOREIGN KEY (id_carte) REFERENCES carte_fidelite (id_carte),
  CONSTRAINT fk_ticket_client FOREIGN KEY (id_client) REFERENCES client (id_client)
) ENGINE=InnoDB;

CREATE TABLE ligne_ticket (
  id_ligne BIGINT NOT NULL AUTO_INCREMENT,
  id_ticket BIGINT NOT NULL,
  num_ligne SMALLINT NOT NULL,
  id_produit INT NOT NULL,
  quantite DECIMAL(8,3) NOT NULL DEFAULT 1.000,
  prix_unitaire DECIMAL(8,2) NOT NULL COMMENT 'prix TTC du produit au passage en caisse',
  montant DECIMAL(10,2) NOT NULL,
  taux_tva DECIMAL(4,2) NOT NULL,
  PRIMARY KEY (id_ligne),
  UNIQUE KEY uk_ligne (id_ticket, num_ligne),
  CONSTRAINT fk_ligne_ticket FOREIGN KEY (id_ticket) REFERENCES ticket (id_ticket),
  CONSTRAINT fk_ligne_produit FOREIGN KEY (id_produit) REFERENCES produit (id_produit)
) ENGINE=InnoDB;

CREATE TABLE reglement (
  id_reglement BIGINT NOT NULL AUTO_INCREMENT,
  id_ticket BIGINT NOT NULL,
  mode_reglement ENUM('CB','ESPECES','CHEQUE','TITRE_RESTAURANT','BON_ACHAT') NOT NULL DEFAULT 'CB',
  montant DECIMAL(10,2) NOT NULL,
  date_reglement DATETIME NOT NULL,
  PRIMARY KEY (id_reglement),
  CONSTRAINT fk_reglement_ticket FOREIGN KEY (id_ticket) REFERENCES ticket (id_ticket)
) ENGINE=InnoDB;

CREATE TABLE mouvement_points (
  id_mouvement BIGINT NOT NULL AUTO_INCREMENT,
  id_carte INT NOT NULL,
  id_ticket BIGINT NULL COMMENT 'seulement pour type_mouvement GAIN',
  type_mouvement ENUM('GAIN','UTILISATION','EXPIRATION','AJUSTEMENT') NOT NULL DEFAULT 'GAIN',
  points INT NOT NULL COMMENT 'positif pour GAIN, negatif pour UTILISATION et EXPIRATION',
  date_mouvement DATETIME NOT NULL,
  PRIMARY KEY (id_mouvement),
  CONSTRAINT fk_mvt_carte FOREIGN KEY (id_carte) REFERENCES carte_fidelite (id_carte)
) ENGINE=InnoDB;

CREATE TABLE stock_magasin (
  id_magasin INT NOT NULL,
  id_produit INT NOT NULL,
  quantite INT NOT NULL DEFAULT 0,
  seuil_alerte INT NOT NULL DEFAULT 0,
  en_rupture TINYINT(1) NOT NULL DEFAULT 0 COMMENT '1 si quantite = 0',
  date_maj DATETIME NOT NULL,
  PRIMARY KEY (id_magasin, id_produit)
) ENGINE=InnoDB;
