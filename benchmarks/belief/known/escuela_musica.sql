CREATE TABLE instrumento (
  id_instrumento INT NOT NULL AUTO_INCREMENT,
  nombre VARCHAR(50) NOT NULL COMMENT 'p. ej. piano, violín, guitarra',
  familia ENUM('cuerda','viento madera','viento metal','percusión','teclado','voz') NOT NULL COMMENT 'Familia instrumental',
  PRIMARY KEY (id_instrumento),
  UNIQUE KEY uq_instrumento_nombre (nombre)
) ENGINE=InnoDB COMMENT='Instrumentos que se enseñan en la escuela';

CREATE TABLE profesor (
  id_profesor INT NOT NULL AUTO_INCREMENT,
  nombre VARCHAR(40) NOT NULL,
  apellidos VARCHAR(80) NOT NULL,
  nif CHAR(9) NOT NULL COMMENT 'NIF: ocho cifras y una letra',
  correo VARCHAR(100) NOT NULL,
  telefono VARCHAR(20) DEFAULT NULL,
  id_instrumento INT NOT NULL COMMENT 'Instrumento principal',
  fecha_nacimiento DATE NOT NULL,
  fecha_alta DATE NOT NULL COMMENT 'Comienzo del contrato',
  fecha_baja DATE DEFAULT NULL COMMENT 'Solo si ya no trabaja en la escuela',
  activo TINYINT(1) NOT NULL DEFAULT 1 COMMENT '1 = trabaja actualmente',
  tarifa_hora DECIMAL(6,2) NOT NULL COMMENT 'Euros por hora',
  PRIMARY KEY (id_profesor),
  UNIQUE KEY uq_profesor_nif (nif),
  CONSTRAINT fk_prof_instr FOREIGN KEY (id_instrumento) REFERENCES instrumento (id_instrumento)
) ENGINE=InnoDB COMMENT='Profesorado';

CREATE TABLE alumno (
  id_alumno INT NOT NULL AUTO_INCREMENT,
  nombre VARCHAR(40) NOT NULL,
  apellidos VARCHAR(80) NOT NULL,
  fecha_nacimiento DATE NOT NULL,
  es_menor TINYINT(1) NOT NULL DEFAULT 0 COMMENT '1 = menor de 18 años a fecha de hoy',
  nombre_tutor VARCHAR(120) DEFAULT NULL COMMENT 'Padre, madre o tutor; solo para menores',
  telefono_tutor VARCHAR(20) DEFAULT NULL COMMENT 'Solo para menores',
  correo VARCHAR(100) DEFAULT NULL,
  direccion VARCHAR(120) NOT NULL COMMENT 'Calle y número',
  codigo_postal CHAR(5) NOT NULL COMMENT 'Código postal español',
  localidad VARCHAR(60) NOT NULL,
  iban CHAR(24) DEFAULT NULL COMMENT 'Cuenta para domiciliar los recibos',
  fecha_alta DATE NOT NULL,
  PRIMARY KEY (id_alumno)
) ENGINE=InnoDB COMMENT='Alumnado';

CREATE TABLE aula (
  id_aula INT NOT NULL AUTO_INCREMENT,
  codigo VARCHAR(10) NOT NULL COMMENT 'p. ej. A-101',
  planta TINYINT NOT NULL,
  aforo SMALLINT NOT NULL COMMENT 'Número máximo de personas',
  metros_cuadrados DECIMAL(5,1) NOT NULL,
  tiene_piano TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (id_aula),
  UNIQUE KEY uq_aula_codigo (codigo)
) ENGINE=InnoDB COMMENT='Aulas y salas de ensayo';

CREATE TABLE curso (
  id_curso INT NOT NULL AUTO_INCREMENT,
  titulo VARCHAR(100) NOT NULL,
  id_instrumento INT NOT NULL,
  id_profesor INT NOT NULL,
  id_aula INT NOT NULL,
  nivel ENUM('iniciación','elemental','medio','avanzado') NOT NULL,
  modalidad ENUM('individual','grupo') NOT NULL COMMENT 'Individual: una sola plaza',
  plazas SMALLINT NOT NULL COMMENT 'No supera el aforo del aula',
  num_matriculados SMALLINT NOT NULL DEFAULT 0 COMMENT 'Matrículas no anuladas del curso',
  plazas_libres SMALLINT NOT NULL DEFAULT 0 COMMENT 'plazas - num_matriculados',
  edad_minima TINYINT NOT NULL,
  edad_maxima TINYINT DEFAULT NULL,
  fecha_inicio DATE NOT NULL,
  fecha_fin DATE NOT NULL,
  cuota_mensual DECIMAL(7,2) NOT NULL COMMENT 'Euros al mes',
  PRIMARY KEY (id_curso),
  CONSTRAINT fk_curso_instr FOREIGN KEY (id_instrumento) REFERENCES instrumento (id_instrumento),
  CONSTRAINT fk_curso_prof FOREIGN KEY (id_profesor) REFERENCES profesor (id_profesor),
  CONSTRAINT fk_curso_aula FOREIGN KEY (id_aula) REFERENCES aula (id_aula)
) ENGINE=InnoDB COMMENT='Cursos ofrecidos';

CREATE TABLE matricula (
  id_matricula INT NOT NULL AUTO_INCREMENT,
  id_curso INT NOT NULL,
  id_alumno INT NOT NULL,
  fecha_matricula DATE NOT NULL,
  estado ENUM('pendiente','activa','finalizada','anulada') NOT NULL DEFAULT 'pendiente',
  fecha_anulacion DATE DEFAULT NULL COMMENT 'Solo si el estado es anulada',
  motivo_anulacion VARCHAR(200) DEFAULT NULL,
  descuento_pct DECIMAL(5,2) NOT NULL DEFAULT 0 COMMENT 'Descuento por hermanos, máximo 50 %',
  nota_final DECIMAL(4,2) DEFAULT NULL COMMENT 'De 0 a 10, solo matrículas finalizadas',
  PRIMARY KEY (id_matricula),
  UNIQUE KEY uq_matricula (id_curso, id_alumno),
  CONSTRAINT fk_mat_curso FOREIGN KEY (id_curso) REFERENCES curso (id_curso),
  CONSTRAINT fk_mat_alumno FOREIGN KEY (id_alumno) REFERENCES alumno (id_alumno)
) ENGINE=InnoDB COMMENT='Matrícula de un alumno en un curso';

CREATE TABLE clase (
  id_clase INT NOT NULL AUTO_INCREMENT,
  id_curso INT NOT NULL,
  id_profesor INT NOT NULL COMMENT 'El profesor del curso',
  num_sesion SMALLINT NOT NULL COMMENT 'Correlativo dentro del curso, desde 1',
  fecha DATE NOT NULL COMMENT 'De lunes a sábado, dentro del periodo del curso',
  hora_inicio TIME NOT NULL,
  hora_fin TIME NOT NULL,
  duracion_min SMALLINT NOT NULL COMMENT 'Minutos entre hora_inicio y hora_fin',
  estado ENUM('programada','impartida','cancelada') NOT NULL DEFAULT 'programada',
  contenido TEXT COMMENT 'Lo trabajado en clase, solo clases impartidas',
  PRIMARY KEY (id_clase),
  UNIQUE KEY uq_clase_sesion (id_curso, num_sesion),
  CONSTRAINT fk_clase_curso FOREIGN KEY (id_curso) REFERENCES curso (id_curso),
  CONSTRAINT fk_clase_prof FOREIGN KEY (id_profesor) REFERENCES profesor (id_profesor)
) ENGINE=InnoDB COMMENT='Sesiones de cada curso';

CREATE TABLE asistencia (
  id_clase INT NOT NULL,
  id_matricula INT NOT NULL COMMENT 'Matrícula en el mismo curso que la clase',
  presente TINYINT(1) NOT NULL DEFAULT 1,
  minutos_retraso SMALLINT DEFAULT NULL COMMENT 'Solo si estuvo presente',
  motivo_ausencia VARCHAR(120) DEFAULT NULL COMMENT 'Solo si no estuvo presente',
  PRIMARY KEY (id_clase, id_matricula),
  CONSTRAINT fk_asis_clase FOREIGN KEY (id_clase) REFERENCES clase (id_clase),
  CONSTRAINT fk_asis_mat FOREIGN KEY (id_matricula) REFERENCES matricula (id_matricula)
) ENGINE=InnoDB COMMENT='Lista de asistencia';

CREATE TABLE recibo (
  id_recibo INT NOT NULL AUTO_INCREMENT,
  num_recibo CHAR(11) NOT NULL COMMENT 'Formato R-AAAA-0001',
  id_matricula INT NOT NULL,
  id_alumno INT NOT NULL COMMENT 'Alumno de la matrícula',
  mes DATE NOT NULL COMMENT 'Primer día del mes facturado',
  fecha_emision DATE NOT NULL,
  fecha_vencimiento DATE NOT NULL,
  importe_bruto DECIMAL(8,2) NOT NULL,
  descuento DECIMAL(8,2) NOT NULL DEFAULT 0,
  importe_neto DECIMAL(8,2) NOT NULL COMMENT 'importe_bruto - descuento',
  importe_pagado DECIMAL(8,2) NOT NULL DEFAULT 0 COMMENT 'Suma de los pagos',
  estado ENUM('pendiente','parcial','pagado') NOT NULL DEFAULT 'pendiente',
  PRIMARY KEY (id_recibo),
  UNIQUE KEY uq_recibo_num (num_recibo),
  CONSTRAINT fk_rec_mat FOREIGN KEY (id_matricula) REFERENCES matricula (id_matricula),
  CONSTRAINT fk_rec_alumno FOREIGN KEY (id_alumno) REFERENCES alumno (id_alumno)
) ENGINE=InnoDB COMMENT='Recibos mensuales';

CREATE TABLE pago (
  id_pago INT NOT NULL AUTO_INCREMENT,
  id_recibo INT NOT NULL,
  fecha_pago DATE NOT NULL,
  importe DECIMAL(8,2) NOT NULL,
  forma_pago ENUM('efectivo','tarjeta','transferencia','domiciliación') NOT NULL,
  PRIMARY KEY (id_pago),
  CONSTRAINT fk_pago_recibo FOREIGN KEY (id_recibo) REFERENCES recibo (id_recibo)
) ENGINE=InnoDB COMMENT='Pagos recibidos';

CREATE TABLE prestamo_instrumento (
  id_prestamo INT NOT NULL AUTO_INCREMENT,
  id_alumno INT NOT NULL,
  id_instrumento INT NOT NULL,
  num_serie VARCHAR(20) NOT NULL COMMENT 'Número de serie del instrumento prestado',
  fecha_prestamo DATE NOT NULL,
  fecha_prevista DATE NOT NULL COMMENT 'Devolución prevista',
  fecha_devolucion DATE DEFAULT NULL COMMENT 'NULL mientras siga prestado',
  devuelto TINYINT(1) NOT NULL DEFAULT 0,
  fianza DECIMAL(7,2) NOT NULL,
  fianza_devuelta DECIMAL(7,2) DEFAULT NULL COMMENT 'Como máximo la fianza; solo si se ha devuelto',
  PRIMARY KEY (id_prestamo),
  CONSTRAINT fk_pres_alumno FOREIGN KEY (id_alumno) REFERENCES alumno (id_alumno),
  CONSTRAINT fk_pres_instr FOREIGN KEY (id_instrumento) REFERENCES instrumento (id_instrumento)
) ENGINE=InnoDB COMMENT='Préstamo de instrumentos';
