-- Rental desk database, v3
SET NAMES utf8mb4;

CREATE TABLE branches (
  id            INT UNSIGNED NOT NULL AUTO_INCREMENT,
  code          CHAR(3) NOT NULL COMMENT 'three-letter station code, upper case',
  name          VARCHAR(80) NOT NULL,
  street        VARCHAR(120) NOT NULL,
  postal_code   VARCHAR(10) NOT NULL,
  city          VARCHAR(60) NOT NULL,
  country_code  CHAR(2) NOT NULL COMMENT 'ISO 3166-1 alpha-2',
  phone         VARCHAR(25) NOT NULL,
  email         VARCHAR(120) NOT NULL,
  is_airport    TINYINT(1) NOT NULL DEFAULT 0,
  opens_at      TIME NOT NULL,
  closes_at     TIME NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uq_branches_code (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='rental stations';

CREATE TABLE vehicle_categories (
  id              INT UNSIGNED NOT NULL AUTO_INCREMENT,
  acriss_code     CHAR(4) NOT NULL COMMENT 'ACRISS car code, e.g. ECMR',
  name            VARCHAR(60) NOT NULL,
  seats           TINYINT UNSIGNED NOT NULL,
  doors           TINYINT UNSIGNED NOT NULL,
  daily_rate      DECIMAL(8,2) NOT NULL COMMENT 'list price per day, net',
  weekly_rate     DECIMAL(8,2) NOT NULL COMMENT 'list price for seven days, cheaper than seven single days',
  deposit_amount  DECIMAL(8,2) NOT NULL,
  min_driver_age  TINYINT UNSIGNED NOT NULL DEFAULT 21,
  PRIMARY KEY (id),
  UNIQUE KEY uq_categories_acriss (acriss_code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE vehicles (
  id               INT UNSIGNED NOT NULL AUTO_INCREMENT,
  category_id      INT UNSIGNED NOT NULL,
  branch_id        INT UNSIGNED NOT NULL COMMENT 'where the car is based',
  license_plate    VARCHAR(12) NOT NULL,
  vin              CHAR(17) NOT NULL COMMENT 'vehicle identification number (no I, O, Q)',
  make             VARCHAR(40) NOT NULL,
  model            VARCHAR(40) NOT NULL,
  model_year       SMALLINT UNSIGNED NOT NULL,
  fuel_type        ENUM('petrol','diesel','hybrid','electric') NOT NULL,
  transmission     ENUM('manual','automatic') NOT NULL,
  mileage_km       INT UNSIGNED NOT NULL COMMENT 'last known odometer reading',
  purchased_on     DATE NOT NULL,
  purchase_price   DECIMAL(10,2) NOT NULL,
  status           ENUM('available','rented','maintenance','sold') NOT NULL DEFAULT 'available',
  sold_on          DATE NULL COMMENT 'only if status = sold',
  inspection_due   DATE NOT NULL COMMENT 'next roadworthiness test',
  PRIMARY KEY (id),
  UNIQUE KEY uq_vehicles_plate (license_plate),
  UNIQUE KEY uq_vehicles_vin (vin),
  CONSTRAINT fk_vehicles_category FOREIGN KEY (category_id) REFERENCES vehicle_categories (id),
  CONSTRAINT fk_vehicles_branch FOREIGN KEY (branch_id) REFERENCES branches (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE customers (
  id                  INT UNSIGNED NOT NULL AUTO_INCREMENT,
  customer_no         VARCHAR(12) NOT NULL COMMENT 'e.g. C-104233',
  first_name          VARCHAR(50) NOT NULL,
  last_name           VARCHAR(50) NOT NULL,
  date_of_birth       DATE NOT NULL,
  email               VARCHAR(120) NOT NULL,
  phone               VARCHAR(25) NULL,
  city                VARCHAR(60) NOT NULL,
  country_code        CHAR(2) NOT NULL COMMENT 'ISO 3166-1 alpha-2',
  license_no          VARCHAR(20) NOT NULL COMMENT 'driving licence',
  license_issued_on   DATE NOT NULL,
  license_expires_on  DATE NOT NULL,
  rental_count        INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'number of rentals of this customer',
  is_blocked          TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'no further rentals',
  block_reason        VARCHAR(200) NULL COMMENT 'filled if is_blocked',
  created_at          DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (id),
  UNIQUE KEY uq_customers_no (customer_no),
  UNIQUE KEY uq_customers_email (email)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE reservations (
  id                INT UNSIGNED NOT NULL AUTO_INCREMENT,
  reservation_no    VARCHAR(14) NOT NULL,
  customer_id       INT UNSIGNED NOT NULL,
  category_id       INT UNSIGNED NOT NULL,
  pickup_branch_id  INT UNSIGNED NOT NULL,
  return_branch_id  INT UNSIGNED NOT NULL,
  pickup_at         DATETIME NOT NULL,
  return_at         DATETIME NOT NULL,
  days              SMALLINT UNSIGNED NOT NULL COMMENT 'days charged, every started 24 hours count',
  daily_rate        DECIMAL(8,2) NOT NULL COMMENT 'agreed rate',
  estimated_total   DECIMAL(10,2) NOT NULL COMMENT 'days * daily_rate',
  status            ENUM('requested','confirmed','converted','cancelled','no_show') NOT NULL DEFAULT 'requested' COMMENT 'converted = became a rental',
  cancelled_at      DATETIME NULL,
  cancel_reason     VARCHAR(200) NULL,
  created_at        DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (id),
  UNIQUE KEY uq_reservations_no (reservation_no),
  CONSTRAINT fk_res_customer FOREIGN KEY (customer_id) REFERENCES customers (id),
  CONSTRAINT fk_res_category FOREIGN KEY (category_id) REFERENCES vehicle_categories (id),
  CONSTRAINT fk_res_pickup FOREIGN KEY (pickup_branch_id) REFERENCES branches (id),
  CONSTRAINT fk_res_return FOREIGN KEY (return_branch_id) REFERENCES branches (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE rentals (
  id                INT UNSIGNED NOT NULL AUTO_INCREMENT,
  contract_no       VARCHAR(14) NOT NULL,
  reservation_id    INT UNSIGNED NULL COMMENT 'NULL for walk-ins',
  customer_id       INT UNSIGNED NOT NULL,
  vehicle_id        INT UNSIGNED NOT NULL,
  pickup_branch_id  INT UNSIGNED NOT NULL,
  return_branch_id  INT UNSIGNED NULL COMMENT 'set on return',
  picked_up_at      DATETIME NOT NULL,
  due_back_at       DATETIME NOT NULL,
  returned_at       DATETIME NULL COMMENT 'NULL while the car is out',
  odometer_out      INT UNSIGNED NOT NULL,
  odometer_in       INT UNSIGNED NULL,
  fuel_out          TINYINT UNSIGNED NOT NULL COMMENT 'tank in eighths, 0-8',
  fuel_in           TINYINT UNSIGNED NULL COMMENT 'tank in eighths, 0-8',
  rental_days       SMALLINT UNSIGNED NOT NULL,
  daily_rate        DECIMAL(8,2) NOT NULL,
  extras_total      DECIMAL(10,2) NOT NULL DEFAULT 0.00 COMMENT 'sum of rental_extras.amount',
  discount_amount   DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  net_total         DECIMAL(10,2) NOT NULL COMMENT 'rental_days * daily_rate + extras_total - discount_amount',
  tax_rate          DECIMAL(4,2) NOT NULL COMMENT 'percent',
  tax_amount        DECIMAL(10,2) NOT NULL,
  gross_total       DECIMAL(10,2) NOT NULL,
  status            ENUM('open','returned','closed') NOT NULL DEFAULT 'open' COMMENT 'open = car is out, closed = settled',
  PRIMARY KEY (id),
  UNIQUE KEY uq_rentals_contract (contract_no),
  UNIQUE KEY uq_rentals_reservation (reservation_id),
  CONSTRAINT fk_rent_res FOREIGN KEY (reservation_id) REFERENCES reservations (id),
  CONSTRAINT fk_rent_customer FOREIGN KEY (customer_id) REFERENCES customers (id),
  CONSTRAINT fk_rent_vehicle FOREIGN KEY (vehicle_id) REFERENCES vehicles (id),
  CONSTRAINT fk_rent_pickup FOREIGN KEY (pickup_branch_id) REFERENCES branches (id),
  CONSTRAINT fk_rent_return FOREIGN KEY (return_branch_id) REFERENCES branches (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE extras (
  id             INT UNSIGNED NOT NULL AUTO_INCREMENT,
  code           VARCHAR(10) NOT NULL,
  name           VARCHAR(80) NOT NULL COMMENT 'child seat, GPS, additional driver ...',
  price_per_day  DECIMAL(6,2) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uq_extras_code (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE rental_extras (
  rental_id      INT UNSIGNED NOT NULL,
  extra_id       INT UNSIGNED NOT NULL,
  quantity       TINYINT UNSIGNED NOT NULL DEFAULT 1,
  days           SMALLINT UNSIGNED NOT NULL COMMENT 'same as the rental',
  price_per_day  DECIMAL(6,2) NOT NULL COMMENT 'copied from extras',
  amount         DECIMAL(8,2) NOT NULL,
  PRIMARY KEY (rental_id, extra_id),
  CONSTRAINT fk_rx_rental FOREIGN KEY (rental_id) REFERENCES rentals (id) ON DELETE CASCADE,
  CONSTRAINT fk_rx_extra FOREIGN KEY (extra_id) REFERENCES extras (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE payments (
  id          INT UNSIGNED NOT NULL AUTO_INCREMENT,
  rental_id   INT UNSIGNED NOT NULL,
  kind        ENUM('deposit','rental','damage') NOT NULL,
  method      ENUM('card','cash','bank_transfer') NOT NULL,
  amount      DECIMAL(10,2) NOT NULL,
  card_last4  CHAR(4) NULL COMMENT 'card payments only',
  paid_at     DATETIME NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_pay_rental FOREIGN KEY (rental_id) REFERENCES rentals (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE damages (
  id           INT UNSIGNED NOT NULL AUTO_INCREMENT,
  rental_id    INT UNSIGNED NOT NULL,
  vehicle_id   INT UNSIGNED NOT NULL,
  severity     ENUM('minor','moderate','severe') NOT NULL,
  description  TEXT NOT NULL,
  repair_cost  DECIMAL(10,2) NOT NULL,
  deductible   DECIMAL(10,2) NOT NULL COMMENT 'borne by the customer, never more than repair_cost',
  reported_at  DATETIME NOT NULL,
  repaired_at  DATETIME NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_dmg_rental FOREIGN KEY (rental_id) REFERENCES rentals (id),
  CONSTRAINT fk_dmg_vehicle FOREIGN KEY (vehicle_id) REFERENCES vehicles (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE maintenance_jobs (
  id           INT UNSIGNED NOT NULL AUTO_INCREMENT,
  vehicle_id   INT UNSIGNED NOT NULL,
  kind         ENUM('service','tyres','repair','inspection') NOT NULL,
  workshop     VARCHAR(80) NOT NULL,
  odometer_km  INT UNSIGNED NOT NULL,
  started_on   DATE NOT NULL,
  finished_on  DATE NULL,
  labour_cost  DECIMAL(8,2) NOT NULL,
  parts_cost   DECIMAL(8,2) NOT NULL,
  total_cost   DECIMAL(8,2) NOT NULL COMMENT 'labour + parts',
  PRIMARY KEY (id),
  CONSTRAINT fk_mnt_vehicle FOREIGN KEY (vehicle_id) REFERENCES vehicles (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
