-- Funeral home management
CREATE TABLE funeral_director (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  first_name VARCHAR(60) NOT NULL,
  last_name VARCHAR(60) NOT NULL,
  email VARCHAR(120) NOT NULL,
  licence_no VARCHAR(20) NOT NULL,
  hired_on DATE NOT NULL,
  left_on DATE NULL COMMENT 'last working day, empty while employed',
  is_active TINYINT(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (id), UNIQUE KEY uq_director_email (email), UNIQUE KEY uq_director_licence (licence_no)
);
CREATE TABLE service_package (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  code VARCHAR(12) NOT NULL,
  title VARCHAR(80) NOT NULL COMMENT 'e.g. Simple Cremation, Traditional Burial, Woodland Burial',
  kind ENUM('burial','cremation') NOT NULL,
  base_price DECIMAL(9,2) NOT NULL COMMENT 'GBP, without disbursements',
  is_offered TINYINT(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (id), UNIQUE KEY uq_package_code (code)
);
CREATE TABLE deceased_person (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  first_name VARCHAR(60) NOT NULL,
  last_name VARCHAR(60) NOT NULL,
  sex ENUM('female','male') NOT NULL,
  born_on DATE NOT NULL,
  died_at DATETIME NOT NULL,
  age_at_death TINYINT UNSIGNED NOT NULL COMMENT 'completed years',
  place_of_death ENUM('hospital','home','care_home','hospice','elsewhere') NOT NULL,
  coroner_involved TINYINT(1) NOT NULL DEFAULT 0,
  coroner_released_at DATETIME NULL COMMENT 'only if the coroner was involved',
  PRIMARY KEY (id)
);
CREATE TABLE funeral_case (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  case_no VARCHAR(16) NOT NULL,
  deceased_person_id INT UNSIGNED NOT NULL,
  director_id INT UNSIGNED NOT NULL,
  package_id INT UNSIGNED NOT NULL,
  status ENUM('opened','arranged','held','closed','withdrawn') NOT NULL DEFAULT 'opened',
  package_price DECIMAL(9,2) NOT NULL COMMENT 'price of the package when the case was opened',
  extras_total DECIMAL(9,2) NOT NULL DEFAULT 0 COMMENT 'sum of the line totals of the case',
  total_amount DECIMAL(9,2) NOT NULL,
  paid_amount DECIMAL(9,2) NOT NULL DEFAULT 0,
  balance_due DECIMAL(9,2) NOT NULL DEFAULT 0,
  opened_at DATETIME NOT NULL,
  arranged_at DATETIME NULL,
  held_at DATETIME NULL COMMENT 'when the funeral took place',
  closed_at DATETIME NULL,
  withdrawn_reason VARCHAR(200) NULL,
  PRIMARY KEY (id), UNIQUE KEY uq_case_no (case_no), UNIQUE KEY uq_case_deceased (deceased_person_id),
  CONSTRAINT fk_case_deceased FOREIGN KEY (deceased_person_id) REFERENCES deceased_person (id),
  CONSTRAINT fk_case_director FOREIGN KEY (director_id) REFERENCES funeral_director (id),
  CONSTRAINT fk_case_package FOREIGN KEY (package_id) REFERENCES service_package (id)
);
CREATE TABLE next_of_kin (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  case_id INT UNSIGNED NOT NULL,
  full_name VARCHAR(120) NOT NULL,
  relationship ENUM('spouse','child','sibling','parent','friend') NOT NULL,
  email VARCHAR(120) NULL,
  phone VARCHAR(30) NOT NULL,
  is_main_contact TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (id),
  CONSTRAINT fk_kin_case FOREIGN KEY (case_id) REFERENCES funeral_case (id)
);
CREATE TABLE catalogue_item (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  sku VARCHAR(20) NOT NULL,
  name VARCHAR(100) NOT NULL,
  category ENUM('coffin','urn','flowers','transport','stationery') NOT NULL,
  cost_price DECIMAL(8,2) NOT NULL,
  sale_price DECIMAL(8,2) NOT NULL,
  PRIMARY KEY (id), UNIQUE KEY uq_item_sku (sku)
);
CREATE TABLE case_line (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  case_id INT UNSIGNED NOT NULL,
  line_no SMALLINT UNSIGNED NOT NULL,
  item_id INT UNSIGNED NOT NULL,
  quantity SMALLINT UNSIGNED NOT NULL DEFAULT 1,
  unit_price DECIMAL(8,2) NOT NULL COMMENT 'sale price at the time of the order',
  discount_pct DECIMAL(4,1) NOT NULL DEFAULT 0.0,
  line_total DECIMAL(9,2) NOT NULL,
  PRIMARY KEY (id), UNIQUE KEY uq_case_line (case_id, line_no),
  CONSTRAINT fk_line_case FOREIGN KEY (case_id) REFERENCES funeral_case (id),
  CONSTRAINT fk_line_item FOREIGN KEY (item_id) REFERENCES catalogue_item (id)
);
CREATE TABLE cremation (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  case_id INT UNSIGNED NOT NULL,
  deceased_person_id INT UNSIGNED NOT NULL,
  charged_at DATETIME NOT NULL COMMENT 'coffin enters the cremator',
  finished_at DATETIME NOT NULL,
  duration_min SMALLINT UNSIGNED NOT NULL,
  peak_temp_c SMALLINT UNSIGNED NOT NULL COMMENT 'degrees Celsius, 800 to 1200',
  ashes_weight_kg DECIMAL(4,2) NOT NULL,
  ashes_collected TINYINT(1) NOT NULL DEFAULT 0,
  ashes_collected_at DATETIME NULL,
  PRIMARY KEY (id), UNIQUE KEY uq_cremation_case (case_id),
  CONSTRAINT fk_crem_case FOREIGN KEY (case_id) REFERENCES funeral_case (id),
  CONSTRAINT fk_crem_deceased FOREIGN KEY (deceased_person_id) REFERENCES deceased_person (id)
);
CREATE TABLE payment (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  case_id INT UNSIGNED NOT NULL,
  amount DECIMAL(9,2) NOT NULL,
  method ENUM('card','bank_transfer','cheque','prepaid_plan') NOT NULL,
  received_at DATETIME NOT NULL,
  cheque_no VARCHAR(20) NULL COMMENT 'cheques only',
  PRIMARY KEY (id),
  CONSTRAINT fk_payment_case FOREIGN KEY (case_id) REFERENCES funeral_case (id)
);
