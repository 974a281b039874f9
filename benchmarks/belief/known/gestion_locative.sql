-- Gestion locative d'une agence immobilière
CREATE TABLE proprietaire (
  id_proprietaire INT NOT NULL AUTO_INCREMENT,
  civilite ENUM('M.','Mme') NOT NULL,
  nom VARCHAR(60) NOT NULL,
  prenom VARCHAR(60) NOT NULL,
  courriel VARCHAR(120) NOT NULL,
  telephone VARCHAR(20) NOT NULL COMMENT 'format 06 12 34 56 78',
  adresse VARCHAR(120) NOT NULL,
  code_postal CHAR(5) NOT NULL,
  ville VARCHAR(60) NOT NULL,
  iban VARCHAR(34) NOT NULL COMMENT 'compte pour le reversement des loyers',
  taux_honoraires DECIMAL(4,2) NOT NULL COMMENT 'honoraires de gestion en % des loyers encaissés',
  PRIMARY KEY (id_proprietaire),
  UNIQUE KEY uq_proprietaire_courriel (courriel)
) COMMENT='Bailleurs ayant confié un mandat de gestion';

CREATE TABLE immeuble (
  id_immeuble INT NOT NULL AUTO_INCREMENT,
  nom VARCHAR(80) NOT NULL COMMENT 'nom de la résidence',
  adresse VARCHAR(120) NOT NULL,
  code_postal CHAR(5) NOT NULL,
  ville VARCHAR(60) NOT NULL,
  annee_construction SMALLINT NOT NULL,
  nb_etages TINYINT NOT NULL,
  ascenseur TINYINT(1) NOT NULL DEFAULT 0,
  nb_lots SMALLINT NOT NULL DEFAULT 0 COMMENT 'nombre de lots gérés dans l''immeuble',
  PRIMARY KEY (id_immeuble)
);

CREATE TABLE lot (
  id_lot INT NOT NULL AUTO_INCREMENT,
  id_immeuble INT NOT NULL,
  id_proprietaire INT NOT NULL,
  numero_lot VARCHAR(10) NOT NULL,
  type_lot ENUM('studio','appartement','local commercial','parking') NOT NULL,
  etage TINYINT NOT NULL COMMENT '0 = rez-de-chaussée',
  surface_m2 DECIMAL(6,2) NOT NULL,
  nb_pieces TINYINT NOT NULL COMMENT '1 pour un studio, 0 pour un parking',
  classe_dpe CHAR(1) NULL COMMENT 'diagnostic énergétique, de A à G',
  loyer_reference DECIMAL(8,2) NOT NULL COMMENT 'loyer mensuel hors charges',
  occupe TINYINT(1) NOT NULL DEFAULT 0 COMMENT '1 si un bail est en cours',
  PRIMARY KEY (id_lot),
  UNIQUE KEY uq_lot (id_immeuble, numero_lot),
  CONSTRAINT fk_lot_immeuble FOREIGN KEY (id_immeuble) REFERENCES immeuble (id_immeuble),
  CONSTRAINT fk_lot_proprietaire FOREIGN KEY (id_proprietaire) REFERENCES proprietaire (id_proprietaire)
);

CREATE TABLE locataire (
  id_locataire INT NOT NULL AUTO_INCREMENT,
  civilite ENUM('M.','Mme') NOT NULL,
  nom VARCHAR(60) NOT NULL,
  prenom VARCHAR(60) NOT NULL,
  date_naissance DATE NOT NULL COMMENT 'le locataire est majeur',
  courriel VARCHAR(120) NOT NULL,
  telephone VARCHAR(20) NULL,
  profession VARCHAR(80) NULL,
  revenu_mensuel DECIMAL(8,2) NULL COMMENT 'revenu net en euros',
  PRIMARY KEY (id_locataire),
  UNIQUE KEY uq_locataire_courriel (courriel)
);

CREATE TABLE bail (
  id_bail INT NOT NULL AUTO_INCREMENT,
  reference VARCHAR(15) NOT NULL COMMENT 'BAIL-2025-0001, année de signature',
  id_lot INT NOT NULL,
  id_locataire INT NOT NULL,
  type_bail ENUM('vide','meublé','commercial') NOT NULL,
  date_signature DATE NOT NULL,
  date_debut DATE NOT NULL,
  date_fin DATE NOT NULL COMMENT 'échéance du bail',
  date_conge DATE NULL COMMENT 'date de réception du congé',
  date_sortie DATE NULL COMMENT 'départ effectif du locataire',
  loyer_hc DECIMAL(8,2) NOT NULL COMMENT 'loyer mensuel hors charges, celui du lot',
  provision_charges DECIMAL(7,2) NOT NULL DEFAULT 0.00,
  loyer_cc DECIMAL(8,2) NOT NULL COMMENT 'charges comprises',
  depot_garantie DECIMAL(8,2) NOT NULL COMMENT 'un ou deux mois de loyer hors charges',
  jour_echeance TINYINT NOT NULL DEFAULT 5 COMMENT 'jour du mois où le loyer est dû',
  statut ENUM('projet','en cours','congé donné','terminé') NOT NULL,
  PRIMARY KEY (id_bail),
  UNIQUE KEY uq_bail_reference (reference),
  CONSTRAINT fk_bail_lot FOREIGN KEY (id_lot) REFERENCES lot (id_lot),
  CONSTRAINT fk_bail_locataire FOREIGN KEY (id_locataire) REFERENCES locataire (id_locataire)
);

CREATE TABLE garant (
  id_garant INT NOT NULL AUTO_INCREMENT,
  id_bail INT NOT NULL,
  nom VARCHAR(60) NOT NULL,
  prenom VARCHAR(60) NOT NULL,
  lien VARCHAR(30) NOT NULL COMMENT 'père, mère, employeur, ami...',
  telephone VARCHAR(20) NULL,
  montant_max DECIMAL(9,2) NOT NULL COMMENT 'plafond de la caution',
  PRIMARY KEY (id_garant),
  CONSTRAINT fk_garant_bail FOREIGN KEY (id_bail) REFERENCES bail (id_bail)
);

CREATE TABLE quittance (
  id_quittance INT NOT NULL AUTO_INCREMENT,
  numero VARCHAR(15) NOT NULL,
  id_bail INT NOT NULL,
  periode_debut DATE NOT NULL COMMENT 'premier jour du mois',
  periode_fin DATE NOT NULL COMMENT 'dernier jour du mois',
  date_echeance DATE NOT NULL,
  montant_loyer DECIMAL(8,2) NOT NULL COMMENT 'loyer hors charges du bail',
  montant_charges DECIMAL(7,2) NOT NULL,
  montant_total DECIMAL(8,2) NOT NULL,
  montant_regle DECIMAL(8,2) NOT NULL DEFAULT 0.00 COMMENT 'somme des règlements',
  reste_du DECIMAL(8,2) NOT NULL,
  statut ENUM('à payer','partielle','soldée') NOT NULL DEFAULT 'à payer',
  nb_relances TINYINT NOT NULL DEFAULT 0,
  date_derniere_relance DATE NULL COMMENT 'vide si aucune relance',
  PRIMARY KEY (id_quittance),
  UNIQUE KEY uq_quittance_numero (numero),
  UNIQUE KEY uq_quittance_mois (id_bail, periode_debut),
  CONSTRAINT fk_quittance_bail FOREIGN KEY (id_bail) REFERENCES bail (id_bail)
);

CREATE TABLE reglement (
  id_reglement INT NOT NULL AUTO_INCREMENT,
  id_quittance INT NOT NULL,
  date_reglement DATE NOT NULL,
  mode_reglement ENUM('virement','prélèvement','chèque','espèces') NOT NULL,
  numero_cheque VARCHAR(7) NULL COMMENT 'uniquement pour les chèques',
  montant DECIMAL(8,2) NOT NULL,
  PRIMARY KEY (id_reglement),
  CONSTRAINT fk_reglement_quittance FOREIGN KEY (id_quittance) REFERENCES quittance (id_quittance)
);

CREATE TABLE etat_des_lieux (
  id_edl INT NOT NULL AUTO_INCREMENT,
  id_bail INT NOT NULL,
  type_edl ENUM('entrée','sortie') NOT NULL,
  date_edl DATE NOT NULL,
  heure_debut TIME NOT NULL,
  heure_fin TIME NOT NULL,
  nb_cles TINYINT NOT NULL COMMENT 'clés remises ou rendues',
  releve_eau_m3 INT NULL COMMENT 'index du compteur',
  observations TEXT NULL,
  PRIMARY KEY (id_edl),
  UNIQUE KEY uq_edl (id_bail, type_edl),
  CONSTRAINT fk_edl_bail FOREIGN KEY (id_bail) REFERENCES bail (id_bail)
);

CREATE TABLE artisan (
  id_artisan INT NOT NULL AUTO_INCREMENT,
  raison_sociale VARCHAR(80) NOT NULL,
  siret CHAR(14) NOT NULL,
  metier ENUM('plombier','électricien','peintre','serrurier','chauffagiste') NOT NULL,
  telephone VARCHAR(20) NOT NULL,
  assurance_valable_jusqu_au DATE NOT NULL,
  PRIMARY KEY (id_artisan),
  UNIQUE KEY uq_artisan_siret (siret)
);

CREATE TABLE intervention (
  id_intervention INT NOT NULL AUTO_INCREMENT,
  id_lot INT NOT NULL,
  id_artisan INT NULL COMMENT 'vide tant que personne n''est désigné',
  id_bail INT NULL COMMENT 'bail du lot au moment de la demande',
  date_demande DATE NOT NULL,
  date_prevue DATE NULL,
  date_realisation DATE NULL,
  urgence ENUM('basse','normale','haute') NOT NULL DEFAULT 'normale',
  objet VARCHAR(120) NOT NULL,
  montant_ht DECIMAL(9,2) NULL COMMENT 'renseigné une fois terminée',
  taux_tva DECIMAL(4,2) NOT NULL DEFAULT 10.00 COMMENT '5.50, 10.00 ou 20.00',
  montant_ttc DECIMAL(9,2) NULL,
  statut ENUM('demandée','planifiée','terminée','annulée') NOT NULL,
  PRIMARY KEY (id_intervention),
  CONSTRAINT fk_inter_lot FOREIGN KEY (id_lot) REFERENCES lot (id_lot),
  CONSTRAINT fk_inter_artisan FOREIGN KEY (id_artisan) REFERENCES artisan (id_artisan),
  CONSTRAINT fk_inter_bail FOREIGN KEY (id_bail) REFERENCES bail (id_bail)
);
