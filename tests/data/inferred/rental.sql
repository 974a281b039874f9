-- Film rental and its staff: composite keys, histories keyed by a day, junctions in plenty, one-to-one tables.
CREATE TABLE country (
  country_id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT,
  country VARCHAR(50) NOT NULL,
  iso CHAR(2) NOT NULL,
  last_update TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (country_id), UNIQUE KEY (iso)
);
CREATE TABLE address (
  address_id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT,
  address VARCHAR(50) NOT NULL,
  address2 VARCHAR(50) DEFAULT NULL,
  district VARCHAR(20) NOT NULL,
  city VARCHAR(30) NOT NULL,
  country_id SMALLINT UNSIGNED NOT NULL,
  postal_code VARCHAR(10) DEFAULT NULL,
  phone VARCHAR(20) NOT NULL,
  location GEOMETRY NULL,
  PRIMARY KEY (address_id),
  CONSTRAINT fk_address_country FOREIGN KEY (country_id) REFERENCES country (country_id)
);
CREATE TABLE store (
  store_id TINYINT UNSIGNED NOT NULL AUTO_INCREMENT,
  manager_staff_id SMALLINT UNSIGNED NULL,
  address_id SMALLINT UNSIGNED NOT NULL,
  PRIMARY KEY (store_id),
  UNIQUE KEY (manager_staff_id),
  CONSTRAINT fk_store_staff FOREIGN KEY (manager_staff_id) REFERENCES staff (staff_id),
  CONSTRAINT fk_store_address FOREIGN KEY (address_id) REFERENCES address (address_id)
);
CREATE TABLE staff (
  staff_id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT,
  first_name VARCHAR(45) NOT NULL,
  last_name VARCHAR(45) NOT NULL,
  middle_initial CHAR(1) NULL,
  birth_date DATE NOT NULL,
  hire_date DATE NOT NULL,
  gender ENUM('M','F') NOT NULL,
  reports_to SMALLINT UNSIGNED NULL,
  picture BLOB NULL,
  email VARCHAR(50) NULL,
  store_id TINYINT UNSIGNED NOT NULL,
  username VARCHAR(16) NOT NULL,
  password VARCHAR(40) NULL,
  PRIMARY KEY (staff_id),
  UNIQUE KEY uq_staff_name (last_name, first_name),
  CONSTRAINT fk_staff_store FOREIGN KEY (store_id) REFERENCES store (store_id),
  CONSTRAINT fk_staff_boss FOREIGN KEY (reports_to) REFERENCES staff (staff_id),
  CONSTRAINT ck_staff_age CHECK (birth_date < hire_date)
);
CREATE TABLE staff_profile (
  staff_id SMALLINT UNSIGNED NOT NULL,
  ssn CHAR(11) NOT NULL,
  iban VARCHAR(34) NOT NULL,
  tax_number VARCHAR(20) NULL,
  emergency_contact VARCHAR(60) NOT NULL,
  PRIMARY KEY (staff_id), UNIQUE KEY (ssn), UNIQUE KEY (iban),
  CONSTRAINT fk_profile_staff FOREIGN KEY (staff_id) REFERENCES staff (staff_id) ON DELETE CASCADE
);
CREATE TABLE salaries (
  staff_id SMALLINT UNSIGNED NOT NULL,
  from_date DATE NOT NULL,
  to_date DATE NOT NULL,
  salary DECIMAL(10,2) NOT NULL,
  PRIMARY KEY (staff_id, from_date),
  CONSTRAINT fk_salaries_staff FOREIGN KEY (staff_id) REFERENCES staff (staff_id) ON DELETE CASCADE,
  CONSTRAINT ck_salaries_dates CHECK (from_date < to_date),
  CONSTRAINT ck_salaries_amount CHECK (salary BETWEEN 1000 AND 250000.50)
);
CREATE TABLE titles (
  staff_id SMALLINT UNSIGNED NOT NULL,
  title VARCHAR(50) NOT NULL,
  from_date DATE NOT NULL,
  to_date DATE NULL,
  PRIMARY KEY (staff_id, title, from_date),
  CONSTRAINT fk_titles_staff FOREIGN KEY (staff_id) REFERENCES staff (staff_id)
);
CREATE TABLE language (language_id TINYINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, name CHAR(20) NOT NULL);
CREATE TABLE film (
  film_id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT,
  title VARCHAR(128) NOT NULL,
  release_year YEAR NULL,
  language_id TINYINT UNSIGNED NOT NULL,
  original_language_id TINYINT UNSIGNED NULL,
  rental_rate DECIMAL(4,2) NOT NULL DEFAULT 4.99,
  length SMALLINT UNSIGNED NULL,
  rating ENUM('G','PG','PG-13','R','NC-17') NULL DEFAULT 'G',
  special_features SET('Trailers','Commentaries','Deleted Scenes','Behind the Scenes') NULL,
  PRIMARY KEY (film_id),
  CONSTRAINT fk_film_language FOREIGN KEY (language_id) REFERENCES language (language_id),
  CONSTRAINT fk_film_original FOREIGN KEY (original_language_id) REFERENCES language (language_id)
);
CREATE TABLE actor (actor_id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, first_name VARCHAR(45) NOT NULL, last_name VARCHAR(45) NOT NULL);
CREATE TABLE film_actor (
  actor_id SMALLINT UNSIGNED NOT NULL, film_id SMALLINT UNSIGNED NOT NULL,
  PRIMARY KEY (actor_id, film_id),
  CONSTRAINT fk_fa_actor FOREIGN KEY (actor_id) REFERENCES actor (actor_id),
  CONSTRAINT fk_fa_film FOREIGN KEY (film_id) REFERENCES film (film_id)
);
CREATE TABLE film_language_store (
  film_id SMALLINT UNSIGNED NOT NULL, language_id TINYINT UNSIGNED NOT NULL, store_id TINYINT UNSIGNED NOT NULL,
  PRIMARY KEY (film_id, language_id, store_id),
  FOREIGN KEY (film_id) REFERENCES film (film_id),
  FOREIGN KEY (language_id) REFERENCES language (language_id),
  FOREIGN KEY (store_id) REFERENCES store (store_id)
);
CREATE TABLE inventory (
  film_id SMALLINT UNSIGNED NOT NULL, copy_number TINYINT UNSIGNED NOT NULL, store_id TINYINT UNSIGNED NOT NULL,
  PRIMARY KEY (film_id, copy_number),
  CONSTRAINT fk_inventory_film FOREIGN KEY (film_id) REFERENCES film (film_id),
  CONSTRAINT fk_inventory_store FOREIGN KEY (store_id) REFERENCES store (store_id)
);
CREATE TABLE rental (
  rental_id INT NOT NULL AUTO_INCREMENT,
  rental_date DATETIME NOT NULL,
  film_id SMALLINT UNSIGNED NOT NULL,
  copy_number TINYINT UNSIGNED NOT NULL,
  staff_id SMALLINT UNSIGNED NOT NULL,
  return_date DATETIME NULL,
  PRIMARY KEY (rental_id),
  UNIQUE KEY uq_rental (rental_date, film_id, copy_number),
  CONSTRAINT fk_rental_inventory FOREIGN KEY (film_id, copy_number) REFERENCES inventory (film_id, copy_number),
  CONSTRAINT fk_rental_staff FOREIGN KEY (staff_id) REFERENCES staff (staff_id),
  CONSTRAINT ck_rental CHECK (return_date IS NULL OR return_date >= rental_date)
);
