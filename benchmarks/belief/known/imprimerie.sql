-- Gestion d'une imprimerie
SET NAMES utf8mb4;

CREATE TABLE clients (
  id_client INT NOT NULL AUTO_INCREMENT,
  code_client VARCHAR(10) NOT NULL COMMENT 'ex. CL00042',
  raison_sociale VARCHAR(120) NOT NULL,
  siret CHAR(14) NOT NULL COMMENT '14 chiffres',
  nom_contact VARCHAR(60) NOT NULL,
  prenom_contact VARCHAR(60) NOT NULL,
  civilite ENUM('M.','Mme') NOT NULL,
  courriel VARCHAR(150) NOT NULL,
  telephone VARCHAR(20) DEFAULT NULL,
  adresse VARCHAR(150) NOT NULL,
  code_postal CHAR(5) NOT NULL,
  ville VARCHAR(80) NOT NULL,
  remise_pct DECIMAL(5,2) NOT NULL DEFAULT 0.00 COMMENT 'remise habituelle en pourcentage',
  delai_paiement SMALLINT NOT NULL DEFAULT 30 COMMENT 'en jours : 0, 30, 45 ou 60',
  date_creation DATE NOT NULL,
  actif TINYINT(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (id_client),
  UNIQUE KEY uk_code_client (code_client)
) COMMENT='Clients professionnels';

CREATE TABLE papiers (
  id_papier INT NOT NULL AUTO_INCREMENT,
  reference VARCHAR(20) NOT NULL,
  libelle VARCHAR(100) NOT NULL,
  grammage SMALLINT NOT NULL COMMENT 'en g/m²',
  largeur_mm SMALLINT NOT NULL,
  hauteur_mm SMALLINT NOT NULL,
  finition ENUM('mat','brillant','satiné','offset','recyclé') NOT NULL,
  prix_mille DECIMAL(8,2) NOT NULL COMMENT 'prix d''achat HT des 1000 feuilles',
  stock_feuilles INT NOT NULL DEFAULT 0 COMMENT 'somme des mouvements de stock',
  stock_minimum INT NOT NULL DEFAULT 0,
  PRIMARY KEY (id_papier),
  UNIQUE KEY uk_reference (reference)
) COMMENT='Papiers en stock';

CREATE TABLE machines (
  id_machine INT NOT NULL AUTO_INCREMENT,
  nom VARCHAR(60) NOT NULL,
  type_machine ENUM('offset','numérique','grand format','massicot','plieuse') NOT NULL,
  annee_fabrication YEAR NOT NULL,
  date_mise_en_service DATE NOT NULL,
  cadence_horaire INT DEFAULT NULL COMMENT 'feuilles par heure',
  taux_horaire DECIMAL(8,2) NOT NULL COMMENT 'coût horaire HT en euros',
  hors_service TINYINT(1) NOT NULL DEFAULT 0,
  date_hors_service DATE DEFAULT NULL COMMENT 'renseignée seulement si hors service',
  PRIMARY KEY (id_machine)
) COMMENT='Parc machines';

CREATE TABLE employes (
  id_employe INT NOT NULL AUTO_INCREMENT,
  matricule VARCHAR(8) NOT NULL,
  nom VARCHAR(60) NOT NULL,
  prenom VARCHAR(60) NOT NULL,
  date_naissance DATE NOT NULL,
  fonction ENUM('commercial','infographiste','conducteur','façonnier','comptable') NOT NULL,
  date_embauche DATE NOT NULL,
  date_sortie DATE DEFAULT NULL COMMENT 'NULL si toujours en poste',
  PRIMARY KEY (id_employe),
  UNIQUE KEY uk_matricule (matricule)
) COMMENT='Personnel';

CREATE TABLE devis (
  id_devis INT NOT NULL AUTO_INCREMENT,
  numero VARCHAR(15) NOT NULL COMMENT 'DV-AAAA-NNNN',
  id_client INT NOT NULL,
  id_commercial INT NOT NULL COMMENT 'employé de fonction commercial',
  date_devis DATE NOT NULL,
  date_validite DATE NOT NULL COMMENT 'le devis est valable un mois au moins',
  statut ENUM('brouillon','envoyé','accepté','refusé') NOT NULL DEFAULT 'brouillon',
  date_reponse DATE DEFAULT NULL COMMENT 'jour où le client accepte ou refuse',
  motif_refus VARCHAR(200) DEFAULT NULL COMMENT 'seulement si refusé',
  montant_ht DECIMAL(10,2) NOT NULL,
  PRIMARY KEY (id_devis),
  UNIQUE KEY uk_numero_devis (numero),
  CONSTRAINT fk_devis_client FOREIGN KEY (id_client) REFERENCES clients (id_client),
  CONSTRAINT fk_devis_commercial FOREIGN KEY (id_commercial) REFERENCES employes (id_employe)
) COMMENT='Devis';

CREATE TABLE commandes (
  id_commande INT NOT NULL AUTO_INCREMENT,
  numero VARCHAR(15) NOT NULL COMMENT 'CM-AAAA-NNNN',
  id_devis INT DEFAULT NULL COMMENT 'devis accepté à l''origine de la commande',
  id_client INT NOT NULL,
  date_commande DATE NOT NULL,
  date_bat DATE DEFAULT NULL COMMENT 'bon à tirer signé par le client',
  date_livraison_prevue DATE NOT NULL,
  date_livraison DATE DEFAULT NULL COMMENT 'livraison effective',
  statut ENUM('saisie','bat signé','en production','livrée','annulée') NOT NULL DEFAULT 'saisie',
  nb_lignes SMALLINT NOT NULL DEFAULT 0 COMMENT 'nombre de lignes de la commande',
  total_ht DECIMAL(10,2) NOT NULL DEFAULT 0.00 COMMENT 'somme des lignes',
  taux_tva DECIMAL(4,2) NOT NULL DEFAULT 20.00 COMMENT '5.5, 10 ou 20',
  total_tva DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  total_ttc DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  PRIMARY KEY (id_commande),
  UNIQUE KEY uk_numero_commande (numero),
  CONSTRAINT fk_commande_devis FOREIGN KEY (id_devis) REFERENCES devis (id_devis),
  CONSTRAINT fk_commande_client FOREIGN KEY (id_client) REFERENCES clients (id_client)
) COMMENT='Commandes';

CREATE TABLE lignes_commande (
  id_ligne INT NOT NULL AUTO_INCREMENT,
  id_commande INT NOT NULL,
  num_ligne SMALLINT NOT NULL COMMENT '1, 2, 3 … dans la commande',
  designation VARCHAR(150) NOT NULL COMMENT 'ex. Flyers A5 recto verso',
  id_papier INT NOT NULL,
  nb_exemplaires INT NOT NULL,
  impression ENUM('recto','recto verso') NOT NULL,
  prix_unitaire DECIMAL(8,4) NOT NULL COMMENT 'prix HT par exemplaire',
  remise_pct DECIMAL(5,2) NOT NULL DEFAULT 0.00,
  montant_ht DECIMAL(10,2) NOT NULL COMMENT 'exemplaires x prix unitaire, remise déduite',
  PRIMARY KEY (id_ligne),
  UNIQUE KEY uk_commande_ligne (id_commande, num_ligne),
  CONSTRAINT fk_ligne_commande FOREIGN KEY (id_commande) REFERENCES commandes (id_commande),
  CONSTRAINT fk_ligne_papier FOREIGN KEY (id_papier) REFERENCES papiers (id_papier)
) COMMENT='Lignes de commande';

CREATE TABLE travaux (
  id_travail INT NOT NULL AUTO_INCREMENT,
  id_ligne INT NOT NULL,
  id_machine INT NOT NULL,
  id_conducteur INT NOT NULL,
  debut DATETIME NOT NULL,
  fin DATETIME DEFAULT NULL COMMENT 'NULL tant que le travail est en cours',
  duree_minutes INT DEFAULT NULL COMMENT 'de début à fin',
  feuilles_bonnes INT NOT NULL DEFAULT 0,
  feuilles_gachees INT NOT NULL DEFAULT 0 COMMENT 'gâche',
  feuilles_total INT NOT NULL DEFAULT 0 COMMENT 'bonnes + gâchées',
  PRIMARY KEY (id_travail),
  CONSTRAINT fk_travail_ligne FOREIGN KEY (id_ligne) REFERENCES lignes_commande (id_ligne),
  CONSTRAINT fk_travail_machine FOREIGN KEY (id_machine) REFERENCES machines (id_machine),
  CONSTRAINT fk_travail_conducteur FOREIGN KEY (id_conducteur) REFERENCES employes (id_employe)
) COMMENT='Passages machine';

CREATE TABLE mouvements_stock (
  id_mouvement INT NOT NULL AUTO_INCREMENT,
  id_papier INT NOT NULL,
  date_mouvement DATETIME NOT NULL,
  sens ENUM('entrée','sortie') NOT NULL,
  quantite INT NOT NULL COMMENT 'positive pour une entrée, négative pour une sortie',
  stock_apres INT NOT NULL COMMENT 'stock du papier après le mouvement',
  id_travail INT DEFAULT NULL COMMENT 'pour les sorties seulement',
  PRIMARY KEY (id_mouvement),
  CONSTRAINT fk_mouvement_papier FOREIGN KEY (id_papier) REFERENCES papiers (id_papier),
  CONSTRAINT fk_mouvement_travail FOREIGN KEY (id_travail) REFERENCES travaux (id_travail)
) COMMENT='Mouvements de stock papier';

CREATE TABLE factures (
  id_facture INT NOT NULL AUTO_INCREMENT,
  numero VARCHAR(15) NOT NULL COMMENT 'FA-AAAA-NNNN, sans trou dans l''année',
  id_commande INT NOT NULL,
  id_client INT NOT NULL,
  date_facture DATE NOT NULL,
  date_echeance DATE NOT NULL COMMENT 'date de facture + délai de paiement du client',
  montant_ht DECIMAL(10,2) NOT NULL COMMENT 'repris de la commande',
  montant_ttc DECIMAL(10,2) NOT NULL COMMENT 'repris de la commande',
  reglee TINYINT(1) NOT NULL DEFAULT 0,
  date_reglement DATE DEFAULT NULL,
  mode_reglement ENUM('virement','chèque','carte','prélèvement') DEFAULT NULL,
  PRIMARY KEY (id_facture),
  UNIQUE KEY uk_numero_facture (numero),
  CONSTRAINT fk_facture_commande FOREIGN KEY (id_commande) REFERENCES commandes (id_commande),
  CONSTRAINT fk_facture_client FOREIGN KEY (id_client) REFERENCES clients (id_client)
) COMMENT='Factures';
