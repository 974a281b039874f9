CREATE TABLE Insurer (
  InsurerId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  CompanyName VARCHAR(100) NOT NULL,
  ShortCode CHAR(4) NOT NULL UNIQUE,
  Phone VARCHAR(30) NULL,
  ClaimsEmail VARCHAR(120) NOT NULL,
  Website VARCHAR(150) NULL
);

CREATE TABLE Broker (
  BrokerId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  FirstName VARCHAR(50) NOT NULL,
  LastName VARCHAR(50) NOT NULL,
  Initials VARCHAR(4) NOT NULL,
  Email VARCHAR(120) NOT NULL,
  LicenceNo VARCHAR(20) NOT NULL,
  LicencedSince DATE NOT NULL,
  LicenceExpiresOn DATE NOT NULL,
  ManagerId INT NULL,
  IsActive BIT(1) NOT NULL DEFAULT b'1',
  UNIQUE KEY UX_Broker_LicenceNo (LicenceNo)
);

CREATE TABLE Client (
  ClientId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  ClientNo VARCHAR(10) NOT NULL UNIQUE,
  ClientType CHAR(1) NOT NULL DEFAULT 'P', -- P = private person, C = company
  Title VARCHAR(10) NULL,
  FirstName VARCHAR(50) NULL,
  LastName VARCHAR(50) NULL,
  CompanyName VARCHAR(100) NULL,
  BirthDate DATE NULL,
  Email VARCHAR(120) NULL,
  MobilePhone VARCHAR(30) NULL,
  Street VARCHAR(100) NOT NULL,
  ZipCode VARCHAR(10) NOT NULL,
  City VARCHAR(60) NOT NULL,
  State CHAR(2) NOT NULL,
  BrokerId INT NOT NULL,
  ClientSince DATE NOT NULL,
  PolicyCount INT NOT NULL DEFAULT 0,
  CONSTRAINT FK_Client_Broker FOREIGN KEY (BrokerId) REFERENCES Broker (BrokerId)
);

CREATE TABLE Product (
  ProductId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  InsurerId INT NOT NULL,
  ProductCode VARCHAR(12) NOT NULL UNIQUE,
  ProductName VARCHAR(80) NOT NULL,
  LineOfBusiness VARCHAR(20) NOT NULL, -- Motor, Home, Life, Travel, Liability
  MinSumInsured DECIMAL(12,2) NOT NULL,
  MaxSumInsured DECIMAL(12,2) NOT NULL,
  CommissionRate DECIMAL(5,2) NOT NULL, -- % of premium
  CONSTRAINT FK_Product_Insurer FOREIGN KEY (InsurerId) REFERENCES Insurer (InsurerId)
);

CREATE TABLE Policy (
  PolicyId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  PolicyNo VARCHAR(20) NOT NULL,
  ClientId INT NOT NULL,
  ProductId INT NOT NULL,
  InsurerId INT NOT NULL,
  BrokerId INT NOT NULL,
  Status VARCHAR(12) NOT NULL DEFAULT 'Quoted', -- Quoted, Active, Lapsed, Cancelled, Expired
  QuotedOn DATE NOT NULL,
  SignedOn DATE NULL,
  StartDate DATE NOT NULL,
  EndDate DATE NOT NULL,
  CancelledOn DATE NULL,
  CancelReason VARCHAR(100) NULL,
  SumInsured DECIMAL(12,2) NOT NULL,
  Deductible DECIMAL(10,2) NOT NULL DEFAULT 0,
  NetPremium DECIMAL(10,2) NOT NULL, -- sum of the covers
  TaxRate DECIMAL(5,2) NOT NULL,
  TaxAmount DECIMAL(10,2) NOT NULL,
  GrossPremium DECIMAL(10,2) NOT NULL,
  InstalmentsPerYear TINYINT NOT NULL DEFAULT 1, -- 1, 2, 4 or 12
  RenewedFromPolicyId INT NULL,
  UNIQUE KEY UX_Policy_No (PolicyNo),
  CONSTRAINT FK_Policy_Client FOREIGN KEY (ClientId) REFERENCES Client (ClientId),
  CONSTRAINT FK_Policy_Product FOREIGN KEY (ProductId) REFERENCES Product (ProductId)
);

CREATE TABLE PolicyCover (
  PolicyCoverId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  PolicyId INT NOT NULL,
  SeqNo SMALLINT NOT NULL,
  CoverName VARCHAR(60) NOT NULL,
  CoverLimit DECIMAL(12,2) NOT NULL,
  Premium DECIMAL(10,2) NOT NULL,
  UNIQUE KEY UX_Cover (PolicyId, SeqNo),
  CONSTRAINT FK_Cover_Policy FOREIGN KEY (PolicyId) REFERENCES Policy (PolicyId)
);

CREATE TABLE PremiumInstalment (
  PremiumInstalmentId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  PolicyId INT NOT NULL,
  InstalmentNo TINYINT NOT NULL,
  DueDate DATE NOT NULL,
  Amount DECIMAL(10,2) NOT NULL,
  PaidAmount DECIMAL(10,2) NOT NULL DEFAULT 0,
  OpenAmount DECIMAL(10,2) NOT NULL,
  PaidOn DATE NULL,
  IsPaid BIT(1) NOT NULL DEFAULT b'0',
  ReminderCount TINYINT NOT NULL DEFAULT 0,
  UNIQUE KEY UX_Instalment (PolicyId, InstalmentNo)
);

CREATE TABLE Claim (
  ClaimId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  ClaimNo VARCHAR(15) NOT NULL UNIQUE, -- C26-00001
  PolicyId INT NOT NULL,
  ClientId INT NOT NULL,
  IncidentDate DATE NOT NULL,
  ReportedAt DATETIME NOT NULL,
  Status VARCHAR(10) NOT NULL DEFAULT 'Reported', -- Reported, Assessed, Settled, Rejected
  Description TEXT NULL,
  ClaimedAmount DECIMAL(12,2) NOT NULL,
  ApprovedAmount DECIMAL(12,2) NULL,
  PaidTotal DECIMAL(12,2) NOT NULL DEFAULT 0,
  ClosedAt DATETIME NULL,
  RejectReason VARCHAR(150) NULL,
  CONSTRAINT FK_Claim_Policy FOREIGN KEY (PolicyId) REFERENCES Policy (PolicyId)
);

CREATE TABLE ClaimPayment (
  ClaimPaymentId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  ClaimId INT NOT NULL,
  PaidOn DATE NOT NULL,
  Payee VARCHAR(100) NOT NULL,
  Iban VARCHAR(34) NULL,
  Amount DECIMAL(12,2) NOT NULL,
  KEY IX_ClaimPayment_Claim (ClaimId)
);

CREATE TABLE Commission (
  CommissionId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  PolicyId INT NOT NULL,
  BrokerId INT NOT NULL,
  BaseAmount DECIMAL(10,2) NOT NULL, -- net premium of the policy
  Rate DECIMAL(5,2) NOT NULL,
  Amount DECIMAL(10,2) NOT NULL,
  EarnedOn DATE NOT NULL,
  PaidOutOn DATE NULL,
  CONSTRAINT FK_Commission_Broker FOREIGN KEY (BrokerId) REFERENCES Broker (BrokerId)
);

CREATE TABLE InsuredVehicle (
  InsuredVehicleId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  PolicyId INT NOT NULL,
  Vin CHAR(17) NOT NULL UNIQUE,
  PlateNo VARCHAR(10) NOT NULL,
  Make VARCHAR(30) NOT NULL,
  Model VARCHAR(40) NOT NULL,
  ModelYear SMALLINT NOT NULL,
  FirstRegisteredOn DATE NOT NULL,
  MarketValue DECIMAL(10,2) NOT NULL
);
