-- Hotel with restaurant: property management and point of sale
CREATE TABLE room_types (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  code VARCHAR(6) NOT NULL COMMENT 'short code, e.g. DBL, SGL, SUI',
  name VARCHAR(60) NOT NULL,
  description TEXT NULL,
  bed_type ENUM('single','twin','double','queen','king') NOT NULL,
  max_adults TINYINT UNSIGNED NOT NULL DEFAULT 2,
  max_children TINYINT UNSIGNED NOT NULL DEFAULT 0,
  size_sqm SMALLINT UNSIGNED NOT NULL,
  base_rate DECIMAL(8,2) NOT NULL COMMENT 'rack rate per night incl. VAT',
  room_count SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'number of rooms of this type',
  is_active TINYINT(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (id),
  UNIQUE KEY uq_room_types_code (code)
);

CREATE TABLE rooms (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  room_type_id INT UNSIGNED NOT NULL,
  room_number VARCHAR(5) NOT NULL COMMENT 'floor followed by two digits, e.g. 204',
  floor TINYINT UNSIGNED NOT NULL,
  status ENUM('clean','dirty','inspected','out_of_order') NOT NULL DEFAULT 'clean',
  out_of_order_reason VARCHAR(120) NULL COMMENT 'only when status is out_of_order',
  out_of_order_until DATE NULL,
  has_balcony TINYINT(1) NOT NULL DEFAULT 0,
  is_accessible TINYINT(1) NOT NULL DEFAULT 0,
  last_cleaned_at DATETIME NULL,
  notes VARCHAR(255) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uq_rooms_number (room_number),
  CONSTRAINT fk_rooms_type FOREIGN KEY (room_type_id) REFERENCES room_types (id)
);

CREATE TABLE rate_plans (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  code VARCHAR(10) NOT NULL,
  name VARCHAR(80) NOT NULL,
  board ENUM('room_only','bed_breakfast','half_board','full_board') NOT NULL DEFAULT 'bed_breakfast',
  is_refundable TINYINT(1) NOT NULL DEFAULT 1,
  cancel_deadline_hours SMALLINT UNSIGNED NULL COMMENT 'free cancellation until n hours before arrival; NULL if not refundable',
  discount_percent DECIMAL(5,2) NOT NULL DEFAULT 0.00,
  min_nights TINYINT UNSIGNED NOT NULL DEFAULT 1,
  max_nights TINYINT UNSIGNED NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL,
  is_active TINYINT(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (id),
  UNIQUE KEY uq_rate_plans_code (code)
);

CREATE TABLE guests (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  salutation ENUM('Mr','Ms','Mx') NULL,
  first_name VARCHAR(50) NOT NULL,
  last_name VARCHAR(50) NOT NULL,
  full_name VARCHAR(101) NOT NULL COMMENT 'first and last name, as printed on the registration card',
  email VARCHAR(120) NULL,
  phone VARCHAR(30) NULL,
  date_of_birth DATE NULL,
  nationality CHAR(2) NULL COMMENT 'ISO 3166-1 alpha-2',
  passport_no VARCHAR(15) NULL,
  street VARCHAR(100) NULL,
  postal_code VARCHAR(12) NULL,
  city VARCHAR(60) NULL,
  country_code CHAR(2) NULL COMMENT 'ISO 3166-1 alpha-2',
  is_vip TINYINT(1) NOT NULL DEFAULT 0,
  marketing_opt_in TINYINT(1) NOT NULL DEFAULT 0,
  marketing_opt_in_at DATETIME NULL,
  stay_count SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'number of checked-out reservations',
  created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  deleted_at DATETIME NULL COMMENT 'soft delete on request (GDPR)',
  PRIMARY KEY (id),
  UNIQUE KEY uq_guests_email (email)
);

CREATE TABLE reservations (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  confirmation_no VARCHAR(12) NOT NULL,
  guest_id INT UNSIGNED NOT NULL,
  room_type_id INT UNSIGNED NOT NULL COMMENT 'type booked',
  room_id INT UNSIGNED NULL COMMENT 'assigned room',
  rate_plan_id INT UNSIGNED NOT NULL,
  status ENUM('booked','checked_in','checked_out','cancelled','no_show') NOT NULL DEFAULT 'booked',
  source ENUM('website','phone','booking_com','expedia','walk_in') NOT NULL DEFAULT 'website',
  arrival_date DATE NOT NULL,
  departure_date DATE NOT NULL,
  nights TINYINT UNSIGNED NOT NULL,
  adults TINYINT UNSIGNED NOT NULL DEFAULT 1,
  children TINYINT UNSIGNED NOT NULL DEFAULT 0,
  rate_per_night DECIMAL(8,2) NOT NULL,
  room_total DECIMAL(10,2) NOT NULL COMMENT 'nights x rate_per_night',
  extras_total DECIMAL(10,2) NOT NULL DEFAULT 0.00 COMMENT 'gross sum of folio charges that are not voided',
  city_tax DECIMAL(8,2) NOT NULL DEFAULT 0.00,
  grand_total DECIMAL(10,2) NOT NULL COMMENT 'room_total + extras_total + city_tax',
  paid_total DECIMAL(10,2) NOT NULL DEFAULT 0.00 COMMENT 'sum of payments',
  balance_due DECIMAL(10,2) NOT NULL COMMENT 'grand_total - paid_total',
  booked_at DATETIME NOT NULL,
  checked_in_at DATETIME NULL,
  checked_out_at DATETIME NULL,
  cancelled_at DATETIME NULL,
  cancellation_reason VARCHAR(200) NULL,
  special_requests TEXT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uq_reservations_confirmation (confirmation_no),
  CONSTRAINT fk_res_guest FOREIGN KEY (guest_id) REFERENCES guests (id),
  CONSTRAINT fk_res_type FOREIGN KEY (room_type_id) REFERENCES room_types (id),
  CONSTRAINT fk_res_room FOREIGN KEY (room_id) REFERENCES rooms (id),
  CONSTRAINT fk_res_plan FOREIGN KEY (rate_plan_id) REFERENCES rate_plans (id)
);

CREATE TABLE menu_items (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  category ENUM('starter','main','dessert','beverage') NOT NULL,
  name VARCHAR(80) NOT NULL COMMENT 'dish or drink as on the menu',
  price DECIMAL(6,2) NOT NULL COMMENT 'menu price incl. VAT',
  cost_price DECIMAL(6,2) NOT NULL COMMENT 'cost of goods per portion',
  is_vegetarian TINYINT(1) NOT NULL DEFAULT 0,
  is_vegan TINYINT(1) NOT NULL DEFAULT 0,
  is_available TINYINT(1) NOT NULL DEFAULT 1,
  allergens VARCHAR(100) NULL,
  PRIMARY KEY (id)
);

CREATE TABLE restaurant_orders (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  order_no VARCHAR(12) NOT NULL,
  table_no TINYINT UNSIGNED NOT NULL,
  covers TINYINT UNSIGNED NOT NULL COMMENT 'number of persons at the table',
  waiter_name VARCHAR(60) NOT NULL,
  reservation_id INT UNSIGNED NULL COMMENT 'set only when charged to a room',
  guest_id INT UNSIGNED NULL COMMENT 'hotel guest of that reservation',
  status ENUM('open','paid','charged_to_room','cancelled') NOT NULL DEFAULT 'open',
  item_count SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'number of order lines',
  subtotal DECIMAL(9,2) NOT NULL DEFAULT 0.00 COMMENT 'sum of line totals',
  service_charge_pct DECIMAL(4,2) NOT NULL DEFAULT 10.00,
  service_charge DECIMAL(8,2) NOT NULL DEFAULT 0.00,
  total DECIMAL(9,2) NOT NULL DEFAULT 0.00 COMMENT 'subtotal + service_charge',
  tip DECIMAL(7,2) NULL,
  opened_at DATETIME NOT NULL,
  closed_at DATETIME NULL COMMENT 'NULL while the bill is open',
  PRIMARY KEY (id),
  UNIQUE KEY uq_orders_no (order_no),
  CONSTRAINT fk_order_res FOREIGN KEY (reservation_id) REFERENCES reservations (id),
  CONSTRAINT fk_order_guest FOREIGN KEY (guest_id) REFERENCES guests (id)
);

CREATE TABLE restaurant_order_items (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  order_id INT UNSIGNED NOT NULL,
  menu_item_id INT UNSIGNED NOT NULL,
  quantity TINYINT UNSIGNED NOT NULL DEFAULT 1,
  unit_price DECIMAL(6,2) NOT NULL COMMENT 'copied from the menu',
  line_total DECIMAL(8,2) NOT NULL,
  sent_at DATETIME NOT NULL COMMENT 'sent to kitchen or bar',
  served_at DATETIME NULL,
  note VARCHAR(120) NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_oi_order FOREIGN KEY (order_id) REFERENCES restaurant_orders (id),
  CONSTRAINT fk_oi_menu FOREIGN KEY (menu_item_id) REFERENCES menu_items (id)
);

CREATE TABLE folio_charges (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  reservation_id INT UNSIGNED NOT NULL,
  line_no SMALLINT UNSIGNED NOT NULL COMMENT 'running number within the folio, from 1',
  charge_date DATE NOT NULL,
  category ENUM('restaurant','minibar','spa','parking','laundry') NOT NULL,
  description VARCHAR(120) NOT NULL,
  quantity SMALLINT UNSIGNED NOT NULL DEFAULT 1,
  unit_price DECIMAL(8,2) NOT NULL COMMENT 'net',
  net_amount DECIMAL(9,2) NOT NULL,
  vat_rate DECIMAL(4,2) NOT NULL COMMENT 'percent',
  vat_amount DECIMAL(9,2) NOT NULL,
  gross_amount DECIMAL(9,2) NOT NULL,
  is_voided TINYINT(1) NOT NULL DEFAULT 0,
  voided_at DATETIME NULL,
  void_reason VARCHAR(120) NULL,
  created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (id),
  UNIQUE KEY uq_folio_line (reservation_id, line_no),
  CONSTRAINT fk_folio_res FOREIGN KEY (reservation_id) REFERENCES reservations (id)
);

CREATE TABLE payments (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  reservation_id INT UNSIGNED NOT NULL,
  kind ENUM('deposit','payment') NOT NULL DEFAULT 'payment',
  method ENUM('cash','credit_card','bank_transfer','voucher') NOT NULL,
  card_brand ENUM('visa','mastercard','amex') NULL COMMENT 'only for credit_card',
  card_last4 CHAR(4) NULL COMMENT 'only for credit_card',
  amount DECIMAL(10,2) NOT NULL,
  reference VARCHAR(30) NOT NULL,
  received_at DATETIME NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uq_payments_reference (reference),
  CONSTRAINT fk_pay_res FOREIGN KEY (reservation_id) REFERENCES reservations (id)
);
