CREATE TABLE Department (
  DepartmentId  INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  Code          VARCHAR(4) NOT NULL UNIQUE,
  Name          VARCHAR(80) NOT NULL
);

CREATE TABLE Specialist (
  SpecialistId  INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  DepartmentId  INT NOT NULL,
  FirstName     VARCHAR(60) NOT NULL,
  LastName      VARCHAR(60) NOT NULL,
  Email         VARCHAR(150) NOT NULL UNIQUE,
  Phone         VARCHAR(30) NULL,
  IsActive      BOOLEAN NOT NULL DEFAULT TRUE,
  CONSTRAINT FK_Specialist_Department FOREIGN KEY (DepartmentId) REFERENCES Department (DepartmentId)
);

CREATE TABLE Client (
  ClientId      INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  ClientNo      VARCHAR(12) NOT NULL UNIQUE,
  Title         VARCHAR(10) NULL,
  FirstName     VARCHAR(60) NOT NULL,
  LastName      VARCHAR(60) NOT NULL,
  CompanyName   VARCHAR(120) NULL,
  Email         VARCHAR(150) NOT NULL,
  Phone         VARCHAR(30) NULL,
  City          VARCHAR(80) NOT NULL,
  CountryCode   CHAR(2) NOT NULL DEFAULT 'GB',
  KycVerified   BOOLEAN NOT NULL DEFAULT FALSE,
  KycVerifiedAt DATETIME NULL,
  CreatedAt     DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE Sale (
  SaleId           INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  SaleNumber       VARCHAR(10) NOT NULL UNIQUE,
  DepartmentId     INT NOT NULL,
  Title            VARCHAR(150) NOT NULL,
  SaleType         VARCHAR(10) NOT NULL DEFAULT 'live',
  Status           VARCHAR(12) NOT NULL DEFAULT 'scheduled',
  ViewingFrom      DATE NOT NULL,
  ViewingTo        DATE NOT NULL,
  StartsAt         DATETIME NOT NULL,
  EndsAt           DATETIME NULL,
  BuyersPremiumPct DECIMAL(4,2) NOT NULL DEFAULT 25.00,
  LotCount         INT NOT NULL DEFAULT 0,
  HammerTotal      DECIMAL(14,2) NOT NULL DEFAULT 0,
  CONSTRAINT FK_Sale_Department FOREIGN KEY (DepartmentId) REFERENCES Department (DepartmentId),
  CONSTRAINT CK_Sale_Status CHECK (Status IN ('scheduled','open','closed','cancelled')),
  CONSTRAINT CK_Sale_Type CHECK (SaleType IN ('live','online','timed'))
);

CREATE TABLE Consignment (
  ConsignmentId    INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  ConsignorId      INT NOT NULL,
  SpecialistId     INT NOT NULL,
  ContractSignedOn DATE NOT NULL,
  ReceivedOn       DATE NULL,
  ReturnedOn       DATE NULL,
  CommissionPct    DECIMAL(4,2) NOT NULL DEFAULT 10.00,
  CONSTRAINT FK_Consignment_Client FOREIGN KEY (ConsignorId) REFERENCES Client (ClientId),
  CONSTRAINT FK_Consignment_Specialist FOREIGN KEY (SpecialistId) REFERENCES Specialist (SpecialistId)
);

CREATE TABLE Lot (
  LotId         INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  SaleId        INT NOT NULL,
  LotNumber     INT NOT NULL,
  ConsignmentId INT NOT NULL,
  Title         VARCHAR(200) NOT NULL,
  Artist        VARCHAR(120) NULL,
  YearMade      SMALLINT NULL,
  HeightCm      DECIMAL(6,1) NULL,
  WidthCm       DECIMAL(6,1) NULL,
  LowEstimate   DECIMAL(12,2) NOT NULL,
  HighEstimate  DECIMAL(12,2) NOT NULL,
  ReservePrice  DECIMAL(12,2) NULL,
  BidCount      INT NOT NULL DEFAULT 0,
  Status        VARCHAR(12) NOT NULL DEFAULT 'catalogued',
  HammerPrice   DECIMAL(12,2) NULL,
  BuyerId       INT NULL,
  SoldAt        DATETIME NULL,
  CONSTRAINT UQ_Lot_Sale_Number UNIQUE (SaleId, LotNumber),
  CONSTRAINT FK_Lot_Sale FOREIGN KEY (SaleId) REFERENCES Sale (SaleId),
  CONSTRAINT FK_Lot_Consignment FOREIGN KEY (ConsignmentId) REFERENCES Consignment (ConsignmentId),
  CONSTRAINT FK_Lot_Buyer FOREIGN KEY (BuyerId) REFERENCES Client (ClientId),
  CONSTRAINT CK_Lot_Status CHECK (Status IN ('catalogued','sold','unsold','withdrawn'))
);

CREATE TABLE SaleRegistration (
  RegistrationId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  SaleId         INT NOT NULL,
  ClientId       INT NOT NULL,
  PaddleNumber   SMALLINT NOT NULL,
  RegisteredAt   DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  BidLimit       DECIMAL(12,2) NULL,
  IsApproved     BOOLEAN NOT NULL DEFAULT FALSE,
  ApprovedAt     DATETIME NULL,
  CONSTRAINT UQ_Reg_Client UNIQUE (SaleId, ClientId),
  CONSTRAINT UQ_Reg_Paddle UNIQUE (SaleId, PaddleNumber),
  CONSTRAINT FK_Reg_Sale FOREIGN KEY (SaleId) REFERENCES Sale (SaleId),
  CONSTRAINT FK_Reg_Client FOREIGN KEY (ClientId) REFERENCES Client (ClientId)
);

CREATE TABLE Bid (
  BidId          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  LotId          INT NOT NULL,
  RegistrationId INT NOT NULL,
  Amount         DECIMAL(12,2) NOT NULL,
  Channel        VARCHAR(10) NOT NULL DEFAULT 'room',
  PlacedAt       DATETIME NOT NULL,
  IsWinning      BOOLEAN NOT NULL DEFAULT FALSE,
  CONSTRAINT FK_Bid_Lot FOREIGN KEY (LotId) REFERENCES Lot (LotId),
  CONSTRAINT FK_Bid_Registration FOREIGN KEY (RegistrationId) REFERENCES SaleRegistration (RegistrationId),
  CONSTRAINT CK_Bid_Channel CHECK (Channel IN ('room','phone','online','absentee'))
);

CREATE TABLE Invoice (
  InvoiceId    INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  InvoiceNo    VARCHAR(15) NOT NULL UNIQUE,
  SaleId       INT NOT NULL,
  BuyerId      INT NOT NULL,
  IssuedOn     DATE NOT NULL,
  DueOn        DATE NOT NULL,
  HammerTotal  DECIMAL(12,2) NOT NULL,
  PremiumTotal DECIMAL(12,2) NOT NULL,
  VatTotal     DECIMAL(12,2) NOT NULL DEFAULT 0,
  GrandTotal   DECIMAL(12,2) NOT NULL,
  IsPaid       BOOLEAN NOT NULL DEFAULT FALSE,
  PaidOn       DATE NULL,
  CONSTRAINT FK_Invoice_Sale FOREIGN KEY (SaleId) REFERENCES Sale (SaleId),
  CONSTRAINT FK_Invoice_Buyer FOREIGN KEY (BuyerId) REFERENCES Client (ClientId)
);

CREATE TABLE InvoiceLine (
  InvoiceId     INT NOT NULL,
  LineNumber    SMALLINT NOT NULL,
  LotId         INT NOT NULL,
  HammerPrice   DECIMAL(12,2) NOT NULL,
  PremiumPct    DECIMAL(4,2) NOT NULL,
  PremiumAmount DECIMAL(12,2) NOT NULL,
  LineTotal     DECIMAL(12,2) NOT NULL,
  PRIMARY KEY (InvoiceId, LineNumber),
  CONSTRAINT FK_Line_Invoice FOREIGN KEY (InvoiceId) REFERENCES Invoice (InvoiceId) ON DELETE CASCADE,
  CONSTRAINT FK_Line_Lot FOREIGN KEY (LotId) REFERENCES Lot (LotId)
);

CREATE TABLE Settlement (
  SettlementId     INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  ConsignmentId    INT NOT NULL,
  GrossAmount      DECIMAL(12,2) NOT NULL,
  CommissionAmount DECIMAL(12,2) NOT NULL,
  OtherDeductions  DECIMAL(12,2) NOT NULL DEFAULT 0,
  NetAmount        DECIMAL(12,2) NOT NULL,
  DueOn            DATE NOT NULL,
  PaidOn           DATE NULL,
  CONSTRAINT FK_Settlement_Consignment FOREIGN KEY (ConsignmentId) REFERENCES Consignment (ConsignmentId)
);
