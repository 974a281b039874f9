CREATE TABLE agences (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code_iata CHAR(3) NULL COMMENT 'aéroport desservi',
  nom VARCHAR(60) NOT NULL,
  adresse VARCHAR(100) NOT NULL,
  code_postal CHAR(5) NOT NULL,
  ville VARCHAR(60) NOT NULL,
  telephone VARCHAR(20) NOT NULL,
  siret CHAR(14) NOT NULL UNIQUE,
  capacite_parking SMALLINT UNSIGNED NOT NULL,
  vehicules_presents SMALLINT UNSIGNED NOT NULL
);
CREATE TABLE categories (
  code CHAR(4) NOT NULL PRIMARY KEY COMMENT 'code ACRISS, p. ex. ECMR',
  libelle VARCHAR(40) NOT NULL COMMENT 'p. ex. citadine, compacte, berline, SUV, utilitaire',
  places TINYINT UNSIGNED NOT NULL,
  portes TINYINT UNSIGNED NOT NULL,
  volume_coffre_l SMALLINT UNSIGNED NOT NULL,
  tarif_jour DECIMAL(6,2) NOT NULL,
  caution DECIMAL(7,2) NOT NULL,
  age_min TINYINT UNSIGNED NOT NULL,
  franchise DECIMAL(7,2) NOT NULL
);
CREATE TABLE vehicules (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  immatriculation VARCHAR(9) NOT NULL UNIQUE COMMENT 'AA-123-AA',
  vin CHAR(17) NOT NULL UNIQUE,
  categorie CHAR(4) NOT NULL,
  agence_id INT UNSIGNED NOT NULL,
  marque VARCHAR(30) NOT NULL,
  couleur VARCHAR(20) NOT NULL,
  mise_en_circulation DATE NOT NULL,
  kilometrage INT UNSIGNED NOT NULL,
  puissance_cv SMALLINT UNSIGNED NOT NULL,
  co2_g_km SMALLINT UNSIGNED NOT NULL,
  conso_l_100km DECIMAL(3,1) NOT NULL,
  reservoir_l TINYINT UNSIGNED NOT NULL,
  ptac_kg SMALLINT UNSIGNED NOT NULL COMMENT 'poids total autorisé en charge',
  poids_vide_kg SMALLINT UNSIGNED NOT NULL,
  FOREIGN KEY (categorie) REFERENCES categories (code),
  FOREIGN KEY (agence_id) REFERENCES agences (id)
);
CREATE TABLE clients (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  nom VARCHAR(50) NOT NULL,
  prenom VARCHAR(50) NOT NULL,
  date_naissance DATE NOT NULL,
  numero_permis VARCHAR(15) NOT NULL,
  categorie_permis VARCHAR(3) NOT NULL DEFAULT 'B',
  date_permis DATE NOT NULL,
  nationalite CHAR(2) NOT NULL,
  langue CHAR(2) NOT NULL DEFAULT 'fr'
);
CREATE TABLE contrats (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  numero VARCHAR(14) NOT NULL UNIQUE COMMENT 'LOC-aaaa-nnnnn',
  client_id INT UNSIGNED NOT NULL,
  vehicule_id INT UNSIGNED NOT NULL,
  agence_depart_id INT UNSIGNED NOT NULL,
  agence_retour_id INT UNSIGNED NOT NULL,
  debut DATETIME NOT NULL,
  fin_prevue DATETIME NOT NULL,
  retour DATETIME NULL,
  km_depart INT UNSIGNED NOT NULL,
  km_retour INT UNSIGNED NULL,
  carburant_depart TINYINT UNSIGNED NOT NULL COMMENT 'en huitièmes, 0 à 8',
  carburant_retour TINYINT UNSIGNED NULL COMMENT 'en huitièmes, 0 à 8',
  km_inclus SMALLINT UNSIGNED NOT NULL,
  tarif_jour DECIMAL(6,2) NOT NULL,
  taux_tva DECIMAL(4,1) NOT NULL,
  FOREIGN KEY (client_id) REFERENCES clients (id),
  FOREIGN KEY (vehicule_id) REFERENCES vehicules (id),
  FOREIGN KEY (agence_depart_id) REFERENCES agences (id),
  FOREIGN KEY (agence_retour_id) REFERENCES agences (id)
);
CREATE TABLE sinistres (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  contrat_id INT UNSIGNED NOT NULL,
  survenu_le DATETIME NOT NULL,
  responsabilite_pct TINYINT UNSIGNED NOT NULL COMMENT '0, 50 ou 100',
  cout_estime DECIMAL(8,2) NOT NULL,
  franchise_retenue DECIMAL(7,2) NOT NULL,
  gravite TINYINT UNSIGNED NOT NULL COMMENT 'de 1 (légère) à 4 (épave)',
  FOREIGN KEY (contrat_id) REFERENCES contrats (id)
);
