-- Music school administration, MySQL 8.0
SET NAMES utf8mb4;

CREATE TABLE instruments (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  name VARCHAR(60) NOT NULL COMMENT 'e.g. Violin, Piano',
  family ENUM('strings','keyboard','woodwind','brass','percussion','voice') NOT NULL,
  min_age TINYINT UNSIGNED NOT NULL COMMENT 'youngest age at which we take beginners',
  PRIMARY KEY (id),
  UNIQUE KEY uq_instruments_name (name)
) ENGINE=InnoDB COMMENT='Instruments taught at the school';

CREATE TABLE teachers (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  first_name VARCHAR(60) NOT NULL,
  last_name VARCHAR(60) NOT NULL,
  email VARCHAR(120) NOT NULL,
  phone VARCHAR(30) DEFAULT NULL,
  main_instrument_id INT UNSIGNED NOT NULL,
  hourly_rate DECIMAL(6,2) NOT NULL COMMENT 'what we pay per teaching hour, EUR',
  hired_on DATE NOT NULL,
  left_on DATE DEFAULT NULL COMMENT 'NULL while employed',
  is_active TINYINT(1) NOT NULL DEFAULT 1,
  bio TEXT,
  PRIMARY KEY (id),
  UNIQUE KEY uq_teachers_email (email),
  CONSTRAINT fk_teachers_instrument FOREIGN KEY (main_instrument_id) REFERENCES instruments (id)
) ENGINE=InnoDB;

CREATE TABLE students (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  student_no CHAR(11) NOT NULL COMMENT 'S-YYYY-NNNN, YYYY is the year of joining',
  first_name VARCHAR(60) NOT NULL,
  last_name VARCHAR(60) NOT NULL,
  birth_date DATE NOT NULL,
  guardian_name VARCHAR(120) DEFAULT NULL COMMENT 'required for students who are under 18',
  guardian_phone VARCHAR(30) DEFAULT NULL,
  level ENUM('beginner','elementary','intermediate','advanced') NOT NULL DEFAULT 'beginner',
  status ENUM('active','paused','left') NOT NULL DEFAULT 'active',
  joined_on DATE NOT NULL,
  left_on DATE DEFAULT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uq_students_no (student_no)
) ENGINE=InnoDB;

CREATE TABLE rooms (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  name VARCHAR(40) NOT NULL,
  capacity TINYINT UNSIGNED NOT NULL COMMENT 'persons',
  has_piano TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (id),
  UNIQUE KEY uq_rooms_name (name)
) ENGINE=InnoDB;

CREATE TABLE terms (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  name VARCHAR(40) NOT NULL COMMENT 'e.g. Autumn 2025',
  starts_on DATE NOT NULL,
  ends_on DATE NOT NULL,
  week_count TINYINT UNSIGNED NOT NULL COMMENT 'weeks from starts_on to ends_on',
  PRIMARY KEY (id),
  UNIQUE KEY uq_terms_name (name),
  CONSTRAINT chk_terms_dates CHECK (ends_on > starts_on)
) ENGINE=InnoDB;

CREATE TABLE lesson_types (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  name VARCHAR(60) NOT NULL,
  format ENUM('individual','duo','group') NOT NULL,
  max_students TINYINT UNSIGNED NOT NULL COMMENT '1 for individual, 2 for duo, more for group',
  duration_minutes SMALLINT UNSIGNED NOT NULL,
  price_per_lesson DECIMAL(7,2) NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB COMMENT='Price list';

CREATE TABLE enrolments (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  student_id INT UNSIGNED NOT NULL,
  term_id INT UNSIGNED NOT NULL,
  teacher_id INT UNSIGNED NOT NULL,
  instrument_id INT UNSIGNED NOT NULL,
  lesson_type_id INT UNSIGNED NOT NULL,
  weekday ENUM('mon','tue','wed','thu','fri','sat') NOT NULL COMMENT 'fixed weekly slot, all lessons fall on this day',
  slot_time TIME NOT NULL COMMENT 'start of the weekly slot',
  lesson_count TINYINT UNSIGNED NOT NULL COMMENT 'lessons booked for the term',
  lessons_held TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'counter: lessons with status held',
  price_per_lesson DECIMAL(7,2) NOT NULL COMMENT 'copied from lesson_types when enrolling',
  discount_pct DECIMAL(4,1) NOT NULL DEFAULT 0.0 COMMENT 'sibling discount in percent',
  total_amount DECIMAL(9,2) NOT NULL COMMENT 'lesson_count * price_per_lesson less discount',
  status ENUM('active','completed','cancelled') NOT NULL DEFAULT 'active',
  enrolled_on DATE NOT NULL,
  cancelled_on DATE DEFAULT NULL,
  cancel_reason VARCHAR(200) DEFAULT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uq_enrolments (student_id, term_id, instrument_id),
  CONSTRAINT fk_enr_student FOREIGN KEY (student_id) REFERENCES students (id),
  CONSTRAINT fk_enr_term FOREIGN KEY (term_id) REFERENCES terms (id),
  CONSTRAINT fk_enr_teacher FOREIGN KEY (teacher_id) REFERENCES teachers (id),
  CONSTRAINT fk_enr_instrument FOREIGN KEY (instrument_id) REFERENCES instruments (id),
  CONSTRAINT fk_enr_type FOREIGN KEY (lesson_type_id) REFERENCES lesson_types (id)
) ENGINE=InnoDB;

CREATE TABLE lessons (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  enrolment_id INT UNSIGNED NOT NULL,
  lesson_no TINYINT UNSIGNED NOT NULL COMMENT '1, 2, 3 ... within the enrolment',
  room_id INT UNSIGNED NOT NULL,
  starts_at DATETIME NOT NULL,
  ends_at DATETIME NOT NULL,
  status ENUM('planned','held','cancelled','no_show') NOT NULL DEFAULT 'planned',
  homework VARCHAR(255) DEFAULT NULL COMMENT 'written by the teacher after a held lesson',
  PRIMARY KEY (id),
  UNIQUE KEY uq_lessons (enrolment_id, lesson_no),
  CONSTRAINT fk_lessons_enr FOREIGN KEY (enrolment_id) REFERENCES enrolments (id) ON DELETE CASCADE,
  CONSTRAINT fk_lessons_room FOREIGN KEY (room_id) REFERENCES rooms (id)
) ENGINE=InnoDB;

CREATE TABLE invoices (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  invoice_no VARCHAR(12) NOT NULL COMMENT 'INV-YYYYNNNN',
  student_id INT UNSIGNED NOT NULL,
  issued_on DATE NOT NULL,
  due_on DATE NOT NULL COMMENT '14 days after issue',
  total_amount DECIMAL(9,2) NOT NULL COMMENT 'sum of the lines, lessons are VAT exempt',
  paid_amount DECIMAL(9,2) NOT NULL DEFAULT 0.00 COMMENT 'sum of payments received',
  balance DECIMAL(9,2) NOT NULL COMMENT 'still open',
  status ENUM('open','partly_paid','paid') NOT NULL DEFAULT 'open',
  PRIMARY KEY (id),
  UNIQUE KEY uq_invoices_no (invoice_no),
  CONSTRAINT fk_inv_student FOREIGN KEY (student_id) REFERENCES students (id)
) ENGINE=InnoDB;

CREATE TABLE invoice_lines (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  invoice_id INT UNSIGNED NOT NULL,
  line_no TINYINT UNSIGNED NOT NULL,
  enrolment_id INT UNSIGNED DEFAULT NULL COMMENT 'NULL for sheet music and other goods',
  description VARCHAR(160) NOT NULL,
  quantity SMALLINT UNSIGNED NOT NULL DEFAULT 1,
  unit_price DECIMAL(8,2) NOT NULL,
  amount DECIMAL(9,2) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uq_invoice_lines (invoice_id, line_no),
  CONSTRAINT fk_il_invoice FOREIGN KEY (invoice_id) REFERENCES invoices (id) ON DELETE CASCADE,
  CONSTRAINT fk_il_enr FOREIGN KEY (enrolment_id) REFERENCES enrolments (id)
) ENGINE=InnoDB;

CREATE TABLE payments (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  invoice_id INT UNSIGNED NOT NULL,
  paid_on DATE NOT NULL,
  amount DECIMAL(9,2) NOT NULL,
  method ENUM('bank_transfer','card','cash') NOT NULL,
  bank_reference VARCHAR(35) DEFAULT NULL COMMENT 'only for bank transfers',
  PRIMARY KEY (id),
  CONSTRAINT fk_pay_invoice FOREIGN KEY (invoice_id) REFERENCES invoices (id)
) ENGINE=InnoDB;

CREATE TABLE instrument_loans (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  student_id INT UNSIGNED NOT NULL,
  instrument_id INT UNSIGNED NOT NULL,
  serial_no VARCHAR(30) NOT NULL,
  loaned_on DATE NOT NULL,
  due_back_on DATE NOT NULL,
  returned_on DATE DEFAULT NULL COMMENT 'NULL while the instrument is out',
  status ENUM('out','returned','overdue') NOT NULL DEFAULT 'out' COMMENT 'overdue: not back after due_back_on',
  deposit DECIMAL(7,2) NOT NULL,
  monthly_fee DECIMAL(6,2) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_loan_student FOREIGN KEY (student_id) REFERENCES students (id),
  CONSTRAINT fk_loan_instrument FOREIGN KEY (instrument_id) REFERENCES instruments (id)
) ENGINE=InnoDB;
