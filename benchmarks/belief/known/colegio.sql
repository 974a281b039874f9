CREATE TABLE curso_escolar (
  id_curso INT NOT NULL AUTO_INCREMENT,
  denominacion VARCHAR(9) NOT NULL COMMENT 'p. ej. 2023/2024',
  fecha_inicio DATE NOT NULL,
  fecha_fin DATE NOT NULL,
  activo TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'Solo el curso actual',
  PRIMARY KEY (id_curso), UNIQUE KEY uq_curso (denominacion)
);
CREATE TABLE profesor (
  id_profesor INT NOT NULL AUTO_INCREMENT,
  dni VARCHAR(10) NOT NULL,
  nombre VARCHAR(50) NOT NULL,
  apellidos VARCHAR(100) NOT NULL,
  nombre_completo VARCHAR(150) NOT NULL COMMENT 'Nombre y apellidos',
  sexo CHAR(1) NOT NULL COMMENT 'H = hombre, M = mujer',
  correo VARCHAR(120) NOT NULL,
  telefono VARCHAR(20) NULL,
  especialidad VARCHAR(80) NOT NULL,
  fecha_nacimiento DATE NOT NULL,
  fecha_alta DATE NOT NULL,
  fecha_baja DATE NULL,
  horas_semanales DECIMAL(4,1) NOT NULL DEFAULT 25.0,
  PRIMARY KEY (id_profesor), UNIQUE KEY uq_prof_dni (dni)
);
CREATE TABLE grupo (
  id_grupo INT NOT NULL AUTO_INCREMENT,
  id_curso INT NOT NULL,
  id_tutor INT NOT NULL COMMENT 'Profesor tutor',
  nivel TINYINT NOT NULL COMMENT '1 a 4 de ESO',
  letra CHAR(1) NOT NULL COMMENT 'A, B, C, D',
  nombre VARCHAR(20) NOT NULL COMMENT 'Nivel y letra, p. ej. 1A',
  aula VARCHAR(20) NULL,
  capacidad TINYINT NOT NULL DEFAULT 30,
  num_alumnos TINYINT NOT NULL DEFAULT 0 COMMENT 'Alumnos del grupo',
  PRIMARY KEY (id_grupo), UNIQUE KEY uq_grupo (id_curso, nivel, letra),
  CONSTRAINT fk_grupo_curso FOREIGN KEY (id_curso) REFERENCES curso_escolar (id_curso),
  CONSTRAINT fk_grupo_tutor FOREIGN KEY (id_tutor) REFERENCES profesor (id_profesor)
);
CREATE TABLE alumno (
  id_alumno INT NOT NULL AUTO_INCREMENT,
  num_expediente VARCHAR(12) NOT NULL,
  id_grupo INT NOT NULL,
  nombre VARCHAR(50) NOT NULL,
  primer_apellido VARCHAR(50) NOT NULL,
  segundo_apellido VARCHAR(50) NULL,
  sexo CHAR(1) NOT NULL COMMENT 'H = hombre, M = mujer',
  fecha_nacimiento DATE NOT NULL,
  correo VARCHAR(120) NULL,
  direccion VARCHAR(150) NOT NULL,
  codigo_postal CHAR(5) NOT NULL,
  localidad VARCHAR(80) NOT NULL,
  provincia VARCHAR(50) NOT NULL,
  nombre_contacto VARCHAR(120) NOT NULL COMMENT 'Padre, madre o tutor legal',
  telefono_contacto VARCHAR(20) NOT NULL,
  repetidor TINYINT(1) NOT NULL DEFAULT 0,
  necesidades_especiales TINYINT(1) NOT NULL DEFAULT 0,
  usa_comedor TINYINT(1) NOT NULL DEFAULT 0,
  cuota_comedor DECIMAL(6,2) NULL COMMENT 'Cuota mensual, solo si usa comedor',
  estado ENUM('matriculado','trasladado','baja') NOT NULL DEFAULT 'matriculado',
  fecha_matricula DATE NOT NULL,
  fecha_baja DATE NULL,
  motivo_baja VARCHAR(150) NULL,
  total_faltas SMALLINT NOT NULL DEFAULT 0 COMMENT 'Registros de falta del alumno',
  PRIMARY KEY (id_alumno), UNIQUE KEY uq_expediente (num_expediente),
  CONSTRAINT fk_alumno_grupo FOREIGN KEY (id_grupo) REFERENCES grupo (id_grupo)
);
CREATE TABLE asignatura (
  id_asignatura INT NOT NULL AUTO_INCREMENT,
  codigo VARCHAR(8) NOT NULL,
  nombre VARCHAR(80) NOT NULL,
  nivel TINYINT NOT NULL COMMENT '1 a 4 de ESO',
  horas_semana TINYINT NOT NULL,
  optativa TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (id_asignatura), UNIQUE KEY uq_asig (codigo)
);
CREATE TABLE clase (
  id_clase INT NOT NULL AUTO_INCREMENT,
  id_grupo INT NOT NULL,
  id_asignatura INT NOT NULL,
  id_profesor INT NOT NULL,
  dia_semana TINYINT NOT NULL COMMENT '1 = lunes ... 5 = viernes',
  hora_inicio TIME NOT NULL,
  hora_fin TIME NOT NULL,
  duracion_min SMALLINT NOT NULL DEFAULT 55,
  PRIMARY KEY (id_clase), UNIQUE KEY uq_clase (id_grupo, dia_semana, hora_inicio),
  CONSTRAINT fk_clase_grupo FOREIGN KEY (id_grupo) REFERENCES grupo (id_grupo),
  CONSTRAINT fk_clase_asig FOREIGN KEY (id_asignatura) REFERENCES asignatura (id_asignatura),
  CONSTRAINT fk_clase_prof FOREIGN KEY (id_profesor) REFERENCES profesor (id_profesor)
);
CREATE TABLE examen (
  id_examen INT NOT NULL AUTO_INCREMENT,
  id_clase INT NOT NULL,
  id_grupo INT NOT NULL,
  trimestre TINYINT NOT NULL COMMENT '1, 2, 3',
  titulo VARCHAR(120) NOT NULL,
  tipo ENUM('examen','trabajo','oral','recuperacion') NOT NULL DEFAULT 'examen',
  fecha DATE NOT NULL,
  peso_pct DECIMAL(5,2) NOT NULL COMMENT 'Peso en la nota trimestral, en %',
  nota_media DECIMAL(4,2) NULL COMMENT 'Media de las notas, 0 a 10',
  PRIMARY KEY (id_examen),
  CONSTRAINT fk_examen_clase FOREIGN KEY (id_clase) REFERENCES clase (id_clase),
  CONSTRAINT fk_examen_grupo FOREIGN KEY (id_grupo) REFERENCES grupo (id_grupo)
);
CREATE TABLE nota (
  id_nota INT NOT NULL AUTO_INCREMENT,
  id_examen INT NOT NULL,
  id_alumno INT NOT NULL,
  presentado TINYINT(1) NOT NULL DEFAULT 1 COMMENT '0 = no presentado, sin nota',
  puntos DECIMAL(5,2) NULL COMMENT 'Puntos obtenidos',
  puntos_max DECIMAL(5,2) NOT NULL DEFAULT 100.00,
  nota DECIMAL(4,2) NULL COMMENT '0 a 10: puntos / puntos_max x 10',
  aprobado TINYINT(1) NULL COMMENT '1 si la nota es 5 o más',
  calificacion VARCHAR(15) NULL COMMENT 'suspenso, aprobado, notable, sobresaliente',
  fecha_correccion DATE NULL,
  observaciones VARCHAR(250) NULL,
  PRIMARY KEY (id_nota), UNIQUE KEY uq_nota (id_examen, id_alumno),
  CONSTRAINT fk_nota_examen FOREIGN KEY (id_examen) REFERENCES examen (id_examen),
  CONSTRAINT fk_nota_alumno FOREIGN KEY (id_alumno) REFERENCES alumno (id_alumno)
);
CREATE TABLE falta (
  id_falta INT NOT NULL AUTO_INCREMENT,
  id_alumno INT NOT NULL,
  id_grupo INT NOT NULL,
  id_clase INT NOT NULL,
  fecha DATE NOT NULL,
  tipo ENUM('ausencia','retraso') NOT NULL DEFAULT 'ausencia',
  minutos_retraso TINYINT NULL COMMENT 'Solo en retrasos',
  justificada TINYINT(1) NOT NULL DEFAULT 0,
  motivo VARCHAR(150) NULL COMMENT 'Solo si está justificada',
  fecha_justificacion DATE NULL,
  registrado_en DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (id_falta),
  CONSTRAINT fk_falta_alumno FOREIGN KEY (id_alumno) REFERENCES alumno (id_alumno),
  CONSTRAINT fk_falta_grupo FOREIGN KEY (id_grupo) REFERENCES grupo (id_grupo),
  CONSTRAINT fk_falta_clase FOREIGN KEY (id_clase) REFERENCES clase (id_clase)
);
