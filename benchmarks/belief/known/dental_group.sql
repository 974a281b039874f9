-- Dental practice management
CREATE TABLE practices (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  practice_name VARCHAR(120) NOT NULL,
  street VARCHAR(120) NOT NULL,
  city VARCHAR(80) NOT NULL,
  postcode VARCHAR(12) NOT NULL,
  phone VARCHAR(30) NOT NULL,
  opens_at TIME NOT NULL,
  closes_at TIME NOT NULL,
  chair_count TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'number of chairs in this practice',
  opened_on DATE NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB COMMENT='one row per practice location';

CREATE TABLE chairs (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  practice_id INT UNSIGNED NOT NULL,
  chair_no TINYINT UNSIGNED NOT NULL COMMENT '1, 2, 3 ... within the practice',
  model VARCHAR(80) DEFAULT NULL,
  installed_on DATE NOT NULL,
  last_serviced_on DATE DEFAULT NULL,
  next_service_due DATE DEFAULT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uq_chair (practice_id, chair_no),
  CONSTRAINT fk_chairs_practice FOREIGN KEY (practice_id) REFERENCES practices (id)
) ENGINE=InnoDB;

CREATE TABLE staff (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  practice_id INT UNSIGNED NOT NULL,
  first_name VARCHAR(60) NOT NULL,
  last_name VARCHAR(60) NOT NULL,
  email VARCHAR(150) NOT NULL,
  role ENUM('dentist','hygienist','nurse','receptionist') NOT NULL,
  registration_no VARCHAR(20) DEFAULT NULL COMMENT 'dental council number; receptionists have none',
  birth_date DATE NOT NULL,
  hired_on DATE NOT NULL,
  left_on DATE DEFAULT NULL COMMENT 'null while employed',
  is_active TINYINT(1) NOT NULL DEFAULT 1 COMMENT '0 once the person has left',
  PRIMARY KEY (id),
  UNIQUE KEY uq_staff_email (email),
  CONSTRAINT fk_staff_practice FOREIGN KEY (practice_id) REFERENCES practices (id)
) ENGINE=InnoDB;

CREATE TABLE patients (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  patient_no VARCHAR(12) NOT NULL COMMENT 'e.g. P-000123',
  practice_id INT UNSIGNED NOT NULL COMMENT 'home practice',
  title ENUM('Mr','Mrs','Ms','Dr') DEFAULT NULL,
  first_name VARCHAR(60) NOT NULL,
  last_name VARCHAR(60) NOT NULL,
  gender ENUM('female','male','other') NOT NULL,
  birth_date DATE NOT NULL,
  email VARCHAR(150) DEFAULT NULL,
  mobile VARCHAR(30) DEFAULT NULL,
  guardian_name VARCHAR(120) DEFAULT NULL COMMENT 'only for patients under 18 at registration',
  registered_on DATE NOT NULL,
  last_visit_on DATE DEFAULT NULL COMMENT 'date of the latest completed appointment',
  balance_due DECIMAL(10,2) NOT NULL DEFAULT 0.00 COMMENT 'sum of open amounts of all invoices of the patient',
  PRIMARY KEY (id),
  UNIQUE KEY uq_patient_no (patient_no),
  CONSTRAINT fk_patients_practice FOREIGN KEY (practice_id) REFERENCES practices (id)
) ENGINE=InnoDB;

CREATE TABLE treatments (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  code CHAR(5) NOT NULL COMMENT 'CDT style code, e.g. D0120',
  name VARCHAR(120) NOT NULL,
  category ENUM('diagnostic','preventive','restorative','endodontic','surgical','prosthodontic') NOT NULL,
  duration_minutes SMALLINT UNSIGNED NOT NULL,
  list_price DECIMAL(8,2) NOT NULL,
  per_tooth TINYINT(1) NOT NULL DEFAULT 0 COMMENT '1 if charged for a named tooth',
  PRIMARY KEY (id),
  UNIQUE KEY uq_treatment_code (code)
) ENGINE=InnoDB;

CREATE TABLE appointments (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  patient_id INT UNSIGNED NOT NULL,
  practice_id INT UNSIGNED NOT NULL,
  chair_id INT UNSIGNED NOT NULL,
  staff_id INT UNSIGNED NOT NULL COMMENT 'treating dentist or hygienist',
  booked_at DATETIME NOT NULL,
  starts_at DATETIME NOT NULL,
  ends_at DATETIME NOT NULL,
  status ENUM('booked','confirmed','completed','cancelled','no_show') NOT NULL DEFAULT 'booked',
  checked_in_at DATETIME DEFAULT NULL,
  cancelled_at DATETIME DEFAULT NULL,
  cancel_reason VARCHAR(200) DEFAULT NULL,
  PRIMARY KEY (id),
  KEY ix_app_start (starts_at),
  CONSTRAINT fk_app_patient FOREIGN KEY (patient_id) REFERENCES patients (id),
  CONSTRAINT fk_app_practice FOREIGN KEY (practice_id) REFERENCES practices (id),
  CONSTRAINT fk_app_chair FOREIGN KEY (chair_id) REFERENCES chairs (id),
  CONSTRAINT fk_app_staff FOREIGN KEY (staff_id) REFERENCES staff (id)
) ENGINE=InnoDB;

CREATE TABLE appointment_treatments (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  appointment_id INT UNSIGNED NOT NULL,
  treatment_id INT UNSIGNED NOT NULL,
  tooth_number TINYINT UNSIGNED DEFAULT NULL COMMENT 'FDI notation 11-18, 21-28, 31-38, 41-48',
  quantity TINYINT UNSIGNED NOT NULL DEFAULT 1,
  unit_price DECIMAL(8,2) NOT NULL COMMENT 'list price at time of treatment',
  discount_pct DECIMAL(5,2) NOT NULL DEFAULT 0.00,
  line_total DECIMAL(10,2) NOT NULL COMMENT 'quantity * unit_price less discount',
  PRIMARY KEY (id),
  CONSTRAINT fk_at_app FOREIGN KEY (appointment_id) REFERENCES appointments (id),
  CONSTRAINT fk_at_treatment FOREIGN KEY (treatment_id) REFERENCES treatments (id)
) ENGINE=InnoDB;

CREATE TABLE invoices (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  invoice_no VARCHAR(20) NOT NULL COMMENT 'INV-YYYY-NNNNN',
  appointment_id INT UNSIGNED NOT NULL,
  patient_id INT UNSIGNED NOT NULL,
  issued_on DATE NOT NULL,
  due_on DATE NOT NULL COMMENT '30 days after issue',
  total_amount DECIMAL(10,2) NOT NULL COMMENT 'sum of the treatments of the appointment',
  paid_amount DECIMAL(10,2) NOT NULL DEFAULT 0.00 COMMENT 'sum of payments received',
  open_amount DECIMAL(10,2) NOT NULL,
  status ENUM('open','partly_paid','paid') NOT NULL DEFAULT 'open',
  PRIMARY KEY (id),
  UNIQUE KEY uq_invoice_no (invoice_no),
  UNIQUE KEY uq_invoice_app (appointment_id),
  CONSTRAINT fk_inv_app FOREIGN KEY (appointment_id) REFERENCES appointments (id),
  CONSTRAINT fk_inv_patient FOREIGN KEY (patient_id) REFERENCES patients (id)
) ENGINE=InnoDB;

CREATE TABLE payments (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  invoice_id INT UNSIGNED NOT NULL,
  paid_at DATETIME NOT NULL,
  amount DECIMAL(10,2) NOT NULL,
  method ENUM('cash','card','bank_transfer','insurer') NOT NULL,
  card_last4 CHAR(4) DEFAULT NULL COMMENT 'card payments only',
  PRIMARY KEY (id),
  CONSTRAINT fk_pay_invoice FOREIGN KEY (invoice_id) REFERENCES invoices (id)
) ENGINE=InnoDB;

CREATE TABLE recalls (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  patient_id INT UNSIGNED NOT NULL,
  recall_type ENUM('checkup','cleaning','x_ray') NOT NULL,
  interval_months TINYINT UNSIGNED NOT NULL COMMENT '3, 6 or 12',
  last_done_on DATE NOT NULL,
  next_due_on DATE NOT NULL COMMENT 'last_done_on + interval_months',
  reminder_sent TINYINT(1) NOT NULL DEFAULT 0,
  reminder_sent_at DATETIME DEFAULT NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_recall_patient FOREIGN KEY (patient_id) REFERENCES patients (id)
) ENGINE=InnoDB;
