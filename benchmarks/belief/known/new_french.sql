CREATE TABLE agences (
  id INT NOT NULL AUTO_INCREMENT,
  nom VARCHAR(80) NOT NULL,
  adresse VARCHAR(120) NOT NULL,
  code_postal CHAR(5) NOT NULL,
  ville VARCHAR(60) NOT NULL,
  telephone VARCHAR(20) NOT NULL,
  numero_agrement VARCHAR(15) NOT NULL COMMENT 'agrément préfectoral',
  date_ouverture DATE NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE moniteurs (
  id INT NOT NULL AUTO_INCREMENT,
  agence_id INT NOT NULL,
  nom VARCHAR(50) NOT NULL,
  prenom VARCHAR(50) NOT NULL,
  courriel VARCHAR(100) NOT NULL,
  date_naissance DATE NOT NULL,
  date_embauche DATE NOT NULL,
  date_depart DATE DEFAULT NULL COMMENT 'vide tant qu''il est en poste',
  actif TINYINT(1) NOT NULL DEFAULT 1,
  fin_autorisation DATE NOT NULL COMMENT 'autorisation d''enseigner, valable 5 ans',
  PRIMARY KEY (id),
  UNIQUE KEY uq_moniteur_courriel (courriel),
  CONSTRAINT fk_moniteur_agence FOREIGN KEY (agence_id) REFERENCES agences (id)
);
CREATE TABLE vehicules (
  id INT NOT NULL AUTO_INCREMENT,
  agence_id INT NOT NULL,
  immatriculation CHAR(9) NOT NULL COMMENT 'AA-123-AA',
  marque VARCHAR(30) NOT NULL,
  modele VARCHAR(30) NOT NULL,
  boite VARCHAR(12) NOT NULL DEFAULT 'manuelle' COMMENT 'manuelle ou automatique',
  mise_en_circulation DATE NOT NULL,
  kilometrage INT NOT NULL DEFAULT 0,
  dernier_controle DATE DEFAULT NULL,
  prochain_controle DATE DEFAULT NULL,
  en_service TINYINT(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (id),
  UNIQUE KEY uq_immat (immatriculation),
  CONSTRAINT fk_vehicule_agence FOREIGN KEY (agence_id) REFERENCES agences (id)
);
CREATE TABLE formules (
  id INT NOT NULL AUTO_INCREMENT,
  code VARCHAR(10) NOT NULL,
  libelle VARCHAR(80) NOT NULL,
  categorie_permis VARCHAR(3) NOT NULL DEFAULT 'B' COMMENT 'A1, A2, B, BE ou AAC',
  heures_conduite SMALLINT NOT NULL COMMENT 'heures comprises',
  prix_ht DECIMAL(8,2) NOT NULL,
  taux_tva DECIMAL(4,2) NOT NULL DEFAULT 20.00,
  prix_ttc DECIMAL(8,2) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uq_formule_code (code)
);
CREATE TABLE eleves (
  id INT NOT NULL AUTO_INCREMENT,
  agence_id INT NOT NULL,
  civilite VARCHAR(4) NOT NULL COMMENT 'M. ou Mme',
  nom VARCHAR(50) NOT NULL,
  prenom VARCHAR(50) NOT NULL,
  date_naissance DATE NOT NULL,
  lieu_naissance VARCHAR(60) DEFAULT NULL,
  adresse VARCHAR(120) NOT NULL,
  code_postal CHAR(5) NOT NULL,
  ville VARCHAR(60) NOT NULL,
  telephone VARCHAR(20) DEFAULT NULL,
  courriel VARCHAR(100) NOT NULL,
  neph CHAR(12) NOT NULL COMMENT 'numéro préfectoral, 12 chiffres',
  date_inscription DATE NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uq_neph (neph),
  CONSTRAINT fk_eleve_agence FOREIGN KEY (agence_id) REFERENCES agences (id)
);
CREATE TABLE contrats (
  id INT NOT NULL AUTO_INCREMENT,
  numero VARCHAR(15) NOT NULL,
  eleve_id INT NOT NULL,
  formule_id INT NOT NULL,
  date_signature DATE NOT NULL,
  date_fin DATE NOT NULL,
  heures_prevues SMALLINT NOT NULL COMMENT 'reprises de la formule à la signature',
  heures_effectuees SMALLINT NOT NULL DEFAULT 0,
  heures_restantes SMALLINT NOT NULL,
  montant_ttc DECIMAL(8,2) NOT NULL,
  montant_regle DECIMAL(8,2) NOT NULL DEFAULT 0.00 COMMENT 'total des paiements',
  reste_du DECIMAL(8,2) NOT NULL,
  statut VARCHAR(10) NOT NULL DEFAULT 'en_cours' COMMENT 'en_cours, termine, resilie',
  date_resiliation DATE DEFAULT NULL,
  motif_resiliation VARCHAR(150) DEFAULT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uq_contrat_numero (numero),
  CONSTRAINT fk_contrat_eleve FOREIGN KEY (eleve_id) REFERENCES eleves (id),
  CONSTRAINT fk_contrat_formule FOREIGN KEY (formule_id) REFERENCES formules (id)
);
CREATE TABLE lecons (
  id INT NOT NULL AUTO_INCREMENT,
  contrat_id INT NOT NULL,
  eleve_id INT NOT NULL,
  moniteur_id INT NOT NULL,
  vehicule_id INT NOT NULL,
  debut DATETIME NOT NULL,
  fin DATETIME NOT NULL,
  duree_min SMALLINT NOT NULL COMMENT 'en minutes',
  lieu_rdv VARCHAR(100) DEFAULT NULL,
  statut VARCHAR(10) NOT NULL DEFAULT 'prevue' COMMENT 'prevue, effectuee, annulee, absence',
  annulee_le DATETIME DEFAULT NULL,
  km_depart INT NOT NULL,
  km_arrivee INT NOT NULL,
  km_parcourus SMALLINT NOT NULL,
  observations VARCHAR(255) DEFAULT NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_lecon_contrat FOREIGN KEY (contrat_id) REFERENCES contrats (id),
  CONSTRAINT fk_lecon_eleve FOREIGN KEY (eleve_id) REFERENCES eleves (id),
  CONSTRAINT fk_lecon_moniteur FOREIGN KEY (moniteur_id) REFERENCES moniteurs (id),
  CONSTRAINT fk_lecon_vehicule FOREIGN KEY (vehicule_id) REFERENCES vehicules (id)
);
CREATE TABLE seances_code (
  id INT NOT NULL AUTO_INCREMENT,
  agence_id INT NOT NULL,
  moniteur_id INT NOT NULL,
  debut DATETIME NOT NULL,
  theme VARCHAR(60) NOT NULL,
  places SMALLINT NOT NULL,
  inscrits SMALLINT NOT NULL DEFAULT 0,
  PRIMARY KEY (id),
  CONSTRAINT fk_seance_agence FOREIGN KEY (agence_id) REFERENCES agences (id),
  CONSTRAINT fk_seance_moniteur FOREIGN KEY (moniteur_id) REFERENCES moniteurs (id)
);
CREATE TABLE inscriptions_seance (
  seance_id INT NOT NULL,
  eleve_id INT NOT NULL,
  inscrit_le DATETIME NOT NULL,
  present TINYINT(1) NOT NULL DEFAULT 0,
  nb_fautes TINYINT DEFAULT NULL COMMENT 'sur 40 questions, vide si absent',
  PRIMARY KEY (seance_id, eleve_id),
  CONSTRAINT fk_insc_seance FOREIGN KEY (seance_id) REFERENCES seances_code (id),
  CONSTRAINT fk_insc_eleve FOREIGN KEY (eleve_id) REFERENCES eleves (id)
);
CREATE TABLE examens (
  id INT NOT NULL AUTO_INCREMENT,
  eleve_id INT NOT NULL,
  moniteur_id INT DEFAULT NULL COMMENT 'accompagnateur',
  epreuve VARCHAR(10) NOT NULL COMMENT 'code ou conduite',
  centre VARCHAR(80) NOT NULL,
  date_examen DATE NOT NULL,
  tentative TINYINT NOT NULL DEFAULT 1,
  resultat VARCHAR(10) NOT NULL DEFAULT 'en_attente' COMMENT 'en_attente, recu, ajourne',
  note TINYINT DEFAULT NULL COMMENT 'vide tant que le résultat est en attente',
  PRIMARY KEY (id),
  CONSTRAINT fk_examen_eleve FOREIGN KEY (eleve_id) REFERENCES eleves (id),
  CONSTRAINT fk_examen_moniteur FOREIGN KEY (moniteur_id) REFERENCES moniteurs (id)
);
CREATE TABLE paiements (
  id INT NOT NULL AUTO_INCREMENT,
  contrat_id INT NOT NULL,
  date_paiement DATE NOT NULL,
  montant DECIMAL(8,2) NOT NULL,
  mode VARCHAR(10) NOT NULL COMMENT 'cb, especes, cheque, virement',
  num_cheque VARCHAR(10) DEFAULT NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_paiement_contrat FOREIGN KEY (contrat_id) REFERENCES contrats (id)
);
