CREATE TABLE core_country (
  id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  iso2 varchar(2) NOT NULL UNIQUE,
  name varchar(100) NOT NULL
);
CREATE TABLE core_donor (
  id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name varchar(150) NOT NULL,
  acronym varchar(12) NOT NULL,
  is_government tinyint(1) NOT NULL
);
CREATE TABLE grants_grant (
  id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  donor_id int NOT NULL,
  country_id int NOT NULL,
  reference varchar(30) NOT NULL UNIQUE,
  signed_on date NOT NULL,
  start_date date NOT NULL,
  end_date date NOT NULL,
  amount decimal(14,2) NOT NULL,
  currency varchar(3) NOT NULL,
  exchange_rate decimal(12,6) NOT NULL,
  amount_usd decimal(14,2) NOT NULL,
  committed_usd decimal(14,2) NOT NULL,
  balance_usd decimal(14,2) NOT NULL,
  indirect_cost_percent decimal(4,2) NOT NULL,
  CONSTRAINT grant_donor FOREIGN KEY (donor_id) REFERENCES core_donor (id),
  CONSTRAINT grant_country FOREIGN KEY (country_id) REFERENCES core_country (id)
);
CREATE TABLE logistics_warehouse (
  id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  country_id int NOT NULL,
  name varchar(100) NOT NULL,
  latitude decimal(9,6) NULL,
  longitude decimal(9,6) NULL,
  capacity_m3 decimal(10,2) NOT NULL,
  occupied_m3 decimal(10,2) NOT NULL,
  is_active tinyint(1) NOT NULL,
  closed_on date NULL,
  CONSTRAINT wh_country FOREIGN KEY (country_id) REFERENCES core_country (id)
);
CREATE TABLE logistics_item (
  id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code varchar(20) NOT NULL UNIQUE,
  name varchar(120) NOT NULL,
  category varchar(20) NOT NULL,
  unit varchar(10) NOT NULL,
  unit_weight_kg decimal(8,3) NOT NULL,
  unit_volume_m3 decimal(8,4) NOT NULL,
  unit_value_usd decimal(10,2) NOT NULL,
  is_perishable tinyint(1) NOT NULL,
  shelf_life_days int unsigned NULL
);
CREATE TABLE logistics_stock (
  id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  warehouse_id int NOT NULL,
  item_id int NOT NULL,
  batch_number varchar(30) NOT NULL,
  received_on date NOT NULL,
  expires_on date NULL,
  quantity_received int unsigned NOT NULL,
  quantity_dispatched int unsigned NOT NULL,
  quantity_damaged int unsigned NOT NULL,
  quantity_available int NOT NULL,
  UNIQUE KEY (warehouse_id, item_id, batch_number),
  CONSTRAINT stock_wh FOREIGN KEY (warehouse_id) REFERENCES logistics_warehouse (id),
  CONSTRAINT stock_item FOREIGN KEY (item_id) REFERENCES logistics_item (id)
);
CREATE TABLE logistics_transporter (
  id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name varchar(120) NOT NULL,
  contact_person varchar(120) NOT NULL,
  phone varchar(30) NOT NULL,
  rate_per_tonne_km decimal(8,4) NOT NULL
);
CREATE TABLE logistics_shipment (
  id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  waybill_number varchar(20) NOT NULL UNIQUE,
  grant_id int NOT NULL,
  origin_id int NOT NULL,
  destination_id int NOT NULL,
  transporter_id int NULL,
  status varchar(12) NOT NULL DEFAULT 'planned',
  planned_departure datetime(6) NOT NULL,
  departed_at datetime(6) NULL,
  arrived_at datetime(6) NULL,
  cancelled_at datetime(6) NULL,
  distance_km decimal(8,1) NOT NULL,
  total_weight_kg decimal(12,3) NOT NULL,
  total_volume_m3 decimal(12,4) NOT NULL,
  total_value_usd decimal(14,2) NOT NULL,
  freight_rate decimal(8,4) NOT NULL,
  freight_cost_usd decimal(12,2) NOT NULL,
  line_count int unsigned NOT NULL,
  CONSTRAINT sh_grant FOREIGN KEY (grant_id) REFERENCES grants_grant (id),
  CONSTRAINT sh_from FOREIGN KEY (origin_id) REFERENCES logistics_warehouse (id),
  CONSTRAINT sh_to FOREIGN KEY (destination_id) REFERENCES logistics_warehouse (id),
  CONSTRAINT sh_tr FOREIGN KEY (transporter_id) REFERENCES logistics_transporter (id),
  CHECK (status IN ('planned', 'in_transit', 'arrived', 'cancelled'))
);
CREATE TABLE logistics_shipmentline (
  id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  shipment_id int NOT NULL,
  line_number smallint unsigned NOT NULL,
  stock_id int NOT NULL,
  item_id int NOT NULL,
  quantity_sent int unsigned NOT NULL,
  quantity_received int unsigned NULL,
  quantity_lost int unsigned NULL,
  weight_kg decimal(12,3) NOT NULL,
  volume_m3 decimal(12,4) NOT NULL,
  value_usd decimal(14,2) NOT NULL,
  UNIQUE KEY (shipment_id, line_number),
  CONSTRAINT sl_sh FOREIGN KEY (shipment_id) REFERENCES logistics_shipment (id),
  CONSTRAINT sl_st FOREIGN KEY (stock_id) REFERENCES logistics_stock (id),
  CONSTRAINT sl_it FOREIGN KEY (item_id) REFERENCES logistics_item (id)
);
CREATE TABLE field_beneficiary_group (
  id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  country_id int NOT NULL,
  name varchar(120) NOT NULL,
  households int unsigned NOT NULL,
  women int unsigned NOT NULL,
  men int unsigned NOT NULL,
  girls int unsigned NOT NULL,
  boys int unsigned NOT NULL,
  total_people int unsigned NOT NULL,
  CONSTRAINT bg_country FOREIGN KEY (country_id) REFERENCES core_country (id)
);
CREATE TABLE field_distribution (
  id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  group_id int NOT NULL,
  warehouse_id int NOT NULL,
  item_id int NOT NULL,
  distributed_on date NOT NULL,
  kits_per_household decimal(5,2) NOT NULL,
  households_served int unsigned NOT NULL,
  quantity int unsigned NOT NULL,
  complaint_received tinyint(1) NOT NULL,
  complaint_text longtext NULL,
  CONSTRAINT fd_g FOREIGN KEY (group_id) REFERENCES field_beneficiary_group (id),
  CONSTRAINT fd_w FOREIGN KEY (warehouse_id) REFERENCES logistics_warehouse (id),
  CONSTRAINT fd_i FOREIGN KEY (item_id) REFERENCES logistics_item (id)
);
