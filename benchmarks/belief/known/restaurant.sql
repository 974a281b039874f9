-- Restaurant floor, kitchen and till
CREATE TABLE staff_member (
  staff_id      INT UNSIGNED NOT NULL AUTO_INCREMENT,
  badge_no      CHAR(5) NOT NULL COMMENT 'S-001, S-002, ...',
  first_name    VARCHAR(50) NOT NULL,
  last_name     VARCHAR(50) NOT NULL,
  email         VARCHAR(120) NOT NULL,
  phone         VARCHAR(25) NULL,
  role          ENUM('waiter','chef','bartender','host','manager') NOT NULL,
  birth_date    DATE NOT NULL,
  hired_on      DATE NOT NULL,
  left_on       DATE NULL COMMENT 'empty while still employed',
  is_active     TINYINT(1) NOT NULL DEFAULT 1 COMMENT '0 once the person has left',
  hourly_wage   DECIMAL(6,2) NOT NULL COMMENT 'EUR',
  PRIMARY KEY (staff_id),
  UNIQUE KEY uq_staff_badge (badge_no),
  UNIQUE KEY uq_staff_email (email)
) ENGINE=InnoDB COMMENT='People on the payroll';

CREATE TABLE dining_area (
  area_id       TINYINT UNSIGNED NOT NULL AUTO_INCREMENT,
  name          VARCHAR(40) NOT NULL COMMENT 'Terrace, Main hall, ...',
  is_outdoor    TINYINT(1) NOT NULL DEFAULT 0,
  table_count   SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'number of tables in this area',
  seat_count    SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'sum of max_seats of its tables',
  PRIMARY KEY (area_id),
  UNIQUE KEY uq_area_name (name)
) ENGINE=InnoDB;

CREATE TABLE dining_table (
  table_id      SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT,
  area_id       TINYINT UNSIGNED NOT NULL,
  table_no      VARCHAR(5) NOT NULL COMMENT 'number on the table card',
  min_seats     TINYINT UNSIGNED NOT NULL DEFAULT 1,
  max_seats     TINYINT UNSIGNED NOT NULL,
  is_reservable TINYINT(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (table_id),
  UNIQUE KEY uq_table_no (table_no),
  CONSTRAINT fk_table_area FOREIGN KEY (area_id) REFERENCES dining_area (area_id)
) ENGINE=InnoDB;

CREATE TABLE guest (
  guest_id      INT UNSIGNED NOT NULL AUTO_INCREMENT,
  first_name    VARCHAR(50) NOT NULL,
  last_name     VARCHAR(50) NOT NULL,
  email         VARCHAR(120) NULL,
  phone         VARCHAR(25) NOT NULL,
  birthday      DATE NULL,
  visit_count   INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'completed reservations of this guest',
  newsletter    TINYINT(1) NOT NULL DEFAULT 0,
  newsletter_consent_at DATETIME NULL COMMENT 'set when the guest ticks newsletter',
  created_at    DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (guest_id),
  UNIQUE KEY uq_guest_email (email)
) ENGINE=InnoDB;

CREATE TABLE menu_category (
  category_id   SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT,
  name          VARCHAR(40) NOT NULL,
  course        ENUM('starter','main','dessert','drink','side') NOT NULL,
  sort_order    SMALLINT UNSIGNED NOT NULL,
  PRIMARY KEY (category_id),
  UNIQUE KEY uq_category_name (name)
) ENGINE=InnoDB;

CREATE TABLE menu_item (
  item_id       INT UNSIGNED NOT NULL AUTO_INCREMENT,
  category_id   SMALLINT UNSIGNED NOT NULL,
  name          VARCHAR(80) NOT NULL,
  description   VARCHAR(255) NULL,
  price         DECIMAL(7,2) NOT NULL COMMENT 'menu price incl. VAT, EUR',
  food_cost     DECIMAL(7,2) NOT NULL COMMENT 'ingredients per portion',
  vat_rate      DECIMAL(4,2) NOT NULL COMMENT 'percent',
  is_vegetarian TINYINT(1) NOT NULL DEFAULT 0,
  is_vegan      TINYINT(1) NOT NULL DEFAULT 0,
  kcal          SMALLINT UNSIGNED NULL,
  on_menu_from  DATE NOT NULL,
  on_menu_to    DATE NULL COMMENT 'last day on the menu',
  PRIMARY KEY (item_id),
  UNIQUE KEY uq_item_name (name),
  CONSTRAINT fk_item_category FOREIGN KEY (category_id) REFERENCES menu_category (category_id)
) ENGINE=InnoDB;

CREATE TABLE reservation (
  reservation_id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  reservation_no CHAR(12) NOT NULL COMMENT 'R-2026-00001, year of booking',
  guest_id      INT UNSIGNED NOT NULL,
  table_id      SMALLINT UNSIGNED NOT NULL,
  taken_by      INT UNSIGNED NULL COMMENT 'staff member, empty for online bookings',
  channel       ENUM('phone','web','walk_in') NOT NULL,
  party_size    TINYINT UNSIGNED NOT NULL,
  booked_at     DATETIME NOT NULL,
  starts_at     DATETIME NOT NULL,
  ends_at       DATETIME NOT NULL,
  status        ENUM('booked','confirmed','completed','cancelled','no_show') NOT NULL DEFAULT 'booked',
  cancelled_at  DATETIME NULL,
  cancel_reason VARCHAR(120) NULL,
  PRIMARY KEY (reservation_id),
  UNIQUE KEY uq_reservation_no (reservation_no),
  CONSTRAINT fk_res_guest FOREIGN KEY (guest_id) REFERENCES guest (guest_id),
  CONSTRAINT fk_res_table FOREIGN KEY (table_id) REFERENCES dining_table (table_id),
  CONSTRAINT fk_res_staff FOREIGN KEY (taken_by) REFERENCES staff_member (staff_id)
) ENGINE=InnoDB;

CREATE TABLE guest_check (
  check_id      INT UNSIGNED NOT NULL AUTO_INCREMENT,
  check_no      INT UNSIGNED NOT NULL COMMENT 'consecutive till number',
  reservation_id INT UNSIGNED NULL COMMENT 'empty for walk-ins',
  table_id      SMALLINT UNSIGNED NOT NULL COMMENT 'same table as the reservation, if any',
  waiter_id     INT UNSIGNED NOT NULL,
  covers        TINYINT UNSIGNED NOT NULL COMMENT 'guests at the table',
  opened_at     DATETIME NOT NULL,
  closed_at     DATETIME NULL COMMENT 'empty while the check is open',
  status        ENUM('open','paid','void') NOT NULL DEFAULT 'open',
  subtotal      DECIMAL(9,2) NOT NULL DEFAULT 0.00 COMMENT 'sum of the lines',
  discount_pct  DECIMAL(5,2) NOT NULL DEFAULT 0.00,
  discount_amount DECIMAL(9,2) NOT NULL DEFAULT 0.00,
  total         DECIMAL(9,2) NOT NULL DEFAULT 0.00 COMMENT 'subtotal less discount',
  PRIMARY KEY (check_id),
  UNIQUE KEY uq_check_no (check_no),
  CONSTRAINT fk_check_res FOREIGN KEY (reservation_id) REFERENCES reservation (reservation_id),
  CONSTRAINT fk_check_table FOREIGN KEY (table_id) REFERENCES dining_table (table_id),
  CONSTRAINT fk_check_waiter FOREIGN KEY (waiter_id) REFERENCES staff_member (staff_id)
) ENGINE=InnoDB COMMENT='Bill of one table';

CREATE TABLE check_line (
  check_id      INT UNSIGNED NOT NULL,
  line_no       SMALLINT UNSIGNED NOT NULL COMMENT '1, 2, 3 within the check',
  item_id       INT UNSIGNED NOT NULL,
  quantity      TINYINT UNSIGNED NOT NULL DEFAULT 1,
  unit_price    DECIMAL(7,2) NOT NULL COMMENT 'copied from the menu',
  line_total    DECIMAL(9,2) NOT NULL,
  ordered_at    DATETIME NOT NULL,
  served_at     DATETIME NULL,
  PRIMARY KEY (check_id, line_no),
  CONSTRAINT fk_line_check FOREIGN KEY (check_id) REFERENCES guest_check (check_id) ON DELETE CASCADE,
  CONSTRAINT fk_line_item FOREIGN KEY (item_id) REFERENCES menu_item (item_id)
) ENGINE=InnoDB;

CREATE TABLE gift_voucher (
  voucher_id    INT UNSIGNED NOT NULL AUTO_INCREMENT,
  code          CHAR(10) NOT NULL,
  initial_amount DECIMAL(7,2) NOT NULL,
  redeemed_amount DECIMAL(7,2) NOT NULL DEFAULT 0.00 COMMENT 'sum of voucher payments',
  remaining_amount DECIMAL(7,2) NOT NULL,
  issued_on     DATE NOT NULL,
  valid_until   DATE NOT NULL,
  status        ENUM('active','used_up','expired') NOT NULL DEFAULT 'active',
  PRIMARY KEY (voucher_id),
  UNIQUE KEY uq_voucher_code (code)
) ENGINE=InnoDB;

CREATE TABLE payment (
  payment_id    INT UNSIGNED NOT NULL AUTO_INCREMENT,
  check_id      INT UNSIGNED NOT NULL,
  method        ENUM('cash','card','voucher') NOT NULL,
  amount        DECIMAL(9,2) NOT NULL COMMENT 'without tip',
  tip_amount    DECIMAL(7,2) NOT NULL DEFAULT 0.00,
  card_last4    CHAR(4) NULL COMMENT 'card payments only',
  voucher_id    INT UNSIGNED NULL COMMENT 'voucher payments only',
  paid_at       DATETIME NOT NULL,
  PRIMARY KEY (payment_id),
  CONSTRAINT fk_pay_check FOREIGN KEY (check_id) REFERENCES guest_check (check_id),
  CONSTRAINT fk_pay_voucher FOREIGN KEY (voucher_id) REFERENCES gift_voucher (voucher_id)
) ENGINE=InnoDB;

CREATE TABLE work_shift (
  shift_id      INT UNSIGNED NOT NULL AUTO_INCREMENT,
  staff_id      INT UNSIGNED NOT NULL,
  shift_date    DATE NOT NULL,
  clock_in      DATETIME NOT NULL,
  clock_out     DATETIME NULL COMMENT 'empty while on shift',
  break_minutes SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  worked_hours  DECIMAL(5,2) NULL COMMENT 'clock_out - clock_in - break',
  PRIMARY KEY (shift_id),
  UNIQUE KEY uq_shift (staff_id, shift_date),
  CONSTRAINT fk_shift_staff FOREIGN KEY (staff_id) REFERENCES staff_member (staff_id)
) ENGINE=InnoDB;
