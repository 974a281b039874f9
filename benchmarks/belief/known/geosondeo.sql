-- Laboratorio y sondeos geotécnicos
CREATE TABLE tecnico (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  nombre VARCHAR(80) NOT NULL,
  fecha_alta DATE NOT NULL,
  fecha_baja DATE NULL COMMENT 'vacío mientras trabaja',
  firmante TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'puede firmar informes',
  carnet_desde DATE NOT NULL,
  carnet_hasta DATE NOT NULL COMMENT 'validez de cinco años'
);
CREATE TABLE cliente (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  razon_social VARCHAR(80) NOT NULL,
  nif VARCHAR(12) NOT NULL,
  importe_pendiente DECIMAL(10,2) NOT NULL DEFAULT 0 COMMENT 'suma del total de las facturas no pagadas'
);
CREATE TABLE obra (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  cliente_id INT NOT NULL,
  nombre VARCHAR(80) NOT NULL,
  fecha_inicio DATE NOT NULL,
  num_sondeos INT NOT NULL DEFAULT 0 COMMENT 'número de sondeos de la obra',
  FOREIGN KEY (cliente_id) REFERENCES cliente (id)
);
CREATE TABLE sondeo (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  obra_id INT NOT NULL,
  cliente_id INT NOT NULL,
  codigo VARCHAR(10) NOT NULL,
  estado TINYINT NOT NULL DEFAULT 0 COMMENT '0=previsto, 1=en curso, 2=terminado, 3=informado, 9=anulado',
  iniciado_el DATE NULL COMMENT 'estado 1, 2 y 3',
  terminado_el DATE NULL COMMENT 'solo estado 2 y 3',
  motivo_anulacion VARCHAR(100) NULL COMMENT 'solo estado 9',
  FOREIGN KEY (obra_id) REFERENCES obra (id),
  FOREIGN KEY (cliente_id) REFERENCES cliente (id)
);
CREATE TABLE tramo (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  sondeo_id INT NOT NULL,
  desde_m DECIMAL(6,2) NOT NULL,
  hasta_m DECIMAL(6,2) NOT NULL,
  espesor_m DECIMAL(6,2) NOT NULL,
  litologia VARCHAR(40) NOT NULL,
  FOREIGN KEY (sondeo_id) REFERENCES sondeo (id)
);
CREATE TABLE probeta (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  sondeo_id INT NOT NULL,
  fabricada_el DATE NOT NULL,
  rotura_el DATE NULL COMMENT 'día 28',
  caduca_el DATE NOT NULL COMMENT 'noventa días',
  carga_kn DECIMAL(8,2) NOT NULL,
  resistencia_mpa DECIMAL(6,2) NOT NULL,
  resistencia_minima_mpa DECIMAL(6,2) NOT NULL,
  conforme TINYINT(1) NOT NULL COMMENT 'resistencia no inferior a la mínima',
  FOREIGN KEY (sondeo_id) REFERENCES sondeo (id)
);
CREATE TABLE informe (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  sondeo_id INT NOT NULL UNIQUE,
  cliente_id INT NOT NULL,
  emitido_el DATE NOT NULL,
  firmado_por INT NOT NULL COMMENT 'firmante',
  ejercicio INT NOT NULL COMMENT 'año de la emisión',
  FOREIGN KEY (sondeo_id) REFERENCES sondeo (id),
  FOREIGN KEY (cliente_id) REFERENCES cliente (id),
  FOREIGN KEY (firmado_por) REFERENCES tecnico (id)
);
CREATE TABLE factura (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  cliente_id INT NOT NULL,
  emitida_el DATE NOT NULL,
  vence_el DATE NOT NULL COMMENT '30 o 60 días',
  base DECIMAL(10,2) NOT NULL,
  iva DECIMAL(10,2) NOT NULL COMMENT '21 % de la base',
  total DECIMAL(10,2) NOT NULL COMMENT 'base + iva',
  pagada TINYINT(1) NOT NULL DEFAULT 0,
  pagada_el DATE NULL COMMENT 'solo si está pagada',
  FOREIGN KEY (cliente_id) REFERENCES cliente (id)
);
