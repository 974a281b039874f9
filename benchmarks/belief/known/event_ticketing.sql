CREATE TABLE venue (
  id CHAR(36) NOT NULL,
  name VARCHAR(100) NOT NULL,
  city VARCHAR(60) NOT NULL,
  country CHAR(2) NOT NULL,
  capacity INT NOT NULL,
  lat DECIMAL(9,6) NULL,
  lng DECIMAL(9,6) NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB;

CREATE TABLE venue_section (
  id CHAR(36) NOT NULL,
  venue_id CHAR(36) NOT NULL,
  name VARCHAR(40) NOT NULL,
  row_count INT NOT NULL,
  seats_per_row INT NOT NULL,
  seat_count INT NOT NULL,
  step_free BOOLEAN NOT NULL DEFAULT FALSE,
  PRIMARY KEY (id),
  FOREIGN KEY (venue_id) REFERENCES venue (id)
) ENGINE=InnoDB;

CREATE TABLE seat (
  id CHAR(36) NOT NULL,
  section_id CHAR(36) NOT NULL,
  row_label VARCHAR(3) NOT NULL,
  seat_no INT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY (section_id, row_label, seat_no),
  FOREIGN KEY (section_id) REFERENCES venue_section (id)
) ENGINE=InnoDB;

CREATE TABLE organizer (
  id CHAR(36) NOT NULL,
  name VARCHAR(100) NOT NULL,
  contact_email VARCHAR(160) NOT NULL,
  currency CHAR(3) NOT NULL,
  commission_pct DECIMAL(5,2) NOT NULL DEFAULT 8.00,
  verified BOOLEAN NOT NULL DEFAULT FALSE,
  verified_at DATETIME NULL,
  created_at DATETIME NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB;

CREATE TABLE event (
  id CHAR(36) NOT NULL,
  organizer_id CHAR(36) NOT NULL,
  venue_id CHAR(36) NOT NULL,
  title VARCHAR(150) NOT NULL,
  slug VARCHAR(170) NOT NULL,
  genre VARCHAR(20) NOT NULL,
  status VARCHAR(12) NOT NULL DEFAULT 'on_sale',
  currency CHAR(3) NOT NULL,
  capacity INT NOT NULL,
  tickets_sold INT NOT NULL DEFAULT 0 COMMENT 'sum of ticket_type.sold_count',
  sales_open_at DATETIME NOT NULL,
  sales_close_at DATETIME NOT NULL,
  doors_at DATETIME NULL,
  starts_at DATETIME NOT NULL,
  ends_at DATETIME NOT NULL,
  cancelled_at DATETIME NULL,
  min_age SMALLINT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY (slug),
  FOREIGN KEY (organizer_id) REFERENCES organizer (id),
  FOREIGN KEY (venue_id) REFERENCES venue (id),
  CONSTRAINT event_status_ck CHECK (status IN ('draft','on_sale','sold_out','cancelled','finished')),
  CONSTRAINT event_genre_ck CHECK (genre IN ('concert','theatre','sport','comedy','conference','family'))
) ENGINE=InnoDB;

CREATE TABLE ticket_type (
  id CHAR(36) NOT NULL,
  event_id CHAR(36) NOT NULL,
  section_id CHAR(36) NULL COMMENT 'NULL: general admission',
  name VARCHAR(60) NOT NULL,
  price DECIMAL(8,2) NOT NULL,
  booking_fee DECIMAL(6,2) NOT NULL DEFAULT 0,
  quota INT NOT NULL,
  sold_count INT NOT NULL DEFAULT 0 COMMENT 'tickets of this type that are not void',
  PRIMARY KEY (id),
  FOREIGN KEY (event_id) REFERENCES event (id),
  FOREIGN KEY (section_id) REFERENCES venue_section (id)
) ENGINE=InnoDB;

CREATE TABLE buyer (
  id CHAR(36) NOT NULL,
  first_name VARCHAR(50) NOT NULL,
  last_name VARCHAR(50) NOT NULL,
  email VARCHAR(160) NOT NULL,
  phone VARCHAR(25) NULL,
  birth_date DATE NULL,
  newsletter BOOLEAN NOT NULL DEFAULT FALSE,
  registered_at DATETIME NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY (email)
) ENGINE=InnoDB;

CREATE TABLE booking (
  id CHAR(36) NOT NULL,
  reference CHAR(8) NOT NULL,
  event_id CHAR(36) NOT NULL,
  buyer_id CHAR(36) NOT NULL,
  status VARCHAR(10) NOT NULL DEFAULT 'reserved',
  currency CHAR(3) NOT NULL,
  ticket_count INT NOT NULL,
  subtotal DECIMAL(10,2) NOT NULL,
  fee_total DECIMAL(10,2) NOT NULL DEFAULT 0,
  discount DECIMAL(10,2) NOT NULL DEFAULT 0,
  total DECIMAL(10,2) NOT NULL COMMENT 'subtotal + fee_total - discount',
  reserved_at DATETIME NOT NULL,
  expires_at DATETIME NOT NULL,
  paid_at DATETIME NULL,
  PRIMARY KEY (id),
  UNIQUE KEY (reference),
  FOREIGN KEY (event_id) REFERENCES event (id),
  FOREIGN KEY (buyer_id) REFERENCES buyer (id),
  CONSTRAINT booking_status_ck CHECK (status IN ('reserved','paid','expired','refunded'))
) ENGINE=InnoDB;

CREATE TABLE ticket (
  id CHAR(36) NOT NULL,
  booking_id CHAR(36) NOT NULL,
  event_id CHAR(36) NOT NULL,
  ticket_type_id CHAR(36) NOT NULL,
  seat_id CHAR(36) NULL,
  barcode CHAR(13) NOT NULL,
  holder_name VARCHAR(101) NULL,
  price DECIMAL(8,2) NOT NULL,
  fee DECIMAL(6,2) NOT NULL DEFAULT 0,
  status VARCHAR(8) NOT NULL DEFAULT 'valid',
  used_at DATETIME NULL,
  PRIMARY KEY (id),
  UNIQUE KEY (barcode),
  FOREIGN KEY (booking_id) REFERENCES booking (id),
  FOREIGN KEY (event_id) REFERENCES event (id),
  FOREIGN KEY (ticket_type_id) REFERENCES ticket_type (id),
  FOREIGN KEY (seat_id) REFERENCES seat (id),
  CONSTRAINT ticket_status_ck CHECK (status IN ('valid','used','void'))
) ENGINE=InnoDB;

CREATE TABLE refund (
  id CHAR(36) NOT NULL,
  booking_id CHAR(36) NOT NULL,
  amount DECIMAL(10,2) NOT NULL,
  currency CHAR(3) NOT NULL,
  reason VARCHAR(200) NULL,
  status VARCHAR(10) NOT NULL DEFAULT 'requested',
  requested_at DATETIME NOT NULL,
  processed_at DATETIME NULL,
  rejected_at DATETIME NULL,
  PRIMARY KEY (id),
  FOREIGN KEY (booking_id) REFERENCES booking (id),
  CONSTRAINT refund_status_ck CHECK (status IN ('requested','processed','rejected'))
) ENGINE=InnoDB;

CREATE TABLE gate_scan (
  id BIGINT NOT NULL AUTO_INCREMENT,
  ticket_id CHAR(36) NOT NULL,
  event_id CHAR(36) NOT NULL,
  gate VARCHAR(10) NOT NULL,
  result VARCHAR(10) NOT NULL DEFAULT 'admitted' COMMENT 'admitted, duplicate, refused',
  scanned_at DATETIME NOT NULL,
  PRIMARY KEY (id),
  KEY (ticket_id)
) ENGINE=InnoDB;
