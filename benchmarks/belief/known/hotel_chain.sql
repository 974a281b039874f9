CREATE TABLE hotels (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  code CHAR(5) NOT NULL COMMENT 'Property code, upper case, e.g. LIS01',
  name VARCHAR(120) NOT NULL,
  slug VARCHAR(140) NOT NULL COMMENT 'URL slug derived from name',
  city VARCHAR(80) NOT NULL,
  country_code CHAR(2) NOT NULL COMMENT 'ISO 3166-1 alpha-2',
  currency CHAR(3) NOT NULL COMMENT 'ISO 4217, all reservations of the property are sold in it',
  star_rating TINYINT UNSIGNED NOT NULL COMMENT '1 to 5',
  room_count SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'number of rows in rooms, maintained by trigger',
  latitude DECIMAL(9,6) NULL,
  longitude DECIMAL(9,6) NULL,
  avg_review_score DECIMAL(3,2) NULL COMMENT 'mean rating of published reviews, NULL if none',
  opened_on DATE NOT NULL,
  is_active TINYINT(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (id),
  UNIQUE KEY uq_hotels_code (code),
  UNIQUE KEY uq_hotels_slug (slug)
) ENGINE=InnoDB;

CREATE TABLE room_types (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  hotel_id INT UNSIGNED NOT NULL,
  code VARCHAR(10) NOT NULL,
  name VARCHAR(80) NOT NULL COMMENT 'e.g. Superior Double, Junior Suite',
  bed_config ENUM('single','twin','double','queen','king') NOT NULL DEFAULT 'double',
  max_occupancy TINYINT UNSIGNED NOT NULL DEFAULT 2,
  base_rate DECIMAL(10,2) NOT NULL COMMENT 'rack rate per night',
  PRIMARY KEY (id),
  UNIQUE KEY uq_rt (hotel_id, code),
  CONSTRAINT fk_rt_hotel FOREIGN KEY (hotel_id) REFERENCES hotels (id)
) ENGINE=InnoDB;

CREATE TABLE rooms (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  hotel_id INT UNSIGNED NOT NULL,
  room_type_id INT UNSIGNED NOT NULL,
  room_number VARCHAR(6) NOT NULL COMMENT 'floor followed by two digits, e.g. 412',
  floor TINYINT NOT NULL,
  status ENUM('available','occupied','out_of_order') NOT NULL DEFAULT 'available',
  out_of_order_reason VARCHAR(200) NULL COMMENT 'only when status = out_of_order',
  PRIMARY KEY (id),
  UNIQUE KEY uq_room (hotel_id, room_number),
  CONSTRAINT fk_room_hotel FOREIGN KEY (hotel_id) REFERENCES hotels (id),
  CONSTRAINT fk_room_type FOREIGN KEY (room_type_id) REFERENCES room_types (id)
) ENGINE=InnoDB;

CREATE TABLE guests (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  first_name VARCHAR(60) NOT NULL,
  last_name VARCHAR(60) NOT NULL,
  full_name VARCHAR(125) NOT NULL COMMENT 'first_name + last_name, for search',
  email VARCHAR(160) NULL,
  phone VARCHAR(30) NULL,
  date_of_birth DATE NULL,
  country_code CHAR(2) NULL,
  loyalty_tier ENUM('none','silver','gold','platinum') NOT NULL DEFAULT 'none',
  loyalty_enrolled_on DATE NULL COMMENT 'NULL when loyalty_tier = none',
  is_blacklisted TINYINT(1) NOT NULL DEFAULT 0,
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (id)
) ENGINE=InnoDB;

CREATE TABLE rate_plans (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  hotel_id INT UNSIGNED NOT NULL,
  code VARCHAR(12) NOT NULL COMMENT 'e.g. BAR, NRF, CORP',
  name VARCHAR(80) NOT NULL,
  cancellation_policy ENUM('flexible','moderate','non_refundable') NOT NULL DEFAULT 'flexible',
  breakfast_included TINYINT(1) NOT NULL DEFAULT 0,
  valid_from DATE NOT NULL,
  valid_to DATE NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uq_rp (hotel_id, code),
  CONSTRAINT fk_rp_hotel FOREIGN KEY (hotel_id) REFERENCES hotels (id)
) ENGINE=InnoDB;

CREATE TABLE reservations (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  confirmation_no VARCHAR(12) NOT NULL,
  hotel_id INT UNSIGNED NOT NULL,
  guest_id INT UNSIGNED NOT NULL,
  rate_plan_id INT UNSIGNED NOT NULL,
  channel ENUM('direct','website','ota','corporate','walk_in') NOT NULL DEFAULT 'website',
  status ENUM('pending','confirmed','checked_in','checked_out','cancelled','no_show') NOT NULL DEFAULT 'pending',
  booked_at DATETIME NOT NULL,
  arrival_date DATE NOT NULL,
  departure_date DATE NOT NULL,
  nights SMALLINT UNSIGNED NOT NULL COMMENT 'departure_date - arrival_date',
  adults TINYINT UNSIGNED NOT NULL DEFAULT 1,
  children TINYINT UNSIGNED NOT NULL DEFAULT 0,
  currency CHAR(3) NOT NULL,
  room_total DECIMAL(12,2) NOT NULL COMMENT 'sum of reservation_rooms.line_total',
  tax_total DECIMAL(12,2) NOT NULL DEFAULT 0.00,
  grand_total DECIMAL(12,2) NOT NULL COMMENT 'room_total + tax_total',
  paid_total DECIMAL(12,2) NOT NULL DEFAULT 0.00 COMMENT 'sum of captured payments',
  balance_due DECIMAL(12,2) NOT NULL COMMENT 'grand_total - paid_total',
  checked_in_at DATETIME NULL,
  checked_out_at DATETIME NULL,
  cancelled_at DATETIME NULL,
  cancellation_reason VARCHAR(200) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uq_res_conf (confirmation_no),
  CONSTRAINT fk_res_hotel FOREIGN KEY (hotel_id) REFERENCES hotels (id),
  CONSTRAINT fk_res_guest FOREIGN KEY (guest_id) REFERENCES guests (id),
  CONSTRAINT fk_res_rp FOREIGN KEY (rate_plan_id) REFERENCES rate_plans (id)
) ENGINE=InnoDB;

CREATE TABLE reservation_rooms (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  reservation_id BIGINT UNSIGNED NOT NULL,
  room_type_id INT UNSIGNED NOT NULL,
  room_id INT UNSIGNED NULL COMMENT 'assigned at check-in at the latest',
  nights SMALLINT UNSIGNED NOT NULL,
  rate_per_night DECIMAL(10,2) NOT NULL,
  line_total DECIMAL(12,2) NOT NULL COMMENT 'nights * rate_per_night',
  PRIMARY KEY (id),
  CONSTRAINT fk_rr_res FOREIGN KEY (reservation_id) REFERENCES reservations (id) ON DELETE CASCADE,
  CONSTRAINT fk_rr_rt FOREIGN KEY (room_type_id) REFERENCES room_types (id),
  CONSTRAINT fk_rr_room FOREIGN KEY (room_id) REFERENCES rooms (id)
) ENGINE=InnoDB;

CREATE TABLE payments (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  reservation_id BIGINT UNSIGNED NOT NULL,
  method ENUM('card','cash','bank_transfer','voucher') NOT NULL DEFAULT 'card',
  amount DECIMAL(12,2) NOT NULL,
  currency CHAR(3) NOT NULL,
  status ENUM('authorized','captured','failed') NOT NULL DEFAULT 'authorized',
  authorized_at DATETIME NOT NULL,
  captured_at DATETIME NULL COMMENT 'set when status becomes captured',
  failure_code VARCHAR(40) NULL COMMENT 'only for failed payments',
  PRIMARY KEY (id),
  CONSTRAINT chk_pay_amount CHECK (amount > 0),
  CONSTRAINT fk_pay_res FOREIGN KEY (reservation_id) REFERENCES reservations (id)
) ENGINE=InnoDB;

CREATE TABLE housekeeping_tasks (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  room_id INT UNSIGNED NOT NULL,
  task_type ENUM('daily_clean','departure_clean','deep_clean','inspection') NOT NULL DEFAULT 'daily_clean',
  status ENUM('open','in_progress','done') NOT NULL DEFAULT 'open',
  scheduled_for DATE NOT NULL,
  started_at DATETIME NULL,
  finished_at DATETIME NULL,
  duration_min SMALLINT UNSIGNED NULL COMMENT 'minutes between started_at and finished_at',
  PRIMARY KEY (id),
  CONSTRAINT fk_hk_room FOREIGN KEY (room_id) REFERENCES rooms (id)
) ENGINE=InnoDB;

CREATE TABLE reviews (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  hotel_id INT UNSIGNED NOT NULL,
  reservation_id BIGINT UNSIGNED NOT NULL,
  guest_id INT UNSIGNED NOT NULL,
  rating TINYINT UNSIGNED NOT NULL COMMENT '1 = poor, 5 = excellent',
  title VARCHAR(120) NULL,
  body TEXT NULL,
  submitted_at DATETIME NOT NULL,
  is_published TINYINT(1) NOT NULL DEFAULT 0,
  published_at DATETIME NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uq_rev_res (reservation_id),
  CONSTRAINT fk_rev_hotel FOREIGN KEY (hotel_id) REFERENCES hotels (id),
  CONSTRAINT fk_rev_res FOREIGN KEY (reservation_id) REFERENCES reservations (id),
  CONSTRAINT fk_rev_guest FOREIGN KEY (guest_id) REFERENCES guests (id)
) ENGINE=InnoDB;
