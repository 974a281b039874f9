-- Bonded maturation warehouses for whisky casks
CREATE TABLE warehouses (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code VARCHAR(8) NOT NULL UNIQUE COMMENT 'short code painted on the door, e.g. W12',
  name VARCHAR(80) NOT NULL,
  style ENUM('dunnage','racked','palletised') NOT NULL,
  excise_no CHAR(13) NOT NULL COMMENT 'HMRC excise warehouse number',
  capacity_casks INT NOT NULL COMMENT 'how many casks fit',
  casks_held INT NOT NULL DEFAULT 0 COMMENT 'casks lying here now',
  mean_humidity_pct DECIMAL(4,1) NOT NULL,
  opened_on DATE NOT NULL
) ENGINE=InnoDB COMMENT='bonded warehouses';

CREATE TABLE cask_owners (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind ENUM('private','trade','distiller') NOT NULL,
  name VARCHAR(120) NOT NULL,
  email VARCHAR(160) NOT NULL UNIQUE,
  country_code CHAR(2) NOT NULL,
  vat_number VARCHAR(20) NULL COMMENT 'trade and distillers only',
  wowgr_no VARCHAR(20) NULL COMMENT 'owner registration, null for private owners',
  joined_on DATE NOT NULL
) ENGINE=InnoDB;

CREATE TABLE casks (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  cask_no VARCHAR(20) NOT NULL UNIQUE,
  warehouse_id INT UNSIGNED NOT NULL COMMENT 'where it lies, or lay last',
  owner_id INT UNSIGNED NOT NULL,
  cask_type ENUM('quarter','barrel','hogshead','butt') NOT NULL,
  wood ENUM('american_oak','european_oak') NOT NULL,
  previous_contents VARCHAR(40) NULL COMMENT 'bourbon, oloroso...; null for virgin oak',
  capacity_litres DECIMAL(6,1) NOT NULL,
  filled_on DATE NOT NULL,
  fill_bulk_litres DECIMAL(6,1) NOT NULL,
  fill_abv DECIMAL(4,1) NOT NULL COMMENT 'percent by volume',
  fill_rla DECIMAL(6,2) NOT NULL COMMENT 'litres of pure alcohol: bulk litres x abv / 100',
  status ENUM('maturing','leaking','bottled','lost') NOT NULL DEFAULT 'maturing',
  left_bond_on DATE NULL COMMENT 'day it was bottled or written off, null while in store',
  regauge_count INT NOT NULL DEFAULT 0,
  last_regauged_on DATE NULL,
  weekly_rent DECIMAL(5,2) NOT NULL COMMENT 'GBP',
  FOREIGN KEY (warehouse_id) REFERENCES warehouses(id),
  FOREIGN KEY (owner_id) REFERENCES cask_owners(id)
) ENGINE=InnoDB;

CREATE TABLE regauges (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  cask_id INT UNSIGNED NOT NULL,
  gauged_on DATE NOT NULL,
  bulk_litres DECIMAL(6,1) NOT NULL,
  abv DECIMAL(4,1) NOT NULL,
  rla DECIMAL(6,2) NOT NULL,
  loss_pct DECIMAL(5,2) NOT NULL COMMENT 'alcohol lost since filling, percent of fill_rla',
  gauger VARCHAR(60) NOT NULL,
  remark VARCHAR(255) NULL,
  UNIQUE KEY uq_cask_day (cask_id, gauged_on),
  FOREIGN KEY (cask_id) REFERENCES casks(id)
) ENGINE=InnoDB;

CREATE TABLE cask_moves (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  cask_id INT UNSIGNED NOT NULL,
  from_warehouse_id INT UNSIGNED NOT NULL,
  to_warehouse_id INT UNSIGNED NOT NULL,
  moved_at DATETIME NOT NULL,
  reason ENUM('consolidation','owner_request','repair','finishing') NOT NULL,
  under_seal TINYINT(1) NOT NULL DEFAULT 1,
  FOREIGN KEY (cask_id) REFERENCES casks(id),
  FOREIGN KEY (from_warehouse_id) REFERENCES warehouses(id),
  FOREIGN KEY (to_warehouse_id) REFERENCES warehouses(id)
) ENGINE=InnoDB;

CREATE TABLE sample_requests (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  cask_id INT UNSIGNED NOT NULL,
  owner_id INT UNSIGNED NOT NULL COMMENT 'only the owner of the cask may ask',
  status ENUM('requested','drawn','dispatched','refused') NOT NULL,
  volume_ml SMALLINT NOT NULL COMMENT '50, 100 or 200',
  requested_at DATETIME NOT NULL,
  drawn_at DATETIME NULL,
  dispatched_at DATETIME NULL,
  tracking_no VARCHAR(30) NULL COMMENT 'courier number once dispatched',
  refusal_reason VARCHAR(200) NULL,
  duty_paid DECIMAL(6,2) NULL COMMENT 'excise duty, once drawn',
  FOREIGN KEY (cask_id) REFERENCES casks(id),
  FOREIGN KEY (owner_id) REFERENCES cask_owners(id)
) ENGINE=InnoDB;

CREATE TABLE rent_invoices (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  invoice_no VARCHAR(20) NOT NULL UNIQUE,
  owner_id INT UNSIGNED NOT NULL,
  period_start DATE NOT NULL,
  period_end DATE NOT NULL,
  status ENUM('draft','issued','paid','void') NOT NULL,
  issued_on DATE NULL,
  due_on DATE NULL COMMENT '30 days after issue',
  paid_on DATE NULL,
  net_amount DECIMAL(9,2) NOT NULL,
  vat_rate DECIMAL(4,2) NOT NULL DEFAULT 20.00,
  vat_amount DECIMAL(9,2) NOT NULL,
  gross_amount DECIMAL(9,2) NOT NULL,
  FOREIGN KEY (owner_id) REFERENCES cask_owners(id)
) ENGINE=InnoDB;

CREATE TABLE rent_invoice_lines (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  rent_invoice_id INT UNSIGNED NOT NULL,
  cask_id INT UNSIGNED NOT NULL,
  weeks TINYINT NOT NULL,
  weekly_rent DECIMAL(5,2) NOT NULL COMMENT 'as on the cask',
  amount DECIMAL(8,2) NOT NULL,
  FOREIGN KEY (rent_invoice_id) REFERENCES rent_invoices(id),
  FOREIGN KEY (cask_id) REFERENCES casks(id)
) ENGINE=InnoDB;

CREATE TABLE bottlings (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  cask_id INT UNSIGNED NOT NULL UNIQUE,
  label_name VARCHAR(80) NOT NULL,
  bottled_on DATE NOT NULL,
  age_years TINYINT NOT NULL COMMENT 'full years in wood',
  bottle_cl SMALLINT NOT NULL COMMENT '50 or 70',
  bottling_abv DECIMAL(4,1) NOT NULL,
  bottles INT NOT NULL,
  chill_filtered TINYINT(1) NOT NULL DEFAULT 0,
  FOREIGN KEY (cask_id) REFERENCES casks(id)
) ENGINE=InnoDB;
