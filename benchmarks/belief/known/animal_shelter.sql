CREATE TABLE shelters (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(80) NOT NULL,
  city VARCHAR(60) NOT NULL,
  capacity_dogs SMALLINT UNSIGNED NOT NULL,
  capacity_cats SMALLINT UNSIGNED NOT NULL
);
CREATE TABLE employees (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  shelter_id INT UNSIGNED NOT NULL,
  first_name VARCHAR(40) NOT NULL,
  last_name VARCHAR(40) NOT NULL,
  role ENUM('caretaker','vet','adoption_officer','manager') NOT NULL,
  hired_on DATE NOT NULL,
  left_on DATE NULL,
  status ENUM('active','on_leave','left') NOT NULL DEFAULT 'active',
  FOREIGN KEY (shelter_id) REFERENCES shelters(id)
);
CREATE TABLE adopters (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  first_name VARCHAR(40) NOT NULL,
  last_name VARCHAR(40) NOT NULL,
  email VARCHAR(100) NOT NULL UNIQUE,
  is_blacklisted TINYINT(1) NOT NULL DEFAULT 0,
  blacklisted_at DATETIME NULL,
  blacklist_reason VARCHAR(200) NULL
);
CREATE TABLE animals (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  shelter_id INT UNSIGNED NOT NULL,
  name VARCHAR(40) NOT NULL,
  species ENUM('dog','cat') NOT NULL,
  sex ENUM('male','female') NOT NULL,
  is_neutered TINYINT(1) NOT NULL DEFAULT 0,
  neutered_on DATE NULL,
  microchip_no CHAR(15) NULL COMMENT 'NULL until chipped',
  chipped_on DATE NULL,
  status ENUM('intake','quarantine','available','reserved','adopted','deceased') NOT NULL DEFAULT 'intake',
  arrived_on DATE NOT NULL,
  quarantine_until DATE NULL,
  adopted_on DATE NULL,
  died_on DATE NULL,
  cause_of_death VARCHAR(100) NULL,
  FOREIGN KEY (shelter_id) REFERENCES shelters(id)
);
CREATE TABLE adoption_applications (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  animal_id INT UNSIGNED NOT NULL,
  adopter_id INT UNSIGNED NOT NULL,
  handled_by INT UNSIGNED NULL COMMENT 'adoption officer',
  status ENUM('submitted','under_review','approved','rejected','withdrawn') NOT NULL DEFAULT 'submitted',
  submitted_at DATETIME NOT NULL,
  reviewed_at DATETIME NULL COMMENT 'when the decision was made',
  withdrawn_at DATETIME NULL,
  rejection_reason VARCHAR(200) NULL,
  FOREIGN KEY (animal_id) REFERENCES animals(id),
  FOREIGN KEY (adopter_id) REFERENCES adopters(id),
  FOREIGN KEY (handled_by) REFERENCES employees(id)
);
CREATE TABLE adoption_contracts (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  application_id INT UNSIGNED NOT NULL UNIQUE,
  animal_id INT UNSIGNED NOT NULL,
  adopter_id INT UNSIGNED NOT NULL,
  signed_on DATE NOT NULL,
  fee DECIMAL(8,2) NOT NULL,
  is_fee_paid TINYINT(1) NOT NULL DEFAULT 0,
  fee_paid_on DATE NULL,
  returned_on DATE NULL COMMENT 'the animal came back',
  return_reason VARCHAR(200) NULL,
  FOREIGN KEY (application_id) REFERENCES adoption_applications(id),
  FOREIGN KEY (animal_id) REFERENCES animals(id),
  FOREIGN KEY (adopter_id) REFERENCES adopters(id)
);
CREATE TABLE home_visits (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  application_id INT UNSIGNED NOT NULL,
  visitor_id INT UNSIGNED NOT NULL,
  status ENUM('planned','done','missed') NOT NULL DEFAULT 'planned',
  planned_at DATETIME NOT NULL,
  visited_at DATETIME NULL,
  outcome ENUM('suitable','unsuitable') NULL,
  garden_fenced TINYINT(1) NULL COMMENT 'only known after the visit',
  FOREIGN KEY (application_id) REFERENCES adoption_applications(id),
  FOREIGN KEY (visitor_id) REFERENCES employees(id)
);
CREATE TABLE treatments (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  animal_id INT UNSIGNED NOT NULL,
  vet_id INT UNSIGNED NOT NULL,
  kind ENUM('vaccination','deworming','surgery','checkup') NOT NULL,
  treated_at DATETIME NOT NULL,
  vaccine_batch VARCHAR(20) NULL COMMENT 'only for vaccinations',
  anaesthesia_minutes SMALLINT UNSIGNED NULL COMMENT 'surgery only',
  cost DECIMAL(8,2) NOT NULL,
  FOREIGN KEY (animal_id) REFERENCES animals(id),
  FOREIGN KEY (vet_id) REFERENCES employees(id)
);
