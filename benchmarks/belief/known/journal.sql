CREATE TABLE formule (
  id_formule INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  libelle VARCHAR(60) NOT NULL COMMENT 'nom commercial de la formule',
  support ENUM('papier','numerique','mixte') NOT NULL,
  duree_mois TINYINT NOT NULL COMMENT 'durée de l''engagement en mois (1, 3, 6, 12 ou 24)',
  prix_ttc DECIMAL(7,2) NOT NULL COMMENT 'prix pour toute la durée',
  en_vente TINYINT(1) NOT NULL DEFAULT 1
) COMMENT='formules d''abonnement';

CREATE TABLE abonne (
  id_abonne INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  numero_abonne CHAR(8) NOT NULL UNIQUE COMMENT 'A suivi de sept chiffres',
  civilite ENUM('M.','Mme') NOT NULL,
  prenom VARCHAR(50) NOT NULL,
  nom VARCHAR(60) NOT NULL,
  date_naissance DATE NULL,
  courriel VARCHAR(120) NOT NULL UNIQUE,
  telephone VARCHAR(20) NULL,
  adresse VARCHAR(150) NOT NULL,
  code_postal CHAR(5) NOT NULL,
  ville VARCHAR(80) NOT NULL,
  date_inscription DATE NOT NULL,
  nb_abonnements INT NOT NULL DEFAULT 0 COMMENT 'nombre d''abonnements souscrits'
) COMMENT='clients lecteurs';

CREATE TABLE abonnement (
  id_abonnement INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  id_abonne INT NOT NULL,
  id_formule INT NOT NULL,
  date_debut DATE NOT NULL,
  date_fin DATE NOT NULL COMMENT 'date_debut + durée de la formule',
  statut ENUM('actif','suspendu','resilie','expire') NOT NULL DEFAULT 'actif',
  date_resiliation DATE NULL COMMENT 'renseignée seulement si le statut est resilie',
  motif_resiliation VARCHAR(200) NULL,
  renouvellement_auto TINYINT(1) NOT NULL DEFAULT 1,
  prix_ttc DECIMAL(7,2) NOT NULL COMMENT 'prix de la formule à la souscription',
  FOREIGN KEY (id_abonne) REFERENCES abonne (id_abonne),
  FOREIGN KEY (id_formule) REFERENCES formule (id_formule)
) COMMENT='abonnements souscrits';

CREATE TABLE paiement (
  id_paiement INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  id_abonnement INT NOT NULL,
  id_abonne INT NOT NULL COMMENT 'abonné titulaire de l''abonnement',
  date_echeance DATE NOT NULL,
  date_paiement DATE NULL COMMENT 'vide tant que non payé',
  montant DECIMAL(7,2) NOT NULL,
  mode ENUM('prelevement','carte','cheque') NOT NULL,
  iban VARCHAR(34) NULL COMMENT 'seulement pour les prélèvements',
  statut ENUM('en_attente','paye','rejete') NOT NULL DEFAULT 'en_attente',
  FOREIGN KEY (id_abonnement) REFERENCES abonnement (id_abonnement),
  FOREIGN KEY (id_abonne) REFERENCES abonne (id_abonne)
) COMMENT='encaissements des abonnements';

CREATE TABLE journaliste (
  id_journaliste INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  prenom VARCHAR(50) NOT NULL,
  nom VARCHAR(60) NOT NULL,
  courriel VARCHAR(120) NOT NULL,
  carte_presse VARCHAR(10) NULL COMMENT 'numéro de carte de presse',
  date_embauche DATE NOT NULL,
  date_depart DATE NULL COMMENT 'vide si en poste',
  salaire_mensuel DECIMAL(8,2) NOT NULL COMMENT 'brut, en euros'
) COMMENT='rédaction';

CREATE TABLE rubrique (
  id_rubrique INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  nom VARCHAR(50) NOT NULL UNIQUE COMMENT 'ex. Politique, Sports, Culture',
  ordre TINYINT NOT NULL COMMENT 'ordre d''affichage',
  id_responsable INT NULL COMMENT 'chef de rubrique',
  FOREIGN KEY (id_responsable) REFERENCES journaliste (id_journaliste)
);

CREATE TABLE parution (
  id_parution INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  numero INT NOT NULL UNIQUE COMMENT 'numéro d''édition, croissant avec la date',
  date_parution DATE NOT NULL UNIQUE COMMENT 'pas de parution le dimanche',
  nb_pages TINYINT UNSIGNED NOT NULL COMMENT 'multiple de 4',
  tirage INT NOT NULL COMMENT 'exemplaires imprimés',
  vendus INT NOT NULL COMMENT 'exemplaires vendus',
  invendus INT NOT NULL COMMENT 'tirage - vendus',
  prix_numero DECIMAL(4,2) NOT NULL
) COMMENT='numéros du journal';

CREATE TABLE article (
  id_article INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  id_journaliste INT NOT NULL,
  id_rubrique INT NOT NULL,
  id_parution INT NULL COMMENT 'numéro dans lequel l''article est paru',
  titre VARCHAR(200) NOT NULL,
  chapo TEXT NULL,
  nb_signes INT NOT NULL,
  page TINYINT UNSIGNED NULL COMMENT 'page du numéro',
  statut ENUM('brouillon','relu','publie') NOT NULL DEFAULT 'brouillon',
  redige_le DATETIME NOT NULL,
  relu_le DATETIME NULL,
  publie_le DATETIME NULL COMMENT 'renseigné seulement si publié',
  FOREIGN KEY (id_journaliste) REFERENCES journaliste (id_journaliste),
  FOREIGN KEY (id_rubrique) REFERENCES rubrique (id_rubrique),
  FOREIGN KEY (id_parution) REFERENCES parution (id_parution)
);

CREATE TABLE annonceur (
  id_annonceur INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  raison_sociale VARCHAR(120) NOT NULL,
  siret CHAR(14) NOT NULL UNIQUE COMMENT '14 chiffres',
  contact VARCHAR(100) NULL,
  courriel VARCHAR(120) NOT NULL,
  code_postal CHAR(5) NOT NULL,
  ville VARCHAR(80) NOT NULL,
  remise_pct DECIMAL(4,2) NOT NULL DEFAULT 0 COMMENT 'remise négociée, de 0 à 30 %'
);

CREATE TABLE annonce (
  id_annonce INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  id_annonceur INT NOT NULL,
  id_parution INT NOT NULL,
  id_facture INT NULL COMMENT 'facture du même annonceur',
  format ENUM('pleine_page','demi_page','quart_page','bandeau') NOT NULL,
  page TINYINT UNSIGNED NOT NULL,
  tarif_base DECIMAL(9,2) NOT NULL COMMENT 'HT, avant remise',
  remise_pct DECIMAL(4,2) NOT NULL DEFAULT 0 COMMENT 'reprise de l''annonceur',
  prix_ht DECIMAL(9,2) NOT NULL COMMENT 'tarif_base moins remise',
  FOREIGN KEY (id_annonceur) REFERENCES annonceur (id_annonceur),
  FOREIGN KEY (id_parution) REFERENCES parution (id_parution)
) COMMENT='encarts publicitaires';

CREATE TABLE facture (
  id_facture INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  numero_facture VARCHAR(15) NOT NULL UNIQUE COMMENT 'FA + année - numéro, ex. FA2025-0123',
  id_annonceur INT NOT NULL,
  date_facture DATE NOT NULL,
  date_echeance DATE NOT NULL COMMENT '30 jours après la facture',
  total_ht DECIMAL(10,2) NOT NULL COMMENT 'somme des annonces facturées',
  taux_tva DECIMAL(4,2) NOT NULL DEFAULT 20.00,
  montant_tva DECIMAL(10,2) NOT NULL,
  total_ttc DECIMAL(10,2) NOT NULL,
  deja_regle DECIMAL(10,2) NOT NULL DEFAULT 0,
  reste_a_payer DECIMAL(10,2) NOT NULL,
  soldee TINYINT(1) NOT NULL DEFAULT 0 COMMENT '1 si plus rien à payer',
  FOREIGN KEY (id_annonceur) REFERENCES annonceur (id_annonceur)
) COMMENT='factures de publicité';

ALTER TABLE annonce ADD CONSTRAINT fk_annonce_facture FOREIGN KEY (id_facture) REFERENCES facture (id_facture);
