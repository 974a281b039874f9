CREATE TABLE branches (
  branch_id        SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT,
  branch_code      CHAR(4) NOT NULL COMMENT 'short code printed on agreements, upper case letters and digits',
  name             VARCHAR(80) NOT NULL,
  address_line     VARCHAR(120) NOT NULL,
  city             VARCHAR(60) NOT NULL,
  country_code     CHAR(2) NOT NULL DEFAULT 'GB' COMMENT 'ISO 3166-1 alpha-2',
  latitude         DECIMAL(9,6) DEFAULT NULL,
  longitude        DECIMAL(9,6) DEFAULT NULL,
  phone            VARCHAR(25) DEFAULT NULL,
  is_airport       TINYINT(1) NOT NULL DEFAULT 0,
  opened_on        DATE NOT NULL,
  closed_on        DATE DEFAULT NULL COMMENT 'empty while the branch trades',
  PRIMARY KEY (branch_id),
  UNIQUE KEY uq_branch_code (branch_code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE vehicle_classes (
  class_code       CHAR(4) NOT NULL COMMENT 'ACRISS code, e.g. ECMR, CDAR',
  description      VARCHAR(60) NOT NULL,
  seats            TINYINT UNSIGNED NOT NULL DEFAULT 5,
  doors            TINYINT UNSIGNED NOT NULL DEFAULT 5,
  daily_rate       DECIMAL(8,2) NOT NULL COMMENT 'net list price per day',
  excess_amount    DECIMAL(8,2) NOT NULL DEFAULT 1000.00,
  deposit_amount   DECIMAL(8,2) NOT NULL DEFAULT 250.00,
  min_driver_age   TINYINT UNSIGNED NOT NULL DEFAULT 21,
  PRIMARY KEY (class_code),
  CHECK (daily_rate > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE vehicles (
  vehicle_id       INT UNSIGNED NOT NULL AUTO_INCREMENT,
  registration_no  VARCHAR(12) NOT NULL,
  vin              CHAR(17) NOT NULL,
  class_code       CHAR(4) NOT NULL,
  home_branch_id   SMALLINT UNSIGNED NOT NULL,
  make             VARCHAR(40) NOT NULL,
  model            VARCHAR(40) NOT NULL,
  model_year       YEAR NOT NULL,
  fuel_type        ENUM('petrol','diesel','hybrid','electric') NOT NULL DEFAULT 'petrol',
  transmission     ENUM('manual','automatic') NOT NULL DEFAULT 'manual',
  tank_litres      TINYINT UNSIGNED DEFAULT NULL COMMENT 'empty for electric vehicles',
  odometer_km      INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'last known reading, never below the last odometer_in',
  status           TINYINT NOT NULL DEFAULT 1 COMMENT '1=available, 2=on rent, 3=workshop, 4=sold',
  purchase_date    DATE NOT NULL,
  purchase_price   DECIMAL(10,2) NOT NULL,
  sold_on          DATE DEFAULT NULL COMMENT 'only when status = 4',
  sale_price       DECIMAL(10,2) DEFAULT NULL COMMENT 'only when status = 4',
  PRIMARY KEY (vehicle_id),
  UNIQUE KEY uq_reg (registration_no),
  UNIQUE KEY uq_vin (vin),
  CONSTRAINT fk_veh_class FOREIGN KEY (class_code) REFERENCES vehicle_classes (class_code),
  CONSTRAINT fk_veh_branch FOREIGN KEY (home_branch_id) REFERENCES branches (branch_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE customers (
  customer_id      INT UNSIGNED NOT NULL AUTO_INCREMENT,
  customer_type    ENUM('private','corporate') NOT NULL DEFAULT 'private',
  company_name     VARCHAR(100) DEFAULT NULL COMMENT 'corporate customers only',
  first_name       VARCHAR(50) NOT NULL,
  last_name        VARCHAR(50) NOT NULL,
  email            VARCHAR(120) NOT NULL,
  phone            VARCHAR(25) DEFAULT NULL,
  date_of_birth    DATE NOT NULL,
  licence_no       VARCHAR(24) NOT NULL,
  licence_issued   DATE NOT NULL,
  licence_expires  DATE NOT NULL,
  rentals_count    INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'number of rental agreements of this customer',
  blacklisted      TINYINT(1) NOT NULL DEFAULT 0,
  blacklist_reason VARCHAR(200) DEFAULT NULL COMMENT 'filled only for blacklisted customers',
  created_at       DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (customer_id),
  UNIQUE KEY uq_cust_email (email)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE reservations (
  reservation_id    INT UNSIGNED NOT NULL AUTO_INCREMENT,
  confirmation_no   CHAR(8) NOT NULL,
  customer_id       INT UNSIGNED NOT NULL,
  class_code        CHAR(4) NOT NULL,
  pickup_branch_id  SMALLINT UNSIGNED NOT NULL,
  return_branch_id  SMALLINT UNSIGNED NOT NULL,
  pickup_at         DATETIME NOT NULL,
  return_at         DATETIME NOT NULL,
  booked_days       SMALLINT UNSIGNED NOT NULL COMMENT 'started periods of 24 hours from pickup to return, at least 1',
  quoted_daily_rate DECIMAL(8,2) NOT NULL,
  quoted_total      DECIMAL(10,2) NOT NULL COMMENT 'booked_days x quoted_daily_rate',
  channel           VARCHAR(10) NOT NULL DEFAULT 'web' COMMENT 'web, phone, desk, broker',
  status            ENUM('booked','collected','cancelled','no_show') NOT NULL DEFAULT 'booked',
  created_at        DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  cancelled_at      DATETIME DEFAULT NULL,
  PRIMARY KEY (reservation_id),
  UNIQUE KEY uq_conf (confirmation_no),
  KEY ix_res_cust (customer_id),
  CONSTRAINT fk_res_class FOREIGN KEY (class_code) REFERENCES vehicle_classes (class_code),
  CONSTRAINT chk_res_dates CHECK (return_at > pickup_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE rental_agreements (
  agreement_id      INT UNSIGNED NOT NULL AUTO_INCREMENT,
  agreement_no      VARCHAR(14) NOT NULL,
  reservation_id    INT UNSIGNED DEFAULT NULL COMMENT 'empty for walk-ins',
  customer_id       INT UNSIGNED NOT NULL,
  vehicle_id        INT UNSIGNED NOT NULL,
  out_branch_id     SMALLINT UNSIGNED NOT NULL,
  in_branch_id      SMALLINT UNSIGNED DEFAULT NULL COMMENT 'empty until returned',
  checked_out_at    DATETIME NOT NULL,
  due_back_at       DATETIME NOT NULL,
  checked_in_at     DATETIME DEFAULT NULL COMMENT 'empty until returned',
  odometer_out      INT UNSIGNED NOT NULL,
  odometer_in       INT UNSIGNED DEFAULT NULL,
  km_driven         INT GENERATED ALWAYS AS (odometer_in - odometer_out) STORED,
  fuel_out_eighths  TINYINT UNSIGNED NOT NULL DEFAULT 8 COMMENT '0 to 8 eighths of the tank',
  fuel_in_eighths   TINYINT UNSIGNED DEFAULT NULL COMMENT '0 to 8 eighths of the tank',
  daily_rate        DECIMAL(8,2) NOT NULL,
  status            VARCHAR(10) NOT NULL DEFAULT 'open' COMMENT 'open = car is out, closed = car is back',
  opened_by         VARCHAR(40) DEFAULT NULL,
  PRIMARY KEY (agreement_id),
  UNIQUE KEY uq_agr_no (agreement_no),
  UNIQUE KEY uq_agr_res (reservation_id),
  KEY ix_agr_cust (customer_id),
  CONSTRAINT fk_agr_res FOREIGN KEY (reservation_id) REFERENCES reservations (reservation_id),
  CONSTRAINT fk_agr_veh FOREIGN KEY (vehicle_id) REFERENCES vehicles (vehicle_id),
  CONSTRAINT fk_agr_out FOREIGN KEY (out_branch_id) REFERENCES branches (branch_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE damages (
  damage_id       INT UNSIGNED NOT NULL AUTO_INCREMENT,
  agreement_id    INT UNSIGNED NOT NULL,
  vehicle_id      INT UNSIGNED NOT NULL COMMENT 'the vehicle of the agreement',
  reported_at     DATETIME NOT NULL,
  panel           VARCHAR(30) NOT NULL COMMENT 'e.g. front bumper, left rear door, windscreen',
  severity        TINYINT UNSIGNED NOT NULL DEFAULT 1 COMMENT '1=scratch 2=dent 3=part to be replaced',
  repair_estimate DECIMAL(9,2) NOT NULL,
  charged_amount  DECIMAL(9,2) NOT NULL DEFAULT 0.00 COMMENT 'never more than the estimate',
  is_repaired     TINYINT(1) NOT NULL DEFAULT 0,
  repaired_on     DATE DEFAULT NULL COMMENT 'set when is_repaired',
  notes           TEXT,
  PRIMARY KEY (damage_id),
  CONSTRAINT fk_dmg_agr FOREIGN KEY (agreement_id) REFERENCES rental_agreements (agreement_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE invoices (
  invoice_id     INT UNSIGNED NOT NULL AUTO_INCREMENT,
  invoice_no     VARCHAR(16) NOT NULL,
  agreement_id   INT UNSIGNED NOT NULL,
  customer_id    INT UNSIGNED NOT NULL,
  issued_on      DATE NOT NULL,
  due_on         DATE NOT NULL,
  net_amount     DECIMAL(10,2) NOT NULL COMMENT 'sum of the lines',
  vat_rate       DECIMAL(5,2) NOT NULL DEFAULT 20.00 COMMENT 'percent',
  vat_amount     DECIMAL(10,2) NOT NULL COMMENT 'net_amount x vat_rate / 100',
  gross_amount   DECIMAL(10,2) NOT NULL COMMENT 'net plus VAT',
  paid_amount    DECIMAL(10,2) NOT NULL DEFAULT 0.00 COMMENT 'sum of the payments of this invoice',
  status         ENUM('unpaid','part_paid','paid') NOT NULL DEFAULT 'unpaid',
  PRIMARY KEY (invoice_id),
  UNIQUE KEY uq_inv_no (invoice_no),
  CONSTRAINT fk_inv_agr FOREIGN KEY (agreement_id) REFERENCES rental_agreements (agreement_id),
  CONSTRAINT fk_inv_cust FOREIGN KEY (customer_id) REFERENCES customers (customer_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE invoice_lines (
  invoice_id   INT UNSIGNED NOT NULL,
  line_no      SMALLINT UNSIGNED NOT NULL COMMENT '1, 2, 3 ... within the invoice',
  charge_code  VARCHAR(12) NOT NULL COMMENT 'TIME, KM, FUEL, CDW, GPS, ONEWAY, DAMAGE, CLEAN',
  description  VARCHAR(120) NOT NULL,
  quantity     DECIMAL(8,2) NOT NULL DEFAULT 1.00,
  unit_price   DECIMAL(9,2) NOT NULL,
  line_net     DECIMAL(10,2) NOT NULL COMMENT 'quantity x unit_price',
  PRIMARY KEY (invoice_id, line_no),
  CONSTRAINT fk_il_inv FOREIGN KEY (invoice_id) REFERENCES invoices (invoice_id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE payments (
  payment_id   INT UNSIGNED NOT NULL AUTO_INCREMENT,
  invoice_id   INT UNSIGNED NOT NULL,
  customer_id  INT UNSIGNED NOT NULL,
  paid_at      DATETIME NOT NULL,
  method       ENUM('card','cash','transfer','account') NOT NULL DEFAULT 'card',
  card_last4   CHAR(4) DEFAULT NULL COMMENT 'card payments only',
  amount       DECIMAL(10,2) NOT NULL,
  PRIMARY KEY (payment_id),
  KEY ix_pay_inv (invoice_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE deposits (
  deposit_id     INT UNSIGNED NOT NULL AUTO_INCREMENT,
  agreement_id   INT UNSIGNED NOT NULL,
  held_amount    DECIMAL(9,2) NOT NULL,
  captured_amount DECIMAL(9,2) NOT NULL DEFAULT 0.00 COMMENT 'part of the hold taken for damage or fuel',
  held_at        DATETIME NOT NULL,
  released_at    DATETIME DEFAULT NULL,
  status         VARCHAR(9) NOT NULL DEFAULT 'held' COMMENT 'held | released | captured',
  PRIMARY KEY (deposit_id),
  UNIQUE KEY uq_dep_agr (agreement_id),
  CONSTRAINT fk_dep_agr FOREIGN KEY (agreement_id) REFERENCES rental_agreements (agreement_id),
  CONSTRAINT chk_dep CHECK (captured_amount <= held_amount)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE maintenance_orders (
  order_id       INT UNSIGNED NOT NULL AUTO_INCREMENT,
  vehicle_id     INT UNSIGNED NOT NULL,
  kind           VARCHAR(12) NOT NULL COMMENT 'service, tyres, repair, inspection, recall',
  odometer_km    INT UNSIGNED NOT NULL,
  opened_at      DATETIME NOT NULL,
  completed_at   DATETIME DEFAULT NULL COMMENT 'empty while in the workshop',
  labour_cost    DECIMAL(9,2) NOT NULL DEFAULT 0.00,
  parts_cost     DECIMAL(9,2) NOT NULL DEFAULT 0.00,
  total_cost     DECIMAL(9,2) GENERATED ALWAYS AS (labour_cost + parts_cost) VIRTUAL,
  garage_name    VARCHAR(80) DEFAULT NULL,
  PRIMARY KEY (order_id),
  KEY ix_mo_veh (vehicle_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
