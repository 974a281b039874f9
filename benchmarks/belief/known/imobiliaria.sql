CREATE TABLE proprietarios (
  id_proprietario   INT UNSIGNED NOT NULL AUTO_INCREMENT,
  tipo_pessoa       ENUM('F','J') NOT NULL DEFAULT 'F' COMMENT 'F=física (CPF), J=jurídica (CNPJ)',
  nome              VARCHAR(120) NOT NULL COMMENT 'nome da pessoa ou razão social',
  cpf_cnpj          VARCHAR(14) NOT NULL COMMENT 'somente dígitos: 11 para CPF, 14 para CNPJ',
  email             VARCHAR(120) DEFAULT NULL,
  celular           VARCHAR(15) DEFAULT NULL,
  banco             CHAR(3) NOT NULL COMMENT 'código do banco, 3 dígitos',
  agencia           VARCHAR(6) NOT NULL,
  conta             VARCHAR(14) NOT NULL,
  chave_pix         VARCHAR(80) DEFAULT NULL,
  dt_cadastro       DATE NOT NULL,
  PRIMARY KEY (id_proprietario),
  UNIQUE KEY uk_prop_doc (cpf_cnpj)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE imoveis (
  id_imovel         INT UNSIGNED NOT NULL AUTO_INCREMENT,
  codigo            VARCHAR(8) NOT NULL COMMENT 'AP, CA, SL ou TE seguido de 4 dígitos, conforme o tipo: apartamento, casa, sala, terreno',
  id_proprietario   INT UNSIGNED NOT NULL,
  tipo              ENUM('apartamento','casa','sala','terreno') NOT NULL,
  logradouro        VARCHAR(120) NOT NULL,
  numero            VARCHAR(8) NOT NULL,
  complemento       VARCHAR(40) DEFAULT NULL,
  bairro            VARCHAR(60) NOT NULL,
  cidade            VARCHAR(60) NOT NULL,
  uf                CHAR(2) NOT NULL DEFAULT 'SP',
  cep               CHAR(8) NOT NULL COMMENT 'somente dígitos',
  area_total        DECIMAL(9,2) NOT NULL COMMENT 'm²',
  area_util         DECIMAL(9,2) DEFAULT NULL COMMENT 'm², no máximo a área total; vazia para terreno',
  quartos           TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT '0 para sala e terreno',
  suites            TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'contadas dentro dos quartos',
  vagas             TINYINT UNSIGNED NOT NULL DEFAULT 0,
  valor_pedido      DECIMAL(10,2) NOT NULL COMMENT 'aluguel mensal pedido',
  valor_condominio  DECIMAL(8,2) NOT NULL DEFAULT 0.00,
  iptu_anual        DECIMAL(9,2) NOT NULL DEFAULT 0.00,
  iptu_mensal       DECIMAL(9,2) NOT NULL DEFAULT 0.00 COMMENT 'IPTU anual / 12',
  situacao          CHAR(1) NOT NULL DEFAULT 'D' COMMENT 'D=disponível, L=locado (há contrato ativo), R=reforma, I=inativo',
  PRIMARY KEY (id_imovel),
  UNIQUE KEY uk_imovel_codigo (codigo),
  CONSTRAINT fk_imovel_prop FOREIGN KEY (id_proprietario) REFERENCES proprietarios (id_proprietario),
  CONSTRAINT ck_suites CHECK (suites <= quartos)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE inquilinos (
  id_inquilino      INT UNSIGNED NOT NULL AUTO_INCREMENT,
  nome              VARCHAR(120) NOT NULL,
  cpf               CHAR(11) NOT NULL COMMENT 'somente dígitos',
  rg                VARCHAR(12) DEFAULT NULL,
  dt_nascimento     DATE NOT NULL COMMENT 'maior de idade no cadastro',
  estado_civil      TINYINT UNSIGNED NOT NULL DEFAULT 1 COMMENT '1 solteiro, 2 casado, 3 divorciado, 4 viúvo, 5 união estável',
  nome_conjuge      VARCHAR(120) DEFAULT NULL COMMENT 'somente casado ou união estável',
  profissao         VARCHAR(60) DEFAULT NULL,
  renda_mensal      DECIMAL(10,2) NOT NULL,
  email             VARCHAR(120) NOT NULL,
  celular           VARCHAR(15) NOT NULL,
  dt_cadastro       DATE NOT NULL,
  PRIMARY KEY (id_inquilino),
  UNIQUE KEY uk_inq_cpf (cpf)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE contratos (
  id_contrato       INT UNSIGNED NOT NULL AUTO_INCREMENT,
  numero            VARCHAR(12) NOT NULL COMMENT 'sequência/ano da assinatura, ex. 0042/2023',
  id_imovel         INT UNSIGNED NOT NULL,
  id_proprietario   INT UNSIGNED NOT NULL COMMENT 'proprietário do imóvel',
  id_inquilino      INT UNSIGNED NOT NULL,
  dt_assinatura     DATE NOT NULL COMMENT 'até o dia do início',
  dt_inicio         DATE NOT NULL,
  dt_fim            DATE NOT NULL COMMENT 'início mais o prazo em meses, menos um dia',
  prazo_meses       SMALLINT UNSIGNED NOT NULL DEFAULT 30 COMMENT '12 a 60',
  dia_vencimento    TINYINT UNSIGNED NOT NULL DEFAULT 5 COMMENT 'dia do mês, 1 a 28',
  valor_inicial     DECIMAL(10,2) NOT NULL,
  valor_atual       DECIMAL(10,2) NOT NULL COMMENT 'valor novo do último reajuste, ou o inicial',
  indice_reajuste   ENUM('IGP-M','IPCA','INPC') NOT NULL DEFAULT 'IPCA',
  taxa_adm_pct      DECIMAL(4,2) NOT NULL DEFAULT 10.00 COMMENT '% do aluguel retido pela imobiliária',
  garantia          VARCHAR(15) NOT NULL DEFAULT 'caucao' COMMENT 'caucao, fiador, seguro_fianca',
  valor_caucao      DECIMAL(10,2) DEFAULT NULL COMMENT 'só para caução: no máximo três vezes o aluguel inicial (Lei 8.245)',
  nome_fiador       VARCHAR(120) DEFAULT NULL COMMENT 'só para fiador',
  qtd_reajustes     TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'reajustes já aplicados',
  status            TINYINT NOT NULL DEFAULT 1 COMMENT '1=ativo, 2=encerrado no prazo, 3=rescindido',
  dt_rescisao       DATE DEFAULT NULL COMMENT 'só para rescindido, antes do fim',
  multa_rescisao    DECIMAL(10,2) DEFAULT NULL COMMENT 'só para rescindido',
  PRIMARY KEY (id_contrato),
  UNIQUE KEY uk_contrato_num (numero),
  CONSTRAINT fk_ctr_imovel FOREIGN KEY (id_imovel) REFERENCES imoveis (id_imovel),
  CONSTRAINT fk_ctr_inq FOREIGN KEY (id_inquilino) REFERENCES inquilinos (id_inquilino),
  CONSTRAINT ck_ctr_dia CHECK (dia_vencimento BETWEEN 1 AND 28)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE reajustes (
  id_reajuste       INT UNSIGNED NOT NULL AUTO_INCREMENT,
  id_contrato       INT UNSIGNED NOT NULL,
  sequencia         TINYINT UNSIGNED NOT NULL COMMENT '1, 2, 3... no contrato',
  dt_reajuste       DATE NOT NULL COMMENT 'aniversário do contrato: início mais sequencia anos',
  indice            ENUM('IGP-M','IPCA','INPC') NOT NULL COMMENT 'o índice do contrato',
  percentual        DECIMAL(6,3) NOT NULL,
  valor_anterior    DECIMAL(10,2) NOT NULL COMMENT 'valor novo do reajuste anterior, ou o valor inicial do contrato',
  valor_novo        DECIMAL(10,2) NOT NULL COMMENT 'valor anterior x (1 + percentual/100)',
  PRIMARY KEY (id_reajuste),
  UNIQUE KEY uk_reajuste (id_contrato, sequencia),
  CONSTRAINT fk_reaj_ctr FOREIGN KEY (id_contrato) REFERENCES contratos (id_contrato)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE boletos (
  id_boleto         INT UNSIGNED NOT NULL AUTO_INCREMENT,
  id_contrato       INT UNSIGNED NOT NULL,
  id_inquilino      INT UNSIGNED NOT NULL,
  nosso_numero      CHAR(11) NOT NULL COMMENT '11 dígitos',
  competencia       CHAR(7) NOT NULL COMMENT 'AAAA-MM do vencimento',
  dt_emissao        DATE NOT NULL,
  dt_vencimento     DATE NOT NULL COMMENT 'no dia de vencimento do contrato',
  valor_aluguel     DECIMAL(10,2) NOT NULL,
  valor_condominio  DECIMAL(8,2) NOT NULL DEFAULT 0.00,
  valor_iptu        DECIMAL(8,2) NOT NULL DEFAULT 0.00,
  valor_desconto    DECIMAL(8,2) NOT NULL DEFAULT 0.00,
  valor_total       DECIMAL(10,2) GENERATED ALWAYS AS (valor_aluguel + valor_condominio + valor_iptu - valor_desconto) STORED,
  situacao          ENUM('aberto','pago','cancelado') NOT NULL DEFAULT 'aberto',
  dt_pagamento      DATE DEFAULT NULL COMMENT 'vazio até ser pago',
  dias_atraso       SMALLINT UNSIGNED DEFAULT NULL COMMENT 'dias do vencimento ao pagamento, 0 se pago em dia; vazio até ser pago',
  multa             DECIMAL(8,2) DEFAULT NULL COMMENT '10% do total se houve atraso, senão 0; vazio até ser pago',
  valor_pago        DECIMAL(10,2) DEFAULT NULL COMMENT 'total mais multa; vazio até ser pago',
  PRIMARY KEY (id_boleto),
  UNIQUE KEY uk_boleto_nn (nosso_numero),
  UNIQUE KEY uk_boleto_comp (id_contrato, competencia),
  CONSTRAINT fk_bol_ctr FOREIGN KEY (id_contrato) REFERENCES contratos (id_contrato)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE repasses (
  id_repasse        INT UNSIGNED NOT NULL AUTO_INCREMENT,
  id_boleto         INT UNSIGNED NOT NULL COMMENT 'somente boletos pagos',
  id_proprietario   INT UNSIGNED NOT NULL COMMENT 'proprietário do contrato do boleto',
  valor_bruto       DECIMAL(10,2) NOT NULL COMMENT 'aluguel do boleto',
  taxa_adm          DECIMAL(9,2) NOT NULL COMMENT 'valor bruto x taxa de administração do contrato',
  valor_liquido     DECIMAL(10,2) NOT NULL COMMENT 'bruto menos taxa',
  dt_prevista       DATE NOT NULL COMMENT '5 dias depois do pagamento do boleto',
  dt_repasse        DATE DEFAULT NULL,
  efetuado          TINYINT(1) NOT NULL DEFAULT 0 COMMENT '1 = dt_repasse preenchida',
  PRIMARY KEY (id_repasse),
  UNIQUE KEY uk_repasse_bol (id_boleto)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE vistorias (
  id_vistoria       INT UNSIGNED NOT NULL AUTO_INCREMENT,
  id_contrato       INT UNSIGNED NOT NULL,
  id_imovel         INT UNSIGNED NOT NULL,
  tipo              VARCHAR(10) NOT NULL COMMENT 'entrada | periodica | saida',
  dt_agendada       DATETIME NOT NULL,
  dt_realizada      DATETIME DEFAULT NULL COMMENT 'vazia até ser realizada',
  vistoriador       VARCHAR(80) NOT NULL,
  qtd_itens         SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'número de itens vistoriados',
  qtd_avarias       SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'itens com estado ruim',
  custo_reparos     DECIMAL(9,2) NOT NULL DEFAULT 0.00 COMMENT 'soma dos itens',
  PRIMARY KEY (id_vistoria),
  CONSTRAINT fk_vis_ctr FOREIGN KEY (id_contrato) REFERENCES contratos (id_contrato)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE vistoria_itens (
  id_item           INT UNSIGNED NOT NULL AUTO_INCREMENT,
  id_vistoria       INT UNSIGNED NOT NULL,
  comodo            VARCHAR(40) NOT NULL COMMENT 'sala, cozinha, quarto, banheiro...',
  item              VARCHAR(60) NOT NULL COMMENT 'pintura, piso, porta, janela...',
  estado            ENUM('novo','bom','regular','ruim') NOT NULL DEFAULT 'bom',
  custo_reparo      DECIMAL(8,2) NOT NULL DEFAULT 0.00 COMMENT 'zero salvo estado ruim',
  observacao        TEXT,
  PRIMARY KEY (id_item),
  CONSTRAINT fk_vi_vis FOREIGN KEY (id_vistoria) REFERENCES vistorias (id_vistoria) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE anexos (
  id_anexo          INT UNSIGNED NOT NULL AUTO_INCREMENT,
  entidade          VARCHAR(12) NOT NULL COMMENT 'contrato, imovel, inquilino ou vistoria',
  id_entidade       INT UNSIGNED NOT NULL COMMENT 'chave na tabela da entidade',
  nome_arquivo      VARCHAR(160) NOT NULL,
  tamanho_bytes     INT UNSIGNED NOT NULL,
  mime              VARCHAR(60) NOT NULL DEFAULT 'application/pdf',
  dt_envio          DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (id_anexo),
  KEY ix_anexo (entidade, id_entidade)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
