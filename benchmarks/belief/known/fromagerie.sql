-- Fromagerie artisanale : collecte du lait, fabrication, affinage, vente
CREATE TABLE producteurs (
  id_producteur INT AUTO_INCREMENT PRIMARY KEY,
  code_producteur CHAR(5) NOT NULL UNIQUE COMMENT 'P suivi de quatre chiffres',
  raison_sociale VARCHAR(100) NOT NULL COMMENT 'GAEC, EARL ou nom de la ferme',
  nom VARCHAR(50) NOT NULL,
  prenom VARCHAR(50) NOT NULL,
  adresse VARCHAR(120) NOT NULL,
  code_postal CHAR(5) NOT NULL,
  commune VARCHAR(60) NOT NULL,
  telephone VARCHAR(20),
  courriel VARCHAR(120),
  siret CHAR(14) NOT NULL UNIQUE COMMENT 'quatorze chiffres',
  espece ENUM('vache','chèvre','brebis') NOT NULL,
  nb_animaux SMALLINT UNSIGNED NOT NULL,
  agriculture_bio TINYINT(1) NOT NULL DEFAULT 0,
  date_certification_bio DATE NULL COMMENT 'renseignée seulement si agriculture_bio = 1',
  date_contrat DATE NOT NULL,
  date_fin_contrat DATE NULL COMMENT 'NULL tant que le contrat court'
) ENGINE=InnoDB COMMENT='Éleveurs qui livrent leur lait';

CREATE TABLE collectes (
  id_collecte INT AUTO_INCREMENT PRIMARY KEY,
  id_producteur INT NOT NULL,
  date_collecte DATETIME NOT NULL,
  litres DECIMAL(8,1) NOT NULL,
  temperature DECIMAL(3,1) NOT NULL COMMENT 'en °C à la citerne, refus au-dessus de 8',
  taux_mg DECIMAL(4,1) NOT NULL COMMENT 'matière grasse en g/l',
  taux_mp DECIMAL(4,1) NOT NULL COMMENT 'matière protéique en g/l',
  statut ENUM('acceptée','refusée') NOT NULL DEFAULT 'acceptée',
  motif_refus VARCHAR(120) NULL COMMENT 'uniquement si refusée',
  prix_litre DECIMAL(6,2) NOT NULL,
  montant DECIMAL(10,2) NOT NULL COMMENT 'litres x prix_litre, zéro si refusée',
  CONSTRAINT fk_collecte_prod FOREIGN KEY (id_producteur) REFERENCES producteurs (id_producteur)
) ENGINE=InnoDB COMMENT='Passages du camion de ramassage';

CREATE TABLE fromages (
  id_fromage INT AUTO_INCREMENT PRIMARY KEY,
  reference VARCHAR(10) NOT NULL UNIQUE,
  nom VARCHAR(60) NOT NULL,
  espece_lait ENUM('vache','chèvre','brebis') NOT NULL,
  type_pate ENUM('fraîche','molle','persillée','pressée non cuite','pressée cuite') NOT NULL,
  lait_cru TINYINT(1) NOT NULL DEFAULT 1,
  affinage_min_jours SMALLINT UNSIGNED NOT NULL,
  affinage_max_jours SMALLINT UNSIGNED NOT NULL,
  poids_piece_g SMALLINT UNSIGNED NOT NULL COMMENT 'poids nominal d''une pièce en grammes',
  prix_kg DECIMAL(6,2) NOT NULL COMMENT 'prix de vente HT au kilo',
  prix_piece DECIMAL(7,2) NOT NULL COMMENT 'prix_kg x poids_piece_g / 1000',
  taux_tva DECIMAL(3,1) NOT NULL DEFAULT 5.5
) ENGINE=InnoDB COMMENT='Catalogue des fromages';

CREATE TABLE caves (
  id_cave INT AUTO_INCREMENT PRIMARY KEY,
  libelle VARCHAR(40) NOT NULL,
  temperature_consigne DECIMAL(3,1) NOT NULL COMMENT 'en °C, entre 4 et 16',
  hygrometrie_consigne TINYINT UNSIGNED NOT NULL COMMENT 'en %, entre 75 et 99',
  capacite_pieces INT UNSIGNED NOT NULL
) ENGINE=InnoDB;

CREATE TABLE employes (
  id_employe INT AUTO_INCREMENT PRIMARY KEY,
  nom VARCHAR(50) NOT NULL,
  prenom VARCHAR(50) NOT NULL,
  civilite ENUM('M.','Mme') NOT NULL,
  fonction ENUM('fromager','affineur','chauffeur','vendeur','qualiticien') NOT NULL,
  date_naissance DATE NOT NULL,
  date_embauche DATE NOT NULL,
  date_depart DATE NULL,
  salaire_brut_mensuel DECIMAL(8,2) NOT NULL
) ENGINE=InnoDB;

CREATE TABLE lots (
  id_lot INT AUTO_INCREMENT PRIMARY KEY,
  numero_lot VARCHAR(12) NOT NULL UNIQUE COMMENT 'L suivi de AAAAMMJJ de la fabrication, puis -NN',
  id_fromage INT NOT NULL,
  id_fromager INT NOT NULL COMMENT 'employé de fonction fromager',
  id_cave INT NOT NULL,
  date_fabrication DATE NOT NULL,
  litres_mis_en_oeuvre DECIMAL(8,1) NOT NULL,
  nb_pieces INT UNSIGNED NOT NULL,
  pieces_perdues INT UNSIGNED NOT NULL DEFAULT 0,
  pieces_restantes INT UNSIGNED NOT NULL COMMENT 'fabriquées moins perdues moins vendues (lignes de commande)',
  statut ENUM('en affinage','prêt','épuisé','détruit') NOT NULL,
  date_sortie_cave DATE NULL COMMENT 'vide tant que le lot est en affinage',
  ddm DATE NOT NULL COMMENT 'date de durabilité minimale',
  CONSTRAINT fk_lot_fromage FOREIGN KEY (id_fromage) REFERENCES fromages (id_fromage),
  CONSTRAINT fk_lot_fromager FOREIGN KEY (id_fromager) REFERENCES employes (id_employe),
  CONSTRAINT fk_lot_cave FOREIGN KEY (id_cave) REFERENCES caves (id_cave)
) ENGINE=InnoDB COMMENT='Lots de fabrication';

CREATE TABLE soins (
  id_soin INT AUTO_INCREMENT PRIMARY KEY,
  id_lot INT NOT NULL,
  id_affineur INT NOT NULL COMMENT 'employé de fonction affineur',
  date_soin DATE NOT NULL,
  type_soin ENUM('retournement','brossage','lavage','salage','piquage') NOT NULL,
  jour_affinage SMALLINT UNSIGNED NOT NULL COMMENT 'jours écoulés depuis la fabrication',
  remarque VARCHAR(200) NULL,
  CONSTRAINT fk_soin_lot FOREIGN KEY (id_lot) REFERENCES lots (id_lot),
  CONSTRAINT fk_soin_affineur FOREIGN KEY (id_affineur) REFERENCES employes (id_employe)
) ENGINE=InnoDB COMMENT='Soins apportés en cave';

CREATE TABLE analyses (
  id_analyse INT AUTO_INCREMENT PRIMARY KEY,
  id_lot INT NOT NULL,
  germe ENUM('Listeria','Salmonelle','E. coli','Staphylocoque') NOT NULL,
  date_prelevement DATE NOT NULL,
  date_resultat DATE NULL,
  resultat_ufc INT UNSIGNED NULL COMMENT 'UFC/g, NULL en attente du résultat',
  seuil_ufc INT UNSIGNED NOT NULL,
  conforme TINYINT(1) NULL COMMENT '1 si le résultat ne dépasse pas le seuil',
  CONSTRAINT fk_analyse_lot FOREIGN KEY (id_lot) REFERENCES lots (id_lot)
) ENGINE=InnoDB;

CREATE TABLE clients (
  id_client INT AUTO_INCREMENT PRIMARY KEY,
  nom_magasin VARCHAR(100) NOT NULL,
  type_client ENUM('crémerie','grossiste','épicerie','marché') NOT NULL,
  contact VARCHAR(100) NOT NULL COMMENT 'prénom et nom',
  courriel VARCHAR(120) NOT NULL UNIQUE,
  telephone VARCHAR(20) NOT NULL,
  adresse VARCHAR(120) NOT NULL,
  code_postal CHAR(5) NOT NULL,
  ville VARCHAR(60) NOT NULL,
  remise_pct DECIMAL(4,1) NOT NULL DEFAULT 0 COMMENT 'réservée aux grossistes, 20 au plus',
  delai_paiement_jours TINYINT UNSIGNED NOT NULL DEFAULT 30 COMMENT '0, 30 ou 45',
  date_creation DATE NOT NULL
) ENGINE=InnoDB;

CREATE TABLE commandes (
  id_commande INT AUTO_INCREMENT PRIMARY KEY,
  numero VARCHAR(14) NOT NULL UNIQUE COMMENT 'CMD-AAAA-NNNNN',
  id_client INT NOT NULL,
  date_commande DATE NOT NULL,
  date_livraison_prevue DATE NOT NULL,
  date_livraison DATE NULL COMMENT 'livraison effective',
  statut ENUM('saisie','préparée','livrée','facturée','annulée') NOT NULL,
  date_facture DATE NULL COMMENT 'si facturée',
  date_echeance DATE NULL COMMENT 'date_facture + délai de paiement du client',
  nb_lignes SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  total_ht DECIMAL(10,2) NOT NULL,
  total_tva DECIMAL(10,2) NOT NULL,
  total_ttc DECIMAL(10,2) NOT NULL,
  CONSTRAINT fk_cmd_client FOREIGN KEY (id_client) REFERENCES clients (id_client)
) ENGINE=InnoDB;

CREATE TABLE lignes_commande (
  id_commande INT NOT NULL,
  num_ligne SMALLINT UNSIGNED NOT NULL,
  id_lot INT NOT NULL COMMENT 'traçabilité',
  nb_pieces INT UNSIGNED NOT NULL,
  poids_kg DECIMAL(7,3) NOT NULL COMMENT 'poids réel pesé',
  prix_kg DECIMAL(6,2) NOT NULL COMMENT 'prix du catalogue le jour de la commande',
  remise_pct DECIMAL(4,1) NOT NULL DEFAULT 0,
  montant_ht DECIMAL(10,2) NOT NULL COMMENT 'poids_kg x prix_kg, remise déduite',
  PRIMARY KEY (id_commande, num_ligne),
  CONSTRAINT fk_lc_cmd FOREIGN KEY (id_commande) REFERENCES commandes (id_commande),
  CONSTRAINT fk_lc_lot FOREIGN KEY (id_lot) REFERENCES lots (id_lot)
) ENGINE=InnoDB;
