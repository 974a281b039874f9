CREATE TABLE setor (
  id INT NOT NULL AUTO_INCREMENT,
  nome VARCHAR(60) NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE ala (
  id INT NOT NULL AUTO_INCREMENT,
  id_setor INT NOT NULL,
  nome VARCHAR(80) NOT NULL,
  num_max_componentes INT NOT NULL,
  qtd_componentes INT NOT NULL DEFAULT 0,
  vl_fantasia DECIMAL(10,2) NOT NULL,
  fl_comercial CHAR(1) NOT NULL DEFAULT 'N',
  PRIMARY KEY (id),
  FOREIGN KEY (id_setor) REFERENCES setor (id)
);
CREATE TABLE componente (
  id INT NOT NULL AUTO_INCREMENT,
  nome VARCHAR(120) NOT NULL,
  apelido VARCHAR(40),
  cpf CHAR(14) NOT NULL,
  dt_nascimento DATE NOT NULL,
  email VARCHAR(120),
  celular VARCHAR(20),
  dt_filiacao DATE NOT NULL,
  dt_desligamento DATE,
  situacao VARCHAR(12) NOT NULL DEFAULT 'ATIVO',
  altura_cm SMALLINT,
  peso_kg DECIMAL(5,2),
  calcado TINYINT,
  PRIMARY KEY (id),
  UNIQUE KEY (cpf),
  CHECK (situacao IN ('ATIVO','AFASTADO','DESLIGADO'))
);
CREATE TABLE enredo (
  id INT NOT NULL AUTO_INCREMENT,
  titulo VARCHAR(150) NOT NULL,
  ano_carnaval SMALLINT NOT NULL,
  dt_lancamento DATE NOT NULL,
  id_carnavalesco INT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY (ano_carnaval),
  FOREIGN KEY (id_carnavalesco) REFERENCES componente (id)
);
CREATE TABLE inscricao (
  id INT NOT NULL AUTO_INCREMENT,
  id_componente INT NOT NULL,
  id_ala INT NOT NULL,
  id_enredo INT NOT NULL,
  dt_inscricao DATETIME NOT NULL,
  situacao CHAR(1) NOT NULL DEFAULT 'P',
  dt_confirmacao DATETIME,
  dt_cancelamento DATETIME,
  vl_fantasia DECIMAL(10,2) NOT NULL,
  vl_desconto DECIMAL(10,2) NOT NULL DEFAULT 0,
  vl_total DECIMAL(10,2) NOT NULL,
  vl_pago DECIMAL(10,2) NOT NULL DEFAULT 0,
  vl_saldo DECIMAL(10,2) NOT NULL DEFAULT 0,
  qtd_parcelas TINYINT NOT NULL DEFAULT 1,
  PRIMARY KEY (id),
  UNIQUE KEY (id_componente, id_enredo),
  FOREIGN KEY (id_componente) REFERENCES componente (id),
  FOREIGN KEY (id_ala) REFERENCES ala (id),
  FOREIGN KEY (id_enredo) REFERENCES enredo (id),
  CHECK (situacao IN ('P','C','X'))
);
CREATE TABLE parcela (
  id INT NOT NULL AUTO_INCREMENT,
  id_inscricao INT NOT NULL,
  nr_parcela TINYINT NOT NULL,
  vl_parcela DECIMAL(10,2) NOT NULL,
  vl_multa DECIMAL(10,2) NOT NULL DEFAULT 0,
  vl_pago DECIMAL(10,2),
  dt_vencimento DATE NOT NULL,
  dt_pagamento DATE,
  fl_paga CHAR(1) NOT NULL DEFAULT 'N',
  PRIMARY KEY (id),
  UNIQUE KEY (id_inscricao, nr_parcela),
  FOREIGN KEY (id_inscricao) REFERENCES inscricao (id)
);
CREATE TABLE ensaio (
  id INT NOT NULL AUTO_INCREMENT,
  id_enredo INT NOT NULL,
  dt_ensaio DATE NOT NULL,
  hr_inicio TIME NOT NULL,
  hr_fim TIME NOT NULL,
  duracao_min INT NOT NULL,
  local VARCHAR(80) NOT NULL,
  publico_estimado INT,
  total_presentes INT NOT NULL DEFAULT 0,
  situacao VARCHAR(12) NOT NULL DEFAULT 'AGENDADO',
  PRIMARY KEY (id),
  FOREIGN KEY (id_enredo) REFERENCES enredo (id),
  CHECK (situacao IN ('AGENDADO','REALIZADO','CANCELADO'))
);
CREATE TABLE presenca (
  id INT NOT NULL AUTO_INCREMENT,
  id_ensaio INT NOT NULL,
  id_inscricao INT NOT NULL,
  hr_chegada TIME,
  fl_presente CHAR(1) NOT NULL DEFAULT 'S',
  justificativa VARCHAR(200),
  PRIMARY KEY (id),
  UNIQUE KEY (id_ensaio, id_inscricao),
  FOREIGN KEY (id_ensaio) REFERENCES ensaio (id),
  FOREIGN KEY (id_inscricao) REFERENCES inscricao (id)
);
CREATE TABLE carro_alegorico (
  id INT NOT NULL AUTO_INCREMENT,
  id_enredo INT NOT NULL,
  nr_ordem TINYINT NOT NULL,
  nome VARCHAR(80) NOT NULL,
  comprimento_m DECIMAL(5,2) NOT NULL,
  largura_m DECIMAL(5,2) NOT NULL,
  altura_m DECIMAL(5,2) NOT NULL,
  custo_previsto DECIMAL(12,2) NOT NULL,
  custo_real DECIMAL(12,2),
  desvio DECIMAL(12,2),
  dt_conclusao DATE,
  PRIMARY KEY (id),
  UNIQUE KEY (id_enredo, nr_ordem),
  FOREIGN KEY (id_enredo) REFERENCES enredo (id)
);
CREATE TABLE material_carro (
  id INT NOT NULL AUTO_INCREMENT,
  id_carro_alegorico INT NOT NULL,
  descricao VARCHAR(100) NOT NULL,
  quantidade DECIMAL(8,2) NOT NULL,
  unidade VARCHAR(5) NOT NULL,
  vl_unitario DECIMAL(10,2) NOT NULL,
  vl_total DECIMAL(12,2) NOT NULL,
  dt_compra DATE NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY (id_carro_alegorico) REFERENCES carro_alegorico (id)
);
