CREATE TABLE porto (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  nome VARCHAR(60) NOT NULL,
  municipio VARCHAR(60) NOT NULL,
  uf CHAR(2) NOT NULL,
  latitude DECIMAL(9,6),
  longitude DECIMAL(9,6)
);
CREATE TABLE armador (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  razao_social VARCHAR(120) NOT NULL,
  cnpj CHAR(18) NOT NULL UNIQUE,
  email VARCHAR(120) NOT NULL,
  percentual_comissao DECIMAL(5,2) NOT NULL,
  ativo TINYINT(1) NOT NULL DEFAULT 1,
  dt_desativacao DATE
);
CREATE TABLE embarcacao (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  armador_id INT NOT NULL,
  porto_base_id INT NOT NULL,
  nome VARCHAR(60) NOT NULL,
  nr_registro VARCHAR(20) NOT NULL UNIQUE,
  comprimento_m DECIMAL(5,2) NOT NULL,
  potencia_hp INT NOT NULL,
  capacidade_tanque_l INT NOT NULL,
  capacidade_porao_kg INT NOT NULL,
  lotacao_maxima TINYINT NOT NULL,
  ano_construcao SMALLINT NOT NULL,
  qtd_viagens INT NOT NULL DEFAULT 0,
  FOREIGN KEY (armador_id) REFERENCES armador (id),
  FOREIGN KEY (porto_base_id) REFERENCES porto (id)
);
CREATE TABLE pescador (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  armador_id INT NOT NULL,
  nome VARCHAR(60) NOT NULL,
  sobrenome VARCHAR(60) NOT NULL,
  nome_completo VARCHAR(130) NOT NULL,
  cpf CHAR(14) NOT NULL UNIQUE,
  dt_nascimento DATE NOT NULL,
  dt_admissao DATE NOT NULL,
  dt_demissao DATE,
  situacao CHAR(1) NOT NULL DEFAULT 'A',
  valor_diaria DECIMAL(8,2) NOT NULL,
  FOREIGN KEY (armador_id) REFERENCES armador (id),
  CHECK (situacao IN ('A','F','D'))
);
CREATE TABLE especie (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  nome VARCHAR(60) NOT NULL UNIQUE,
  tamanho_minimo_cm DECIMAL(4,1) NOT NULL,
  preco_kg DECIMAL(8,2) NOT NULL,
  dt_inicio_defeso DATE,
  dt_fim_defeso DATE
);
CREATE TABLE viagem (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  embarcacao_id INT NOT NULL,
  armador_id INT NOT NULL,
  mestre_id INT NOT NULL,
  porto_saida_id INT NOT NULL,
  porto_chegada_id INT,
  situacao VARCHAR(12) NOT NULL DEFAULT 'PLANEJADA',
  dt_prevista_saida DATETIME NOT NULL,
  dt_saida DATETIME,
  dt_chegada DATETIME,
  duracao_horas DECIMAL(7,2),
  motivo_cancelamento VARCHAR(120),
  qtd_tripulantes TINYINT NOT NULL DEFAULT 0,
  litros_saida DECIMAL(8,2) NOT NULL,
  litros_chegada DECIMAL(8,2),
  litros_consumidos DECIMAL(8,2),
  preco_litro DECIMAL(6,3) NOT NULL,
  custo_combustivel DECIMAL(10,2),
  peso_total_kg DECIMAL(10,2) NOT NULL DEFAULT 0,
  valor_bruto DECIMAL(12,2) NOT NULL DEFAULT 0,
  valor_comissao DECIMAL(12,2) NOT NULL DEFAULT 0,
  valor_liquido DECIMAL(12,2) NOT NULL DEFAULT 0,
  FOREIGN KEY (embarcacao_id) REFERENCES embarcacao (id),
  FOREIGN KEY (armador_id) REFERENCES armador (id),
  FOREIGN KEY (mestre_id) REFERENCES pescador (id),
  FOREIGN KEY (porto_saida_id) REFERENCES porto (id),
  FOREIGN KEY (porto_chegada_id) REFERENCES porto (id),
  CHECK (situacao IN ('PLANEJADA','EM_ANDAMENTO','CONCLUIDA','CANCELADA'))
);
CREATE TABLE tripulante (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  viagem_id INT NOT NULL,
  pescador_id INT NOT NULL,
  funcao ENUM('convés','máquinas','cozinha') NOT NULL,
  dias SMALLINT NOT NULL,
  valor_diaria DECIMAL(8,2) NOT NULL,
  adiantamento DECIMAL(8,2) NOT NULL DEFAULT 0,
  valor_bruto DECIMAL(10,2) NOT NULL,
  valor_a_pagar DECIMAL(10,2) NOT NULL,
  pago TINYINT(1) NOT NULL DEFAULT 0,
  dt_pagamento DATE,
  UNIQUE KEY (viagem_id, pescador_id),
  FOREIGN KEY (viagem_id) REFERENCES viagem (id),
  FOREIGN KEY (pescador_id) REFERENCES pescador (id)
);
CREATE TABLE captura (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  viagem_id INT NOT NULL,
  nr_lance SMALLINT NOT NULL,
  especie_id INT NOT NULL,
  peso_bruto_kg DECIMAL(9,2) NOT NULL,
  descarte_kg DECIMAL(9,2) NOT NULL DEFAULT 0,
  peso_liquido_kg DECIMAL(9,2) NOT NULL,
  preco_kg DECIMAL(8,2) NOT NULL,
  valor_total DECIMAL(12,2) NOT NULL,
  profundidade_m DECIMAL(6,1),
  temperatura_agua DECIMAL(4,1),
  UNIQUE KEY (viagem_id, nr_lance),
  FOREIGN KEY (viagem_id) REFERENCES viagem (id),
  FOREIGN KEY (especie_id) REFERENCES especie (id)
);
CREATE TABLE comprador (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  razao_social VARCHAR(120) NOT NULL,
  cnpj CHAR(18) NOT NULL UNIQUE,
  limite_credito DECIMAL(12,2) NOT NULL,
  prazo_pagamento_dias SMALLINT NOT NULL DEFAULT 28
);
CREATE TABLE venda (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  viagem_id INT NOT NULL,
  comprador_id INT NOT NULL,
  nr_nota VARCHAR(20) NOT NULL UNIQUE,
  dt_emissao DATE NOT NULL,
  dt_vencimento DATE NOT NULL,
  dt_recebimento DATE,
  situacao ENUM('ABERTA','PAGA','PROTESTADA') NOT NULL DEFAULT 'ABERTA',
  valor_produtos DECIMAL(12,2) NOT NULL,
  valor_frete DECIMAL(10,2) NOT NULL DEFAULT 0,
  valor_desconto DECIMAL(10,2) NOT NULL DEFAULT 0,
  aliquota_icms DECIMAL(4,2) NOT NULL DEFAULT 12.00,
  valor_icms DECIMAL(10,2) NOT NULL,
  valor_total DECIMAL(12,2) NOT NULL,
  qtd_itens SMALLINT NOT NULL DEFAULT 0,
  FOREIGN KEY (viagem_id) REFERENCES viagem (id),
  FOREIGN KEY (comprador_id) REFERENCES comprador (id)
);
CREATE TABLE item_venda (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  venda_id INT NOT NULL,
  nr_item SMALLINT NOT NULL,
  especie_id INT NOT NULL,
  quantidade_kg DECIMAL(9,2) NOT NULL,
  preco_kg DECIMAL(8,2) NOT NULL,
  valor_item DECIMAL(12,2) NOT NULL,
  UNIQUE KEY (venda_id, nr_item),
  FOREIGN KEY (venda_id) REFERENCES venda (id),
  FOREIGN KEY (especie_id) REFERENCES especie (id)
);
