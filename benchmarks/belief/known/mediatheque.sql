CREATE TABLE mediatheque (
  id_mediatheque   INT NOT NULL AUTO_INCREMENT,
  code             VARCHAR(5) NOT NULL,
  nom              VARCHAR(80) NOT NULL,
  adresse          VARCHAR(120) NOT NULL,
  code_postal      CHAR(5) NOT NULL,
  ville            VARCHAR(60) NOT NULL,
  telephone        VARCHAR(20) DEFAULT NULL,
  courriel         VARCHAR(120) DEFAULT NULL,
  surface_m2       INT DEFAULT NULL,
  date_ouverture   DATE NOT NULL,
  actif            TINYINT(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (id_mediatheque),
  UNIQUE KEY uk_mediatheque_code (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Sites du réseau municipal';

CREATE TABLE lecteur (
  id_lecteur        INT NOT NULL AUTO_INCREMENT,
  num_carte         CHAR(10) NOT NULL COMMENT '10 chiffres',
  civilite          ENUM('M.','Mme') DEFAULT NULL,
  nom               VARCHAR(60) NOT NULL,
  prenom            VARCHAR(60) NOT NULL,
  date_naissance    DATE NOT NULL,
  categorie         ENUM('adulte','jeunesse','senior') NOT NULL DEFAULT 'adulte' COMMENT 'jeunesse = moins de 18 ans, senior = 65 ans et plus (à l''inscription)',
  nom_responsable   VARCHAR(120) DEFAULT NULL COMMENT 'responsable légal, seulement pour la catégorie jeunesse',
  courriel          VARCHAR(120) DEFAULT NULL,
  telephone         VARCHAR(20) DEFAULT NULL,
  adresse           VARCHAR(120) NOT NULL,
  code_postal       CHAR(5) NOT NULL,
  ville             VARCHAR(60) NOT NULL,
  id_mediatheque    INT NOT NULL COMMENT 'site d''inscription',
  date_inscription  DATE NOT NULL,
  date_expiration   DATE NOT NULL COMMENT 'un an après l''inscription',
  quota_prets       TINYINT NOT NULL DEFAULT 10,
  nb_prets_en_cours TINYINT NOT NULL DEFAULT 0 COMMENT 'prêts non rendus',
  bloque            TINYINT(1) NOT NULL DEFAULT 0,
  motif_blocage     VARCHAR(120) DEFAULT NULL,
  date_suppression  DATETIME DEFAULT NULL COMMENT 'suppression logique',
  PRIMARY KEY (id_lecteur),
  UNIQUE KEY uk_lecteur_carte (num_carte),
  CONSTRAINT fk_lecteur_mediatheque FOREIGN KEY (id_mediatheque) REFERENCES mediatheque (id_mediatheque)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE document (
  id_document        INT NOT NULL AUTO_INCREMENT,
  titre              VARCHAR(200) NOT NULL,
  auteur             VARCHAR(120) DEFAULT NULL,
  editeur            VARCHAR(80) DEFAULT NULL,
  type_support       ENUM('livre','bd','cd','dvd') NOT NULL DEFAULT 'livre',
  isbn               CHAR(13) DEFAULT NULL COMMENT 'ISBN-13 sans tirets, livres et bd',
  annee_publication  SMALLINT NOT NULL,
  langue             CHAR(3) NOT NULL DEFAULT 'fre' COMMENT 'fre, eng, spa, ger, ita',
  nb_pages           SMALLINT DEFAULT NULL COMMENT 'livres et bd seulement',
  duree_minutes      SMALLINT DEFAULT NULL COMMENT 'cd et dvd seulement',
  cote               VARCHAR(20) NOT NULL,
  age_minimum        TINYINT DEFAULT NULL,
  nb_exemplaires     SMALLINT NOT NULL DEFAULT 0,
  date_catalogage    DATE NOT NULL,
  PRIMARY KEY (id_document)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Notices du catalogue';

CREATE TABLE exemplaire (
  id_exemplaire    INT NOT NULL AUTO_INCREMENT,
  id_document      INT NOT NULL,
  id_mediatheque   INT NOT NULL,
  code_barres      VARCHAR(14) NOT NULL,
  cote             VARCHAR(20) NOT NULL COMMENT 'reprise de la notice',
  date_acquisition DATE NOT NULL,
  prix_achat       DECIMAL(7,2) NOT NULL,
  etat             VARCHAR(10) NOT NULL DEFAULT 'bon' COMMENT 'neuf, bon, usé, abîmé',
  statut           ENUM('disponible','prete','perdu','pilonne') NOT NULL DEFAULT 'disponible',
  date_pilon       DATE DEFAULT NULL COMMENT 'renseignée si pilonné',
  empruntable      TINYINT(1) NOT NULL DEFAULT 1 COMMENT '0 = consultation sur place',
  nb_prets_total   INT NOT NULL DEFAULT 0,
  PRIMARY KEY (id_exemplaire),
  UNIQUE KEY uk_exemplaire_cb (code_barres),
  CONSTRAINT fk_exemplaire_document FOREIGN KEY (id_document) REFERENCES document (id_document),
  CONSTRAINT fk_exemplaire_mediatheque FOREIGN KEY (id_mediatheque) REFERENCES mediatheque (id_mediatheque)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE pret (
  id_pret               INT NOT NULL AUTO_INCREMENT,
  id_exemplaire         INT NOT NULL,
  id_document           INT NOT NULL,
  id_lecteur            INT NOT NULL,
  id_mediatheque        INT NOT NULL COMMENT 'site du prêt',
  date_pret             DATETIME NOT NULL,
  duree_jours           TINYINT NOT NULL DEFAULT 21,
  date_retour_prevue    DATE NOT NULL COMMENT 'date du prêt + durée',
  date_retour_effective DATETIME DEFAULT NULL,
  statut                ENUM('en_cours','rendu','perdu') NOT NULL DEFAULT 'en_cours',
  nb_prolongations      TINYINT NOT NULL DEFAULT 0 COMMENT '2 au maximum',
  nb_jours_retard       SMALLINT NOT NULL DEFAULT 0 COMMENT 'au retour, 0 si rendu à temps',
  automate              TINYINT(1) NOT NULL DEFAULT 0 COMMENT '1 = prêt sur automate',
  PRIMARY KEY (id_pret),
  CONSTRAINT fk_pret_exemplaire FOREIGN KEY (id_exemplaire) REFERENCES exemplaire (id_exemplaire),
  CONSTRAINT fk_pret_document FOREIGN KEY (id_document) REFERENCES document (id_document),
  CONSTRAINT fk_pret_lecteur FOREIGN KEY (id_lecteur) REFERENCES lecteur (id_lecteur),
  CONSTRAINT fk_pret_mediatheque FOREIGN KEY (id_mediatheque) REFERENCES mediatheque (id_mediatheque)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE reservation (
  id_reservation        INT NOT NULL AUTO_INCREMENT,
  id_document           INT NOT NULL,
  id_lecteur            INT NOT NULL,
  id_mediatheque        INT NOT NULL COMMENT 'site de retrait',
  date_reservation      DATETIME NOT NULL,
  statut                ENUM('en_attente','disponible','retiree','expiree','annulee') NOT NULL DEFAULT 'en_attente',
  date_disponibilite    DATETIME DEFAULT NULL,
  date_limite_retrait   DATE DEFAULT NULL,
  date_annulation       DATETIME DEFAULT NULL,
  PRIMARY KEY (id_reservation),
  CONSTRAINT fk_reservation_document FOREIGN KEY (id_document) REFERENCES document (id_document),
  CONSTRAINT fk_reservation_lecteur FOREIGN KEY (id_lecteur) REFERENCES lecteur (id_lecteur),
  CONSTRAINT fk_reservation_mediatheque FOREIGN KEY (id_mediatheque) REFERENCES mediatheque (id_mediatheque)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE penalite (
  id_penalite     INT NOT NULL AUTO_INCREMENT,
  id_pret         INT NOT NULL,
  id_lecteur      INT NOT NULL,
  date_emission   DATE NOT NULL,
  nb_jours        SMALLINT NOT NULL COMMENT 'jours de retard facturés',
  tarif_jour      DECIMAL(4,2) NOT NULL DEFAULT 0.20,
  montant         DECIMAL(7,2) NOT NULL,
  montant_paye    DECIMAL(7,2) NOT NULL DEFAULT 0.00,
  reste_du        DECIMAL(7,2) NOT NULL,
  statut          VARCHAR(12) NOT NULL DEFAULT 'due' COMMENT 'due, payee, annulee',
  date_paiement   DATE DEFAULT NULL,
  mode_paiement   VARCHAR(10) DEFAULT NULL COMMENT 'especes, carte, cheque',
  PRIMARY KEY (id_penalite),
  CONSTRAINT fk_penalite_pret FOREIGN KEY (id_pret) REFERENCES pret (id_pret),
  CONSTRAINT fk_penalite_lecteur FOREIGN KEY (id_lecteur) REFERENCES lecteur (id_lecteur)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE animation (
  id_animation    INT NOT NULL AUTO_INCREMENT,
  id_mediatheque  INT NOT NULL,
  titre           VARCHAR(120) NOT NULL COMMENT 'ex. Heure du conte, Atelier d''écriture',
  description     TEXT,
  public_vise     VARCHAR(15) NOT NULL DEFAULT 'tout public' COMMENT 'tout public, enfants, adolescents, adultes',
  debut           DATETIME NOT NULL,
  fin             DATETIME NOT NULL,
  duree_minutes   SMALLINT NOT NULL,
  capacite        SMALLINT NOT NULL,
  places_prises   SMALLINT NOT NULL DEFAULT 0 COMMENT 'somme des places des inscriptions',
  places_restantes SMALLINT NOT NULL COMMENT 'capacité - places prises',
  gratuit         TINYINT(1) NOT NULL DEFAULT 1,
  tarif           DECIMAL(5,2) DEFAULT NULL COMMENT 'NULL si gratuit',
  annulee         TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (id_animation),
  CONSTRAINT fk_animation_mediatheque FOREIGN KEY (id_mediatheque) REFERENCES mediatheque (id_mediatheque)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE inscription_animation (
  id_inscription    INT NOT NULL AUTO_INCREMENT,
  id_animation      INT NOT NULL,
  id_lecteur        INT NOT NULL,
  date_inscription  DATETIME NOT NULL,
  nb_places         TINYINT NOT NULL DEFAULT 1,
  present           TINYINT(1) DEFAULT NULL,
  PRIMARY KEY (id_inscription),
  UNIQUE KEY uk_inscription (id_animation, id_lecteur),
  CONSTRAINT fk_inscription_animation FOREIGN KEY (id_animation) REFERENCES animation (id_animation),
  CONSTRAINT fk_inscription_lecteur FOREIGN KEY (id_lecteur) REFERENCES lecteur (id_lecteur)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
