CREATE TABLE room_types (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code VARCHAR(6) NOT NULL COMMENT 'Short upper case code, e.g. DBL, STE',
  name VARCHAR(60) NOT NULL COMMENT 'Name shown to guests',
  bed_type ENUM('single','twin','queen','king') NOT NULL,
  max_occupancy TINYINT UNSIGNED NOT NULL COMMENT 'Persons including children',
  size_sqm SMALLINT UNSIGNED NOT NULL,
  base_rate DECIMAL(8,2) NOT NULL COMMENT 'Standard rate per room and night in EUR',
  is_active TINYINT(1) NOT NULL DEFAULT 1,
  UNIQUE KEY uq_room_types_code (code)
) ENGINE=InnoDB COMMENT='Categories of rooms that can be sold';

CREATE TABLE rooms (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  room_number VARCHAR(6) NOT NULL COMMENT 'Floor followed by two digits, e.g. 304',
  floor TINYINT UNSIGNED NOT NULL,
  room_type_id INT UNSIGNED NOT NULL,
  status ENUM('available','occupied','cleaning','out_of_order') NOT NULL DEFAULT 'available',
  out_of_order_reason VARCHAR(200) NULL COMMENT 'Only while status is out_of_order',
  has_balcony TINYINT(1) NOT NULL DEFAULT 0,
  last_renovated_on DATE NULL,
  UNIQUE KEY uq_rooms_number (room_number),
  CONSTRAINT fk_rooms_type FOREIGN KEY (room_type_id) REFERENCES room_types (id)
) ENGINE=InnoDB;

CREATE TABLE guests (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  first_name VARCHAR(60) NOT NULL,
  last_name VARCHAR(60) NOT NULL,
  email VARCHAR(120) NOT NULL,
  phone VARCHAR(30) NULL,
  date_of_birth DATE NOT NULL COMMENT 'The booking guest must be of age',
  country_code CHAR(2) NOT NULL COMMENT 'ISO 3166-1 alpha-2',
  document_type ENUM('passport','id_card') NOT NULL,
  document_number VARCHAR(20) NOT NULL,
  loyalty_tier ENUM('none','silver','gold','platinum') NOT NULL DEFAULT 'none',
  loyalty_points INT UNSIGNED NOT NULL DEFAULT 0 COMMENT '0 for guests without a tier',
  created_at DATETIME NOT NULL,
  UNIQUE KEY uq_guests_email (email)
) ENGINE=InnoDB;

CREATE TABLE employees (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  employee_no CHAR(5) NOT NULL COMMENT 'E followed by four digits',
  first_name VARCHAR(60) NOT NULL,
  last_name VARCHAR(60) NOT NULL,
  role ENUM('receptionist','housekeeper','concierge','manager','technician') NOT NULL,
  email VARCHAR(120) NOT NULL,
  manager_id INT UNSIGNED NULL,
  hired_on DATE NOT NULL,
  left_on DATE NULL COMMENT 'NULL while employed',
  is_active TINYINT(1) NOT NULL DEFAULT 1 COMMENT '0 once the person has left',
  UNIQUE KEY uq_employees_no (employee_no),
  UNIQUE KEY uq_employees_email (email),
  CONSTRAINT fk_employees_manager FOREIGN KEY (manager_id) REFERENCES employees (id)
) ENGINE=InnoDB;

CREATE TABLE rate_plans (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code VARCHAR(10) NOT NULL,
  name VARCHAR(80) NOT NULL,
  meal_plan ENUM('room_only','breakfast','half_board','full_board') NOT NULL,
  discount_pct DECIMAL(5,2) NOT NULL DEFAULT 0.00 COMMENT 'Percent off the base rate',
  min_nights TINYINT UNSIGNED NOT NULL DEFAULT 1,
  max_nights TINYINT UNSIGNED NULL COMMENT 'NULL: no upper limit',
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL,
  UNIQUE KEY uq_rate_plans_code (code)
) ENGINE=InnoDB;

CREATE TABLE reservations (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  confirmation_no CHAR(12) NOT NULL COMMENT 'R-YYYY-nnnnn, YYYY is the year of booking',
  guest_id INT UNSIGNED NOT NULL,
  room_type_id INT UNSIGNED NOT NULL,
  rate_plan_id INT UNSIGNED NOT NULL,
  room_id INT UNSIGNED NULL COMMENT 'Room of the booked type, assigned at check-in',
  channel ENUM('direct','website','ota','agency','phone') NOT NULL,
  status ENUM('booked','checked_in','checked_out','cancelled','no_show') NOT NULL DEFAULT 'booked',
  booked_at DATETIME NOT NULL,
  arrival_date DATE NOT NULL,
  departure_date DATE NOT NULL,
  nights SMALLINT UNSIGNED NOT NULL COMMENT 'departure_date - arrival_date',
  adults TINYINT UNSIGNED NOT NULL DEFAULT 1,
  children TINYINT UNSIGNED NOT NULL DEFAULT 0,
  nightly_rate DECIMAL(8,2) NOT NULL COMMENT 'Base rate of the room type less the discount of the rate plan',
  total_amount DECIMAL(10,2) NOT NULL COMMENT 'nights * nightly_rate',
  checked_in_at DATETIME NULL,
  checked_out_at DATETIME NULL,
  cancelled_at DATETIME NULL COMMENT 'Only for cancelled reservations',
  cancellation_reason VARCHAR(200) NULL,
  UNIQUE KEY uq_reservations_no (confirmation_no),
  KEY ix_reservations_arrival (arrival_date),
  CONSTRAINT fk_res_guest FOREIGN KEY (guest_id) REFERENCES guests (id),
  CONSTRAINT fk_res_type FOREIGN KEY (room_type_id) REFERENCES room_types (id),
  CONSTRAINT fk_res_plan FOREIGN KEY (rate_plan_id) REFERENCES rate_plans (id),
  CONSTRAINT fk_res_room FOREIGN KEY (room_id) REFERENCES rooms (id)
) ENGINE=InnoDB;

CREATE TABLE folios (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  reservation_id INT UNSIGNED NOT NULL,
  guest_id INT UNSIGNED NOT NULL COMMENT 'Guest of the reservation',
  status ENUM('open','closed') NOT NULL DEFAULT 'open' COMMENT 'Closed once the balance is settled',
  opened_at DATETIME NOT NULL,
  closed_at DATETIME NULL,
  charges_total DECIMAL(10,2) NOT NULL DEFAULT 0.00 COMMENT 'Sum of gross_amount of the charges',
  payments_total DECIMAL(10,2) NOT NULL DEFAULT 0.00 COMMENT 'Sum of captured payments',
  balance DECIMAL(10,2) NOT NULL DEFAULT 0.00 COMMENT 'charges_total - payments_total',
  UNIQUE KEY uq_folios_reservation (reservation_id),
  CONSTRAINT fk_folios_res FOREIGN KEY (reservation_id) REFERENCES reservations (id),
  CONSTRAINT fk_folios_guest FOREIGN KEY (guest_id) REFERENCES guests (id)
) ENGINE=InnoDB COMMENT='Guest account of one stay';

CREATE TABLE folio_charges (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  folio_id INT UNSIGNED NOT NULL,
  line_no SMALLINT UNSIGNED NOT NULL COMMENT 'Counts from 1 within the folio',
  charge_date DATE NOT NULL,
  category ENUM('room','breakfast','restaurant','minibar','spa','parking') NOT NULL,
  description VARCHAR(150) NOT NULL,
  quantity SMALLINT UNSIGNED NOT NULL DEFAULT 1,
  unit_price DECIMAL(8,2) NOT NULL COMMENT 'Net',
  vat_rate DECIMAL(4,2) NOT NULL COMMENT 'Percent',
  net_amount DECIMAL(10,2) NOT NULL,
  vat_amount DECIMAL(10,2) NOT NULL,
  gross_amount DECIMAL(10,2) NOT NULL,
  posted_by INT UNSIGNED NOT NULL,
  UNIQUE KEY uq_folio_charges_line (folio_id, line_no),
  CONSTRAINT fk_charges_folio FOREIGN KEY (folio_id) REFERENCES folios (id) ON DELETE CASCADE,
  CONSTRAINT fk_charges_employee FOREIGN KEY (posted_by) REFERENCES employees (id)
) ENGINE=InnoDB;

CREATE TABLE payments (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  folio_id INT UNSIGNED NOT NULL,
  method ENUM('cash','card','bank_transfer') NOT NULL,
  card_last4 CHAR(4) NULL COMMENT 'Only for card payments',
  amount DECIMAL(10,2) NOT NULL,
  status ENUM('captured','refunded','failed') NOT NULL DEFAULT 'captured',
  paid_at DATETIME NOT NULL,
  received_by INT UNSIGNED NOT NULL,
  CONSTRAINT fk_payments_folio FOREIGN KEY (folio_id) REFERENCES folios (id),
  CONSTRAINT fk_payments_employee FOREIGN KEY (received_by) REFERENCES employees (id)
) ENGINE=InnoDB;

CREATE TABLE housekeeping_tasks (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  room_id INT UNSIGNED NOT NULL,
  assigned_to INT UNSIGNED NOT NULL COMMENT 'Employee with the role housekeeper',
  task_date DATE NOT NULL,
  task_type ENUM('daily','departure','deep_clean','turndown') NOT NULL,
  status ENUM('pending','in_progress','done','skipped') NOT NULL DEFAULT 'pending',
  started_at DATETIME NULL,
  finished_at DATETIME NULL,
  duration_minutes SMALLINT UNSIGNED NULL COMMENT 'Minutes from start to finish',
  notes TEXT NULL,
  CONSTRAINT fk_tasks_room FOREIGN KEY (room_id) REFERENCES rooms (id),
  CONSTRAINT fk_tasks_employee FOREIGN KEY (assigned_to) REFERENCES employees (id)
) ENGINE=InnoDB;

CREATE TABLE reviews (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  reservation_id INT UNSIGNED NOT NULL COMMENT 'Only guests who have checked out may review',
  guest_id INT UNSIGNED NOT NULL,
  rating TINYINT UNSIGNED NOT NULL COMMENT '1 to 5',
  title VARCHAR(120) NOT NULL,
  comment TEXT NULL,
  submitted_at DATETIME NOT NULL,
  reply_text TEXT NULL,
  replied_at DATETIME NULL,
  UNIQUE KEY uq_reviews_reservation (reservation_id),
  CONSTRAINT fk_reviews_res FOREIGN KEY (reservation_id) REFERENCES reservations (id),
  CONSTRAINT fk_reviews_guest FOREIGN KEY (guest_id) REFERENCES guests (id)
) ENGINE=InnoDB;
