CREATE TABLE venues (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(80) NOT NULL,
  city VARCHAR(60) NOT NULL,
  opened_on DATE NOT NULL,
  opens_at TIME NOT NULL,
  closes_at TIME NOT NULL,
  room_count SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'number of rooms at this venue'
) COMMENT='escape room venues';

CREATE TABLE rooms (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  venue_id INT UNSIGNED NOT NULL,
  name VARCHAR(80) NOT NULL,
  theme ENUM('horror','heist','sci_fi','fantasy','detective') NOT NULL,
  min_players TINYINT UNSIGNED NOT NULL,
  max_players TINYINT UNSIGNED NOT NULL,
  time_limit_minutes SMALLINT UNSIGNED NOT NULL COMMENT 'length of a game',
  difficulty TINYINT UNSIGNED NOT NULL COMMENT '1 (easy) to 5 (expert)',
  price_per_player DECIMAL(6,2) NOT NULL,
  status ENUM('building','open','maintenance','retired') NOT NULL DEFAULT 'building',
  opened_on DATE NULL COMMENT 'NULL while building',
  retired_on DATE NULL,
  FOREIGN KEY (venue_id) REFERENCES venues(id)
);

CREATE TABLE game_masters (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  venue_id INT UNSIGNED NOT NULL,
  first_name VARCHAR(50) NOT NULL,
  last_name VARCHAR(50) NOT NULL,
  email VARCHAR(120) NOT NULL UNIQUE,
  hired_on DATE NOT NULL,
  left_on DATE NULL,
  is_active TINYINT(1) NOT NULL DEFAULT 1 COMMENT '0 once the person has left',
  mentor_id INT UNSIGNED NULL COMMENT 'senior game master who trains this one',
  FOREIGN KEY (venue_id) REFERENCES venues(id),
  FOREIGN KEY (mentor_id) REFERENCES game_masters(id)
);

CREATE TABLE customers (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  full_name VARCHAR(100) NOT NULL,
  email VARCHAR(120) NOT NULL UNIQUE,
  phone VARCHAR(30) NULL,
  booking_count INT UNSIGNED NOT NULL DEFAULT 0,
  created_at DATETIME NOT NULL
);

CREATE TABLE bookings (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  reference CHAR(8) NOT NULL UNIQUE,
  customer_id INT UNSIGNED NOT NULL,
  venue_id INT UNSIGNED NOT NULL,
  room_id INT UNSIGNED NOT NULL,
  slot_start DATETIME NOT NULL,
  slot_end DATETIME NOT NULL,
  players TINYINT UNSIGNED NOT NULL,
  price_per_player DECIMAL(6,2) NOT NULL COMMENT 'price at the time of booking',
  discount_percent DECIMAL(5,2) NOT NULL DEFAULT 0,
  total_amount DECIMAL(8,2) NOT NULL COMMENT 'players x price less discount',
  paid_amount DECIMAL(8,2) NOT NULL DEFAULT 0 COMMENT 'sum of payments',
  status ENUM('pending','confirmed','played','no_show','cancelled') NOT NULL DEFAULT 'pending',
  booked_at DATETIME NOT NULL,
  confirmed_at DATETIME NULL,
  cancelled_at DATETIME NULL,
  cancel_reason VARCHAR(200) NULL,
  FOREIGN KEY (customer_id) REFERENCES customers(id),
  FOREIGN KEY (venue_id) REFERENCES venues(id),
  FOREIGN KEY (room_id) REFERENCES rooms(id)
);

CREATE TABLE games (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  booking_id INT UNSIGNED NOT NULL UNIQUE,
  game_master_id INT UNSIGNED NOT NULL,
  started_at DATETIME NOT NULL,
  ended_at DATETIME NULL COMMENT 'NULL while the team is still inside',
  players_present TINYINT UNSIGNED NOT NULL,
  hints_used TINYINT UNSIGNED NOT NULL DEFAULT 0,
  escaped TINYINT(1) NULL,
  escape_seconds INT UNSIGNED NULL COMMENT 'only for teams that escaped',
  FOREIGN KEY (booking_id) REFERENCES bookings(id),
  FOREIGN KEY (game_master_id) REFERENCES game_masters(id)
);

CREATE TABLE hints (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  game_id INT UNSIGNED NOT NULL,
  seq_no TINYINT UNSIGNED NOT NULL,
  given_at DATETIME NOT NULL,
  channel ENUM('screen','voice','in_person') NOT NULL,
  UNIQUE (game_id, seq_no),
  FOREIGN KEY (game_id) REFERENCES games(id)
);

CREATE TABLE payments (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  booking_id INT UNSIGNED NOT NULL,
  method ENUM('card','cash','voucher') NOT NULL,
  amount DECIMAL(8,2) NOT NULL,
  paid_at DATETIME NOT NULL,
  FOREIGN KEY (booking_id) REFERENCES bookings(id)
);
