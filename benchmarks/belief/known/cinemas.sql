CREATE TABLE venues (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  code VARCHAR(10) NOT NULL COMMENT 'short upper-case code printed on tickets',
  name VARCHAR(120) NOT NULL COMMENT 'public name of the cinema',
  street VARCHAR(120) NOT NULL,
  postal_code VARCHAR(12) NOT NULL,
  city VARCHAR(80) NOT NULL,
  country_code CHAR(2) NOT NULL DEFAULT 'GB' COMMENT 'ISO 3166-1 alpha-2',
  phone VARCHAR(30) DEFAULT NULL,
  email VARCHAR(120) DEFAULT NULL,
  website_url VARCHAR(200) DEFAULT NULL,
  latitude DECIMAL(9,6) DEFAULT NULL,
  longitude DECIMAL(9,6) DEFAULT NULL,
  opened_on DATE DEFAULT NULL,
  auditorium_count SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'number of auditoriums of this venue',
  is_active TINYINT(1) NOT NULL DEFAULT 1,
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (id),
  UNIQUE KEY uq_venues_code (code)
) ENGINE=InnoDB COMMENT='cinemas of the chain';

CREATE TABLE auditoriums (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  venue_id INT UNSIGNED NOT NULL,
  screen_number SMALLINT UNSIGNED NOT NULL COMMENT '1, 2, 3 ... within the venue',
  name VARCHAR(60) NOT NULL,
  screen_type ENUM('2d','3d','imax','dolby') NOT NULL DEFAULT '2d',
  row_count SMALLINT UNSIGNED NOT NULL,
  seats_per_row SMALLINT UNSIGNED NOT NULL,
  seat_capacity SMALLINT UNSIGNED NOT NULL COMMENT 'row_count x seats_per_row',
  has_wheelchair_access TINYINT(1) NOT NULL DEFAULT 1,
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (id),
  UNIQUE KEY uq_auditoriums_number (venue_id, screen_number),
  CONSTRAINT fk_auditoriums_venue FOREIGN KEY (venue_id) REFERENCES venues (id)
) ENGINE=InnoDB;

CREATE TABLE seats (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  auditorium_id INT UNSIGNED NOT NULL,
  row_label VARCHAR(3) NOT NULL COMMENT 'letter of the row: A, B, C ...',
  seat_number SMALLINT UNSIGNED NOT NULL COMMENT 'counted from the left, starting at 1',
  seat_type ENUM('standard','premium','wheelchair','love_seat') NOT NULL DEFAULT 'standard',
  is_blocked TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'broken or reserved for staff',
  PRIMARY KEY (id),
  UNIQUE KEY uq_seats_position (auditorium_id, row_label, seat_number),
  CONSTRAINT fk_seats_auditorium FOREIGN KEY (auditorium_id) REFERENCES auditoriums (id)
) ENGINE=InnoDB;

CREATE TABLE films (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  title VARCHAR(150) NOT NULL,
  slug VARCHAR(160) NOT NULL COMMENT 'URL form of the title, lower case with hyphens',
  director VARCHAR(100) DEFAULT NULL,
  genre VARCHAR(30) NOT NULL COMMENT 'drama, comedy, action, horror, animation, documentary, thriller',
  age_rating ENUM('U','PG','12A','15','18') NOT NULL DEFAULT 'PG',
  runtime_minutes SMALLINT UNSIGNED NOT NULL,
  release_date DATE NOT NULL,
  end_of_run_date DATE DEFAULT NULL COMMENT 'last day in our cinemas',
  distributor VARCHAR(80) DEFAULT NULL,
  original_language CHAR(2) NOT NULL DEFAULT 'en' COMMENT 'ISO 639-1',
  imdb_id VARCHAR(12) DEFAULT NULL COMMENT 'e.g. tt0111161',
  poster_url VARCHAR(250) DEFAULT NULL,
  synopsis TEXT,
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (id),
  UNIQUE KEY uq_films_slug (slug)
) ENGINE=InnoDB;

CREATE TABLE screenings (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  film_id INT UNSIGNED NOT NULL,
  venue_id INT UNSIGNED NOT NULL COMMENT 'venue of the auditorium',
  auditorium_id INT UNSIGNED NOT NULL,
  sales_open_at DATETIME NOT NULL COMMENT 'when tickets go on sale',
  doors_open_at DATETIME NOT NULL,
  starts_at DATETIME NOT NULL,
  ends_at DATETIME NOT NULL COMMENT 'film runtime plus advertisements and trailers',
  language_version ENUM('original','subtitled','dubbed') NOT NULL DEFAULT 'original',
  base_price DECIMAL(6,2) NOT NULL COMMENT 'price of an adult ticket',
  status ENUM('scheduled','on_sale','sold_out','finished','cancelled') NOT NULL DEFAULT 'scheduled',
  cancelled_at DATETIME DEFAULT NULL COMMENT 'only for cancelled screenings',
  cancel_reason VARCHAR(120) DEFAULT NULL,
  tickets_sold SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'number of tickets of this screening',
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (id),
  KEY ix_screenings_start (auditorium_id, starts_at),
  CONSTRAINT fk_screenings_film FOREIGN KEY (film_id) REFERENCES films (id),
  CONSTRAINT fk_screenings_venue FOREIGN KEY (venue_id) REFERENCES venues (id),
  CONSTRAINT fk_screenings_auditorium FOREIGN KEY (auditorium_id) REFERENCES auditoriums (id)
) ENGINE=InnoDB;

CREATE TABLE customers (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  first_name VARCHAR(60) NOT NULL,
  last_name VARCHAR(60) NOT NULL,
  email VARCHAR(150) NOT NULL,
  phone VARCHAR(30) DEFAULT NULL,
  birth_date DATE DEFAULT NULL,
  loyalty_card_no VARCHAR(20) DEFAULT NULL,
  points_earned INT UNSIGNED NOT NULL DEFAULT 0,
  points_redeemed INT UNSIGNED NOT NULL DEFAULT 0,
  points_balance INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'points_earned - points_redeemed',
  newsletter_opt_in TINYINT(1) NOT NULL DEFAULT 0,
  newsletter_opt_in_at DATETIME DEFAULT NULL COMMENT 'when the customer agreed to the newsletter',
  registered_at DATETIME NOT NULL,
  last_login_at DATETIME DEFAULT NULL,
  deleted_at DATETIME DEFAULT NULL COMMENT 'soft delete',
  PRIMARY KEY (id),
  UNIQUE KEY uq_customers_email (email)
) ENGINE=InnoDB;

CREATE TABLE orders (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  order_no VARCHAR(20) NOT NULL,
  customer_id INT UNSIGNED DEFAULT NULL COMMENT 'NULL = guest or box office',
  screening_id INT UNSIGNED NOT NULL,
  venue_id INT UNSIGNED NOT NULL COMMENT 'venue of the screening',
  channel ENUM('box_office','web','app','kiosk') NOT NULL DEFAULT 'web',
  status ENUM('pending','paid','cancelled','refunded') NOT NULL DEFAULT 'pending',
  ticket_count SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'number of tickets in the order',
  subtotal DECIMAL(8,2) NOT NULL DEFAULT 0.00 COMMENT 'sum of the ticket prices',
  booking_fee DECIMAL(6,2) NOT NULL DEFAULT 0.00,
  discount_amount DECIMAL(8,2) NOT NULL DEFAULT 0.00,
  total_amount DECIMAL(8,2) NOT NULL COMMENT 'subtotal + booking_fee - discount_amount',
  currency CHAR(3) NOT NULL DEFAULT 'GBP',
  payment_method VARCHAR(20) DEFAULT NULL COMMENT 'card, cash, paypal, gift_card',
  ordered_at DATETIME NOT NULL,
  paid_at DATETIME DEFAULT NULL COMMENT 'set once the order was paid',
  refunded_at DATETIME DEFAULT NULL COMMENT 'only for refunded orders',
  refund_amount DECIMAL(8,2) DEFAULT NULL COMMENT 'only for refunded orders',
  contact_email VARCHAR(150) DEFAULT NULL COMMENT 'copied from the customer if there is one',
  PRIMARY KEY (id),
  UNIQUE KEY uq_orders_no (order_no),
  CONSTRAINT fk_orders_customer FOREIGN KEY (customer_id) REFERENCES customers (id),
  CONSTRAINT fk_orders_screening FOREIGN KEY (screening_id) REFERENCES screenings (id),
  CONSTRAINT fk_orders_venue FOREIGN KEY (venue_id) REFERENCES venues (id)
) ENGINE=InnoDB;

CREATE TABLE tickets (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  order_id INT UNSIGNED NOT NULL,
  screening_id INT UNSIGNED NOT NULL,
  seat_id INT UNSIGNED NOT NULL,
  ticket_type ENUM('adult','child','student','senior') NOT NULL DEFAULT 'adult',
  list_price DECIMAL(6,2) NOT NULL,
  discount DECIMAL(6,2) NOT NULL DEFAULT 0.00,
  price DECIMAL(6,2) NOT NULL COMMENT 'list_price - discount',
  barcode CHAR(13) NOT NULL COMMENT '13 digits',
  status ENUM('valid','used','void') NOT NULL DEFAULT 'valid',
  issued_at DATETIME NOT NULL,
  voided_at DATETIME DEFAULT NULL COMMENT 'only for void tickets',
  PRIMARY KEY (id),
  UNIQUE KEY uq_tickets_barcode (barcode),
  UNIQUE KEY uq_tickets_seat (screening_id, seat_id),
  CONSTRAINT fk_tickets_order FOREIGN KEY (order_id) REFERENCES orders (id),
  CONSTRAINT fk_tickets_screening FOREIGN KEY (screening_id) REFERENCES screenings (id),
  CONSTRAINT fk_tickets_seat FOREIGN KEY (seat_id) REFERENCES seats (id)
) ENGINE=InnoDB;

CREATE TABLE ticket_scans (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  ticket_id INT UNSIGNED NOT NULL,
  screening_id INT UNSIGNED NOT NULL COMMENT 'screening of the ticket',
  scanned_at DATETIME NOT NULL,
  gate VARCHAR(10) NOT NULL,
  result ENUM('accepted','rejected') NOT NULL DEFAULT 'accepted',
  reject_reason VARCHAR(30) DEFAULT NULL COMMENT 'only if rejected: already_used, wrong_screening, void_ticket, unreadable',
  PRIMARY KEY (id),
  CONSTRAINT fk_scans_ticket FOREIGN KEY (ticket_id) REFERENCES tickets (id),
  CONSTRAINT fk_scans_screening FOREIGN KEY (screening_id) REFERENCES screenings (id)
) ENGINE=InnoDB;
