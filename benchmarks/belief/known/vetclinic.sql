CREATE TABLE clinics (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code CHAR(3) NOT NULL UNIQUE COMMENT 'three capital letters, e.g. BRS',
  name VARCHAR(80) NOT NULL,
  phone VARCHAR(25),
  email VARCHAR(120),
  opened_on DATE NOT NULL,
  closed_on DATE NULL COMMENT 'NULL = still open'
) ENGINE=InnoDB;
CREATE TABLE staff (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  clinic_id INT UNSIGNED NOT NULL,
  first_name VARCHAR(50) NOT NULL,
  last_name VARCHAR(50) NOT NULL,
  email VARCHAR(120) NOT NULL UNIQUE,
  role ENUM('vet','nurse','reception','manager') NOT NULL,
  licence_no VARCHAR(20) NULL COMMENT 'only for role vet',
  hired_on DATE NOT NULL,
  left_on DATE NULL,
  is_active TINYINT(1) NOT NULL DEFAULT 1 COMMENT '0 once left_on is set',
  CONSTRAINT fk_staff_clinic FOREIGN KEY (clinic_id) REFERENCES clinics(id)
) ENGINE=InnoDB;
CREATE TABLE owners (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  first_name VARCHAR(50) NOT NULL,
  last_name VARCHAR(50) NOT NULL,
  email VARCHAR(120) NULL,
  phone VARCHAR(25) NOT NULL,
  street VARCHAR(100), city VARCHAR(60), postcode VARCHAR(10),
  registered_at DATETIME NOT NULL,
  animal_count SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'number of animals registered to this owner (cached)'
) ENGINE=InnoDB;
CREATE TABLE animals (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  owner_id INT UNSIGNED NOT NULL,
  name VARCHAR(40) NOT NULL,
  species ENUM('dog','cat','rabbit','bird','reptile','horse','other') NOT NULL,
  breed VARCHAR(60),
  sex CHAR(1) NOT NULL DEFAULT 'U' COMMENT 'M, F or U (unknown)',
  born_on DATE NULL,
  deceased TINYINT(1) NOT NULL DEFAULT 0,
  deceased_on DATE NULL COMMENT 'set if and only if deceased = 1',
  microchip CHAR(15) NULL UNIQUE COMMENT 'ISO 11784, 15 digits',
  weight_kg DECIMAL(6,2) CHECK (weight_kg > 0),
  FOREIGN KEY (owner_id) REFERENCES owners(id)
) ENGINE=InnoDB;
CREATE TABLE visits (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  clinic_id INT UNSIGNED NOT NULL,
  animal_id INT UNSIGNED NOT NULL,
  owner_id INT UNSIGNED NOT NULL COMMENT 'owner of the animal, copied for search',
  vet_id INT UNSIGNED NOT NULL COMMENT 'staff.id, role vet',
  scheduled_at DATETIME NOT NULL,
  checked_in_at DATETIME NULL,
  finished_at DATETIME NULL COMMENT 'only for completed visits',
  status ENUM('booked','checked_in','completed','cancelled','no_show') NOT NULL DEFAULT 'booked',
  cancel_reason VARCHAR(200) NULL COMMENT 'only when cancelled',
  temperature_c DECIMAL(3,1) NULL,
  KEY ix_visit_animal (animal_id), KEY ix_visit_vet (vet_id),
  CONSTRAINT fk_v_clinic FOREIGN KEY (clinic_id) REFERENCES clinics(id),
  CONSTRAINT fk_v_animal FOREIGN KEY (animal_id) REFERENCES animals(id)
) ENGINE=InnoDB;
CREATE TABLE treatments (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  visit_id INT UNSIGNED NOT NULL,
  animal_id INT UNSIGNED NOT NULL,
  description VARCHAR(200) NOT NULL,
  quantity DECIMAL(6,2) NOT NULL DEFAULT 1.00,
  unit_price DECIMAL(8,2) NOT NULL,
  discount_pct DECIMAL(5,2) NOT NULL DEFAULT 0 COMMENT '0-100',
  line_total DECIMAL(10,2) NOT NULL COMMENT 'quantity * unit_price * (1 - discount_pct/100)',
  performed_at DATETIME NOT NULL,
  FOREIGN KEY (visit_id) REFERENCES visits(id) ON DELETE CASCADE
) ENGINE=InnoDB;
CREATE TABLE vaccinations (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  animal_id INT UNSIGNED NOT NULL,
  vaccine VARCHAR(60) NOT NULL,
  batch_no VARCHAR(30) NOT NULL,
  batch_expires_on DATE NOT NULL,
  given_on DATE NOT NULL,
  valid_days SMALLINT UNSIGNED NOT NULL DEFAULT 365,
  due_on DATE NOT NULL COMMENT 'given_on + valid_days',
  given_by INT UNSIGNED NOT NULL COMMENT 'staff.id',
  KEY ix_vac_due (due_on)
) ENGINE=InnoDB;
CREATE TABLE invoices (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  visit_id INT UNSIGNED NOT NULL UNIQUE,
  owner_id INT UNSIGNED NOT NULL,
  invoice_no VARCHAR(20) NOT NULL UNIQUE,
  issued_on DATE NOT NULL,
  due_on DATE NOT NULL,
  net_total DECIMAL(10,2) NOT NULL,
  vat_rate DECIMAL(4,2) NOT NULL DEFAULT 20.00 COMMENT 'percent',
  vat_amount DECIMAL(10,2) NOT NULL COMMENT 'net_total * vat_rate / 100',
  gross_total DECIMAL(10,2) GENERATED ALWAYS AS (net_total + vat_amount) STORED,
  paid TINYINT(1) NOT NULL DEFAULT 0,
  paid_on DATE NULL COMMENT 'NULL while paid = 0',
  FOREIGN KEY (visit_id) REFERENCES visits(id),
  FOREIGN KEY (owner_id) REFERENCES owners(id)
) ENGINE=InnoDB;
CREATE TABLE stock_items (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  clinic_id INT UNSIGNED NOT NULL,
  sku VARCHAR(30) NOT NULL,
  name VARCHAR(100) NOT NULL,
  qty_on_hand INT NOT NULL DEFAULT 0 COMMENT 'sum of stock_movements.qty',
  cost_price DECIMAL(8,2) NOT NULL,
  UNIQUE KEY uq_clinic_sku (clinic_id, sku),
  CHECK (qty_on_hand >= 0)
) ENGINE=InnoDB;
CREATE TABLE stock_movements (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  stock_item_id INT UNSIGNED NOT NULL,
  qty INT NOT NULL COMMENT 'positive = in, negative = out',
  kind ENUM('purchase','use','writeoff') NOT NULL COMMENT 'purchase in; use and writeoff out',
  ref_type VARCHAR(20) NULL COMMENT 'visit or NULL',
  ref_id INT UNSIGNED NULL COMMENT 'id in the table named by ref_type',
  moved_at DATETIME NOT NULL,
  FOREIGN KEY (stock_item_id) REFERENCES stock_items(id)
) ENGINE=InnoDB;
