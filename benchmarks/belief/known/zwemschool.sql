CREATE TABLE Zwembad (
  ZwembadId     INT NOT NULL AUTO_INCREMENT,
  Naam          VARCHAR(80) NOT NULL,
  Straat        VARCHAR(80) NOT NULL,
  Huisnummer    VARCHAR(6) NOT NULL,
  Postcode      VARCHAR(7) NOT NULL COMMENT 'vier cijfers, spatie, twee letters',
  Plaats        VARCHAR(60) NOT NULL,
  PRIMARY KEY (ZwembadId)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE Bassin (
  BassinId      INT NOT NULL AUTO_INCREMENT,
  ZwembadId     INT NOT NULL,
  Naam          VARCHAR(40) NOT NULL,
  LengteM       DECIMAL(4,1) NOT NULL,
  BreedteM      DECIMAL(4,1) NOT NULL COMMENT 'niet groter dan de lengte',
  DiepteMinCm   SMALLINT NOT NULL,
  DiepteMaxCm   SMALLINT NOT NULL,
  StreefTemp    DECIMAL(3,1) NOT NULL COMMENT 'gewenste watertemperatuur, 26 tot 34 graden',
  PRIMARY KEY (BassinId),
  CONSTRAINT FK_Bassin_Zwembad FOREIGN KEY (ZwembadId) REFERENCES Zwembad (ZwembadId)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE Instructeur (
  InstructeurId INT NOT NULL AUTO_INCREMENT,
  ZwembadId     INT NOT NULL,
  Voornaam      VARCHAR(40) NOT NULL,
  Tussenvoegsel VARCHAR(10) DEFAULT NULL,
  Achternaam    VARCHAR(60) NOT NULL,
  Email         VARCHAR(120) NOT NULL,
  Geboortedatum DATE NOT NULL,
  InDienstOp    DATE NOT NULL,
  UitDienstOp   DATE DEFAULT NULL COMMENT 'leeg zolang in dienst',
  EhboGeldigTot DATE NOT NULL,
  PRIMARY KEY (InstructeurId),
  UNIQUE KEY UQ_Instr_Email (Email),
  CONSTRAINT FK_Instr_Zwembad FOREIGN KEY (ZwembadId) REFERENCES Zwembad (ZwembadId)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE Diploma (
  DiplomaCode   CHAR(1) NOT NULL COMMENT 'A, B of C',
  Omschrijving  VARCHAR(60) NOT NULL,
  MinLeeftijd   TINYINT NOT NULL DEFAULT 5 COMMENT 'jaren',
  LesPrijs      DECIMAL(5,2) NOT NULL,
  PRIMARY KEY (DiplomaCode)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE Ouder (
  OuderId       INT NOT NULL AUTO_INCREMENT,
  Voornaam      VARCHAR(40) NOT NULL,
  Achternaam    VARCHAR(60) NOT NULL,
  Email         VARCHAR(120) NOT NULL,
  Mobiel        VARCHAR(15) NOT NULL,
  Iban          VARCHAR(18) DEFAULT NULL COMMENT 'alleen bij machtiging',
  HeeftMachtiging TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'automatische incasso',
  PRIMARY KEY (OuderId),
  UNIQUE KEY UQ_Ouder_Email (Email)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE Leerling (
  LeerlingId    INT NOT NULL AUTO_INCREMENT,
  OuderId       INT NOT NULL,
  Voornaam      VARCHAR(40) NOT NULL,
  Achternaam    VARCHAR(60) NOT NULL,
  Geboortedatum DATE NOT NULL COMMENT 'kinderen van 4 tot 16 jaar',
  AangemeldOp   DATE NOT NULL,
  Bijzonderheden VARCHAR(255) DEFAULT NULL,
  PRIMARY KEY (LeerlingId),
  CONSTRAINT FK_Leerling_Ouder FOREIGN KEY (OuderId) REFERENCES Ouder (OuderId)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE Cursus (
  CursusId      INT NOT NULL AUTO_INCREMENT,
  DiplomaCode   CHAR(1) NOT NULL,
  BassinId      INT NOT NULL,
  InstructeurId INT NOT NULL COMMENT 'van hetzelfde zwembad als het bassin',
  Weekdag       TINYINT NOT NULL COMMENT '1 = maandag ... 7 = zondag',
  BeginTijd     TIME NOT NULL,
  EindTijd      TIME NOT NULL,
  StartDatum    DATE NOT NULL,
  EindDatum     DATE NOT NULL,
  AantalLessen  SMALLINT NOT NULL,
  MaxLeerlingen TINYINT NOT NULL DEFAULT 10,
  AantalIngeschreven TINYINT NOT NULL DEFAULT 0 COMMENT 'inschrijvingen met status 1',
  PRIMARY KEY (CursusId),
  CONSTRAINT FK_Cursus_Diploma FOREIGN KEY (DiplomaCode) REFERENCES Diploma (DiplomaCode),
  CONSTRAINT FK_Cursus_Bassin FOREIGN KEY (BassinId) REFERENCES Bassin (BassinId),
  CONSTRAINT FK_Cursus_Instr FOREIGN KEY (InstructeurId) REFERENCES Instructeur (InstructeurId)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE Inschrijving (
  InschrijvingId INT NOT NULL AUTO_INCREMENT,
  CursusId      INT NOT NULL,
  LeerlingId    INT NOT NULL,
  IngeschrevenOp DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  Status        TINYINT NOT NULL DEFAULT 1 COMMENT '0 = wachtlijst, 1 = geplaatst, 2 = afgerond, 9 = opgezegd',
  WachtlijstNr  SMALLINT DEFAULT NULL COMMENT 'alleen op de wachtlijst',
  OpgezegdOp    DATE DEFAULT NULL COMMENT 'alleen als opgezegd',
  Korting       DECIMAL(4,1) NOT NULL DEFAULT 0.0 COMMENT 'procent',
  CursusPrijs   DECIMAL(7,2) NOT NULL,
  TeBetalen     DECIMAL(7,2) NOT NULL COMMENT 'cursusprijs min korting',
  PRIMARY KEY (InschrijvingId),
  UNIQUE KEY UQ_Inschrijving (CursusId, LeerlingId),
  CONSTRAINT FK_Insch_Cursus FOREIGN KEY (CursusId) REFERENCES Cursus (CursusId),
  CONSTRAINT FK_Insch_Leerling FOREIGN KEY (LeerlingId) REFERENCES Leerling (LeerlingId)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE Les (
  LesId         INT NOT NULL AUTO_INCREMENT,
  CursusId      INT NOT NULL,
  LesNr         SMALLINT NOT NULL COMMENT 'doorlopend per cursus vanaf 1',
  LesDatum      DATE NOT NULL COMMENT 'tussen start en einde van de cursus',
  Vervallen     TINYINT(1) NOT NULL DEFAULT 0,
  RedenVervallen VARCHAR(100) DEFAULT NULL,
  PRIMARY KEY (LesId),
  UNIQUE KEY UQ_Les (CursusId, LesNr),
  CONSTRAINT FK_Les_Cursus FOREIGN KEY (CursusId) REFERENCES Cursus (CursusId)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE Aanwezigheid (
  LesId         INT NOT NULL,
  InschrijvingId INT NOT NULL COMMENT 'voor dezelfde cursus als de les',
  Aanwezig      CHAR(1) NOT NULL DEFAULT 'J' COMMENT 'J, N of A (afgemeld)',
  AfgemeldOm    DATETIME DEFAULT NULL COMMENT 'alleen bij A',
  PRIMARY KEY (LesId, InschrijvingId),
  CONSTRAINT FK_Aanw_Les FOREIGN KEY (LesId) REFERENCES Les (LesId),
  CONSTRAINT FK_Aanw_Insch FOREIGN KEY (InschrijvingId) REFERENCES Inschrijving (InschrijvingId)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE Afzwemmen (
  AfzwemId      INT NOT NULL AUTO_INCREMENT,
  LeerlingId    INT NOT NULL,
  DiplomaCode   CHAR(1) NOT NULL,
  AfzwemDatum   DATE NOT NULL,
  Geslaagd      TINYINT(1) DEFAULT NULL COMMENT 'leeg tot de uitslag',
  DiplomaNr     VARCHAR(12) DEFAULT NULL COMMENT 'alleen als geslaagd',
  PRIMARY KEY (AfzwemId),
  UNIQUE KEY UQ_DiplomaNr (DiplomaNr),
  CONSTRAINT FK_Afzw_Leerling FOREIGN KEY (LeerlingId) REFERENCES Leerling (LeerlingId),
  CONSTRAINT FK_Afzw_Diploma FOREIGN KEY (DiplomaCode) REFERENCES Diploma (DiplomaCode)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE WaterMeting (
  MetingId      INT NOT NULL AUTO_INCREMENT,
  BassinId      INT NOT NULL,
  GemetenOp     DATETIME NOT NULL,
  WaterTemp     DECIMAL(3,1) NOT NULL COMMENT 'graden Celsius',
  Ph            DECIMAL(3,2) NOT NULL,
  ChloorMgL     DECIMAL(3,2) NOT NULL COMMENT 'vrij chloor',
  PRIMARY KEY (MetingId),
  CONSTRAINT FK_Meting_Bassin FOREIGN KEY (BassinId) REFERENCES Bassin (BassinId)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
