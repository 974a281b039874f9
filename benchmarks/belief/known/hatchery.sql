-- Poultry hatchery: eggs from breeder flocks are set, candled, transferred and hatched
CREATE TABLE breeder_farms (
  farm_id INT NOT NULL AUTO_INCREMENT,
  farm_name VARCHAR(80) NOT NULL,
  owner_name VARCHAR(80) NULL,
  municipality VARCHAR(60) NULL,
  distance_km DECIMAL(5,1) NULL COMMENT 'road distance to the hatchery',
  premium_per_1000_eggs DECIMAL(7,2) NOT NULL DEFAULT 0.00,
  PRIMARY KEY (farm_id)
);
CREATE TABLE flocks (
  flock_id INT NOT NULL AUTO_INCREMENT,
  farm_id INT NOT NULL,
  parent_flock_id INT NULL COMMENT 'grandparent flock it stems from',
  breed ENUM('Ross 308','Cobb 500','Lohmann Brown','Hubbard') NOT NULL,
  hatched_on DATE NOT NULL,
  placed_on DATE NOT NULL,
  depleted_on DATE NULL COMMENT 'NULL while in lay',
  hens_housed INT NOT NULL,
  roosters_housed INT NOT NULL COMMENT 'about one to ten hens',
  hens_current INT NOT NULL COMMENT 'hens housed less losses',
  status ENUM('rearing','laying','depleted') NOT NULL,
  PRIMARY KEY (flock_id),
  FOREIGN KEY (farm_id) REFERENCES breeder_farms (farm_id),
  FOREIGN KEY (parent_flock_id) REFERENCES flocks (flock_id)
);
CREATE TABLE egg_deliveries (
  delivery_id INT NOT NULL AUTO_INCREMENT,
  flock_id INT NOT NULL,
  farm_id INT NOT NULL,
  laid_from DATE NOT NULL,
  laid_to DATE NOT NULL,
  delivered_on DATE NOT NULL,
  eggs_delivered INT NOT NULL,
  eggs_rejected INT NOT NULL DEFAULT 0 COMMENT 'cracked, dirty, misshapen',
  eggs_accepted INT NOT NULL COMMENT 'delivered minus rejected',
  avg_egg_weight_g DECIMAL(4,1) NOT NULL,
  store_temp_c DECIMAL(3,1) NOT NULL COMMENT 'egg store at 14 to 20 degrees C',
  PRIMARY KEY (delivery_id),
  FOREIGN KEY (flock_id) REFERENCES flocks (flock_id),
  FOREIGN KEY (farm_id) REFERENCES breeder_farms (farm_id)
);
CREATE TABLE machines (
  machine_id INT NOT NULL AUTO_INCREMENT,
  machine_code VARCHAR(10) NOT NULL,
  machine_type ENUM('setter','hatcher') NOT NULL,
  capacity_eggs INT NOT NULL,
  target_temp_f DECIMAL(4,1) NOT NULL COMMENT 'degrees Fahrenheit',
  target_humidity_pct DECIMAL(4,1) NOT NULL,
  turn_interval_min SMALLINT NULL COMMENT 'setters only',
  installed_on DATE NULL,
  PRIMARY KEY (machine_id),
  UNIQUE KEY (machine_code)
);
CREATE TABLE batches (
  batch_id INT NOT NULL AUTO_INCREMENT,
  delivery_id INT NOT NULL,
  setter_id INT NOT NULL,
  hatcher_id INT NULL COMMENT 'NULL until transferred',
  stage ENUM('set','candled','transferred','hatched','aborted') NOT NULL DEFAULT 'set',
  set_at DATETIME NOT NULL,
  candled_at DATETIME NULL COMMENT 'day 7 to 12 of incubation',
  transferred_at DATETIME NULL COMMENT 'day 18',
  hatched_at DATETIME NULL COMMENT 'day 21',
  eggs_set INT NOT NULL,
  clear_eggs INT NULL COMMENT 'infertile, removed at candling',
  fertile_eggs INT NULL COMMENT 'eggs set minus clear eggs',
  fertility_pct DECIMAL(5,2) NULL COMMENT 'fertile / set',
  chicks_hatched INT NULL,
  hatchability_pct DECIMAL(5,2) NULL COMMENT 'chicks hatched / eggs set',
  abort_reason VARCHAR(200) NULL,
  PRIMARY KEY (batch_id),
  FOREIGN KEY (delivery_id) REFERENCES egg_deliveries (delivery_id),
  FOREIGN KEY (setter_id) REFERENCES machines (machine_id),
  FOREIGN KEY (hatcher_id) REFERENCES machines (machine_id)
);
CREATE TABLE growers (
  grower_id INT NOT NULL AUTO_INCREMENT,
  grower_name VARCHAR(80) NOT NULL,
  phone VARCHAR(30) NULL,
  house_area_m2 INT NOT NULL,
  is_organic BOOLEAN NOT NULL DEFAULT FALSE,
  PRIMARY KEY (grower_id)
);
CREATE TABLE chick_dispatches (
  dispatch_id INT NOT NULL AUTO_INCREMENT,
  batch_id INT NOT NULL,
  grower_id INT NOT NULL,
  dispatched_at DATETIME NOT NULL,
  arrived_at DATETIME NULL,
  chicks_ordered INT NOT NULL,
  free_chicks_pct DECIMAL(3,1) NOT NULL DEFAULT 2.0 COMMENT 'extra chicks on top of the order',
  chicks_sent INT NOT NULL,
  dead_on_arrival INT NULL COMMENT 'NULL until arrived',
  price_per_chick DECIMAL(5,3) NOT NULL,
  amount DECIMAL(10,2) NOT NULL COMMENT 'chicks ordered times price',
  vaccinated BOOLEAN NOT NULL,
  vaccine_lot VARCHAR(20) NULL COMMENT 'only if vaccinated',
  PRIMARY KEY (dispatch_id),
  FOREIGN KEY (batch_id) REFERENCES batches (batch_id),
  FOREIGN KEY (grower_id) REFERENCES growers (grower_id)
);
