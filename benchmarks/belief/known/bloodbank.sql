CREATE TABLE collection_sites (
  id            INT UNSIGNED NOT NULL AUTO_INCREMENT,
  code          VARCHAR(6) NOT NULL,
  name          VARCHAR(80) NOT NULL,
  site_type     ENUM('fixed','mobile') NOT NULL DEFAULT 'fixed',
  bed_count     TINYINT UNSIGNED NOT NULL,
  vehicle_plate VARCHAR(10) DEFAULT NULL COMMENT 'mobile sites only',
  PRIMARY KEY (id),
  UNIQUE KEY uq_site_code (code)
) ENGINE=InnoDB;

CREATE TABLE donors (
  id               INT UNSIGNED NOT NULL AUTO_INCREMENT,
  donor_no         VARCHAR(12) NOT NULL,
  first_name       VARCHAR(50) NOT NULL,
  last_name        VARCHAR(50) NOT NULL,
  birth_date       DATE NOT NULL,
  sex              ENUM('F','M') NOT NULL,
  weight_kg        DECIMAL(4,1) NOT NULL COMMENT 'at least 50 to donate',
  abo_group        VARCHAR(2) NOT NULL COMMENT 'A, B, AB or O',
  rh_factor        CHAR(1) NOT NULL COMMENT '+ or -',
  email            VARCHAR(120) DEFAULT NULL,
  phone            VARCHAR(20) DEFAULT NULL,
  registered_on    DATE NOT NULL,
  donation_count   SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'completed donations',
  last_donation_on DATE DEFAULT NULL COMMENT 'date of the latest completed donation',
  PRIMARY KEY (id),
  UNIQUE KEY uq_donor_no (donor_no)
) ENGINE=InnoDB;

CREATE TABLE nurses (
  id            INT UNSIGNED NOT NULL AUTO_INCREMENT,
  first_name    VARCHAR(50) NOT NULL,
  last_name     VARCHAR(50) NOT NULL,
  licence_no    VARCHAR(15) NOT NULL,
  home_site_id  INT UNSIGNED NOT NULL,
  employed_from DATE NOT NULL,
  employed_to   DATE DEFAULT NULL COMMENT 'NULL while employed',
  PRIMARY KEY (id),
  UNIQUE KEY uq_licence (licence_no),
  CONSTRAINT fk_nurse_site FOREIGN KEY (home_site_id) REFERENCES collection_sites (id)
) ENGINE=InnoDB;

CREATE TABLE donations (
  id              INT UNSIGNED NOT NULL AUTO_INCREMENT,
  donation_no     CHAR(13) NOT NULL,
  donor_id        INT UNSIGNED NOT NULL,
  site_id         INT UNSIGNED NOT NULL,
  nurse_id        INT UNSIGNED NOT NULL,
  donation_type   ENUM('whole_blood','plasma','platelets') NOT NULL DEFAULT 'whole_blood',
  started_at      DATETIME NOT NULL,
  ended_at        DATETIME DEFAULT NULL,
  hemoglobin_g_dl DECIMAL(3,1) NOT NULL COMMENT 'before the donation',
  systolic        SMALLINT UNSIGNED NOT NULL COMMENT 'mmHg',
  diastolic       SMALLINT UNSIGNED NOT NULL COMMENT 'mmHg',
  pulse           TINYINT UNSIGNED NOT NULL,
  volume_ml       SMALLINT UNSIGNED DEFAULT NULL COMMENT 'completed donations only',
  status          ENUM('completed','aborted','refused') NOT NULL DEFAULT 'completed',
  abort_reason    VARCHAR(120) DEFAULT NULL COMMENT 'aborted only',
  PRIMARY KEY (id),
  UNIQUE KEY uq_donation_no (donation_no),
  KEY ix_don_donor (donor_id, started_at),
  CONSTRAINT fk_don_donor FOREIGN KEY (donor_id) REFERENCES donors (id),
  CONSTRAINT fk_don_site FOREIGN KEY (site_id) REFERENCES collection_sites (id),
  CONSTRAINT fk_don_nurse FOREIGN KEY (nurse_id) REFERENCES nurses (id)
) ENGINE=InnoDB;

CREATE TABLE donation_tests (
  donation_id   INT UNSIGNED NOT NULL,
  marker        ENUM('HIV','HBV','HCV','syphilis','HTLV') NOT NULL,
  tested_at     DATETIME NOT NULL,
  result        ENUM('pending','negative','reactive') NOT NULL DEFAULT 'pending',
  reported_at   DATETIME DEFAULT NULL COMMENT 'empty while pending',
  PRIMARY KEY (donation_id, marker),
  CONSTRAINT fk_test_don FOREIGN KEY (donation_id) REFERENCES donations (id)
) ENGINE=InnoDB;

CREATE TABLE components (
  id              TINYINT UNSIGNED NOT NULL AUTO_INCREMENT,
  code            VARCHAR(4) NOT NULL COMMENT 'RBC, FFP, PLT, CRYO',
  name            VARCHAR(60) NOT NULL,
  shelf_life_days SMALLINT UNSIGNED NOT NULL,
  storage_min_c   DECIMAL(4,1) NOT NULL,
  storage_max_c   DECIMAL(4,1) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uq_comp (code)
) ENGINE=InnoDB;

CREATE TABLE fridges (
  id            SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT,
  label         VARCHAR(20) NOT NULL,
  component_id  TINYINT UNSIGNED NOT NULL COMMENT 'what is kept here',
  capacity      SMALLINT UNSIGNED NOT NULL COMMENT 'units',
  PRIMARY KEY (id),
  UNIQUE KEY uq_fridge (label),
  CONSTRAINT fk_fridge_comp FOREIGN KEY (component_id) REFERENCES components (id)
) ENGINE=InnoDB;

CREATE TABLE hospitals (
  id            INT UNSIGNED NOT NULL AUTO_INCREMENT,
  name          VARCHAR(100) NOT NULL,
  city          VARCHAR(60) NOT NULL,
  contact_name  VARCHAR(100) NOT NULL,
  contact_email VARCHAR(120) NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB;

CREATE TABLE orders (
  id             INT UNSIGNED NOT NULL AUTO_INCREMENT,
  order_no       VARCHAR(12) NOT NULL,
  hospital_id    INT UNSIGNED NOT NULL,
  priority       TINYINT UNSIGNED NOT NULL DEFAULT 2 COMMENT '1=emergency, 2=routine, 3=stock',
  ordered_at     DATETIME NOT NULL,
  required_by    DATETIME NOT NULL,
  status         ENUM('new','partly_filled','filled','cancelled') NOT NULL DEFAULT 'new',
  units_ordered  SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'sum over the items',
  PRIMARY KEY (id),
  UNIQUE KEY uq_order_no (order_no),
  CONSTRAINT fk_ord_hosp FOREIGN KEY (hospital_id) REFERENCES hospitals (id)
) ENGINE=InnoDB;

CREATE TABLE order_items (
  order_id      INT UNSIGNED NOT NULL,
  line_no       TINYINT UNSIGNED NOT NULL,
  component_id  TINYINT UNSIGNED NOT NULL,
  abo_group     VARCHAR(2) NOT NULL COMMENT 'A, B, AB or O',
  rh_factor     CHAR(1) NOT NULL COMMENT '+ or -',
  qty_ordered   SMALLINT UNSIGNED NOT NULL,
  qty_issued    SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  PRIMARY KEY (order_id, line_no),
  CONSTRAINT fk_oi_order FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE,
  CONSTRAINT fk_oi_comp FOREIGN KEY (component_id) REFERENCES components (id)
) ENGINE=InnoDB;

CREATE TABLE blood_units (
  id             INT UNSIGNED NOT NULL AUTO_INCREMENT,
  unit_no        VARCHAR(16) NOT NULL,
  donation_id    INT UNSIGNED NOT NULL,
  component_id   TINYINT UNSIGNED NOT NULL,
  abo_group      VARCHAR(2) NOT NULL COMMENT 'that of the donor',
  rh_factor      CHAR(1) NOT NULL COMMENT 'that of the donor',
  volume_ml      SMALLINT UNSIGNED NOT NULL,
  produced_on    DATE NOT NULL,
  expires_on     DATE NOT NULL COMMENT 'produced_on + shelf life of the component',
  fridge_id      SMALLINT UNSIGNED DEFAULT NULL COMMENT 'a fridge for this component; NULL once issued or discarded',
  status         ENUM('quarantine','available','issued','discarded') NOT NULL DEFAULT 'quarantine',
  issued_at      DATETIME DEFAULT NULL,
  hospital_id    INT UNSIGNED DEFAULT NULL COMMENT 'who received it; issued only',
  discard_reason VARCHAR(60) DEFAULT NULL COMMENT 'expired, reactive test, broken bag ...; discarded only',
  PRIMARY KEY (id),
  UNIQUE KEY uq_unit_no (unit_no),
  CONSTRAINT fk_unit_don FOREIGN KEY (donation_id) REFERENCES donations (id),
  CONSTRAINT fk_unit_comp FOREIGN KEY (component_id) REFERENCES components (id),
  CONSTRAINT fk_unit_fridge FOREIGN KEY (fridge_id) REFERENCES fridges (id)
) ENGINE=InnoDB;

CREATE TABLE deferrals (
  id            INT UNSIGNED NOT NULL AUTO_INCREMENT,
  donor_id      INT UNSIGNED NOT NULL,
  reason        VARCHAR(100) NOT NULL,
  is_permanent  TINYINT(1) NOT NULL DEFAULT 0,
  starts_on     DATE NOT NULL,
  ends_on       DATE DEFAULT NULL COMMENT 'NULL when permanent',
  PRIMARY KEY (id),
  CONSTRAINT fk_def_donor FOREIGN KEY (donor_id) REFERENCES donors (id)
) ENGINE=InnoDB;

CREATE TABLE temperature_logs (
  id            BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  fridge_id     SMALLINT UNSIGNED NOT NULL,
  logged_at     DATETIME NOT NULL,
  temperature_c DECIMAL(4,1) NOT NULL,
  door_open     TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (id),
  UNIQUE KEY uq_log (fridge_id, logged_at),
  CONSTRAINT fk_log_fridge FOREIGN KEY (fridge_id) REFERENCES fridges (id)
) ENGINE=InnoDB;
