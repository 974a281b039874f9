CREATE TABLE breeds (
  id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code CHAR(3) NOT NULL UNIQUE,
  name VARCHAR(60) NOT NULL,
  fci_group TINYINT UNSIGNED NOT NULL COMMENT '1 to 10',
  height_min_cm TINYINT UNSIGNED NOT NULL,
  height_max_cm TINYINT UNSIGNED NOT NULL,
  weight_min_kg DECIMAL(4,1) NOT NULL,
  weight_max_kg DECIMAL(4,1) NOT NULL,
  life_expectancy_years TINYINT UNSIGNED NOT NULL,
  origin_country CHAR(2) NOT NULL COMMENT 'ISO 3166'
);
CREATE TABLE breeders (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kennel_name VARCHAR(80) NOT NULL,
  first_name VARCHAR(40) NOT NULL,
  last_name VARCHAR(40) NOT NULL,
  email VARCHAR(120) NOT NULL,
  phone VARCHAR(25) NULL,
  street VARCHAR(80) NOT NULL,
  postcode VARCHAR(10) NOT NULL,
  city VARCHAR(60) NOT NULL,
  member_since YEAR NOT NULL,
  annual_fee DECIMAL(6,2) NOT NULL
);
CREATE TABLE dogs (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  breed_id SMALLINT UNSIGNED NOT NULL,
  breeder_id INT UNSIGNED NOT NULL,
  registered_name VARCHAR(80) NOT NULL,
  sex ENUM('male','female') NOT NULL,
  colour VARCHAR(30) NOT NULL,
  microchip CHAR(15) NOT NULL UNIQUE COMMENT '15 digits',
  pedigree_no VARCHAR(16) NOT NULL UNIQUE COMMENT 'e.g. KC-2024-00123',
  born_on DATE NOT NULL,
  registered_on DATE NOT NULL,
  died_on DATE NULL,
  weight_kg DECIMAL(4,1) NULL,
  height_cm TINYINT UNSIGNED NULL,
  inbreeding_pct DECIMAL(4,2) NOT NULL DEFAULT 0,
  FOREIGN KEY (breed_id) REFERENCES breeds (id),
  FOREIGN KEY (breeder_id) REFERENCES breeders (id)
);
CREATE TABLE litters (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  dam_id INT UNSIGNED NOT NULL COMMENT 'the mother',
  sire_id INT UNSIGNED NOT NULL COMMENT 'the father',
  whelped_on DATE NOT NULL,
  puppies_born TINYINT UNSIGNED NOT NULL,
  puppies_alive TINYINT UNSIGNED NOT NULL,
  males TINYINT UNSIGNED NOT NULL,
  females TINYINT UNSIGNED NOT NULL,
  FOREIGN KEY (dam_id) REFERENCES dogs (id),
  FOREIGN KEY (sire_id) REFERENCES dogs (id)
);
CREATE TABLE judges (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  first_name VARCHAR(40) NOT NULL,
  last_name VARCHAR(40) NOT NULL,
  licence_no VARCHAR(10) NOT NULL UNIQUE,
  mother_tongue CHAR(2) NOT NULL COMMENT 'ISO 639-1',
  day_fee DECIMAL(6,2) NOT NULL
);
CREATE TABLE shows (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(80) NOT NULL,
  venue VARCHAR(80) NOT NULL,
  starts_on DATE NOT NULL,
  ends_on DATE NOT NULL,
  rings TINYINT UNSIGNED NOT NULL,
  entry_fee DECIMAL(6,2) NOT NULL,
  max_entries SMALLINT UNSIGNED NOT NULL,
  entries_count SMALLINT UNSIGNED NOT NULL DEFAULT 0
);
CREATE TABLE entries (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  show_id INT UNSIGNED NOT NULL,
  dog_id INT UNSIGNED NOT NULL,
  judge_id INT UNSIGNED NOT NULL,
  catalogue_no SMALLINT UNSIGNED NOT NULL,
  class ENUM('puppy','junior','open','champion','veteran') NOT NULL,
  ring_no TINYINT UNSIGNED NOT NULL,
  grade ENUM('excellent','very good','good','disqualified') NULL,
  points DECIMAL(4,1) NULL COMMENT '0 to 100',
  placing TINYINT UNSIGNED NULL COMMENT '1 to 4 where placed',
  UNIQUE KEY (show_id, dog_id),
  FOREIGN KEY (show_id) REFERENCES shows (id),
  FOREIGN KEY (dog_id) REFERENCES dogs (id),
  FOREIGN KEY (judge_id) REFERENCES judges (id)
);
