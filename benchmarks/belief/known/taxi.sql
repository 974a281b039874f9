CREATE TABLE vehicles (id INT PRIMARY KEY AUTO_INCREMENT, plate VARCHAR(12) NOT NULL UNIQUE, seats TINYINT NOT NULL, purchase_price_cents INT NOT NULL COMMENT 'in cents', annual_depreciation_pct DECIMAL(5,2) NOT NULL, annual_depreciation_cents INT NOT NULL);
CREATE TABLE tariffs (id INT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(30) NOT NULL, base_fare_cents INT NOT NULL, per_km_cents INT NOT NULL, per_minute_cents INT NOT NULL, vat_rate DECIMAL(4,3) NOT NULL COMMENT 'fraction, e.g. 0.07');
CREATE TABLE drivers (id INT PRIMARY KEY AUTO_INCREMENT, first_name VARCHAR(40) NOT NULL, last_name VARCHAR(40) NOT NULL, commission_pct DECIMAL(4,1) NOT NULL, licence_no VARCHAR(20) NOT NULL);
CREATE TABLE shifts (id INT PRIMARY KEY AUTO_INCREMENT, driver_id INT NOT NULL, vehicle_id INT NOT NULL, started_at DATETIME NOT NULL, ended_at DATETIME NULL COMMENT 'NULL while on duty', odometer_start INT NOT NULL, odometer_end INT NULL, distance_km INT NULL, fuel_litres DECIMAL(6,2) NULL, fuel_consumption_l_100km DECIMAL(5,2) NULL COMMENT 'litres per 100 km', FOREIGN KEY (driver_id) REFERENCES drivers(id), FOREIGN KEY (vehicle_id) REFERENCES vehicles(id));
CREATE TABLE trips (
  id INT PRIMARY KEY AUTO_INCREMENT, shift_id INT NOT NULL, tariff_id INT NOT NULL,
  status TINYINT NOT NULL DEFAULT 3 COMMENT '1=requested 2=running 3=completed 4=cancelled',
  adult_count TINYINT NOT NULL, child_count TINYINT NOT NULL, passenger_count TINYINT NOT NULL,
  distance_m INT NULL, distance_km DECIMAL(6,2) NULL, duration_sec INT NULL, pickup_at DATETIME NULL, dropoff_at DATETIME NULL,
  fare_cents INT NULL, extras_cents INT NULL, discount_cents INT NULL, total_cents INT NULL, tip_cents INT NULL, amount_paid_cents INT NULL,
  cancelled_at DATETIME NULL, cancellation_fee_cents INT NULL, cancelled_by VARCHAR(10) NULL COMMENT 'driver, rider or system',
  payment_method ENUM('cash','card','voucher') NULL, card_last4 CHAR(4) NULL, voucher_code VARCHAR(20) NULL,
  FOREIGN KEY (shift_id) REFERENCES shifts(id), FOREIGN KEY (tariff_id) REFERENCES tariffs(id));
