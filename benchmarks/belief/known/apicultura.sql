CREATE TABLE socios (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  nombre VARCHAR(60) NOT NULL,
  apellidos VARCHAR(80) NOT NULL,
  nif VARCHAR(12) NOT NULL,
  num_colmenas INT NOT NULL DEFAULT 0 COMMENT 'colmenas en todos sus apiarios',
  saldo DECIMAL(10,2) NOT NULL DEFAULT 0.00
);
CREATE TABLE apiarios (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  socio_id INT NOT NULL,
  municipio VARCHAR(80) NOT NULL,
  capacidad SMALLINT NOT NULL,
  colmenas_activas SMALLINT NOT NULL DEFAULT 0,
  colmenas_muertas SMALLINT NOT NULL DEFAULT 0,
  colmenas_total SMALLINT NOT NULL DEFAULT 0,
  huecos_libres SMALLINT NOT NULL,
  FOREIGN KEY (socio_id) REFERENCES socios (id)
);
CREATE TABLE cosechas (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  apiario_id INT NOT NULL,
  fecha DATE NOT NULL,
  alzas SMALLINT NOT NULL,
  kg_por_alza DECIMAL(5,2) NOT NULL,
  kg_bruto DECIMAL(8,2) NOT NULL,
  kg_cera DECIMAL(7,2) NOT NULL,
  kg_miel DECIMAL(8,2) NOT NULL COMMENT 'kg_bruto - kg_cera',
  FOREIGN KEY (apiario_id) REFERENCES apiarios (id)
);
CREATE TABLE entregas (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  socio_id INT NOT NULL,
  fecha_entrega DATE NOT NULL,
  bidones SMALLINT NOT NULL,
  peso_bruto DECIMAL(8,2) NOT NULL,
  tara_bidon DECIMAL(5,2) NOT NULL,
  tara_total DECIMAL(7,2) NOT NULL,
  peso_neto DECIMAL(8,2) NOT NULL,
  humedad DECIMAL(4,1) NOT NULL COMMENT 'por ciento',
  precio_kg DECIMAL(6,3) NOT NULL,
  importe DECIMAL(10,2) NOT NULL,
  FOREIGN KEY (socio_id) REFERENCES socios (id)
);
CREATE TABLE liquidaciones (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  socio_id INT NOT NULL,
  campana SMALLINT NOT NULL,
  importe_bruto DECIMAL(10,2) NOT NULL,
  pct_cooperativa DECIMAL(4,2) NOT NULL,
  retencion_cooperativa DECIMAL(9,2) NOT NULL,
  anticipos DECIMAL(9,2) NOT NULL DEFAULT 0.00,
  gastos_envasado DECIMAL(9,2) NOT NULL DEFAULT 0.00,
  liquido_a_pagar DECIMAL(10,2) NOT NULL,
  FOREIGN KEY (socio_id) REFERENCES socios (id)
);
CREATE TABLE lotes (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  codigo VARCHAR(12) NOT NULL UNIQUE,
  kg_entrada DECIMAL(9,2) NOT NULL,
  kg_merma DECIMAL(8,2) NOT NULL,
  kg_envasados DECIMAL(9,2) NOT NULL,
  rendimiento DECIMAL(5,2) NOT NULL COMMENT 'kg envasados en % de los de entrada',
  tarros_500g INT NOT NULL,
  tarros_1000g INT NOT NULL,
  tarros INT NOT NULL
);
CREATE TABLE pedidos (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  cliente VARCHAR(100) NOT NULL,
  fecha DATE NOT NULL,
  base_imponible DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  tipo_iva DECIMAL(4,2) NOT NULL DEFAULT 10.00,
  cuota_iva DECIMAL(9,2) NOT NULL,
  portes DECIMAL(7,2) NOT NULL DEFAULT 0.00,
  total DECIMAL(10,2) NOT NULL
);
CREATE TABLE lineas_pedido (
  pedido_id INT NOT NULL,
  linea SMALLINT NOT NULL,
  lote_id INT NOT NULL,
  cantidad INT NOT NULL,
  precio_unitario DECIMAL(7,2) NOT NULL,
  dto DECIMAL(4,1) NOT NULL DEFAULT 0.0,
  importe DECIMAL(10,2) NOT NULL,
  PRIMARY KEY (pedido_id, linea),
  FOREIGN KEY (pedido_id) REFERENCES pedidos (id),
  FOREIGN KEY (lote_id) REFERENCES lotes (id)
);
