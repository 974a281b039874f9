-- Cooperativa olivarera: recepción de aceituna, bodega y liquidación a socios
CREATE TABLE socios (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  num_socio INT NOT NULL UNIQUE,
  nombre VARCHAR(40) NOT NULL,
  apellidos VARCHAR(60) NOT NULL,
  nif CHAR(9) NOT NULL UNIQUE,
  telefono VARCHAR(15) DEFAULT NULL,
  iban CHAR(24) NOT NULL COMMENT 'cuenta donde cobra la liquidación',
  fecha_alta DATE NOT NULL,
  fecha_baja DATE DEFAULT NULL COMMENT 'nulo mientras es socio',
  num_fincas INT NOT NULL DEFAULT 0 COMMENT 'fincas declaradas',
  superficie_total_ha DECIMAL(8,2) NOT NULL DEFAULT 0 COMMENT 'suma de sus fincas'
) COMMENT='socios de la cooperativa';
CREATE TABLE fincas (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  socio_id INT NOT NULL,
  ref_catastral CHAR(20) NOT NULL UNIQUE COMMENT 'referencia catastral',
  paraje VARCHAR(60) NOT NULL,
  municipio VARCHAR(60) NOT NULL,
  variedad ENUM('picual','hojiblanca','arbequina','cornicabra') NOT NULL,
  superficie_ha DECIMAL(7,2) NOT NULL,
  num_olivos INT NOT NULL,
  olivos_por_ha DECIMAL(6,1) NOT NULL COMMENT 'marco: olivos entre superficie',
  regadio TINYINT(1) NOT NULL DEFAULT 0,
  CONSTRAINT fk_finca_socio FOREIGN KEY (socio_id) REFERENCES socios(id)
);
CREATE TABLE campanas (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  nombre CHAR(7) NOT NULL UNIQUE COMMENT 'por ejemplo 2023/24',
  fecha_apertura DATE NOT NULL,
  fecha_cierre DATE DEFAULT NULL COMMENT 'nulo si la campaña sigue abierta',
  cerrada TINYINT(1) NOT NULL DEFAULT 0,
  kilos_recibidos DECIMAL(12,0) NOT NULL DEFAULT 0 COMMENT 'suma de pesos netos de las entradas'
);
CREATE TABLE entradas (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  num_albaran VARCHAR(12) NOT NULL UNIQUE,
  campana_id INT NOT NULL,
  socio_id INT NOT NULL,
  finca_id INT NOT NULL COMMENT 'finca del mismo socio',
  fecha_hora DATETIME NOT NULL,
  procedencia ENUM('vuelo','suelo') NOT NULL,
  matricula VARCHAR(10) NOT NULL,
  peso_bruto INT NOT NULL COMMENT 'kg en báscula con remolque cargado',
  tara INT NOT NULL COMMENT 'kg remolque vacío',
  destare_pct DECIMAL(4,2) NOT NULL COMMENT 'descuento por hojas y tierra, % sobre bruto menos tara',
  peso_neto INT NOT NULL COMMENT 'kg: (bruto - tara) menos el destare',
  tolva TINYINT NOT NULL,
  CONSTRAINT fk_ent_campana FOREIGN KEY (campana_id) REFERENCES campanas(id),
  CONSTRAINT fk_ent_socio FOREIGN KEY (socio_id) REFERENCES socios(id),
  CONSTRAINT fk_ent_finca FOREIGN KEY (finca_id) REFERENCES fincas(id)
) COMMENT='albaranes de entrada de aceituna';
CREATE TABLE analisis (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  entrada_id INT NOT NULL UNIQUE,
  fecha_muestra DATETIME NOT NULL,
  fecha_resultado DATETIME DEFAULT NULL,
  estado ENUM('pendiente','analizada','repetir') NOT NULL DEFAULT 'pendiente',
  humedad_pct DECIMAL(5,2) DEFAULT NULL,
  rendimiento_graso_pct DECIMAL(5,2) DEFAULT NULL COMMENT 'grasa sobre aceituna húmeda; nulo hasta el resultado',
  acidez_grados DECIMAL(4,2) DEFAULT NULL,
  kilos_aceite DECIMAL(9,2) DEFAULT NULL COMMENT 'peso neto de la entrada por rendimiento / 100',
  CONSTRAINT fk_ana_ent FOREIGN KEY (entrada_id) REFERENCES entradas(id)
);
CREATE TABLE depositos (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  codigo VARCHAR(6) NOT NULL UNIQUE,
  material ENUM('acero_inox','poliester') NOT NULL,
  capacidad_kg INT NOT NULL,
  existencias_kg INT NOT NULL DEFAULT 0 COMMENT 'kilos de aceite ahora',
  calidad ENUM('virgen_extra','virgen','lampante') NOT NULL
) COMMENT='depósitos de la bodega';
CREATE TABLE ventas_granel (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  num_contrato VARCHAR(15) NOT NULL UNIQUE,
  deposito_id INT NOT NULL,
  comprador VARCHAR(100) NOT NULL,
  cif CHAR(9) NOT NULL,
  fecha_contrato DATE NOT NULL,
  fecha_retirada DATE DEFAULT NULL COMMENT 'día en que carga la cisterna',
  calidad ENUM('virgen_extra','virgen','lampante') NOT NULL COMMENT 'la del depósito',
  kilos INT NOT NULL,
  precio_kg DECIMAL(6,3) NOT NULL COMMENT 'euros',
  base_imponible DECIMAL(12,2) NOT NULL,
  iva_pct DECIMAL(4,2) NOT NULL DEFAULT 4.00,
  total_factura DECIMAL(12,2) NOT NULL,
  anulada TINYINT(1) NOT NULL DEFAULT 0,
  CONSTRAINT fk_venta_dep FOREIGN KEY (deposito_id) REFERENCES depositos(id)
);
CREATE TABLE liquidaciones (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  socio_id INT NOT NULL,
  campana_id INT NOT NULL,
  estado ENUM('borrador','emitida','pagada') NOT NULL DEFAULT 'borrador',
  kilos_aceituna DECIMAL(10,0) NOT NULL COMMENT 'suma de entradas del socio en la campaña',
  precio_medio DECIMAL(6,4) NOT NULL COMMENT 'euros por kg de aceituna',
  importe_bruto DECIMAL(11,2) NOT NULL COMMENT 'kilos por precio',
  gastos_molturacion DECIMAL(10,2) NOT NULL,
  retencion_pct DECIMAL(4,2) NOT NULL DEFAULT 2.00 COMMENT 'IRPF agrario',
  retencion DECIMAL(10,2) NOT NULL,
  importe_liquido DECIMAL(11,2) NOT NULL COMMENT 'bruto menos gastos menos retención',
  fecha_emision DATE DEFAULT NULL,
  fecha_pago DATE DEFAULT NULL,
  UNIQUE KEY uq_socio_campana (socio_id, campana_id),
  CONSTRAINT fk_liq_socio FOREIGN KEY (socio_id) REFERENCES socios(id),
  CONSTRAINT fk_liq_campana FOREIGN KEY (campana_id) REFERENCES campanas(id)
);
CREATE TABLE anticipos (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  liquidacion_id INT NOT NULL,
  socio_id INT NOT NULL,
  fecha DATE NOT NULL,
  importe DECIMAL(9,2) NOT NULL COMMENT 'a cuenta de la liquidación',
  concepto VARCHAR(120) DEFAULT NULL,
  CONSTRAINT fk_ant_liq FOREIGN KEY (liquidacion_id) REFERENCES liquidaciones(id),
  CONSTRAINT fk_ant_socio FOREIGN KEY (socio_id) REFERENCES socios(id)
);
