CREATE TABLE members (
  id INT AUTO_INCREMENT PRIMARY KEY, full_name VARCHAR(80) NOT NULL, email VARCHAR(120) NOT NULL UNIQUE,
  joined_on DATE NOT NULL, membership ENUM('monthly','yearly','punch_card') NOT NULL,
  membership_ends_on DATE NOT NULL, status ENUM('active','paused','left') NOT NULL DEFAULT 'active',
  paused_from DATE NULL, left_on DATE NULL);
CREATE TABLE kilns (
  id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) NOT NULL, fuel ENUM('electric','gas','wood') NOT NULL,
  max_temp_c SMALLINT NOT NULL, installed_on DATE NOT NULL, elements_replaced_on DATE NULL,
  next_service_due DATE NOT NULL, service_interval_months TINYINT NOT NULL);
CREATE TABLE courses (
  id INT AUTO_INCREMENT PRIMARY KEY, title VARCHAR(80) NOT NULL, season ENUM('spring','summer','autumn','winter') NOT NULL,
  year SMALLINT NOT NULL, starts_on DATE NOT NULL, ends_on DATE NOT NULL, sessions TINYINT NOT NULL COMMENT 'weekly sessions',
  lesson_start TIME NOT NULL, lesson_end TIME NOT NULL, enrolment_opens DATE NOT NULL, enrolment_closes DATE NOT NULL,
  status ENUM('planned','open','running','finished','cancelled') NOT NULL);
CREATE TABLE enrolments (
  id INT AUTO_INCREMENT PRIMARY KEY, course_id INT NOT NULL, member_id INT NOT NULL, enrolled_at DATETIME NOT NULL,
  withdrawn_at DATETIME NULL, status ENUM('enrolled','waitlisted','withdrawn') NOT NULL,
  UNIQUE(course_id, member_id), FOREIGN KEY (course_id) REFERENCES courses(id), FOREIGN KEY (member_id) REFERENCES members(id));
CREATE TABLE firings (
  id INT AUTO_INCREMENT PRIMARY KEY, kiln_id INT NOT NULL, kind ENUM('bisque','glaze','raku') NOT NULL,
  planned_for DATE NOT NULL, loaded_at DATETIME NULL, lit_at DATETIME NULL, peak_reached_at DATETIME NULL,
  shut_off_at DATETIME NULL, opened_at DATETIME NULL, firing_hours DECIMAL(4,1) NULL COMMENT 'from lighting to shut-off',
  peak_temp_c SMALLINT NULL, status ENUM('planned','loaded','firing','cooling','unloaded','aborted') NOT NULL,
  FOREIGN KEY (kiln_id) REFERENCES kilns(id));
CREATE TABLE pieces (
  id INT AUTO_INCREMENT PRIMARY KEY, member_id INT NOT NULL, firing_id INT NULL, description VARCHAR(120) NOT NULL,
  made_on DATE NOT NULL, dried_on DATE NULL, submitted_at DATETIME NOT NULL, collected_at DATETIME NULL,
  discard_after DATE NOT NULL COMMENT '60 days after submission',
  FOREIGN KEY (member_id) REFERENCES members(id), FOREIGN KEY (firing_id) REFERENCES firings(id));
CREATE TABLE wheel_bookings (
  id INT AUTO_INCREMENT PRIMARY KEY, member_id INT NOT NULL, wheel_no TINYINT NOT NULL, booked_at DATETIME NOT NULL,
  starts_at DATETIME NOT NULL, ends_at DATETIME NOT NULL, duration_min SMALLINT NOT NULL, checked_in_at DATETIME NULL,
  cancelled_at DATETIME NULL, status ENUM('booked','used','cancelled','no_show') NOT NULL,
  FOREIGN KEY (member_id) REFERENCES members(id));
CREATE TABLE kiln_faults (
  id INT AUTO_INCREMENT PRIMARY KEY, kiln_id INT NOT NULL, firing_id INT NULL, noticed_at DATETIME NOT NULL,
  reported_at DATETIME NOT NULL, repaired_at DATETIME NULL, downtime_hours DECIMAL(6,1) NULL, warranty_until DATE NULL,
  FOREIGN KEY (kiln_id) REFERENCES kilns(id), FOREIGN KEY (firing_id) REFERENCES firings(id));
