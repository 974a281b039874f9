CREATE TABLE agence (
  id_agence INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  nom VARCHAR(60) NOT NULL,
  ville VARCHAR(60) NOT NULL,
  telephone VARCHAR(20) NOT NULL
);
CREATE TABLE depanneur (
  id_depanneur INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  id_agence INT NOT NULL,
  nom VARCHAR(40) NOT NULL,
  prenom VARCHAR(40) NOT NULL,
  embauche_le DATE NOT NULL,
  sorti_le DATE NULL COMMENT 'vide tant qu''il travaille',
  permis_poids_lourd TINYINT(1) NOT NULL DEFAULT 0,
  FOREIGN KEY (id_agence) REFERENCES agence (id_agence)
);
CREATE TABLE camion (
  id_camion INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  id_agence INT NOT NULL,
  immatriculation VARCHAR(12) NOT NULL UNIQUE,
  etat ENUM('disponible','en_mission','en_panne','reforme') NOT NULL DEFAULT 'disponible',
  mis_en_service_le DATE NOT NULL,
  reforme_le DATE NULL,
  FOREIGN KEY (id_agence) REFERENCES agence (id_agence)
);
CREATE TABLE contrat_assistance (
  id_contrat INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  numero VARCHAR(15) NOT NULL UNIQUE,
  nom_titulaire VARCHAR(80) NOT NULL,
  statut ENUM('brouillon','actif','suspendu','resilie','expire') NOT NULL,
  signe_le DATE NULL COMMENT 'vide pour les brouillons',
  debut DATE NOT NULL,
  fin DATE NOT NULL,
  resilie_le DATE NULL,
  motif_resiliation VARCHAR(120) NULL
);
CREATE TABLE vehicule (
  id_vehicule INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  id_contrat INT NOT NULL,
  immatriculation VARCHAR(12) NOT NULL,
  marque VARCHAR(40) NOT NULL,
  energie ENUM('essence','diesel','electrique','hybride') NOT NULL,
  autonomie_km SMALLINT NULL COMMENT 'électrique seulement',
  FOREIGN KEY (id_contrat) REFERENCES contrat_assistance (id_contrat)
);
CREATE TABLE appel (
  id_appel INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  id_contrat INT NOT NULL COMMENT 'contrats actifs seulement',
  id_vehicule INT NOT NULL,
  recu_le DATETIME NOT NULL,
  statut ENUM('recu','affecte','termine','annule') NOT NULL DEFAULT 'recu',
  panne ENUM('batterie','pneu','moteur','accident') NOT NULL,
  blesses TINYINT NOT NULL DEFAULT 0 COMMENT '0 sauf accident',
  annule_le DATETIME NULL,
  motif_annulation VARCHAR(120) NULL,
  FOREIGN KEY (id_contrat) REFERENCES contrat_assistance (id_contrat),
  FOREIGN KEY (id_vehicule) REFERENCES vehicule (id_vehicule)
);
CREATE TABLE intervention (
  id_intervention INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  id_appel INT NOT NULL UNIQUE,
  id_vehicule INT NOT NULL,
  id_agence INT NOT NULL,
  id_depanneur INT NOT NULL,
  id_camion INT NOT NULL,
  depart_le DATETIME NOT NULL,
  arrivee_le DATETIME NULL,
  fin_le DATETIME NULL,
  resultat ENUM('repare_sur_place','remorque','echec') NULL COMMENT 'vide avant la fin',
  garage_destination VARCHAR(80) NULL COMMENT 'seulement si remorqué',
  distance_remorquage_km DECIMAL(6,1) NULL,
  FOREIGN KEY (id_appel) REFERENCES appel (id_appel),
  FOREIGN KEY (id_vehicule) REFERENCES vehicule (id_vehicule),
  FOREIGN KEY (id_agence) REFERENCES agence (id_agence),
  FOREIGN KEY (id_depanneur) REFERENCES depanneur (id_depanneur),
  FOREIGN KEY (id_camion) REFERENCES camion (id_camion)
);
CREATE TABLE reclamation (
  id_reclamation INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  id_intervention INT NOT NULL,
  deposee_le DATE NOT NULL,
  statut ENUM('ouverte','en_cours','acceptee','rejetee') NOT NULL DEFAULT 'ouverte',
  traitee_le DATE NULL,
  indemnite_eur DECIMAL(8,2) NULL COMMENT 'réclamations acceptées',
  FOREIGN KEY (id_intervention) REFERENCES intervention (id_intervention)
);
