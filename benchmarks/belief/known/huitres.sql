CREATE TABLE exploitant (
  exploitant_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  raison_sociale VARCHAR(120) NOT NULL,
  siret CHAR(14) NOT NULL UNIQUE,
  prenom_gerant VARCHAR(50) NOT NULL,
  nom_gerant VARCHAR(60) NOT NULL,
  courriel VARCHAR(120) NOT NULL,
  commune VARCHAR(80) NOT NULL,
  code_postal CHAR(5) NOT NULL
) COMMENT='Ostréiculteurs du bassin';
CREATE TABLE parc (
  parc_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  exploitant_id INT UNSIGNED NOT NULL,
  num_concession VARCHAR(20) NOT NULL UNIQUE,
  surface_ares DECIMAL(7,2) NOT NULL,
  latitude DECIMAL(9,6) NULL,
  longitude DECIMAL(9,6) NULL,
  classement CHAR(1) NOT NULL DEFAULT 'A' COMMENT 'A, B ou C',
  date_debut_concession DATE NOT NULL,
  date_fin_concession DATE NOT NULL,
  duree_annees TINYINT UNSIGNED NOT NULL,
  nb_poches_max INT UNSIGNED NOT NULL COMMENT 'capacité',
  nb_lots INT UNSIGNED NOT NULL DEFAULT 0,
  FOREIGN KEY (exploitant_id) REFERENCES exploitant (exploitant_id)
);
CREATE TABLE ecloserie (
  ecloserie_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  nom VARCHAR(80) NOT NULL,
  agrement VARCHAR(20) NOT NULL UNIQUE
);
CREATE TABLE lot (
  lot_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  parc_id INT UNSIGNED NOT NULL,
  exploitant_id INT UNSIGNED NOT NULL,
  ecloserie_id INT UNSIGNED NULL COMMENT 'vide si captage naturel',
  captage_naturel TINYINT(1) NOT NULL DEFAULT 0,
  espece ENUM('creuse','plate') NOT NULL DEFAULT 'creuse',
  ploidie ENUM('diploide','triploide') NOT NULL,
  statut ENUM('semis','elevage','affinage','recolte','perdu') NOT NULL DEFAULT 'elevage',
  date_mise_a_eau DATE NOT NULL,
  date_recolte DATE NULL,
  nb_naissains INT UNSIGNED NOT NULL,
  nb_morts INT UNSIGNED NOT NULL DEFAULT 0,
  nb_restants INT UNSIGNED NOT NULL,
  taux_mortalite DECIMAL(5,2) NOT NULL COMMENT 'en %, morts / naissains',
  prix_mille DECIMAL(8,2) NOT NULL,
  cout_naissains DECIMAL(12,2) NOT NULL COMMENT 'prix du mille x naissains / 1000',
  FOREIGN KEY (parc_id) REFERENCES parc (parc_id),
  FOREIGN KEY (exploitant_id) REFERENCES exploitant (exploitant_id),
  FOREIGN KEY (ecloserie_id) REFERENCES ecloserie (ecloserie_id)
);
CREATE TABLE maree (
  maree_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  jour DATE NOT NULL UNIQUE,
  coefficient TINYINT UNSIGNED NOT NULL COMMENT '20 à 120',
  heure_basse_mer TIME NOT NULL,
  hauteur_m DECIMAL(4,2) NOT NULL
);
CREATE TABLE sortie (
  sortie_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  parc_id INT UNSIGNED NOT NULL,
  maree_id INT UNSIGNED NOT NULL,
  lot_id INT UNSIGNED NOT NULL,
  type_travail ENUM('retournement','dedoublage','recolte','controle') NOT NULL,
  nb_ouvriers TINYINT UNSIGNED NOT NULL,
  heures DECIMAL(4,1) NOT NULL,
  taux_horaire DECIMAL(6,2) NOT NULL,
  cout DECIMAL(9,2) NOT NULL COMMENT 'ouvriers x heures x taux',
  observations TEXT NULL,
  FOREIGN KEY (parc_id) REFERENCES parc (parc_id),
  FOREIGN KEY (maree_id) REFERENCES maree (maree_id),
  FOREIGN KEY (lot_id) REFERENCES lot (lot_id)
);
CREATE TABLE analyse (
  analyse_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  lot_id INT UNSIGNED NOT NULL,
  prelevee_le DATETIME NOT NULL,
  resultat_le DATETIME NULL,
  resultat ENUM('conforme','non_conforme') NULL,
  e_coli_100g INT UNSIGNED NULL,
  salinite_psu DECIMAL(4,1) NULL,
  temperature_eau DECIMAL(4,1) NOT NULL,
  FOREIGN KEY (lot_id) REFERENCES lot (lot_id)
);
CREATE TABLE client (
  client_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  nom VARCHAR(80) NOT NULL,
  type ENUM('restaurant','grossiste','particulier','gms') NOT NULL,
  remise_pct DECIMAL(4,2) NOT NULL DEFAULT 0
);
CREATE TABLE expedition (
  expedition_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  exploitant_id INT UNSIGNED NOT NULL,
  client_id INT UNSIGNED NOT NULL,
  numero VARCHAR(20) NOT NULL UNIQUE,
  etat ENUM('preparee','expediee','livree','annulee') NOT NULL DEFAULT 'preparee',
  preparee_le DATETIME NOT NULL,
  expediee_le DATETIME NULL,
  livree_le DATETIME NULL,
  nb_bourriches INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'somme des lignes',
  poids_total_kg DECIMAL(8,2) NOT NULL DEFAULT 0,
  montant_ht DECIMAL(10,2) NOT NULL,
  remise_pct DECIMAL(4,2) NOT NULL DEFAULT 0,
  montant_remise DECIMAL(10,2) NOT NULL DEFAULT 0,
  tva DECIMAL(10,2) NOT NULL COMMENT '5,5 % du HT remisé',
  montant_ttc DECIMAL(10,2) NOT NULL,
  FOREIGN KEY (exploitant_id) REFERENCES exploitant (exploitant_id),
  FOREIGN KEY (client_id) REFERENCES client (client_id)
);
CREATE TABLE ligne_expedition (
  ligne_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  expedition_id INT UNSIGNED NOT NULL,
  lot_id INT UNSIGNED NOT NULL,
  num_ligne TINYINT UNSIGNED NOT NULL,
  calibre TINYINT UNSIGNED NOT NULL COMMENT '0 à 5',
  nb_bourriches SMALLINT UNSIGNED NOT NULL,
  poids_bourriche_kg DECIMAL(5,2) NOT NULL,
  poids_kg DECIMAL(7,2) NOT NULL,
  prix_bourriche DECIMAL(7,2) NOT NULL,
  montant DECIMAL(9,2) NOT NULL,
  UNIQUE KEY (expedition_id, num_ligne),
  FOREIGN KEY (expedition_id) REFERENCES expedition (expedition_id),
  FOREIGN KEY (lot_id) REFERENCES lot (lot_id)
);
