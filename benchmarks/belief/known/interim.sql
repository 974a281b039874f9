-- Agence de travail temporaire
SET NAMES utf8mb4;

CREATE TABLE agence (
  id_agence      INT NOT NULL AUTO_INCREMENT,
  nom            VARCHAR(80) NOT NULL,
  adresse        VARCHAR(120) NOT NULL,
  code_postal    CHAR(5) NOT NULL,
  ville          VARCHAR(60) NOT NULL,
  telephone      VARCHAR(20) NOT NULL,
  courriel       VARCHAR(120) NOT NULL,
  date_ouverture DATE NOT NULL,
  nb_interimaires INT NOT NULL DEFAULT 0 COMMENT 'nombre d''intérimaires inscrits dans l''agence',
  PRIMARY KEY (id_agence)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Agences du réseau';

CREATE TABLE entreprise_utilisatrice (
  id_entreprise    INT NOT NULL AUTO_INCREMENT,
  id_agence        INT NOT NULL COMMENT 'agence qui suit le client',
  raison_sociale   VARCHAR(100) NOT NULL,
  siret            CHAR(14) NOT NULL COMMENT '14 chiffres',
  code_naf         VARCHAR(5) NOT NULL COMMENT 'ex. 4711F',
  adresse          VARCHAR(120) NOT NULL,
  code_postal      CHAR(5) NOT NULL,
  ville            VARCHAR(60) NOT NULL,
  contact_nom      VARCHAR(80) NULL,
  contact_courriel VARCHAR(120) NULL,
  delai_paiement   SMALLINT NOT NULL DEFAULT 30 COMMENT 'en jours, 60 au maximum',
  encours          DECIMAL(12,2) NOT NULL DEFAULT 0 COMMENT 'montant TTC restant dû par le client',
  encours_autorise DECIMAL(12,2) NOT NULL COMMENT 'plafond de l''encours',
  date_creation    DATETIME NOT NULL,
  PRIMARY KEY (id_entreprise),
  UNIQUE KEY uk_siret (siret),
  CONSTRAINT fk_ent_agence FOREIGN KEY (id_agence) REFERENCES agence (id_agence)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Clients';

CREATE TABLE qualification (
  id_qualification INT NOT NULL AUTO_INCREMENT,
  libelle          VARCHAR(80) NOT NULL COMMENT 'cariste, maçon, préparateur de commandes...',
  secteur          ENUM('btp','industrie','logistique','tertiaire','sante','restauration') NOT NULL,
  taux_min         DECIMAL(6,2) NOT NULL COMMENT 'taux horaire brut minimum en euros',
  taux_max         DECIMAL(6,2) NOT NULL COMMENT 'taux horaire brut maximum en euros',
  PRIMARY KEY (id_qualification)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE interimaire (
  id_interimaire   INT NOT NULL AUTO_INCREMENT,
  id_agence        INT NOT NULL,
  id_qualification INT NOT NULL COMMENT 'qualification principale',
  matricule        VARCHAR(10) NOT NULL,
  civilite         ENUM('M.','Mme') NOT NULL,
  nom              VARCHAR(60) NOT NULL,
  prenom           VARCHAR(60) NOT NULL,
  date_naissance   DATE NOT NULL,
  nir              CHAR(15) NOT NULL COMMENT 'numéro de sécurité sociale, 15 chiffres, 1 = homme, 2 = femme',
  iban             VARCHAR(34) NOT NULL,
  telephone        VARCHAR(20) NOT NULL,
  courriel         VARCHAR(120) NULL,
  code_postal      CHAR(5) NOT NULL,
  ville            VARCHAR(60) NOT NULL,
  date_inscription DATE NOT NULL,
  actif            TINYINT(1) NOT NULL DEFAULT 1,
  date_sortie      DATE NULL COMMENT 'renseignée si l''intérimaire n''est plus actif',
  PRIMARY KEY (id_interimaire),
  UNIQUE KEY uk_matricule (matricule),
  CONSTRAINT fk_int_agence FOREIGN KEY (id_agence) REFERENCES agence (id_agence),
  CONSTRAINT fk_int_qualif FOREIGN KEY (id_qualification) REFERENCES qualification (id_qualification)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE visite_medicale (
  id_visite      INT NOT NULL AUTO_INCREMENT,
  id_interimaire INT NOT NULL,
  date_visite    DATE NOT NULL,
  avis           ENUM('apte','apte avec réserves','inapte') NOT NULL,
  reserves       VARCHAR(255) NULL COMMENT 'uniquement si apte avec réserves',
  valable_jusqu_au DATE NOT NULL COMMENT 'cinq ans au plus après la visite',
  PRIMARY KEY (id_visite),
  CONSTRAINT fk_vis_int FOREIGN KEY (id_interimaire) REFERENCES interimaire (id_interimaire)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE commande (
  id_commande      INT NOT NULL AUTO_INCREMENT,
  numero           VARCHAR(15) NOT NULL,
  id_entreprise    INT NOT NULL,
  id_qualification INT NOT NULL,
  nb_postes        SMALLINT NOT NULL COMMENT 'postes demandés',
  nb_pourvus       SMALLINT NOT NULL DEFAULT 0 COMMENT 'postes pourvus, au plus nb_postes',
  date_commande    DATETIME NOT NULL,
  date_debut       DATE NOT NULL,
  date_fin         DATE NOT NULL,
  statut           ENUM('ouverte','pourvue','annulée') NOT NULL DEFAULT 'ouverte' COMMENT 'pourvue = tous les postes sont pourvus',
  motif_annulation VARCHAR(200) NULL,
  PRIMARY KEY (id_commande),
  UNIQUE KEY uk_commande (numero),
  CONSTRAINT fk_com_ent FOREIGN KEY (id_entreprise) REFERENCES entreprise_utilisatrice (id_entreprise),
  CONSTRAINT fk_com_qualif FOREIGN KEY (id_qualification) REFERENCES qualification (id_qualification)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Demandes de personnel';

CREATE TABLE mission (
  id_mission      INT NOT NULL AUTO_INCREMENT,
  num_contrat     VARCHAR(15) NOT NULL,
  id_commande     INT NOT NULL,
  id_entreprise   INT NOT NULL COMMENT 'celle de la commande',
  id_interimaire  INT NOT NULL,
  motif_recours   ENUM('remplacement','accroissement','saisonnier') NOT NULL,
  personne_remplacee VARCHAR(100) NULL COMMENT 'uniquement si remplacement',
  date_debut      DATE NOT NULL,
  date_fin        DATE NOT NULL COMMENT 'durée maximale 18 mois',
  date_fin_reelle DATE NULL COMMENT 'en cas de rupture anticipée',
  heures_semaine  DECIMAL(4,2) NOT NULL DEFAULT 35.00,
  taux_horaire    DECIMAL(6,2) NOT NULL COMMENT 'brut payé à l''intérimaire',
  coefficient     DECIMAL(4,2) NOT NULL COMMENT 'coefficient de facturation, supérieur à 1',
  taux_facture    DECIMAL(6,2) NOT NULL COMMENT 'taux_horaire x coefficient',
  statut          ENUM('signée','en cours','terminée','rompue') NOT NULL,
  date_signature  DATETIME NOT NULL COMMENT 'au plus tard deux jours après le début',
  PRIMARY KEY (id_mission),
  UNIQUE KEY uk_contrat (num_contrat),
  CONSTRAINT fk_mis_com FOREIGN KEY (id_commande) REFERENCES commande (id_commande),
  CONSTRAINT fk_mis_ent FOREIGN KEY (id_entreprise) REFERENCES entreprise_utilisatrice (id_entreprise),
  CONSTRAINT fk_mis_int FOREIGN KEY (id_interimaire) REFERENCES interimaire (id_interimaire)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Contrats de mission';

CREATE TABLE releve_heures (
  id_releve       INT NOT NULL AUTO_INCREMENT,
  id_mission      INT NOT NULL,
  semaine_du      DATE NOT NULL COMMENT 'toujours un lundi',
  heures_normales DECIMAL(5,2) NOT NULL COMMENT '35 au plus',
  heures_supp     DECIMAL(5,2) NOT NULL DEFAULT 0.00,
  total_heures    DECIMAL(5,2) NOT NULL COMMENT 'normales + supplémentaires, 48 au plus',
  valide          TINYINT(1) NOT NULL DEFAULT 0,
  valide_le       DATETIME NULL COMMENT 'renseigné si validé par le client',
  PRIMARY KEY (id_releve),
  UNIQUE KEY uk_releve (id_mission, semaine_du),
  CONSTRAINT fk_rel_mis FOREIGN KEY (id_mission) REFERENCES mission (id_mission)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE facture (
  id_facture     INT NOT NULL AUTO_INCREMENT,
  numero         VARCHAR(15) NOT NULL,
  id_entreprise  INT NOT NULL,
  date_facture   DATE NOT NULL,
  date_echeance  DATE NOT NULL COMMENT 'date de facture + délai de paiement du client',
  total_ht       DECIMAL(12,2) NOT NULL,
  taux_tva       DECIMAL(4,2) NOT NULL DEFAULT 20.00,
  montant_tva    DECIMAL(12,2) NOT NULL,
  total_ttc      DECIMAL(12,2) NOT NULL,
  montant_regle  DECIMAL(12,2) NOT NULL DEFAULT 0,
  reste_du       DECIMAL(12,2) NOT NULL COMMENT 'total TTC moins montant réglé',
  statut         ENUM('émise','partielle','réglée') NOT NULL DEFAULT 'émise',
  date_reglement DATE NULL COMMENT 'date du solde',
  PRIMARY KEY (id_facture),
  UNIQUE KEY uk_facture (numero),
  CONSTRAINT fk_fac_ent FOREIGN KEY (id_entreprise) REFERENCES entreprise_utilisatrice (id_entreprise)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE ligne_facture (
  id_facture  INT NOT NULL,
  num_ligne   SMALLINT NOT NULL,
  id_mission  INT NOT NULL,
  designation VARCHAR(150) NOT NULL,
  heures      DECIMAL(6,2) NOT NULL,
  taux        DECIMAL(6,2) NOT NULL COMMENT 'taux facturé de la mission',
  montant_ht  DECIMAL(10,2) NOT NULL,
  PRIMARY KEY (id_facture, num_ligne),
  CONSTRAINT fk_lig_fac FOREIGN KEY (id_facture) REFERENCES facture (id_facture),
  CONSTRAINT fk_lig_mis FOREIGN KEY (id_mission) REFERENCES mission (id_mission)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
