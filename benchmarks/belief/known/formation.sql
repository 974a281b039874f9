CREATE TABLE formations (
  id_formation      INT NOT NULL AUTO_INCREMENT,
  code_formation    VARCHAR(10) NOT NULL COMMENT 'ex. BUR-101, en majuscules',
  intitule          VARCHAR(120) NOT NULL COMMENT 'intitulé du catalogue',
  domaine           ENUM('bureautique','langues','comptabilité','sécurité','management','informatique') NOT NULL,
  duree_heures      SMALLINT NOT NULL COMMENT 'somme des heures de ses modules',
  prix_ht           DECIMAL(9,2) NOT NULL COMMENT 'prix catalogue hors taxes par stagiaire',
  eligible_cpf      TINYINT(1) NOT NULL DEFAULT 0,
  code_cpf          VARCHAR(12) DEFAULT NULL COMMENT 'uniquement si éligible au CPF',
  actif             TINYINT(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (id_formation),
  UNIQUE KEY uk_code_formation (code_formation)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Catalogue des formations';

CREATE TABLE modules (
  id_module         INT NOT NULL AUTO_INCREMENT,
  id_formation      INT NOT NULL,
  ordre             TINYINT NOT NULL COMMENT '1, 2, 3... dans la formation',
  libelle           VARCHAR(120) NOT NULL,
  nb_heures         SMALLINT NOT NULL,
  coefficient       DECIMAL(3,1) NOT NULL DEFAULT 1.0,
  note_eliminatoire DECIMAL(4,2) DEFAULT NULL COMMENT 'sur 20, vide si aucune',
  PRIMARY KEY (id_module),
  UNIQUE KEY uk_module_ordre (id_formation, ordre),
  CONSTRAINT fk_mod_formation FOREIGN KEY (id_formation) REFERENCES formations (id_formation),
  CONSTRAINT ck_mod_heures CHECK (nb_heures > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE formateurs (
  id_formateur      INT NOT NULL AUTO_INCREMENT,
  civilite          ENUM('M.','Mme') NOT NULL,
  nom               VARCHAR(60) NOT NULL,
  prenom            VARCHAR(60) NOT NULL,
  courriel          VARCHAR(120) NOT NULL,
  telephone         VARCHAR(20) DEFAULT NULL,
  statut            VARCHAR(12) NOT NULL DEFAULT 'vacataire' COMMENT 'salarié | vacataire | prestataire',
  siret             CHAR(14) DEFAULT NULL COMMENT '14 chiffres, prestataires seulement',
  taux_horaire      DECIMAL(6,2) NOT NULL,
  date_entree       DATE NOT NULL,
  date_sortie       DATE DEFAULT NULL COMMENT 'vide tant qu''il travaille pour le centre',
  PRIMARY KEY (id_formateur),
  UNIQUE KEY uk_formateur_courriel (courriel)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE stagiaires (
  id_stagiaire      INT NOT NULL AUTO_INCREMENT,
  matricule         CHAR(8) NOT NULL COMMENT 'année d''inscription sur 4 chiffres puis numéro sur 4 chiffres, ex. 20230147',
  civilite          ENUM('M.','Mme') NOT NULL,
  nom               VARCHAR(60) NOT NULL,
  prenom            VARCHAR(60) NOT NULL,
  nom_complet       VARCHAR(125) GENERATED ALWAYS AS (CONCAT(prenom, ' ', nom)) VIRTUAL,
  date_naissance    DATE NOT NULL,
  courriel          VARCHAR(120) DEFAULT NULL,
  telephone         VARCHAR(20) DEFAULT NULL,
  adresse           VARCHAR(160) DEFAULT NULL,
  code_postal       CHAR(5) DEFAULT NULL,
  ville             VARCHAR(60) DEFAULT NULL,
  situation         TINYINT NOT NULL DEFAULT 1 COMMENT '1=salarié 2=demandeur d''emploi 3=indépendant 4=étudiant',
  employeur         VARCHAR(100) DEFAULT NULL COMMENT 'salariés seulement',
  date_creation     DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (id_stagiaire),
  UNIQUE KEY uk_matricule (matricule)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE sessions (
  id_session        INT NOT NULL AUTO_INCREMENT,
  id_formation      INT NOT NULL,
  reference         VARCHAR(20) NOT NULL,
  date_debut        DATE NOT NULL,
  date_fin          DATE NOT NULL,
  nb_jours          SMALLINT GENERATED ALWAYS AS (DATEDIFF(date_fin, date_debut) + 1) STORED COMMENT 'jours calendaires, bornes comprises',
  lieu              VARCHAR(80) NOT NULL,
  salle             VARCHAR(20) DEFAULT NULL,
  places_max        SMALLINT NOT NULL DEFAULT 12,
  nb_inscrits       SMALLINT NOT NULL DEFAULT 0 COMMENT 'inscriptions non annulées',
  statut            ENUM('planifiée','en cours','terminée','annulée') NOT NULL DEFAULT 'planifiée',
  motif_annulation  VARCHAR(160) DEFAULT NULL COMMENT 'renseigné seulement si la session est annulée',
  PRIMARY KEY (id_session),
  UNIQUE KEY uk_session_ref (reference),
  CONSTRAINT fk_ses_formation FOREIGN KEY (id_formation) REFERENCES formations (id_formation),
  CONSTRAINT ck_ses_dates CHECK (date_fin >= date_debut),
  CONSTRAINT ck_ses_places CHECK (nb_inscrits <= places_max)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE seances (
  id_seance         INT NOT NULL AUTO_INCREMENT,
  id_session        INT NOT NULL,
  id_module         INT NOT NULL COMMENT 'module de la formation de la session',
  id_formateur      INT NOT NULL,
  date_seance       DATE NOT NULL COMMENT 'pendant la session',
  heure_debut       TIME NOT NULL DEFAULT '09:00:00',
  heure_fin         TIME NOT NULL DEFAULT '12:30:00',
  emargee           TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'feuille d''émargement signée',
  date_emargement   DATETIME DEFAULT NULL,
  PRIMARY KEY (id_seance),
  KEY ix_seance_session (id_session),
  CONSTRAINT fk_sea_session FOREIGN KEY (id_session) REFERENCES sessions (id_session)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE inscriptions (
  id_inscription    INT NOT NULL AUTO_INCREMENT,
  id_session        INT NOT NULL,
  id_stagiaire      INT NOT NULL,
  date_inscription  DATE NOT NULL COMMENT 'au plus tard le jour du début de la session',
  financement       ENUM('employeur','CPF','OPCO','France Travail','personnel') NOT NULL DEFAULT 'personnel',
  prix_ht           DECIMAL(9,2) NOT NULL COMMENT 'prix catalogue moins la remise',
  remise_pct        DECIMAL(5,2) NOT NULL DEFAULT 0.00 COMMENT 'remise en % du prix catalogue',
  statut            CHAR(1) NOT NULL DEFAULT 'P' COMMENT 'P=préinscrit, C=confirmé, T=terminé, A=annulé',
  date_annulation   DATE DEFAULT NULL COMMENT 'vide sauf si annulé',
  heures_absence    DECIMAL(5,1) NOT NULL DEFAULT 0.0 COMMENT 'total des heures d''absence',
  moyenne           DECIMAL(4,2) DEFAULT NULL COMMENT 'moyenne sur 20 des notes pondérée par les coefficients des modules ; vide sans note',
  admis             TINYINT(1) DEFAULT NULL COMMENT '1 si la moyenne est d''au moins 10, 0 sinon, vide sans moyenne',
  PRIMARY KEY (id_inscription),
  UNIQUE KEY uk_inscription (id_session, id_stagiaire),
  CONSTRAINT fk_ins_session FOREIGN KEY (id_session) REFERENCES sessions (id_session),
  CONSTRAINT fk_ins_stagiaire FOREIGN KEY (id_stagiaire) REFERENCES stagiaires (id_stagiaire)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE notes (
  id_note           INT NOT NULL AUTO_INCREMENT,
  id_inscription    INT NOT NULL,
  id_module         INT NOT NULL COMMENT 'un module de la formation suivie',
  note              DECIMAL(4,2) NOT NULL COMMENT 'sur 20',
  date_evaluation   DATE NOT NULL,
  appreciation      VARCHAR(200) DEFAULT NULL,
  PRIMARY KEY (id_note),
  UNIQUE KEY uk_note (id_inscription, id_module),
  CONSTRAINT fk_note_ins FOREIGN KEY (id_inscription) REFERENCES inscriptions (id_inscription),
  CONSTRAINT fk_note_mod FOREIGN KEY (id_module) REFERENCES modules (id_module)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE absences (
  id_absence        INT NOT NULL AUTO_INCREMENT,
  id_inscription    INT NOT NULL,
  id_seance         INT NOT NULL COMMENT 'séance de la session de l''inscription',
  nb_heures         DECIMAL(4,1) NOT NULL COMMENT 'au plus la durée de la séance',
  justifiee         TINYINT(1) NOT NULL DEFAULT 0,
  motif             VARCHAR(120) DEFAULT NULL COMMENT 'motif de la justification, vide si injustifiée',
  PRIMARY KEY (id_absence),
  UNIQUE KEY uk_absence (id_inscription, id_seance)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE factures (
  id_facture        INT NOT NULL AUTO_INCREMENT,
  num_facture       VARCHAR(12) NOT NULL COMMENT 'FA-AAAA-NNNN, AAAA = année de la date de facture',
  id_inscription    INT NOT NULL,
  id_stagiaire      INT NOT NULL,
  date_facture      DATE NOT NULL,
  montant_ht        DECIMAL(9,2) NOT NULL COMMENT 'prix HT de l''inscription',
  taux_tva          DECIMAL(4,2) NOT NULL DEFAULT 20.00 COMMENT '0 ou 20',
  montant_tva       DECIMAL(9,2) NOT NULL,
  montant_ttc       DECIMAL(9,2) NOT NULL COMMENT 'HT plus TVA',
  nb_echeances      TINYINT NOT NULL DEFAULT 1 COMMENT 'nombre de lignes de l''échéancier, au moins 1',
  solde             DECIMAL(9,2) NOT NULL COMMENT 'TTC moins les échéances réglées',
  soldee            TINYINT(1) NOT NULL DEFAULT 0 COMMENT '1 quand le solde est nul',
  PRIMARY KEY (id_facture),
  UNIQUE KEY uk_num_facture (num_facture),
  UNIQUE KEY uk_facture_ins (id_inscription),
  CONSTRAINT fk_fac_ins FOREIGN KEY (id_inscription) REFERENCES inscriptions (id_inscription)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE echeanciers (
  id_echeance       INT NOT NULL AUTO_INCREMENT,
  id_facture        INT NOT NULL,
  num_echeance      TINYINT NOT NULL COMMENT 'de 1 à nb_echeances',
  date_echeance     DATE NOT NULL,
  montant           DECIMAL(9,2) NOT NULL COMMENT 'les échéances d''une facture totalisent le TTC',
  date_reglement    DATE DEFAULT NULL COMMENT 'vide tant que non réglée',
  mode_reglement    VARCHAR(12) DEFAULT NULL COMMENT 'virement, chèque, CB, prélèvement ; vide tant que non réglée',
  PRIMARY KEY (id_echeance),
  UNIQUE KEY uk_echeance (id_facture, num_echeance),
  CONSTRAINT fk_ech_facture FOREIGN KEY (id_facture) REFERENCES factures (id_facture)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
