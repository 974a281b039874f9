-- Auto-école
CREATE TABLE agence (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  nom VARCHAR(80) NOT NULL,
  adresse VARCHAR(120) NOT NULL,
  code_postal CHAR(5) NOT NULL,
  ville VARCHAR(60) NOT NULL,
  numero_agrement VARCHAR(20) NOT NULL UNIQUE COMMENT 'agrément préfectoral',
  agrement_debut DATE NOT NULL,
  agrement_fin DATE NOT NULL COMMENT 'valable cinq ans'
);
CREATE TABLE moniteur (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  agence_id INT NOT NULL,
  prenom VARCHAR(50) NOT NULL,
  nom VARCHAR(50) NOT NULL,
  date_naissance DATE NOT NULL,
  date_permis DATE NOT NULL COMMENT 'obtention du permis B',
  date_embauche DATE NOT NULL,
  date_depart DATE NULL COMMENT 'vide tant que le moniteur est en poste',
  actif TINYINT(1) NOT NULL DEFAULT 1,
  CONSTRAINT fk_mon_ag FOREIGN KEY (agence_id) REFERENCES agence (id)
);
CREATE TABLE vehicule (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  agence_id INT NOT NULL,
  immatriculation VARCHAR(10) NOT NULL UNIQUE,
  marque VARCHAR(40) NOT NULL,
  boite ENUM('manuelle','automatique') NOT NULL,
  mise_en_circulation DATE NOT NULL,
  kilometrage INT NOT NULL COMMENT 'relevé après la dernière leçon',
  controle_technique_fin DATE NULL,
  CONSTRAINT fk_veh_ag FOREIGN KEY (agence_id) REFERENCES agence (id)
);
CREATE TABLE forfait (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  libelle VARCHAR(80) NOT NULL,
  heures_incluses TINYINT UNSIGNED NOT NULL COMMENT 'au moins 13 en automatique, 20 en manuelle',
  boite ENUM('manuelle','automatique') NOT NULL,
  prix_ttc DECIMAL(8,2) NOT NULL,
  prix_heure_sup DECIMAL(6,2) NOT NULL COMMENT 'par heure au-delà du forfait'
);
CREATE TABLE eleve (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  agence_id INT NOT NULL,
  parrain_id INT NULL COMMENT 'élève qui a recommandé l''école',
  numero_neph CHAR(12) NULL UNIQUE COMMENT 'numéro d''enregistrement préfectoral harmonisé',
  prenom VARCHAR(50) NOT NULL,
  nom VARCHAR(50) NOT NULL,
  date_naissance DATE NOT NULL COMMENT 'quinze ans au moins à l''inscription',
  email VARCHAR(120) NULL,
  telephone VARCHAR(20) NULL,
  date_inscription DATE NOT NULL,
  CONSTRAINT fk_el_ag FOREIGN KEY (agence_id) REFERENCES agence (id),
  CONSTRAINT fk_el_par FOREIGN KEY (parrain_id) REFERENCES eleve (id)
);
CREATE TABLE contrat (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  eleve_id INT NOT NULL,
  forfait_id INT NOT NULL,
  agence_id INT NOT NULL COMMENT 'agence de l''élève',
  date_signature DATE NOT NULL,
  statut ENUM('en_cours','termine','resilie') NOT NULL DEFAULT 'en_cours',
  date_fin DATE NULL COMMENT 'vide tant que le contrat est en cours',
  motif_resiliation VARCHAR(200) NULL COMMENT 'seulement si résilié',
  prix_forfait DECIMAL(8,2) NOT NULL COMMENT 'prix du forfait au jour de la signature',
  montant_regle DECIMAL(8,2) NOT NULL DEFAULT 0 COMMENT 'somme des paiements encaissés',
  reste_a_payer DECIMAL(8,2) NOT NULL COMMENT 'prix du forfait moins montant réglé',
  heures_effectuees DECIMAL(5,1) NOT NULL DEFAULT 0 COMMENT 'total des heures de conduite effectuées',
  CONSTRAINT fk_ct_el FOREIGN KEY (eleve_id) REFERENCES eleve (id),
  CONSTRAINT fk_ct_fo FOREIGN KEY (forfait_id) REFERENCES forfait (id),
  CONSTRAINT fk_ct_ag FOREIGN KEY (agence_id) REFERENCES agence (id)
);
CREATE TABLE paiement (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  contrat_id INT NOT NULL,
  date_echeance DATE NOT NULL,
  date_encaissement DATE NULL COMMENT 'vide tant que non encaissé',
  montant DECIMAL(8,2) NOT NULL,
  mode ENUM('cb','cheque','especes','virement') NOT NULL,
  numero_cheque VARCHAR(15) NULL COMMENT 'seulement pour les chèques',
  statut ENUM('attendu','encaisse','rejete') NOT NULL DEFAULT 'attendu',
  CONSTRAINT fk_pa_ct FOREIGN KEY (contrat_id) REFERENCES contrat (id)
);
CREATE TABLE lecon (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  contrat_id INT NOT NULL,
  moniteur_id INT NOT NULL,
  vehicule_id INT NOT NULL,
  debut DATETIME NOT NULL,
  fin DATETIME NOT NULL,
  duree_heures DECIMAL(3,1) NOT NULL COMMENT '1, 1.5 ou 2 heures',
  statut ENUM('prevue','effectuee','annulee') NOT NULL DEFAULT 'prevue',
  annulee_le DATETIME NULL COMMENT 'seulement si annulée',
  facturee TINYINT(1) NOT NULL DEFAULT 0,
  km_depart INT NULL,
  km_arrivee INT NULL COMMENT 'relevés seulement pour une leçon effectuée',
  appreciation TEXT NULL,
  CONSTRAINT fk_le_ct FOREIGN KEY (contrat_id) REFERENCES contrat (id),
  CONSTRAINT fk_le_mo FOREIGN KEY (moniteur_id) REFERENCES moniteur (id),
  CONSTRAINT fk_le_ve FOREIGN KEY (vehicule_id) REFERENCES vehicule (id)
);
CREATE TABLE examen (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  eleve_id INT NOT NULL,
  type ENUM('code','conduite') NOT NULL,
  date_convocation DATE NOT NULL COMMENT 'jour d''envoi de la convocation',
  date_examen DATE NOT NULL,
  tentative TINYINT NOT NULL COMMENT '1re, 2e, 3e présentation',
  points TINYINT NULL COMMENT 'code : sur 40, conduite : sur 31, vide avant le résultat',
  resultat ENUM('en_attente','recu','ajourne','absent') NOT NULL DEFAULT 'en_attente',
  CONSTRAINT fk_ex_el FOREIGN KEY (eleve_id) REFERENCES eleve (id)
);
