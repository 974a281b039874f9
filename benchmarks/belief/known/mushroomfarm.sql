-- Mushroom farm: compost is spawned, cased, picked in flushes
CREATE TABLE strains (
  strain_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  strain_name VARCHAR(40) NOT NULL,
  shelf_life_days SMALLINT NOT NULL COMMENT 'at 2 degrees',
  spawn_run_days SMALLINT NOT NULL COMMENT '14 to 18'
);
CREATE TABLE pickers (
  picker_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  full_name VARCHAR(80) NOT NULL,
  hired_on DATE NOT NULL,
  left_on DATE NULL,
  is_supervisor TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'may release rooms',
  hygiene_cert_on DATE NOT NULL,
  hygiene_cert_until DATE NOT NULL COMMENT 'valid for two years'
);
CREATE TABLE rooms (
  room_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  room_code VARCHAR(6) NOT NULL UNIQUE,
  shelf_area_m2 DECIMAL(6,1) NOT NULL,
  co2_low_ppm INT NOT NULL,
  co2_high_ppm INT NOT NULL
);
CREATE TABLE crops (
  crop_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  strain_id INT NOT NULL,
  room_id INT NULL COMMENT 'null before filling and after clearing',
  released_by INT NULL COMMENT 'supervisor',
  stage ENUM('planned','filled','cased','picking','cleared') NOT NULL DEFAULT 'planned',
  spawned_on DATE NOT NULL,
  cased_on DATE NULL COMMENT 'day 16; stage cased, picking and cleared only',
  first_pick_on DATE NULL COMMENT 'day 34',
  compost_kg DECIMAL(8,1) NOT NULL,
  yield_kg DECIMAL(8,1) NOT NULL DEFAULT 0 COMMENT 'sum of the net weight of its picks',
  FOREIGN KEY (strain_id) REFERENCES strains (strain_id),
  FOREIGN KEY (room_id) REFERENCES rooms (room_id),
  FOREIGN KEY (released_by) REFERENCES pickers (picker_id)
);
CREATE TABLE climate_readings (
  reading_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  room_id INT NOT NULL,
  read_at DATETIME NOT NULL,
  co2_ppm INT NOT NULL,
  is_alarm TINYINT(1) NOT NULL DEFAULT 0 COMMENT '1 = outside co2_low_ppm .. co2_high_ppm of the room',
  FOREIGN KEY (room_id) REFERENCES rooms (room_id)
);
CREATE TABLE picks (
  pick_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  crop_id INT NOT NULL,
  picker_id INT NOT NULL,
  picked_on DATE NOT NULL,
  best_before DATE NOT NULL COMMENT 'picked_on + shelf life of the strain',
  gross_weight_kg DECIMAL(7,1) NOT NULL,
  deducted_kg DECIMAL(7,1) NOT NULL DEFAULT 0 COMMENT 'stalks and waste',
  net_weight_kg DECIMAL(7,1) NOT NULL,
  FOREIGN KEY (crop_id) REFERENCES crops (crop_id),
  FOREIGN KEY (picker_id) REFERENCES pickers (picker_id)
);
CREATE TABLE sales (
  sale_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  crop_id INT NOT NULL,
  sold_on DATE NOT NULL,
  due_on DATE NOT NULL COMMENT '7 or 21 days',
  fee DECIMAL(8,2) NOT NULL,
  discount DECIMAL(8,2) NOT NULL DEFAULT 0,
  amount_due DECIMAL(8,2) NOT NULL,
  amount_paid DECIMAL(8,2) NOT NULL DEFAULT 0,
  paid_on DATE NULL,
  method ENUM('cash','transfer','cheque') NOT NULL,
  cheque_no VARCHAR(12) NULL,
  FOREIGN KEY (crop_id) REFERENCES crops (crop_id)
);
