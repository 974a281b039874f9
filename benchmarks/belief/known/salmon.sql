CREATE TABLE farm_site (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  site_code VARCHAR(12) NOT NULL COMMENT 'Official locality number, unique',
  name VARCHAR(80) NOT NULL,
  latitude DECIMAL(8,5) NOT NULL,
  longitude DECIMAL(8,5) NOT NULL,
  licensed_biomass_t DECIMAL(8,1) NOT NULL COMMENT 'Maximum allowed standing biomass in tonnes',
  licence_valid_from DATE NOT NULL,
  licence_valid_to DATE NOT NULL,
  is_active TINYINT(1) NOT NULL DEFAULT 1,
  decommissioned_on DATE NULL COMMENT 'Set only when the site is no longer active',
  PRIMARY KEY (id), UNIQUE KEY uq_site_code (site_code)
) COMMENT='Sea sites with licence';
CREATE TABLE net_pen (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  site_id INT UNSIGNED NOT NULL,
  pen_no SMALLINT UNSIGNED NOT NULL COMMENT 'Number of the pen within the site, from 1',
  circumference_m DECIMAL(5,1) NOT NULL,
  depth_m DECIMAL(4,1) NOT NULL,
  net_installed_on DATE NOT NULL,
  last_net_inspection_on DATE NULL,
  status ENUM('empty','stocked','fallow','under_repair') NOT NULL DEFAULT 'empty',
  PRIMARY KEY (id), UNIQUE KEY uq_pen (site_id, pen_no),
  FOREIGN KEY (site_id) REFERENCES farm_site(id)
) COMMENT='Net pens';
CREATE TABLE fish_batch (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  batch_code VARCHAR(20) NOT NULL,
  species ENUM('atlantic_salmon','rainbow_trout','coho_salmon') NOT NULL,
  hatchery_name VARCHAR(80) NOT NULL,
  hatched_on DATE NOT NULL,
  smoltified_on DATE NULL COMMENT 'Date of smoltification, before transfer to sea',
  smolt_avg_weight_g DECIMAL(6,1) NULL,
  status ENUM('in_hatchery','at_sea','harvested','destroyed') NOT NULL,
  destroyed_on DATE NULL,
  destroy_reason VARCHAR(200) NULL,
  PRIMARY KEY (id), UNIQUE KEY uq_batch (batch_code)
);
CREATE TABLE pen_stocking (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  pen_id INT UNSIGNED NOT NULL,
  batch_id INT UNSIGNED NOT NULL,
  stocked_at DATETIME NOT NULL,
  emptied_at DATETIME NULL COMMENT 'NULL while fish are still in the pen',
  initial_count INT UNSIGNED NOT NULL COMMENT 'Number of fish put into the pen',
  dead_count INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'Sum of all mortality records',
  current_count INT UNSIGNED NOT NULL COMMENT 'initial_count minus dead_count',
  avg_weight_g DECIMAL(7,1) NOT NULL,
  biomass_kg DECIMAL(12,2) NOT NULL COMMENT 'current_count * avg_weight_g / 1000',
  total_feed_kg DECIMAL(12,2) NOT NULL DEFAULT 0 COMMENT 'Feed given so far, sum of feedings',
  PRIMARY KEY (id),
  FOREIGN KEY (pen_id) REFERENCES net_pen(id),
  FOREIGN KEY (batch_id) REFERENCES fish_batch(id)
) COMMENT='A batch in a pen for a span of time; spans of one pen never overlap';
CREATE TABLE mortality_record (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  stocking_id INT UNSIGNED NOT NULL,
  recorded_on DATE NOT NULL,
  dead_count INT UNSIGNED NOT NULL,
  cause ENUM('disease','lice','handling','predator','low_oxygen','unknown') NOT NULL,
  note VARCHAR(255) NULL,
  PRIMARY KEY (id), UNIQUE KEY uq_mort (stocking_id, recorded_on, cause),
  FOREIGN KEY (stocking_id) REFERENCES pen_stocking(id)
);
CREATE TABLE feed_product (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  name VARCHAR(60) NOT NULL,
  pellet_size_mm DECIMAL(4,1) NOT NULL,
  protein_pct DECIMAL(4,1) NOT NULL,
  fat_pct DECIMAL(4,1) NOT NULL,
  price_per_kg DECIMAL(6,2) NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE feeding (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  stocking_id INT UNSIGNED NOT NULL,
  feed_product_id INT UNSIGNED NOT NULL,
  started_at DATETIME NOT NULL,
  ended_at DATETIME NOT NULL,
  quantity_kg DECIMAL(9,2) NOT NULL,
  price_per_kg DECIMAL(6,2) NOT NULL COMMENT 'Copied from the feed product at time of feeding',
  cost DECIMAL(11,2) NOT NULL,
  water_temp_c DECIMAL(4,1) NULL,
  oxygen_mg_l DECIMAL(4,1) NULL,
  PRIMARY KEY (id),
  FOREIGN KEY (stocking_id) REFERENCES pen_stocking(id),
  FOREIGN KEY (feed_product_id) REFERENCES feed_product(id)
);
CREATE TABLE lice_count (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  stocking_id INT UNSIGNED NOT NULL,
  counted_on DATE NOT NULL,
  fish_sampled SMALLINT UNSIGNED NOT NULL COMMENT 'Usually 10 to 20 fish',
  adult_female_lice SMALLINT UNSIGNED NOT NULL COMMENT 'Total on all sampled fish',
  avg_adult_female DECIMAL(5,2) NOT NULL COMMENT 'adult_female_lice / fish_sampled',
  threshold DECIMAL(3,2) NOT NULL DEFAULT 0.50,
  is_above_threshold TINYINT(1) NOT NULL COMMENT '1 if avg_adult_female is greater than threshold',
  PRIMARY KEY (id), UNIQUE KEY uq_lice (stocking_id, counted_on),
  FOREIGN KEY (stocking_id) REFERENCES pen_stocking(id)
);
CREATE TABLE delousing (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  stocking_id INT UNSIGNED NOT NULL,
  lice_count_id INT UNSIGNED NULL COMMENT 'Count of the same stocking that triggered the treatment',
  method ENUM('medicinal_bath','freshwater','thermal','mechanical') NOT NULL,
  status ENUM('planned','in_progress','completed','cancelled') NOT NULL DEFAULT 'planned',
  planned_for DATE NOT NULL,
  started_at DATETIME NULL,
  completed_at DATETIME NULL,
  cancelled_at DATETIME NULL,
  cancel_reason VARCHAR(200) NULL,
  withdrawal_days SMALLINT UNSIGNED NULL COMMENT 'Waiting period before harvest, medicinal baths only',
  withdrawal_ends_on DATE NULL COMMENT 'completion date plus withdrawal_days',
  PRIMARY KEY (id),
  FOREIGN KEY (stocking_id) REFERENCES pen_stocking(id),
  FOREIGN KEY (lice_count_id) REFERENCES lice_count(id)
);
CREATE TABLE harvest (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  stocking_id INT UNSIGNED NOT NULL,
  site_id INT UNSIGNED NOT NULL COMMENT 'Site of the pen, kept for reporting',
  harvested_at DATETIME NOT NULL,
  landed_at DATETIME NULL COMMENT 'Arrival of the wellboat at the plant',
  fish_count INT UNSIGNED NOT NULL,
  live_weight_kg DECIMAL(12,2) NOT NULL,
  gutted_weight_kg DECIMAL(12,2) NOT NULL,
  gutted_yield_pct DECIMAL(5,2) NOT NULL COMMENT 'gutted_weight_kg / live_weight_kg * 100',
  wellboat VARCHAR(60) NULL,
  PRIMARY KEY (id),
  FOREIGN KEY (stocking_id) REFERENCES pen_stocking(id),
  FOREIGN KEY (site_id) REFERENCES farm_site(id)
);
