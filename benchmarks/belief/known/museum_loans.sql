CREATE TABLE staff (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  first_name VARCHAR(50) NOT NULL, last_name VARCHAR(50) NOT NULL,
  email VARCHAR(120) NOT NULL,
  role ENUM('registrar','conservator','courier') NOT NULL,
  hired_on DATE NOT NULL,
  left_on DATE NULL COMMENT 'last working day, NULL while employed',
  is_employed TINYINT(1) NOT NULL DEFAULT 1,
  UNIQUE KEY uq_staff_email (email)
) COMMENT='Museum staff dealing with loans';
CREATE TABLE artists (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  given_name VARCHAR(60) NOT NULL, family_name VARCHAR(60) NOT NULL,
  display_name VARCHAR(130) NOT NULL COMMENT 'given name and family name',
  birth_year SMALLINT NOT NULL, death_year SMALLINT NULL COMMENT 'NULL if alive',
  nationality CHAR(2) NOT NULL COMMENT 'ISO 3166 alpha-2'
);
CREATE TABLE artworks (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  artist_id INT UNSIGNED NOT NULL,
  accession_number VARCHAR(20) NOT NULL COMMENT 'year.sequence, e.g. 1987.042',
  title VARCHAR(160) NOT NULL,
  medium ENUM('oil','watercolour','bronze','photograph','print') NOT NULL,
  height_cm DECIMAL(6,1) NOT NULL, width_cm DECIMAL(6,1) NOT NULL,
  insured_value DECIMAL(12,2) NOT NULL,
  acquired_on DATE NOT NULL,
  deaccessioned_on DATE NULL,
  status ENUM('in_collection','on_loan','deaccessioned') NOT NULL DEFAULT 'in_collection',
  loans_count INT NOT NULL DEFAULT 0 COMMENT 'how often the work was part of a loan',
  UNIQUE KEY uq_accession (accession_number),
  FOREIGN KEY (artist_id) REFERENCES artists (id)
);
CREATE TABLE borrowers (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(120) NOT NULL, city VARCHAR(80) NOT NULL, country_code CHAR(2) NOT NULL,
  contact_email VARCHAR(120) NOT NULL,
  facility_score TINYINT UNSIGNED NOT NULL COMMENT 'result of the facility report, 0 to 100',
  open_loans INT NOT NULL DEFAULT 0 COMMENT 'number of loans with status out'
);
CREATE TABLE exhibitions (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  borrower_id INT UNSIGNED NOT NULL COMMENT 'host institution',
  title VARCHAR(160) NOT NULL,
  opens_on DATE NOT NULL, closes_on DATE NOT NULL,
  duration_days SMALLINT NOT NULL COMMENT 'days from opening to closing',
  visitors INT NULL COMMENT 'known only when closed',
  status ENUM('planned','open','closed') NOT NULL,
  FOREIGN KEY (borrower_id) REFERENCES borrowers (id)
);
CREATE TABLE loans (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  loan_number VARCHAR(20) NOT NULL,
  borrower_id INT UNSIGNED NOT NULL,
  exhibition_id INT UNSIGNED NOT NULL,
  registrar_id INT UNSIGNED NOT NULL COMMENT 'staff member in charge',
  status ENUM('requested','approved','refused','out','returned') NOT NULL DEFAULT 'requested',
  requested_at DATETIME NOT NULL, approved_at DATETIME NULL,
  refused_at DATETIME NULL, refusal_reason VARCHAR(200) NULL,
  dispatched_at DATETIME NULL, returned_at DATETIME NULL,
  object_count INT NOT NULL DEFAULT 0,
  total_value DECIMAL(14,2) NOT NULL DEFAULT 0.00 COMMENT 'sum of the agreed values of the objects',
  loan_fee DECIMAL(10,2) NOT NULL, courier_fee DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  insurance_premium DECIMAL(10,2) NOT NULL COMMENT 'sum of the premiums of the objects',
  total_charge DECIMAL(12,2) NOT NULL COMMENT 'loan fee + courier fee + insurance premium',
  UNIQUE KEY uq_loan (loan_number),
  FOREIGN KEY (borrower_id) REFERENCES borrowers (id),
  FOREIGN KEY (exhibition_id) REFERENCES exhibitions (id),
  FOREIGN KEY (registrar_id) REFERENCES staff (id)
);
CREATE TABLE loan_objects (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  loan_id INT UNSIGNED NOT NULL, artwork_id INT UNSIGNED NOT NULL,
  agreed_value DECIMAL(12,2) NOT NULL COMMENT 'insured value of the work at the time of the agreement',
  premium_rate DECIMAL(5,3) NOT NULL COMMENT 'percent of the agreed value',
  premium_amount DECIMAL(10,2) NOT NULL,
  UNIQUE KEY uq_loan_artwork (loan_id, artwork_id),
  FOREIGN KEY (loan_id) REFERENCES loans (id),
  FOREIGN KEY (artwork_id) REFERENCES artworks (id)
);
CREATE TABLE condition_reports (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  loan_object_id INT UNSIGNED NOT NULL,
  artwork_id INT UNSIGNED NOT NULL,
  inspected_by INT UNSIGNED NOT NULL,
  stage ENUM('outgoing','incoming') NOT NULL,
  grade TINYINT UNSIGNED NOT NULL COMMENT '1 (poor) to 5 (excellent)',
  has_damage TINYINT(1) NOT NULL DEFAULT 0,
  damage_notes TEXT NULL COMMENT 'filled only if damage was found',
  inspected_at DATETIME NOT NULL,
  UNIQUE KEY uq_stage (loan_object_id, stage),
  FOREIGN KEY (loan_object_id) REFERENCES loan_objects (id),
  FOREIGN KEY (artwork_id) REFERENCES artworks (id),
  FOREIGN KEY (inspected_by) REFERENCES staff (id)
);
