"""What someone of the trade expects of small schemas: a veterinarian's, a bicycle hire's, a delivery service's."""

from __future__ import annotations

from tests.blueprint.test_times_and_durations import inferred

SCHEMA = """
CREATE TABLE Species (SpeciesId INT NOT NULL AUTO_INCREMENT PRIMARY KEY, SpeciesName VARCHAR(30) NOT NULL UNIQUE);
CREATE TABLE Client (ClientId INT NOT NULL AUTO_INCREMENT PRIMARY KEY, ClientName VARCHAR(80) NOT NULL);
CREATE TABLE Pet (PetId INT NOT NULL AUTO_INCREMENT PRIMARY KEY, SpeciesId INT NOT NULL REFERENCES Species (SpeciesId),
  ClientId INT NOT NULL REFERENCES Client (ClientId), PetName VARCHAR(40) NOT NULL);
CREATE TABLE Invoice (InvoiceId INT NOT NULL AUTO_INCREMENT PRIMARY KEY, PetId INT NOT NULL REFERENCES Pet (PetId), IssuedOn DATE NOT NULL,
  GrandTotal DECIMAL(10,2) NOT NULL, AmountPaid DECIMAL(10,2) NOT NULL DEFAULT 0, BalanceDue DECIMAL(10,2) NOT NULL, IsPaid BIT NOT NULL DEFAULT b'0');
CREATE TABLE plans (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) NOT NULL, price_cents INT UNSIGNED NOT NULL);
CREATE TABLE memberships (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, plan_id INT NOT NULL REFERENCES plans (id), price_cents INT UNSIGNED NOT NULL,
  starts_on DATE NOT NULL, ends_on DATE NOT NULL);
CREATE TABLE rides (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, membership_id INT NOT NULL REFERENCES memberships (id), started_at DATETIME NOT NULL,
  ended_at DATETIME NULL, overage_minutes SMALLINT UNSIGNED NOT NULL DEFAULT 0, unlock_fee_cents INT UNSIGNED NOT NULL DEFAULT 100,
  total_cents INT UNSIGNED NOT NULL DEFAULT 0);
CREATE TABLE restaurants (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, name VARCHAR(80) NOT NULL, delivery_fee DECIMAL(6,2) NOT NULL,
  commission_rate DECIMAL(5,2) NOT NULL COMMENT 'percent', rating_avg DECIMAL(3,2) NULL, rating_count INT UNSIGNED NOT NULL DEFAULT 0);
CREATE TABLE orders (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, restaurant_id INT NOT NULL REFERENCES restaurants (id),
  status ENUM('placed','accepted','preparing','picked_up','delivered','cancelled') NOT NULL DEFAULT 'placed', subtotal DECIMAL(9,2) NOT NULL,
  delivery_fee DECIMAL(6,2) NOT NULL, total DECIMAL(9,2) NOT NULL, commission DECIMAL(8,2) NOT NULL, placed_at DATETIME NOT NULL, accepted_at DATETIME NULL);
CREATE TABLE ratings (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, order_id INT NOT NULL UNIQUE REFERENCES orders (id),
  restaurant_id INT NOT NULL REFERENCES restaurants (id), food_score TINYINT UNSIGNED NOT NULL,
  hygiene_score TINYINT UNSIGNED NOT NULL CHECK (hygiene_score BETWEEN 0 AND 100), created_at TIMESTAMP NULL);
"""
BROKEN = (
    "SELECT COUNT(*), COUNT(DISTINCT SpeciesName) FROM Species HAVING COUNT(*) NOT BETWEEN 3 AND 8 OR MAX(SpeciesName GLOB '*[0-9]*')",
    "SELECT COUNT(*) FROM Client HAVING COUNT(*) < 15",
    "SELECT * FROM Invoice WHERE ABS(BalanceDue - GrandTotal + AmountPaid) > 0.001 OR (IsPaid = 1) <> (BalanceDue = 0)",
    "SELECT * FROM memberships m JOIN plans p ON p.id = m.plan_id WHERE m.price_cents <> p.price_cents",
    "SELECT 1 WHERE (SELECT COUNT(*) FROM rides WHERE overage_minutes = (julianday(ended_at) - julianday(started_at)) * 1440) > 5",
    "SELECT 1 WHERE (SELECT COUNT(*) FROM rides WHERE total_cents = overage_minutes * unlock_fee_cents) > 5",
    "SELECT * FROM orders o JOIN restaurants r ON r.id = o.restaurant_id WHERE ABS(commission - subtotal * commission_rate / 100) > 0.006",
    "SELECT * FROM orders WHERE (accepted_at IS NULL) <> (status IN ('placed', 'cancelled'))",
    "SELECT * FROM ratings WHERE food_score NOT BETWEEN 1 AND 5",
    "SELECT MAX(hygiene_score) FROM ratings HAVING MAX(hygiene_score) < 50",
    "SELECT * FROM restaurants r WHERE ABS(rating_avg - (SELECT AVG(food_score) FROM ratings g WHERE g.restaurant_id = r.id)) > 0.006",
    "SELECT SUM(IsPaid), COUNT(*) FROM Invoice HAVING SUM(IsPaid) * 2 < COUNT(*) OR SUM(IsPaid) = COUNT(*)",
)

WORKSHOP = """
CREATE TABLE recambios (id INT AUTO_INCREMENT PRIMARY KEY, descripcion VARCHAR(100) NOT NULL, precio_compra DECIMAL(8,2) NOT NULL,
  precio_venta DECIMAL(8,2) NOT NULL);
CREATE TABLE ordenes_reparacion (id INT AUTO_INCREMENT PRIMARY KEY, fecha_entrada DATETIME NOT NULL, fecha_inicio DATETIME NULL, fecha_fin DATETIME NULL,
  estado ENUM('recibida','presupuestada','aceptada','en_reparacion','terminada','entregada','rechazada') NOT NULL DEFAULT 'recibida');
CREATE TABLE lineas_orden (id INT AUTO_INCREMENT PRIMARY KEY, orden_id INT NOT NULL REFERENCES ordenes_reparacion (id),
  recambio_id INT NOT NULL REFERENCES recambios (id), cantidad SMALLINT NOT NULL,
  precio_unitario DECIMAL(8,2) NOT NULL COMMENT 'precio de venta del recambio', importe DECIMAL(9,2) NOT NULL);
CREATE TABLE facturas (id INT AUTO_INCREMENT PRIMARY KEY, orden_id INT NOT NULL UNIQUE REFERENCES ordenes_reparacion (id), fecha_emision DATE NOT NULL,
  importe_recambios DECIMAL(9,2) NOT NULL, importe_mano_obra DECIMAL(9,2) NOT NULL, base_imponible DECIMAL(10,2) NOT NULL);
"""
BROKEN_IN_WORKSHOP = (
    "SELECT * FROM lineas_orden l JOIN recambios r ON r.id = l.recambio_id WHERE precio_unitario <> precio_venta",
    "SELECT * FROM ordenes_reparacion WHERE (fecha_fin IS NOT NULL) <> (estado IN ('terminada', 'entregada'))",
    "SELECT * FROM facturas WHERE ABS(base_imponible - importe_recambios - importe_mano_obra) > 0.001",
    "SELECT * FROM facturas f WHERE ABS(importe_recambios - (SELECT SUM(importe) FROM lineas_orden l WHERE l.orden_id = f.orden_id)) > 0.001",
    "SELECT * FROM facturas f JOIN ordenes_reparacion o ON o.id = f.orden_id WHERE fecha_fin IS NULL",
)

INSTALLER = """
CREATE TABLE leads (id INT PRIMARY KEY AUTO_INCREMENT, full_name VARCHAR(80) NOT NULL,
  status ENUM('new','contacted','qualified','converted','lost') NOT NULL DEFAULT 'new', created_at DATETIME NOT NULL);
CREATE TABLE panel_models (id INT PRIMARY KEY AUTO_INCREMENT, model VARCHAR(50) NOT NULL, unit_cost DECIMAL(8,2) NOT NULL, list_price DECIMAL(8,2) NOT NULL);
CREATE TABLE quotes (id INT PRIMARY KEY AUTO_INCREMENT, panel_model_id INT NOT NULL REFERENCES panel_models (id), panel_count SMALLINT NOT NULL,
  panel_price DECIMAL(8,2) NOT NULL, percent_of_total DECIMAL(5,2) NOT NULL);
"""
BROKEN_AT_INSTALLER = (
    "SELECT 1 WHERE (SELECT COUNT(*) FROM leads WHERE status = 'converted') * 2 < (SELECT COUNT(*) FROM leads)",
    "SELECT * FROM quotes q JOIN panel_models m ON m.id = q.panel_model_id WHERE panel_price <> list_price",
    "SELECT * FROM quotes WHERE percent_of_total > 100",
)

ROOMS = """
CREATE TABLE rooms (id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY, title VARCHAR(80) NOT NULL, min_players TINYINT NOT NULL, max_players TINYINT NOT NULL,
  price_per_player DECIMAL(6,2) NOT NULL);
CREATE TABLE bookings (id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY, room_id INT UNSIGNED NOT NULL REFERENCES rooms (id), players TINYINT NOT NULL,
  price_per_player DECIMAL(6,2) NOT NULL, discount_amount DECIMAL(7,2) NOT NULL DEFAULT 0, total_price DECIMAL(8,2) NOT NULL, booked_at DATETIME NOT NULL);
"""
BROKEN_IN_ROOMS = (
    "SELECT * FROM rooms WHERE min_players > max_players OR min_players < 1 OR min_players > 20",
    "SELECT * FROM bookings WHERE ABS(total_price - players * price_per_player + discount_amount) > 0.001 OR total_price < 0",
    "SELECT * FROM bookings b JOIN rooms r ON r.id = b.room_id WHERE b.price_per_player <> r.price_per_player",
)


def test_players_pay_the_price_per_player() -> None:
    database = inferred(ROOMS)
    broken = {query: database.execute(query).fetchall()[:2] for query in BROKEN_IN_ROOMS}
    assert {query: rows for query, rows in broken.items() if rows} == {}


def test_an_installer_sells_at_the_list_price_and_takes_percents_for_what_they_are() -> None:
    database = inferred(INSTALLER)
    broken = {query: database.execute(query).fetchall()[:2] for query in BROKEN_AT_INSTALLER}
    assert {query: rows for query, rows in broken.items() if rows} == {}


def test_a_workshop_bills_what_it_sold_and_did() -> None:
    database = inferred(WORKSHOP)
    broken = {query: database.execute(query).fetchall()[:2] for query in BROKEN_IN_WORKSHOP}
    assert {query: rows for query, rows in broken.items() if rows} == {}


def test_rows_are_what_someone_of_the_trade_expects() -> None:
    database = inferred(SCHEMA)
    broken = {query: database.execute(query).fetchall()[:2] for query in BROKEN}
    assert {query: rows for query, rows in broken.items() if rows} == {}
