CREATE TABLE idiomas (
  codigo        CHAR(2) NOT NULL COMMENT 'ISO 639-1, en minúsculas',
  nombre        VARCHAR(40) NOT NULL,
  PRIMARY KEY (codigo)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='idiomas de trabajo';

CREATE TABLE clientes (
  id            INT UNSIGNED NOT NULL AUTO_INCREMENT,
  razon_social  VARCHAR(120) NOT NULL,
  nif           VARCHAR(12) NOT NULL,
  contacto      VARCHAR(100) NOT NULL COMMENT 'persona de contacto',
  correo        VARCHAR(120) NOT NULL COMMENT 'de la persona de contacto',
  telefono      VARCHAR(20) DEFAULT NULL,
  direccion     VARCHAR(150) NOT NULL,
  codigo_postal CHAR(5) NOT NULL,
  ciudad        VARCHAR(60) NOT NULL,
  dias_pago     TINYINT UNSIGNED NOT NULL DEFAULT 30 COMMENT 'plazo de pago en días',
  activo        TINYINT(1) NOT NULL DEFAULT 1,
  creado_en     DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (id),
  UNIQUE KEY uq_nif (nif)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE traductores (
  id             INT UNSIGNED NOT NULL AUTO_INCREMENT,
  nombre         VARCHAR(50) NOT NULL,
  apellidos      VARCHAR(80) NOT NULL,
  correo         VARCHAR(120) NOT NULL,
  idioma_materno CHAR(2) NOT NULL,
  es_jurado      TINYINT(1) NOT NULL DEFAULT 0,
  num_jurado     VARCHAR(10) DEFAULT NULL COMMENT 'número MAEC; solo traductores jurados',
  palabras_dia   SMALLINT UNSIGNED NOT NULL DEFAULT 2500 COMMENT 'capacidad diaria, entre 1000 y 6000',
  valoracion     DECIMAL(2,1) DEFAULT NULL COMMENT 'de 1,0 a 5,0',
  fecha_alta     DATE NOT NULL,
  fecha_baja     DATE DEFAULT NULL COMMENT 'vacía mientras colabora',
  PRIMARY KEY (id),
  UNIQUE KEY uq_correo (correo),
  CONSTRAINT fk_trad_idioma FOREIGN KEY (idioma_materno) REFERENCES idiomas (codigo)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE combinaciones (
  id             INT UNSIGNED NOT NULL AUTO_INCREMENT,
  traductor_id   INT UNSIGNED NOT NULL,
  idioma_origen  CHAR(2) NOT NULL,
  idioma_destino CHAR(2) NOT NULL COMMENT 'distinto del origen',
  tarifa_palabra DECIMAL(5,3) NOT NULL COMMENT 'euros por palabra, de 0,02 a 0,30',
  PRIMARY KEY (id),
  UNIQUE KEY uq_comb (traductor_id, idioma_origen, idioma_destino),
  CONSTRAINT fk_comb_trad FOREIGN KEY (traductor_id) REFERENCES traductores (id),
  CONSTRAINT fk_comb_ori FOREIGN KEY (idioma_origen) REFERENCES idiomas (codigo),
  CONSTRAINT fk_comb_des FOREIGN KEY (idioma_destino) REFERENCES idiomas (codigo)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE proyectos (
  id             INT UNSIGNED NOT NULL AUTO_INCREMENT,
  referencia     VARCHAR(12) NOT NULL COMMENT 'AAAA-nnnn: año de recepción y número',
  cliente_id     INT UNSIGNED NOT NULL,
  titulo         VARCHAR(150) NOT NULL,
  idioma_origen  CHAR(2) NOT NULL,
  especialidad   VARCHAR(12) NOT NULL DEFAULT 'general' COMMENT 'general, juridica, medica, tecnica, marketing',
  estado         VARCHAR(12) NOT NULL DEFAULT 'presupuesto' COMMENT 'presupuesto, en_curso, entregado, facturado, cancelado',
  recibido_en    DATETIME NOT NULL,
  plazo_entrega  DATETIME NOT NULL,
  entregado_en   DATETIME DEFAULT NULL COMMENT 'solo entregado o facturado',
  urgente        TINYINT(1) NOT NULL DEFAULT 0,
  recargo_pct    DECIMAL(4,1) NOT NULL DEFAULT 0.0 COMMENT 'recargo de urgencia; 0 si no es urgente',
  total_palabras INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'suma de las tareas',
  PRIMARY KEY (id),
  UNIQUE KEY uq_ref (referencia),
  CONSTRAINT fk_proy_cli FOREIGN KEY (cliente_id) REFERENCES clientes (id),
  CONSTRAINT fk_proy_idioma FOREIGN KEY (idioma_origen) REFERENCES idiomas (codigo)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE tareas (
  id              INT UNSIGNED NOT NULL AUTO_INCREMENT,
  proyecto_id     INT UNSIGNED NOT NULL,
  num_tarea       SMALLINT UNSIGNED NOT NULL,
  idioma_destino  CHAR(2) NOT NULL COMMENT 'distinto del idioma de origen del proyecto',
  traductor_id    INT UNSIGNED DEFAULT NULL COMMENT 'NULL mientras está pendiente',
  revisor_id      INT UNSIGNED DEFAULT NULL COMMENT 'otro traductor, nunca el mismo',
  palabras        INT UNSIGNED NOT NULL,
  palabras_nuevas INT UNSIGNED NOT NULL COMMENT 'sin coincidencia en la memoria',
  palabras_repetidas INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'nuevas + repetidas = palabras',
  tarifa_palabra  DECIMAL(5,3) NOT NULL,
  coste           DECIMAL(9,2) NOT NULL COMMENT 'palabras x tarifa',
  estado          TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT '0=pendiente, 1=asignada, 2=traducida, 3=revisada',
  asignada_en     DATETIME DEFAULT NULL,
  traducida_en    DATETIME DEFAULT NULL COMMENT 'desde el estado 2',
  revisada_en     DATETIME DEFAULT NULL COMMENT 'solo en el estado 3',
  PRIMARY KEY (id),
  UNIQUE KEY uq_tarea (proyecto_id, num_tarea),
  CONSTRAINT fk_tarea_proy FOREIGN KEY (proyecto_id) REFERENCES proyectos (id),
  CONSTRAINT fk_tarea_idioma FOREIGN KEY (idioma_destino) REFERENCES idiomas (codigo),
  CONSTRAINT fk_tarea_trad FOREIGN KEY (traductor_id) REFERENCES traductores (id),
  CONSTRAINT fk_tarea_rev FOREIGN KEY (revisor_id) REFERENCES traductores (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE archivos (
  id            INT UNSIGNED NOT NULL AUTO_INCREMENT,
  tarea_id      INT UNSIGNED NOT NULL,
  nombre        VARCHAR(160) NOT NULL COMMENT 'con su extensión',
  extension     VARCHAR(5) NOT NULL COMMENT 'docx, pdf, xlsx, xliff',
  tamano_bytes  INT UNSIGNED NOT NULL,
  version       TINYINT UNSIGNED NOT NULL DEFAULT 1,
  subido_en     DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (id),
  CONSTRAINT fk_arch_tarea FOREIGN KEY (tarea_id) REFERENCES tareas (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE facturas (
  id             INT UNSIGNED NOT NULL AUTO_INCREMENT,
  numero         VARCHAR(15) NOT NULL,
  cliente_id     INT UNSIGNED NOT NULL,
  fecha_emision  DATE NOT NULL,
  fecha_vencimiento DATE NOT NULL COMMENT 'emisión + plazo de pago del cliente',
  base_imponible DECIMAL(10,2) NOT NULL COMMENT 'suma de las líneas',
  tipo_iva       DECIMAL(4,2) NOT NULL DEFAULT 21.00,
  cuota_iva      DECIMAL(10,2) NOT NULL,
  total          DECIMAL(10,2) NOT NULL COMMENT 'base + IVA',
  estado         CHAR(1) NOT NULL DEFAULT 'E' COMMENT 'E emitida, C cobrada, A anulada',
  cobrada_el     DATE DEFAULT NULL COMMENT 'solo cobrada',
  PRIMARY KEY (id),
  UNIQUE KEY uq_numero (numero),
  CONSTRAINT fk_fact_cli FOREIGN KEY (cliente_id) REFERENCES clientes (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE lineas_factura (
  factura_id    INT UNSIGNED NOT NULL,
  linea         SMALLINT UNSIGNED NOT NULL,
  proyecto_id   INT UNSIGNED NOT NULL COMMENT 'un proyecto del mismo cliente',
  concepto      VARCHAR(150) NOT NULL,
  cantidad      INT UNSIGNED NOT NULL COMMENT 'palabras',
  precio        DECIMAL(5,3) NOT NULL,
  importe       DECIMAL(10,2) NOT NULL COMMENT 'cantidad x precio',
  PRIMARY KEY (factura_id, linea),
  CONSTRAINT fk_lin_fact FOREIGN KEY (factura_id) REFERENCES facturas (id) ON DELETE CASCADE,
  CONSTRAINT fk_lin_proy FOREIGN KEY (proyecto_id) REFERENCES proyectos (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
