-- Small animal practice: clients, patients, appointments, treatment and billing
CREATE TABLE breeds (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  species ENUM('dog','cat','rabbit','guinea_pig','bird') NOT NULL,
  name VARCHAR(60) NOT NULL COMMENT 'breed as printed on the patient card',
  PRIMARY KEY (id),
  UNIQUE KEY uq_breeds_species_name (species, name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE owners (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  client_no CHAR(7) NOT NULL COMMENT 'C and six digits, e.g. C000123',
  first_name VARCHAR(50) NOT NULL,
  last_name VARCHAR(50) NOT NULL,
  email VARCHAR(120) DEFAULT NULL,
  phone VARCHAR(30) NOT NULL,
  street VARCHAR(80) NOT NULL,
  postal_code VARCHAR(10) NOT NULL,
  city VARCHAR(60) NOT NULL,
  reminder_opt_in TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'agreed to vaccination reminders',
  reminder_opt_in_at DATETIME DEFAULT NULL COMMENT 'set when reminder_opt_in = 1',
  registered_on DATE NOT NULL,
  pet_count SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'number of pets on file',
  balance_due DECIMAL(10,2) NOT NULL DEFAULT 0.00 COMMENT 'sum of balances of invoices that are neither draft nor void',
  PRIMARY KEY (id),
  UNIQUE KEY uq_owners_client_no (client_no)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE staff (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  first_name VARCHAR(50) NOT NULL,
  last_name VARCHAR(50) NOT NULL,
  role ENUM('veterinarian','nurse','receptionist') NOT NULL,
  license_no VARCHAR(20) DEFAULT NULL COMMENT 'chamber licence, veterinarians only',
  email VARCHAR(120) NOT NULL,
  hired_on DATE NOT NULL,
  left_on DATE DEFAULT NULL,
  is_active TINYINT(1) NOT NULL DEFAULT 1 COMMENT '0 once left_on is reached',
  PRIMARY KEY (id),
  UNIQUE KEY uq_staff_email (email)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE pets (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  owner_id INT UNSIGNED NOT NULL,
  breed_id INT UNSIGNED NOT NULL,
  name VARCHAR(40) NOT NULL,
  sex ENUM('male','female','unknown') NOT NULL DEFAULT 'unknown',
  date_of_birth DATE NOT NULL,
  neutered TINYINT(1) NOT NULL DEFAULT 0,
  neutered_on DATE DEFAULT NULL,
  microchip_no CHAR(15) DEFAULT NULL COMMENT 'ISO 11784 transponder, 15 digits',
  last_weight_kg DECIMAL(6,2) DEFAULT NULL COMMENT 'weight of the most recent visit',
  status ENUM('active','deceased','transferred') NOT NULL DEFAULT 'active',
  died_on DATE DEFAULT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uq_pets_chip (microchip_no),
  CONSTRAINT fk_pets_owner FOREIGN KEY (owner_id) REFERENCES owners (id),
  CONSTRAINT fk_pets_breed FOREIGN KEY (breed_id) REFERENCES breeds (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE appointments (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  pet_id INT UNSIGNED NOT NULL,
  vet_id INT UNSIGNED NOT NULL COMMENT 'veterinarian (staff)',
  starts_at DATETIME NOT NULL,
  ends_at DATETIME NOT NULL,
  duration_min SMALLINT UNSIGNED NOT NULL DEFAULT 20 COMMENT 'slot length in minutes',
  reason VARCHAR(120) NOT NULL,
  status ENUM('booked','checked_in','completed','cancelled','no_show') NOT NULL DEFAULT 'booked',
  booked_at DATETIME NOT NULL,
  checked_in_at DATETIME DEFAULT NULL COMMENT 'arrival at the front desk',
  cancelled_at DATETIME DEFAULT NULL,
  cancel_reason VARCHAR(120) DEFAULT NULL,
  PRIMARY KEY (id),
  KEY ix_appointments_starts (starts_at),
  CONSTRAINT fk_app_pet FOREIGN KEY (pet_id) REFERENCES pets (id),
  CONSTRAINT fk_app_vet FOREIGN KEY (vet_id) REFERENCES staff (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE visits (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  appointment_id INT UNSIGNED DEFAULT NULL COMMENT 'NULL for walk-ins and emergencies',
  pet_id INT UNSIGNED NOT NULL,
  vet_id INT UNSIGNED NOT NULL COMMENT 'treating veterinarian (staff)',
  visited_at DATETIME NOT NULL,
  weight_kg DECIMAL(6,2) DEFAULT NULL,
  temperature_c DECIMAL(3,1) DEFAULT NULL COMMENT 'rectal temperature',
  diagnosis VARCHAR(255) DEFAULT NULL,
  follow_up_on DATE DEFAULT NULL COMMENT 'recommended date of the next check',
  PRIMARY KEY (id),
  UNIQUE KEY uq_visits_appointment (appointment_id),
  CONSTRAINT fk_vis_app FOREIGN KEY (appointment_id) REFERENCES appointments (id),
  CONSTRAINT fk_vis_pet FOREIGN KEY (pet_id) REFERENCES pets (id),
  CONSTRAINT fk_vis_vet FOREIGN KEY (vet_id) REFERENCES staff (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE vaccinations (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  visit_id INT UNSIGNED NOT NULL,
  pet_id INT UNSIGNED NOT NULL,
  vaccine_name VARCHAR(60) NOT NULL,
  batch_no VARCHAR(20) NOT NULL COMMENT 'batch printed on the vial label',
  given_on DATE NOT NULL COMMENT 'day of the visit',
  valid_months TINYINT UNSIGNED NOT NULL DEFAULT 12,
  valid_until DATE NOT NULL COMMENT 'given_on + valid_months',
  PRIMARY KEY (id),
  CONSTRAINT fk_vac_visit FOREIGN KEY (visit_id) REFERENCES visits (id),
  CONSTRAINT fk_vac_pet FOREIGN KEY (pet_id) REFERENCES pets (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE products (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  sku VARCHAR(20) NOT NULL,
  name VARCHAR(80) NOT NULL,
  category ENUM('service','medication','food','consumable') NOT NULL,
  unit VARCHAR(12) NOT NULL COMMENT 'each, tablet, ml, bag, box',
  purchase_price DECIMAL(8,2) DEFAULT NULL COMMENT 'NULL for services',
  sale_price DECIMAL(8,2) NOT NULL,
  vat_rate DECIMAL(4,2) NOT NULL DEFAULT 19.00,
  prescription_only TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'medication that may only be dispensed on prescription',
  stock_qty INT DEFAULT NULL COMMENT 'NULL for services',
  PRIMARY KEY (id),
  UNIQUE KEY uq_products_sku (sku)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE prescriptions (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  visit_id INT UNSIGNED NOT NULL,
  product_id INT UNSIGNED NOT NULL COMMENT 'prescribed medication',
  dose_units DECIMAL(5,2) NOT NULL COMMENT 'units per dose',
  times_per_day TINYINT UNSIGNED NOT NULL,
  days SMALLINT UNSIGNED NOT NULL,
  total_units DECIMAL(8,2) NOT NULL COMMENT 'dose_units x times_per_day x days',
  instructions VARCHAR(200) DEFAULT NULL,
  starts_on DATE NOT NULL,
  ends_on DATE NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_pre_visit FOREIGN KEY (visit_id) REFERENCES visits (id),
  CONSTRAINT fk_pre_product FOREIGN KEY (product_id) REFERENCES products (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE invoices (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  invoice_no CHAR(11) NOT NULL COMMENT 'year, dash, six digits: 2026-000123',
  owner_id INT UNSIGNED NOT NULL,
  visit_id INT UNSIGNED NOT NULL,
  invoice_date DATE NOT NULL,
  due_date DATE NOT NULL,
  status ENUM('draft','open','partially_paid','paid','void') NOT NULL DEFAULT 'draft',
  net_total DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  vat_total DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  gross_total DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  paid_total DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  balance DECIMAL(10,2) NOT NULL DEFAULT 0.00 COMMENT 'gross_total - paid_total',
  PRIMARY KEY (id),
  UNIQUE KEY uq_invoices_no (invoice_no),
  CONSTRAINT fk_inv_owner FOREIGN KEY (owner_id) REFERENCES owners (id),
  CONSTRAINT fk_inv_visit FOREIGN KEY (visit_id) REFERENCES visits (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE invoice_items (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  invoice_id INT UNSIGNED NOT NULL,
  line_no SMALLINT UNSIGNED NOT NULL,
  product_id INT UNSIGNED NOT NULL,
  description VARCHAR(80) NOT NULL COMMENT 'product name at the time of billing',
  quantity DECIMAL(8,2) NOT NULL DEFAULT 1.00,
  unit_price DECIMAL(8,2) NOT NULL,
  discount_pct DECIMAL(4,1) NOT NULL DEFAULT 0.0,
  vat_rate DECIMAL(4,2) NOT NULL,
  line_net DECIMAL(10,2) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uq_items_line (invoice_id, line_no),
  CONSTRAINT fk_itm_invoice FOREIGN KEY (invoice_id) REFERENCES invoices (id),
  CONSTRAINT fk_itm_product FOREIGN KEY (product_id) REFERENCES products (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE payments (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  invoice_id INT UNSIGNED NOT NULL,
  paid_on DATE NOT NULL,
  method ENUM('cash','card','bank_transfer') NOT NULL,
  card_last4 CHAR(4) DEFAULT NULL COMMENT 'card payments only',
  amount DECIMAL(10,2) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_pay_invoice FOREIGN KEY (invoice_id) REFERENCES invoices (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
