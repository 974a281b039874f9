CREATE TABLE massif (id INT AUTO_INCREMENT PRIMARY KEY, nom VARCHAR(60) NOT NULL, altitude_max_m SMALLINT NOT NULL);
CREATE TABLE refuge (
  id INT AUTO_INCREMENT PRIMARY KEY, massif_id INT NOT NULL, nom VARCHAR(80) NOT NULL, altitude_m SMALLINT NOT NULL,
  latitude DECIMAL(9,6) NOT NULL, longitude DECIMAL(9,6) NOT NULL, nb_couchages SMALLINT NOT NULL, nb_dortoirs SMALLINT NOT NULL DEFAULT 0,
  tarif_nuitee DECIMAL(6,2) NOT NULL, tarif_demi_pension DECIMAL(6,2) NOT NULL, garde TINYINT(1) NOT NULL DEFAULT 1,
  FOREIGN KEY (massif_id) REFERENCES massif (id));
CREATE TABLE dortoir (
  id INT AUTO_INCREMENT PRIMARY KEY, refuge_id INT NOT NULL, numero TINYINT NOT NULL, nb_lits TINYINT NOT NULL,
  UNIQUE KEY (refuge_id, numero), FOREIGN KEY (refuge_id) REFERENCES refuge (id));
CREATE TABLE randonneur (
  id INT AUTO_INCREMENT PRIMARY KEY, prenom VARCHAR(40) NOT NULL, nom VARCHAR(40) NOT NULL, courriel VARCHAR(100) NOT NULL,
  date_naissance DATE NOT NULL, num_licence VARCHAR(12), adherent_club TINYINT(1) NOT NULL DEFAULT 0);
CREATE TABLE reservation (
  id INT AUTO_INCREMENT PRIMARY KEY, refuge_id INT NOT NULL, dortoir_id INT NOT NULL, randonneur_id INT NOT NULL, reference VARCHAR(12) NOT NULL UNIQUE,
  reserve_le DATETIME NOT NULL, date_arrivee DATE NOT NULL, date_depart DATE NOT NULL, nb_nuits TINYINT NOT NULL,
  nb_adultes TINYINT NOT NULL, nb_enfants TINYINT NOT NULL DEFAULT 0, nb_personnes TINYINT NOT NULL,
  statut ENUM('demandee','confirmee','honoree','annulee','no_show') NOT NULL DEFAULT 'demandee', confirmee_le DATETIME, annulee_le DATETIME,
  motif_annulation VARCHAR(120), tarif_nuitee DECIMAL(6,2) NOT NULL, montant_nuitees DECIMAL(9,2) NOT NULL, montant_repas DECIMAL(9,2) NOT NULL DEFAULT 0,
  taxe_sejour DECIMAL(7,2) NOT NULL DEFAULT 0, remise DECIMAL(8,2) NOT NULL DEFAULT 0, montant_total DECIMAL(9,2) NOT NULL, arrhes DECIMAL(8,2) NOT NULL DEFAULT 0,
  reste_du DECIMAL(9,2) NOT NULL, FOREIGN KEY (refuge_id) REFERENCES refuge (id), FOREIGN KEY (dortoir_id) REFERENCES dortoir (id), FOREIGN KEY (randonneur_id) REFERENCES randonneur (id));
CREATE TABLE repas (
  id INT AUTO_INCREMENT PRIMARY KEY, reservation_id INT NOT NULL, type_repas ENUM('diner','petit_dejeuner','panier') NOT NULL, jour DATE NOT NULL,
  nb_couverts TINYINT NOT NULL, prix_couvert DECIMAL(6,2) NOT NULL, montant DECIMAL(8,2) NOT NULL, servi TINYINT(1) NOT NULL DEFAULT 0, servi_a TIME,
  FOREIGN KEY (reservation_id) REFERENCES reservation (id));
CREATE TABLE ravitaillement (
  id INT AUTO_INCREMENT PRIMARY KEY, refuge_id INT NOT NULL, mode ENUM('helicoptere','portage','mulet') NOT NULL, commande_le DATE NOT NULL, livre_le DATE,
  poids_brut_kg DECIMAL(7,2) NOT NULL, poids_emballage_kg DECIMAL(7,2) NOT NULL, poids_net_kg DECIMAL(7,2) NOT NULL,
  nb_rotations TINYINT NOT NULL, prix_rotation DECIMAL(8,2) NOT NULL, cout DECIMAL(9,2) NOT NULL, etat ENUM('commande','livre','annule') NOT NULL DEFAULT 'commande',
  FOREIGN KEY (refuge_id) REFERENCES refuge (id));
CREATE TABLE compteur_eau (
  id INT AUTO_INCREMENT PRIMARY KEY, refuge_id INT NOT NULL, releve_le DATE NOT NULL, index_precedent INT NOT NULL, index_actuel INT NOT NULL, consommation_l INT NOT NULL,
  FOREIGN KEY (refuge_id) REFERENCES refuge (id));
CREATE TABLE saison (
  id INT AUTO_INCREMENT PRIMARY KEY, refuge_id INT NOT NULL, annee SMALLINT NOT NULL, date_ouverture DATE NOT NULL, date_fermeture DATE NOT NULL,
  nb_nuitees INT NOT NULL DEFAULT 0, recettes DECIMAL(11,2) NOT NULL, depenses DECIMAL(11,2) NOT NULL, resultat DECIMAL(11,2) NOT NULL,
  UNIQUE KEY (refuge_id, annee), FOREIGN KEY (refuge_id) REFERENCES refuge (id));
