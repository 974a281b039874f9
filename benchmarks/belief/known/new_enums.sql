CREATE TABLE sites (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code CHAR(3) NOT NULL UNIQUE COMMENT 'short code, prefix of batch numbers',
  name VARCHAR(80) NOT NULL,
  street VARCHAR(120) NOT NULL,
  city VARCHAR(80) NOT NULL,
  postcode VARCHAR(12) NOT NULL,
  country_code CHAR(2) NOT NULL,
  annual_capacity_hl INT UNSIGNED NOT NULL COMMENT 'hectolitres that the brewhouse can make in a year',
  opened_on DATE NOT NULL
);
CREATE TABLE brewers (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  site_id INT UNSIGNED NOT NULL,
  first_name VARCHAR(50) NOT NULL,
  last_name VARCHAR(50) NOT NULL,
  email VARCHAR(120) NOT NULL UNIQUE,
  role ENUM('head_brewer','brewer','cellar_hand','apprentice') NOT NULL DEFAULT 'brewer',
  hired_on DATE NOT NULL,
  left_on DATE NULL COMMENT 'NULL while employed',
  is_active TINYINT(1) NOT NULL DEFAULT 1,
  CONSTRAINT fk_brewer_site FOREIGN KEY (site_id) REFERENCES sites (id)
);
CREATE TABLE beer_styles (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(60) NOT NULL UNIQUE,
  family ENUM('ale','lager','sour','hybrid') NOT NULL,
  abv_min DECIMAL(3,1) NOT NULL,
  abv_max DECIMAL(3,1) NOT NULL,
  ibu_min TINYINT UNSIGNED NOT NULL COMMENT 'bitterness',
  ibu_max TINYINT UNSIGNED NOT NULL
);
CREATE TABLE ingredients (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(80) NOT NULL,
  kind ENUM('malt','hop','yeast','adjunct') NOT NULL,
  supplier VARCHAR(80) NOT NULL,
  alpha_acid_pct DECIMAL(4,1) NULL COMMENT 'hops only',
  color_ebc SMALLINT UNSIGNED NULL COMMENT 'malts only',
  cost_per_kg DECIMAL(8,2) NOT NULL
);
CREATE TABLE recipes (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  style_id INT UNSIGNED NOT NULL,
  name VARCHAR(80) NOT NULL,
  version SMALLINT UNSIGNED NOT NULL DEFAULT 1,
  batch_size_l SMALLINT UNSIGNED NOT NULL,
  target_og DECIMAL(4,3) NOT NULL COMMENT 'original gravity, e.g. 1.052',
  target_fg DECIMAL(4,3) NOT NULL COMMENT 'final gravity, e.g. 1.012',
  target_ibu TINYINT UNSIGNED NOT NULL,
  mash_temp_c DECIMAL(3,1) NOT NULL,
  boil_minutes TINYINT UNSIGNED NOT NULL DEFAULT 60,
  status ENUM('draft','approved','retired') NOT NULL DEFAULT 'draft',
  approved_by INT UNSIGNED NULL,
  approved_at DATETIME NULL COMMENT 'NULL while draft',
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  UNIQUE KEY uq_recipe_version (name, version),
  CONSTRAINT fk_recipe_style FOREIGN KEY (style_id) REFERENCES beer_styles (id),
  CONSTRAINT fk_recipe_approver FOREIGN KEY (approved_by) REFERENCES brewers (id)
);
CREATE TABLE recipe_ingredients (
  recipe_id INT UNSIGNED NOT NULL,
  line_no SMALLINT UNSIGNED NOT NULL,
  ingredient_id INT UNSIGNED NOT NULL,
  amount_kg DECIMAL(8,3) NOT NULL,
  cost_per_kg DECIMAL(8,2) NOT NULL COMMENT 'price when the recipe was costed',
  line_cost DECIMAL(10,2) NOT NULL,
  stage ENUM('mash','boil','whirlpool','dry_hop','fermentation') NOT NULL,
  PRIMARY KEY (recipe_id, line_no),
  CONSTRAINT fk_ri_recipe FOREIGN KEY (recipe_id) REFERENCES recipes (id),
  CONSTRAINT fk_ri_ingredient FOREIGN KEY (ingredient_id) REFERENCES ingredients (id)
);
CREATE TABLE tanks (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  site_id INT UNSIGNED NOT NULL,
  label VARCHAR(10) NOT NULL COMMENT 'e.g. FV03',
  kind ENUM('fermenter','brite') NOT NULL,
  capacity_l SMALLINT UNSIGNED NOT NULL,
  is_jacketed TINYINT(1) NOT NULL DEFAULT 1,
  status ENUM('empty','in_use','cleaning','out_of_service') NOT NULL DEFAULT 'empty',
  last_cleaned_at DATETIME NULL,
  UNIQUE KEY uq_tank (site_id, label),
  CONSTRAINT fk_tank_site FOREIGN KEY (site_id) REFERENCES sites (id)
);
CREATE TABLE batches (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  batch_no VARCHAR(16) NOT NULL UNIQUE,
  site_id INT UNSIGNED NOT NULL,
  recipe_id INT UNSIGNED NOT NULL,
  brewer_id INT UNSIGNED NOT NULL,
  tank_id INT UNSIGNED NOT NULL,
  status ENUM('planned','fermenting','conditioning','packaged','dumped') NOT NULL DEFAULT 'planned',
  brewed_on DATE NULL COMMENT 'NULL while planned',
  volume_l SMALLINT UNSIGNED NOT NULL COMMENT 'into the tank',
  og DECIMAL(4,3) NULL,
  fg DECIMAL(4,3) NULL COMMENT 'NULL until fermentation is over',
  abv DECIMAL(4,2) NULL COMMENT '(og - fg) * 131.25',
  packaged_on DATE NULL,
  dump_reason VARCHAR(200) NULL COMMENT 'dumped batches only',
  packaged_l DECIMAL(9,2) NOT NULL DEFAULT 0.00 COMMENT 'sum of the packaging runs',
  CONSTRAINT fk_batch_site FOREIGN KEY (site_id) REFERENCES sites (id),
  CONSTRAINT fk_batch_recipe FOREIGN KEY (recipe_id) REFERENCES recipes (id),
  CONSTRAINT fk_batch_brewer FOREIGN KEY (brewer_id) REFERENCES brewers (id),
  CONSTRAINT fk_batch_tank FOREIGN KEY (tank_id) REFERENCES tanks (id)
);
CREATE TABLE fermentation_readings (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  batch_id INT UNSIGNED NOT NULL,
  reading_no SMALLINT UNSIGNED NOT NULL,
  taken_by INT UNSIGNED NOT NULL,
  taken_at DATETIME NOT NULL,
  gravity DECIMAL(4,3) NOT NULL,
  temp_c DECIMAL(4,1) NOT NULL COMMENT 'of the beer',
  ph DECIMAL(3,2) NULL,
  note VARCHAR(200) NULL,
  UNIQUE KEY uq_reading (batch_id, reading_no),
  CONSTRAINT fk_reading_batch FOREIGN KEY (batch_id) REFERENCES batches (id),
  CONSTRAINT fk_reading_brewer FOREIGN KEY (taken_by) REFERENCES brewers (id)
);
CREATE TABLE packaging_runs (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  batch_id INT UNSIGNED NOT NULL,
  run_on DATE NOT NULL,
  format ENUM('keg_30l','keg_50l','can_330ml','bottle_500ml') NOT NULL,
  units_filled INT UNSIGNED NOT NULL,
  units_rejected INT UNSIGNED NOT NULL DEFAULT 0,
  units_good INT UNSIGNED NOT NULL,
  volume_l DECIMAL(9,2) NOT NULL,
  dissolved_oxygen_ppb SMALLINT UNSIGNED NULL,
  best_before DATE NOT NULL,
  CONSTRAINT fk_run_batch FOREIGN KEY (batch_id) REFERENCES batches (id)
);
CREATE TABLE accounts (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(100) NOT NULL,
  kind ENUM('pub','restaurant','bottle_shop','wholesaler') NOT NULL,
  contact_name VARCHAR(100) NULL,
  phone VARCHAR(30) NULL,
  city VARCHAR(80) NOT NULL,
  kegs_out SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'number of kegs now at this account',
  opened_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE kegs (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  serial_no CHAR(10) NOT NULL UNIQUE,
  size_l TINYINT UNSIGNED NOT NULL COMMENT '30 or 50',
  status ENUM('empty','filled','at_account','lost') NOT NULL DEFAULT 'empty',
  account_id INT UNSIGNED NULL COMMENT 'only while at_account',
  bought_on DATE NOT NULL,
  shipped_at DATETIME NULL,
  deposit DECIMAL(6,2) NOT NULL DEFAULT 30.00,
  CONSTRAINT fk_keg_account FOREIGN KEY (account_id) REFERENCES accounts (id)
);
