CREATE TABLE dentists (
  id            INT UNSIGNED NOT NULL AUTO_INCREMENT,
  npi           CHAR(10) NOT NULL COMMENT 'national provider identifier, ten digits',
  first_name    VARCHAR(50) NOT NULL,
  last_name     VARCHAR(50) NOT NULL,
  email         VARCHAR(120) NOT NULL,
  specialty     ENUM('general','orthodontics','endodontics','periodontics','oral_surgery','pediatric') NOT NULL DEFAULT 'general',
  hired_on      DATE NOT NULL,
  left_on       DATE DEFAULT NULL COMMENT 'empty while active',
  is_active     TINYINT(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (id),
  UNIQUE KEY uq_npi (npi)
) ENGINE=InnoDB;

CREATE TABLE operatories (
  id            SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT,
  name          VARCHAR(30) NOT NULL,
  has_xray      TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (id),
  UNIQUE KEY uq_op_name (name)
) ENGINE=InnoDB;

CREATE TABLE insurance_plans (
  id             INT UNSIGNED NOT NULL AUTO_INCREMENT,
  payer_name     VARCHAR(80) NOT NULL,
  plan_name      VARCHAR(80) NOT NULL,
  annual_max     DECIMAL(8,2) NOT NULL,
  deductible     DECIMAL(8,2) NOT NULL DEFAULT 50.00 COMMENT 'per year, well below the annual maximum',
  preventive_pct TINYINT UNSIGNED NOT NULL DEFAULT 100 COMMENT 'covered share in per cent',
  basic_pct      TINYINT UNSIGNED NOT NULL DEFAULT 80,
  major_pct      TINYINT UNSIGNED NOT NULL DEFAULT 50,
  PRIMARY KEY (id)
) ENGINE=InnoDB;

CREATE TABLE patients (
  id                 INT UNSIGNED NOT NULL AUTO_INCREMENT,
  chart_no           VARCHAR(10) NOT NULL,
  first_name         VARCHAR(50) NOT NULL,
  last_name          VARCHAR(50) NOT NULL,
  date_of_birth      DATE NOT NULL,
  sex                CHAR(1) NOT NULL COMMENT 'F, M or U',
  email              VARCHAR(120) DEFAULT NULL,
  phone              VARCHAR(20) NOT NULL,
  guarantor_id       INT UNSIGNED DEFAULT NULL COMMENT 'patient who pays; NULL when the patient pays himself',
  primary_dentist_id INT UNSIGNED NOT NULL,
  registered_on      DATE NOT NULL,
  allergies          VARCHAR(255) DEFAULT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uq_chart (chart_no),
  CONSTRAINT fk_pat_dentist FOREIGN KEY (primary_dentist_id) REFERENCES dentists (id),
  CONSTRAINT fk_pat_guar FOREIGN KEY (guarantor_id) REFERENCES patients (id)
) ENGINE=InnoDB;

CREATE TABLE patient_insurances (
  id            INT UNSIGNED NOT NULL AUTO_INCREMENT,
  patient_id    INT UNSIGNED NOT NULL,
  plan_id       INT UNSIGNED NOT NULL,
  priority      TINYINT UNSIGNED NOT NULL DEFAULT 1 COMMENT '1=primary, 2=secondary',
  member_no     VARCHAR(20) NOT NULL,
  valid_from    DATE NOT NULL,
  valid_to      DATE DEFAULT NULL COMMENT 'NULL = still valid',
  PRIMARY KEY (id),
  UNIQUE KEY uq_pat_prio (patient_id, priority),
  CONSTRAINT fk_pi_pat FOREIGN KEY (patient_id) REFERENCES patients (id) ON DELETE CASCADE,
  CONSTRAINT fk_pi_plan FOREIGN KEY (plan_id) REFERENCES insurance_plans (id)
) ENGINE=InnoDB;

CREATE TABLE procedure_codes (
  code          CHAR(5) NOT NULL COMMENT 'CDT code: D and four digits',
  description   VARCHAR(120) NOT NULL,
  category      ENUM('preventive','basic','major') NOT NULL,
  standard_fee  DECIMAL(8,2) NOT NULL,
  duration_min  SMALLINT UNSIGNED NOT NULL DEFAULT 30,
  PRIMARY KEY (code)
) ENGINE=InnoDB;

CREATE TABLE appointments (
  id            INT UNSIGNED NOT NULL AUTO_INCREMENT,
  patient_id    INT UNSIGNED NOT NULL,
  dentist_id    INT UNSIGNED NOT NULL,
  operatory_id  SMALLINT UNSIGNED NOT NULL,
  starts_at     DATETIME NOT NULL,
  ends_at       DATETIME NOT NULL,
  status        ENUM('scheduled','confirmed','completed','cancelled','no_show') NOT NULL DEFAULT 'scheduled',
  checked_in_at DATETIME DEFAULT NULL COMMENT 'completed appointments only',
  cancelled_at  DATETIME DEFAULT NULL,
  created_at    DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (id),
  KEY ix_app_day (starts_at),
  CONSTRAINT fk_app_pat FOREIGN KEY (patient_id) REFERENCES patients (id),
  CONSTRAINT fk_app_den FOREIGN KEY (dentist_id) REFERENCES dentists (id),
  CONSTRAINT fk_app_op FOREIGN KEY (operatory_id) REFERENCES operatories (id)
) ENGINE=InnoDB;

CREATE TABLE treatment_plans (
  id            INT UNSIGNED NOT NULL AUTO_INCREMENT,
  patient_id    INT UNSIGNED NOT NULL,
  dentist_id    INT UNSIGNED NOT NULL,
  presented_on  DATE NOT NULL,
  status        ENUM('proposed','accepted','declined') NOT NULL DEFAULT 'proposed',
  accepted_on   DATE DEFAULT NULL,
  total_fee     DECIMAL(10,2) NOT NULL DEFAULT 0.00 COMMENT 'sum of the items',
  PRIMARY KEY (id),
  CONSTRAINT fk_tp_pat FOREIGN KEY (patient_id) REFERENCES patients (id),
  CONSTRAINT fk_tp_den FOREIGN KEY (dentist_id) REFERENCES dentists (id)
) ENGINE=InnoDB;

CREATE TABLE treatment_items (
  id                 INT UNSIGNED NOT NULL AUTO_INCREMENT,
  plan_id            INT UNSIGNED NOT NULL,
  item_no            TINYINT UNSIGNED NOT NULL COMMENT '1, 2, 3 ... within the plan',
  procedure_code     CHAR(5) NOT NULL,
  tooth_no           TINYINT UNSIGNED DEFAULT NULL COMMENT 'universal numbering 1 to 32; NULL for the whole mouth',
  fee                DECIMAL(8,2) NOT NULL,
  insurance_estimate DECIMAL(8,2) NOT NULL DEFAULT 0.00,
  patient_portion    DECIMAL(8,2) NOT NULL COMMENT 'fee less insurance estimate',
  is_done            TINYINT(1) NOT NULL DEFAULT 0,
  done_on            DATE DEFAULT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uq_plan_item (plan_id, item_no),
  CONSTRAINT fk_ti_plan FOREIGN KEY (plan_id) REFERENCES treatment_plans (id) ON DELETE CASCADE,
  CONSTRAINT fk_ti_code FOREIGN KEY (procedure_code) REFERENCES procedure_codes (code)
) ENGINE=InnoDB;

CREATE TABLE invoices (
  id             INT UNSIGNED NOT NULL AUTO_INCREMENT,
  invoice_no     VARCHAR(12) NOT NULL,
  patient_id     INT UNSIGNED NOT NULL,
  appointment_id INT UNSIGNED DEFAULT NULL,
  issued_on      DATE NOT NULL,
  due_on         DATE NOT NULL COMMENT '30 days after issue',
  total          DECIMAL(10,2) NOT NULL,
  amount_paid    DECIMAL(10,2) NOT NULL DEFAULT 0.00 COMMENT 'sum of the payments',
  status         ENUM('open','partly_paid','paid') NOT NULL DEFAULT 'open',
  paid_on        DATE DEFAULT NULL COMMENT 'date of the full payment',
  PRIMARY KEY (id),
  UNIQUE KEY uq_invoice (invoice_no),
  CONSTRAINT fk_inv_pat FOREIGN KEY (patient_id) REFERENCES patients (id),
  CONSTRAINT fk_inv_app FOREIGN KEY (appointment_id) REFERENCES appointments (id)
) ENGINE=InnoDB;

CREATE TABLE payments (
  id            INT UNSIGNED NOT NULL AUTO_INCREMENT,
  invoice_id    INT UNSIGNED NOT NULL,
  received_on   DATE NOT NULL,
  payer         ENUM('patient','insurance') NOT NULL DEFAULT 'patient',
  method        ENUM('cash','card','check','ach') NOT NULL DEFAULT 'card',
  check_no      VARCHAR(12) DEFAULT NULL COMMENT 'only for checks',
  amount        DECIMAL(10,2) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_pay_inv FOREIGN KEY (invoice_id) REFERENCES invoices (id),
  CONSTRAINT ck_amount CHECK (amount > 0)
) ENGINE=InnoDB;
