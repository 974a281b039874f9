-- Taller de automóviles: citas, órdenes de reparación, facturas y cobros
CREATE TABLE clientes (
  id_cliente INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  tipo ENUM('particular','empresa') NOT NULL DEFAULT 'particular',
  nombre VARCHAR(60) NULL COMMENT 'solo particulares',
  apellidos VARCHAR(80) NULL COMMENT 'solo particulares',
  razon_social VARCHAR(100) NULL COMMENT 'solo empresas',
  nif VARCHAR(12) NOT NULL COMMENT 'DNI del particular o CIF de la empresa',
  direccion VARCHAR(120) NOT NULL,
  codigo_postal CHAR(5) NOT NULL,
  poblacion VARCHAR(60) NOT NULL,
  provincia VARCHAR(40) NOT NULL,
  telefono VARCHAR(20) NOT NULL,
  correo VARCHAR(100) NULL,
  fecha_alta DATE NOT NULL,
  UNIQUE KEY uk_nif (nif)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Clientes del taller';

CREATE TABLE vehiculos (
  id_vehiculo INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  id_cliente INT NOT NULL COMMENT 'propietario',
  matricula VARCHAR(10) NOT NULL COMMENT 'cuatro cifras y tres letras, p. ej. 1234 BCD',
  bastidor CHAR(17) NOT NULL COMMENT 'número de bastidor (VIN)',
  marca VARCHAR(30) NOT NULL,
  modelo VARCHAR(40) NOT NULL,
  combustible ENUM('gasolina','diésel','híbrido','eléctrico') NOT NULL,
  cilindrada INT NULL COMMENT 'en cm3, vacío en los eléctricos',
  fecha_matriculacion DATE NOT NULL,
  kilometros INT NOT NULL COMMENT 'última lectura en una orden de reparación',
  proxima_itv DATE NULL COMMENT 'próxima inspección técnica',
  UNIQUE KEY uk_matricula (matricula),
  UNIQUE KEY uk_bastidor (bastidor),
  CONSTRAINT fk_veh_cli FOREIGN KEY (id_cliente) REFERENCES clientes (id_cliente)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Vehículos de los clientes';

CREATE TABLE mecanicos (
  id_mecanico INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  nombre VARCHAR(60) NOT NULL,
  apellidos VARCHAR(80) NOT NULL,
  especialidad VARCHAR(40) NOT NULL COMMENT 'mecánica, electricidad, chapa, pintura, neumáticos',
  fecha_contratacion DATE NOT NULL,
  fecha_baja DATE NULL,
  activo TINYINT(1) NOT NULL DEFAULT 1,
  coste_hora DECIMAL(6,2) NOT NULL COMMENT 'coste para la empresa',
  precio_hora DECIMAL(6,2) NOT NULL COMMENT 'tarifa al cliente sin IVA'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Personal del taller';

CREATE TABLE proveedores (
  id_proveedor INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  razon_social VARCHAR(100) NOT NULL,
  cif VARCHAR(12) NOT NULL,
  telefono VARCHAR(20) NULL,
  correo VARCHAR(100) NULL,
  plazo_entrega_dias TINYINT NOT NULL DEFAULT 2
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Proveedores de recambios';

CREATE TABLE recambios (
  id_recambio INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  id_proveedor INT NOT NULL,
  referencia VARCHAR(20) NOT NULL,
  descripcion VARCHAR(120) NOT NULL COMMENT 'p. ej. filtro de aceite, pastillas de freno',
  precio_compra DECIMAL(8,2) NOT NULL,
  margen_pct DECIMAL(5,2) NOT NULL COMMENT 'margen sobre el precio de compra',
  precio_venta DECIMAL(8,2) NOT NULL COMMENT 'precio de compra más margen, sin IVA',
  existencias INT NOT NULL DEFAULT 0,
  existencias_minimas INT NOT NULL DEFAULT 2,
  ubicacion VARCHAR(10) NULL COMMENT 'estantería y balda, p. ej. A-03',
  UNIQUE KEY uk_referencia (referencia),
  CONSTRAINT fk_rec_prov FOREIGN KEY (id_proveedor) REFERENCES proveedores (id_proveedor)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Almacén de recambios';

CREATE TABLE citas (
  id_cita INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  id_cliente INT NOT NULL,
  id_vehiculo INT NOT NULL,
  solicitada_en DATETIME NOT NULL,
  fecha_hora DATETIME NOT NULL COMMENT 'de lunes a viernes, de 8 a 18 h',
  motivo VARCHAR(200) NOT NULL,
  estado ENUM('pendiente','confirmada','atendida','anulada') NOT NULL DEFAULT 'pendiente',
  CONSTRAINT fk_cita_cli FOREIGN KEY (id_cliente) REFERENCES clientes (id_cliente),
  CONSTRAINT fk_cita_veh FOREIGN KEY (id_vehiculo) REFERENCES vehiculos (id_vehiculo)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Agenda de citas';

CREATE TABLE ordenes_reparacion (
  id_orden INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  numero VARCHAR(12) NOT NULL COMMENT 'OR-AAAA-NNNN, año de entrada',
  id_cliente INT NOT NULL,
  id_vehiculo INT NOT NULL,
  id_cita INT NULL COMMENT 'vacío si vino sin cita',
  fecha_entrada DATETIME NOT NULL,
  kilometros_entrada INT NOT NULL,
  averia VARCHAR(255) NOT NULL COMMENT 'avería descrita por el cliente',
  estado ENUM('abierta','en curso','terminada','entregada','anulada') NOT NULL DEFAULT 'abierta',
  fecha_prevista DATE NOT NULL,
  fecha_fin DATETIME NULL,
  fecha_entrega DATETIME NULL,
  total_mano_obra DECIMAL(10,2) NOT NULL DEFAULT 0,
  total_recambios DECIMAL(10,2) NOT NULL DEFAULT 0,
  UNIQUE KEY uk_numero_orden (numero),
  CONSTRAINT fk_or_cli FOREIGN KEY (id_cliente) REFERENCES clientes (id_cliente),
  CONSTRAINT fk_or_veh FOREIGN KEY (id_vehiculo) REFERENCES vehiculos (id_vehiculo),
  CONSTRAINT fk_or_cita FOREIGN KEY (id_cita) REFERENCES citas (id_cita)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Órdenes de reparación';

CREATE TABLE trabajos (
  id_trabajo INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  id_orden INT NOT NULL,
  linea SMALLINT NOT NULL,
  id_mecanico INT NOT NULL,
  descripcion VARCHAR(150) NOT NULL,
  inicio DATETIME NOT NULL,
  fin DATETIME NULL,
  horas DECIMAL(5,2) NOT NULL,
  precio_hora DECIMAL(6,2) NOT NULL COMMENT 'tarifa del mecánico',
  importe DECIMAL(9,2) NOT NULL,
  UNIQUE KEY uk_trabajo (id_orden, linea),
  CONSTRAINT fk_trab_or FOREIGN KEY (id_orden) REFERENCES ordenes_reparacion (id_orden),
  CONSTRAINT fk_trab_mec FOREIGN KEY (id_mecanico) REFERENCES mecanicos (id_mecanico)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Mano de obra de una orden';

CREATE TABLE recambios_orden (
  id_orden INT NOT NULL,
  linea SMALLINT NOT NULL,
  id_recambio INT NOT NULL,
  cantidad INT NOT NULL,
  precio_unitario DECIMAL(8,2) NOT NULL COMMENT 'precio de venta del recambio',
  descuento_pct DECIMAL(5,2) NOT NULL DEFAULT 0,
  importe DECIMAL(9,2) NOT NULL COMMENT 'cantidad por precio menos descuento',
  PRIMARY KEY (id_orden, linea),
  CONSTRAINT fk_ro_or FOREIGN KEY (id_orden) REFERENCES ordenes_reparacion (id_orden),
  CONSTRAINT fk_ro_rec FOREIGN KEY (id_recambio) REFERENCES recambios (id_recambio)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Recambios montados en una orden';

CREATE TABLE facturas (
  id_factura INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  numero VARCHAR(14) NOT NULL,
  id_orden INT NOT NULL,
  id_cliente INT NOT NULL,
  fecha_emision DATE NOT NULL,
  fecha_vencimiento DATE NOT NULL,
  base_imponible DECIMAL(10,2) NOT NULL COMMENT 'mano de obra más recambios de la orden',
  iva_pct DECIMAL(4,2) NOT NULL DEFAULT 21.00,
  cuota_iva DECIMAL(10,2) NOT NULL,
  total DECIMAL(10,2) NOT NULL,
  cobrado DECIMAL(10,2) NOT NULL DEFAULT 0 COMMENT 'suma de los cobros',
  pagada TINYINT(1) NOT NULL DEFAULT 0 COMMENT '1 si está cobrada por completo',
  UNIQUE KEY uk_numero_factura (numero),
  UNIQUE KEY uk_factura_orden (id_orden),
  CONSTRAINT fk_fac_or FOREIGN KEY (id_orden) REFERENCES ordenes_reparacion (id_orden),
  CONSTRAINT fk_fac_cli FOREIGN KEY (id_cliente) REFERENCES clientes (id_cliente)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Facturas emitidas';

CREATE TABLE cobros (
  id_cobro INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  id_factura INT NOT NULL,
  fecha DATE NOT NULL,
  importe DECIMAL(10,2) NOT NULL,
  forma_pago ENUM('efectivo','tarjeta','transferencia','bizum') NOT NULL,
  CONSTRAINT fk_cob_fac FOREIGN KEY (id_factura) REFERENCES facturas (id_factura)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Cobros recibidos';
