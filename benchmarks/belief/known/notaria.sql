CREATE TABLE notario (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  nombre VARCHAR(60) NOT NULL,
  apellidos VARCHAR(100) NOT NULL,
  correo VARCHAR(120) NOT NULL,
  num_colegiado VARCHAR(10) NOT NULL UNIQUE,
  fecha_toma_posesion DATE NOT NULL,
  fecha_cese DATE NULL COMMENT 'solo si ya no está en activo',
  en_activo TINYINT(1) NOT NULL DEFAULT 1
) ENGINE=InnoDB COMMENT='notarios de la oficina';

CREATE TABLE oficial (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  notario_id INT UNSIGNED NOT NULL,
  nombre VARCHAR(60) NOT NULL,
  apellidos VARCHAR(100) NOT NULL,
  nombre_completo VARCHAR(170) NOT NULL,
  telefono VARCHAR(20),
  FOREIGN KEY (notario_id) REFERENCES notario (id)
);

CREATE TABLE otorgante (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  tipo_persona ENUM('fisica','juridica') NOT NULL DEFAULT 'fisica',
  nombre VARCHAR(60) NULL,
  apellidos VARCHAR(100) NULL,
  razon_social VARCHAR(150) NULL COMMENT 'solo personas jurídicas',
  nif VARCHAR(12) NOT NULL UNIQUE,
  estado_civil ENUM('soltero','casado','viudo','divorciado') NULL,
  fecha_nacimiento DATE NULL COMMENT 'solo personas físicas',
  domicilio VARCHAR(150) NOT NULL,
  municipio VARCHAR(60) NOT NULL,
  codigo_postal CHAR(5) NOT NULL
);

CREATE TABLE tipo_documento (
  id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  nombre VARCHAR(60) NOT NULL UNIQUE COMMENT 'compraventa, poder, testamento, herencia, préstamo hipotecario',
  arancel_base DECIMAL(8,2) NOT NULL,
  requiere_registro TINYINT(1) NOT NULL DEFAULT 0
);

CREATE TABLE expediente (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  numero VARCHAR(20) NOT NULL UNIQUE,
  notario_id INT UNSIGNED NOT NULL,
  oficial_id INT UNSIGNED NOT NULL,
  tipo_documento_id SMALLINT UNSIGNED NOT NULL,
  estado ENUM('abierto','en_preparacion','firmado','cerrado','anulado') NOT NULL DEFAULT 'abierto',
  fecha_apertura DATETIME NOT NULL,
  fecha_firma DATETIME NULL,
  fecha_cierre DATETIME NULL,
  motivo_anulacion VARCHAR(200) NULL,
  num_escrituras INT UNSIGNED NOT NULL DEFAULT 0,
  FOREIGN KEY (notario_id) REFERENCES notario (id),
  FOREIGN KEY (oficial_id) REFERENCES oficial (id),
  FOREIGN KEY (tipo_documento_id) REFERENCES tipo_documento (id)
);

CREATE TABLE escritura (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  expediente_id INT UNSIGNED NOT NULL,
  notario_id INT UNSIGNED NOT NULL,
  num_protocolo INT UNSIGNED NOT NULL,
  anio SMALLINT UNSIGNED NOT NULL,
  fecha_otorgamiento DATE NOT NULL,
  cuantia DECIMAL(14,2) NULL,
  num_folios SMALLINT UNSIGNED NOT NULL,
  precio_folio DECIMAL(6,2) NOT NULL,
  importe_folios DECIMAL(10,2) NOT NULL COMMENT 'folios por precio del folio',
  UNIQUE KEY (notario_id, anio, num_protocolo),
  FOREIGN KEY (expediente_id) REFERENCES expediente (id),
  FOREIGN KEY (notario_id) REFERENCES notario (id)
);

CREATE TABLE intervencion (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  escritura_id INT UNSIGNED NOT NULL,
  otorgante_id INT UNSIGNED NOT NULL,
  orden TINYINT UNSIGNED NOT NULL,
  calidad ENUM('vendedor','comprador','apoderado','testador','heredero') NOT NULL,
  porcentaje DECIMAL(5,2) NULL,
  UNIQUE KEY (escritura_id, otorgante_id),
  FOREIGN KEY (escritura_id) REFERENCES escritura (id),
  FOREIGN KEY (otorgante_id) REFERENCES otorgante (id)
);

CREATE TABLE copia (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  escritura_id INT UNSIGNED NOT NULL,
  solicitante_id INT UNSIGNED NOT NULL COMMENT 'otorgante.id',
  tipo ENUM('simple','autorizada') NOT NULL DEFAULT 'simple',
  fecha_solicitud DATETIME NOT NULL,
  fecha_entrega DATETIME NULL,
  entregada TINYINT(1) NOT NULL DEFAULT 0,
  FOREIGN KEY (escritura_id) REFERENCES escritura (id),
  FOREIGN KEY (solicitante_id) REFERENCES otorgante (id)
);

CREATE TABLE factura (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  expediente_id INT UNSIGNED NOT NULL,
  otorgante_id INT UNSIGNED NOT NULL,
  numero VARCHAR(20) NOT NULL UNIQUE,
  fecha_emision DATE NOT NULL,
  fecha_vencimiento DATE NOT NULL,
  fecha_cobro DATE NULL,
  estado ENUM('pendiente','cobrada','anulada') NOT NULL DEFAULT 'pendiente',
  honorarios DECIMAL(10,2) NOT NULL,
  suplidos DECIMAL(10,2) NOT NULL DEFAULT 0,
  iva_pct DECIMAL(4,2) NOT NULL DEFAULT 21.00,
  cuota_iva DECIMAL(10,2) NOT NULL COMMENT 'IVA sobre los honorarios',
  retencion_irpf DECIMAL(10,2) NOT NULL DEFAULT 0 COMMENT '15 % de los honorarios o nada',
  total DECIMAL(10,2) NOT NULL COMMENT 'honorarios + suplidos + IVA - retención',
  FOREIGN KEY (expediente_id) REFERENCES expediente (id),
  FOREIGN KEY (otorgante_id) REFERENCES otorgante (id)
);

CREATE TABLE concepto_factura (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  factura_id INT UNSIGNED NOT NULL,
  linea TINYINT UNSIGNED NOT NULL,
  descripcion VARCHAR(150) NOT NULL,
  unidades SMALLINT UNSIGNED NOT NULL DEFAULT 1,
  precio DECIMAL(8,2) NOT NULL,
  importe DECIMAL(10,2) NOT NULL,
  UNIQUE KEY (factura_id, linea),
  FOREIGN KEY (factura_id) REFERENCES factura (id)
);
