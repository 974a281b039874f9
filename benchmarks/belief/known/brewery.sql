CREATE TABLE beers (id INT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(80) NOT NULL, style VARCHAR(40) NOT NULL, bottle_volume_ml INT NOT NULL, bottles_per_crate TINYINT NOT NULL, duty_per_hl DECIMAL(8,2) NOT NULL);
CREATE TABLE fermenters (id INT PRIMARY KEY AUTO_INCREMENT, label VARCHAR(20) NOT NULL UNIQUE, capacity_l DECIMAL(8,1) NOT NULL);
CREATE TABLE brews (
  id INT PRIMARY KEY AUTO_INCREMENT, beer_id INT NOT NULL, fermenter_id INT NOT NULL,
  status ENUM('planned','mashing','fermenting','conditioning','packaged','dumped') NOT NULL DEFAULT 'planned',
  pale_malt_kg DECIMAL(8,2) NOT NULL, caramel_malt_kg DECIMAL(8,2) NOT NULL, wheat_malt_kg DECIMAL(8,2) NOT NULL, total_malt_kg DECIMAL(9,2) NOT NULL,
  volume_l DECIMAL(8,1) NOT NULL, volume_hl DECIMAL(8,3) NOT NULL,
  original_gravity DECIMAL(5,3) NOT NULL, final_gravity DECIMAL(5,3) NULL, abv DECIMAL(4,2) NULL,
  brewed_on DATE NULL, packaged_on DATE NULL, dumped_at DATETIME NULL, dump_reason VARCHAR(120) NULL,
  FOREIGN KEY (beer_id) REFERENCES beers(id), FOREIGN KEY (fermenter_id) REFERENCES fermenters(id));
CREATE TABLE packaging_runs (
  id INT PRIMARY KEY AUTO_INCREMENT, brew_id INT NOT NULL, run_no INT NOT NULL,
  started_at DATETIME NOT NULL, finished_at DATETIME NOT NULL, duration_min INT NOT NULL,
  bottles_filled INT NOT NULL, bottles_rejected INT NOT NULL, bottles_good INT NOT NULL, reject_rate_pct DECIMAL(5,2) NOT NULL,
  crates INT NOT NULL, volume_before_l DECIMAL(8,1) NOT NULL, volume_after_l DECIMAL(8,1) NOT NULL, loss_l DECIMAL(8,1) NOT NULL,
  FOREIGN KEY (brew_id) REFERENCES brews(id));
