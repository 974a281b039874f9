-- Base de gestion d'une entreprise de paysage (création et entretien de jardins)

CREATE TABLE clients (
  id INT NOT NULL AUTO_INCREMENT,
  type_client VARCHAR(15) NOT NULL COMMENT 'particulier, entreprise ou collectivite',
  civilite VARCHAR(5) DEFAULT NULL COMMENT 'M. ou Mme, particuliers uniquement',
  nom VARCHAR(60) DEFAULT NULL COMMENT 'nom de famille du particulier',
  prenom VARCHAR(60) DEFAULT NULL,
  raison_sociale VARCHAR(100) DEFAULT NULL COMMENT 'vide pour un particulier',
  siret CHAR(14) DEFAULT NULL COMMENT '14 chiffres, vide pour un particulier',
  adresse VARCHAR(120) NOT NULL,
  code_postal CHAR(5) NOT NULL,
  ville VARCHAR(60) NOT NULL,
  telephone VARCHAR(20) DEFAULT NULL,
  courriel VARCHAR(120) DEFAULT NULL,
  date_creation DATETIME NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Clients';

CREATE TABLE salaries (
  id INT NOT NULL AUTO_INCREMENT,
  matricule CHAR(5) NOT NULL COMMENT 'S suivi de 4 chiffres',
  nom VARCHAR(60) NOT NULL,
  prenom VARCHAR(60) NOT NULL,
  date_naissance DATE NOT NULL,
  fonction VARCHAR(40) NOT NULL COMMENT 'ouvrier, chef d''équipe, conducteur de travaux, apprenti...',
  date_entree DATE NOT NULL COMMENT 'date d''embauche',
  date_sortie DATE DEFAULT NULL COMMENT 'vide tant que le salarié est présent',
  taux_horaire DECIMAL(5,2) NOT NULL COMMENT 'brut, en euros',
  permis_remorque TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (id),
  UNIQUE KEY uk_salaries_matricule (matricule)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Personnel';

CREATE TABLE pepinieres (
  id INT NOT NULL AUTO_INCREMENT,
  nom VARCHAR(80) NOT NULL,
  contact VARCHAR(80) DEFAULT NULL,
  telephone VARCHAR(20) DEFAULT NULL,
  code_postal CHAR(5) NOT NULL,
  ville VARCHAR(60) NOT NULL,
  delai_livraison_jours SMALLINT NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Fournisseurs de végétaux';

CREATE TABLE vegetaux (
  id INT NOT NULL AUTO_INCREMENT,
  pepiniere_id INT NOT NULL,
  nom_latin VARCHAR(80) NOT NULL COMMENT 'genre et espèce, ex. Acer palmatum',
  nom_commun VARCHAR(80) NOT NULL,
  categorie ENUM('arbre','arbuste','vivace','graminee','grimpante') NOT NULL,
  feuillage ENUM('caduc','persistant','semi-persistant') NOT NULL,
  hauteur_min_cm SMALLINT NOT NULL COMMENT 'hauteur adulte minimale',
  hauteur_max_cm SMALLINT NOT NULL COMMENT 'hauteur adulte maximale',
  floraison_debut TINYINT DEFAULT NULL COMMENT 'mois, 1 à 12',
  floraison_fin TINYINT DEFAULT NULL COMMENT 'mois, 1 à 12, renseigné avec le début',
  prix_achat_ht DECIMAL(7,2) NOT NULL,
  coefficient DECIMAL(3,2) NOT NULL COMMENT 'coefficient de vente, de 1.20 à 3.00',
  prix_vente_ht DECIMAL(7,2) NOT NULL COMMENT 'prix d''achat x coefficient',
  PRIMARY KEY (id),
  CONSTRAINT fk_veg_pep FOREIGN KEY (pepiniere_id) REFERENCES pepinieres (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Catalogue des plantes';

CREATE TABLE devis (
  id INT NOT NULL AUTO_INCREMENT,
  numero CHAR(12) NOT NULL COMMENT 'DE-AAAA-NNNN, AAAA = année du devis',
  client_id INT NOT NULL,
  date_devis DATE NOT NULL,
  date_validite DATE NOT NULL COMMENT 'date du devis + 30 jours',
  etat ENUM('brouillon','envoye','accepte','refuse','expire') NOT NULL DEFAULT 'brouillon',
  date_acceptation DATE DEFAULT NULL COMMENT 'devis acceptés seulement, pendant la validité',
  motif_refus VARCHAR(200) DEFAULT NULL COMMENT 'devis refusés seulement',
  montant_ht DECIMAL(10,2) NOT NULL COMMENT 'somme des lignes',
  taux_tva DECIMAL(4,2) NOT NULL COMMENT '10 ou 20 %',
  montant_tva DECIMAL(10,2) NOT NULL,
  montant_ttc DECIMAL(10,2) NOT NULL,
  acompte DECIMAL(10,2) NOT NULL COMMENT '30 % du TTC à la commande',
  PRIMARY KEY (id),
  UNIQUE KEY uk_devis_numero (numero),
  CONSTRAINT fk_devis_client FOREIGN KEY (client_id) REFERENCES clients (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE lignes_devis (
  id INT NOT NULL AUTO_INCREMENT,
  devis_id INT NOT NULL,
  num_ligne SMALLINT NOT NULL COMMENT 'de 1 à n dans le devis',
  vegetal_id INT DEFAULT NULL COMMENT 'vide pour la main d''oeuvre et les matériaux',
  nature ENUM('vegetal','materiau','main_oeuvre') NOT NULL,
  designation VARCHAR(150) NOT NULL,
  quantite DECIMAL(8,2) NOT NULL,
  unite VARCHAR(5) NOT NULL COMMENT 'u, m2, m3, ml, h',
  prix_unitaire_ht DECIMAL(8,2) NOT NULL,
  remise_pct DECIMAL(4,1) NOT NULL DEFAULT 0 COMMENT 'remise en %, 0 à 25',
  montant_ht DECIMAL(10,2) NOT NULL COMMENT 'quantité x prix, remise déduite',
  PRIMARY KEY (id),
  CONSTRAINT fk_ld_devis FOREIGN KEY (devis_id) REFERENCES devis (id),
  CONSTRAINT fk_ld_veg FOREIGN KEY (vegetal_id) REFERENCES vegetaux (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE chantiers (
  id INT NOT NULL AUTO_INCREMENT,
  devis_id INT NOT NULL COMMENT 'devis accepté à l''origine du chantier',
  client_id INT NOT NULL,
  chef_id INT NOT NULL COMMENT 'salarié responsable',
  libelle VARCHAR(120) NOT NULL,
  date_debut DATE NOT NULL,
  date_fin_prevue DATE NOT NULL,
  date_fin_reelle DATE DEFAULT NULL,
  etat ENUM('planifie','en_cours','termine','suspendu') NOT NULL,
  avancement_pct TINYINT NOT NULL DEFAULT 0 COMMENT '0 = planifié, 100 = terminé',
  surface_m2 DECIMAL(8,1) DEFAULT NULL,
  heures_prevues DECIMAL(7,2) NOT NULL,
  heures_realisees DECIMAL(7,2) NOT NULL DEFAULT 0 COMMENT 'total des pointages',
  PRIMARY KEY (id),
  CONSTRAINT fk_ch_devis FOREIGN KEY (devis_id) REFERENCES devis (id),
  CONSTRAINT fk_ch_client FOREIGN KEY (client_id) REFERENCES clients (id),
  CONSTRAINT fk_ch_chef FOREIGN KEY (chef_id) REFERENCES salaries (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE pointages (
  id INT NOT NULL AUTO_INCREMENT,
  chantier_id INT NOT NULL,
  salarie_id INT NOT NULL,
  jour DATE NOT NULL COMMENT 'jour ouvré, jamais le dimanche',
  heure_debut TIME NOT NULL,
  heure_fin TIME NOT NULL,
  pause_minutes SMALLINT NOT NULL DEFAULT 60,
  heures DECIMAL(4,2) NOT NULL COMMENT 'durée travaillée, pause déduite, 10 h au plus',
  PRIMARY KEY (id),
  CONSTRAINT fk_po_ch FOREIGN KEY (chantier_id) REFERENCES chantiers (id),
  CONSTRAINT fk_po_sal FOREIGN KEY (salarie_id) REFERENCES salaries (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Heures passées sur les chantiers';

CREATE TABLE factures (
  id INT NOT NULL AUTO_INCREMENT,
  numero CHAR(12) NOT NULL COMMENT 'FA-AAAA-NNNN',
  chantier_id INT NOT NULL,
  client_id INT NOT NULL,
  type_facture ENUM('acompte','situation','solde') NOT NULL,
  date_facture DATE NOT NULL,
  date_echeance DATE NOT NULL,
  montant_ttc DECIMAL(10,2) NOT NULL,
  deja_regle DECIMAL(10,2) NOT NULL DEFAULT 0 COMMENT 'total des règlements',
  reste_du DECIMAL(10,2) NOT NULL,
  soldee TINYINT(1) NOT NULL DEFAULT 0 COMMENT '1 si plus rien n''est dû',
  PRIMARY KEY (id),
  UNIQUE KEY uk_factures_numero (numero),
  CONSTRAINT fk_fa_ch FOREIGN KEY (chantier_id) REFERENCES chantiers (id),
  CONSTRAINT fk_fa_client FOREIGN KEY (client_id) REFERENCES clients (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE reglements (
  id INT NOT NULL AUTO_INCREMENT,
  facture_id INT NOT NULL,
  date_reglement DATE NOT NULL,
  mode_reglement ENUM('cheque','virement','carte','especes') NOT NULL,
  montant DECIMAL(10,2) NOT NULL,
  numero_cheque CHAR(7) DEFAULT NULL COMMENT '7 chiffres, chèques uniquement',
  PRIMARY KEY (id),
  CONSTRAINT fk_re_fa FOREIGN KEY (facture_id) REFERENCES factures (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE contrats_entretien (
  id INT NOT NULL AUTO_INCREMENT,
  client_id INT NOT NULL,
  date_debut DATE NOT NULL,
  duree_mois TINYINT NOT NULL COMMENT '12, 24 ou 36 mois',
  date_fin DATE NOT NULL,
  passages_par_an TINYINT NOT NULL,
  prix_annuel_ht DECIMAL(9,2) NOT NULL,
  mensualite_ht DECIMAL(8,2) NOT NULL COMMENT 'prix annuel / 12',
  date_resiliation DATE DEFAULT NULL COMMENT 'fin anticipée demandée par le client',
  PRIMARY KEY (id),
  CONSTRAINT fk_ce_client FOREIGN KEY (client_id) REFERENCES clients (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Contrats annuels d''entretien';

CREATE TABLE passages (
  id INT NOT NULL AUTO_INCREMENT,
  contrat_id INT NOT NULL,
  num_passage SMALLINT NOT NULL COMMENT 'rang du passage dans le contrat : 1, 2, 3...',
  date_prevue DATE NOT NULL,
  date_realisee DATE DEFAULT NULL,
  salarie_id INT DEFAULT NULL,
  etat ENUM('prevu','realise','annule') NOT NULL DEFAULT 'prevu',
  travaux VARCHAR(200) DEFAULT NULL COMMENT 'tonte, taille, désherbage, ramassage des feuilles...',
  PRIMARY KEY (id),
  CONSTRAINT fk_pa_ce FOREIGN KEY (contrat_id) REFERENCES contrats_entretien (id),
  CONSTRAINT fk_pa_sal FOREIGN KEY (salarie_id) REFERENCES salaries (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Visites d''entretien';
