CREATE TABLE Customer (
  CustomerID INT NOT NULL AUTO_INCREMENT,
  CustomerNumber VARCHAR(12) NOT NULL,
  CustomerType CHAR(1) NOT NULL DEFAULT 'P' COMMENT 'P = private, B = business',
  FirstName VARCHAR(50) NOT NULL,
  LastName VARCHAR(50) NOT NULL,
  CompanyName VARCHAR(100) NULL COMMENT 'business customers only',
  EmailAddress VARCHAR(120) NOT NULL,
  PortalLogin VARCHAR(60) NULL,
  PhoneNumber VARCHAR(30) NULL,
  BirthDate DATE NULL,
  Street VARCHAR(100) NOT NULL,
  HouseNumber VARCHAR(10) NOT NULL,
  PostalCode VARCHAR(10) NOT NULL,
  City VARCHAR(60) NOT NULL,
  CountryCode CHAR(2) NOT NULL DEFAULT 'DE',
  IsDirectDebit TINYINT(1) NOT NULL DEFAULT 1,
  Iban VARCHAR(34) NULL,
  MandateDate DATE NULL COMMENT 'SEPA mandate, direct debit only',
  IsCreditBlocked TINYINT(1) NOT NULL DEFAULT 0,
  CreatedDate DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ModifiedDate DATETIME NULL,
  PRIMARY KEY (CustomerID),
  UNIQUE KEY UX_Customer_Number (CustomerNumber)
);

CREATE TABLE SupplyPoint (
  SupplyPointID INT NOT NULL AUTO_INCREMENT,
  CustomerID INT NOT NULL,
  MarketLocationCode CHAR(11) NOT NULL COMMENT '11 digits',
  Street VARCHAR(100) NOT NULL,
  HouseNumber VARCHAR(10) NOT NULL,
  PostalCode VARCHAR(10) NOT NULL,
  City VARCHAR(60) NOT NULL,
  GridOperator VARCHAR(80) NOT NULL,
  VoltageLevel CHAR(2) NOT NULL DEFAULT 'LV' COMMENT 'LV, MV, HV',
  LoadProfile CHAR(2) NOT NULL DEFAULT 'H0' COMMENT 'H0 = household, G0 = commercial, L0 = agriculture',
  AnnualConsumptionKWh INT NOT NULL,
  ConnectionPowerKW DECIMAL(7,1) NULL,
  ConnectedDate DATE NOT NULL,
  DisconnectedDate DATE NULL,
  IsActive TINYINT(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (SupplyPointID),
  UNIQUE KEY UX_SupplyPoint_Code (MarketLocationCode),
  CONSTRAINT FK_SupplyPoint_Customer FOREIGN KEY (CustomerID) REFERENCES Customer (CustomerID)
);

CREATE TABLE Meter (
  MeterID INT NOT NULL AUTO_INCREMENT,
  SupplyPointID INT NOT NULL,
  SerialNumber VARCHAR(20) NOT NULL,
  Manufacturer VARCHAR(50) NOT NULL,
  ModelName VARCHAR(50) NULL,
  IsSmartMeter TINYINT(1) NOT NULL DEFAULT 0,
  GatewaySerialNumber VARCHAR(20) NULL COMMENT 'smart meters only',
  DigitCount TINYINT NOT NULL DEFAULT 6,
  ManufactureYear SMALLINT NOT NULL,
  InstallationDate DATE NOT NULL,
  RemovalDate DATE NULL,
  CalibrationValidUntil DATE NOT NULL,
  LastReadingDate DATE NULL,
  LastReadingValueKWh INT NULL,
  PRIMARY KEY (MeterID),
  UNIQUE KEY UX_Meter_Serial (SerialNumber),
  CONSTRAINT FK_Meter_SupplyPoint FOREIGN KEY (SupplyPointID) REFERENCES SupplyPoint (SupplyPointID)
);

CREATE TABLE MeterReading (
  MeterReadingID INT NOT NULL AUTO_INCREMENT,
  MeterID INT NOT NULL,
  ReadingDate DATE NOT NULL,
  ReadingValueKWh INT NOT NULL,
  PreviousReadingDate DATE NULL,
  PreviousReadingValueKWh INT NULL,
  ConsumptionKWh INT NULL,
  DaysInPeriod SMALLINT NULL,
  ReadingSource VARCHAR(12) NOT NULL DEFAULT 'Customer' COMMENT 'Customer, Technician, Remote, Estimate',
  IsEstimated TINYINT(1) NOT NULL DEFAULT 0,
  CreatedDate DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (MeterReadingID),
  UNIQUE KEY UX_MeterReading (MeterID, ReadingDate)
);

CREATE TABLE Tariff (
  TariffID INT NOT NULL AUTO_INCREMENT,
  TariffCode VARCHAR(12) NOT NULL,
  TariffName VARCHAR(80) NOT NULL,
  EnergyPriceCtPerKWh DECIMAL(6,3) NOT NULL COMMENT 'net',
  BasePricePerMonth DECIMAL(6,2) NOT NULL COMMENT 'net, EUR',
  MinimumTermMonths TINYINT NOT NULL DEFAULT 12,
  NoticePeriodWeeks TINYINT NOT NULL DEFAULT 4,
  GreenSharePercent DECIMAL(5,2) NOT NULL DEFAULT 100.00,
  Co2GramPerKWh SMALLINT NOT NULL DEFAULT 0,
  ValidFrom DATE NOT NULL,
  ValidTo DATE NULL,
  IsActive TINYINT(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (TariffID),
  UNIQUE KEY UX_Tariff_Code (TariffCode)
);

CREATE TABLE SupplyContract (
  ContractID INT NOT NULL AUTO_INCREMENT,
  ContractNumber VARCHAR(15) NOT NULL,
  CustomerID INT NOT NULL,
  SupplyPointID INT NOT NULL,
  TariffID INT NOT NULL,
  SignedDate DATE NOT NULL,
  StartDate DATE NOT NULL,
  EndDate DATE NOT NULL COMMENT 'StartDate plus TermMonths',
  TermMonths TINYINT NOT NULL DEFAULT 12,
  EnergyPriceCtPerKWh DECIMAL(6,3) NOT NULL COMMENT 'taken from the tariff when signed',
  MonthlyInstallment DECIMAL(8,2) NOT NULL,
  ContractStatus TINYINT NOT NULL DEFAULT 1 COMMENT '1 = pending, 2 = active, 3 = terminated',
  TerminationDate DATE NULL,
  TerminationReason VARCHAR(100) NULL,
  SalesChannel VARCHAR(20) NOT NULL DEFAULT 'Web' COMMENT 'Web, Phone, Broker, Shop',
  CreatedDate DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (ContractID),
  UNIQUE KEY UX_Contract_Number (ContractNumber),
  CONSTRAINT FK_Contract_Customer FOREIGN KEY (CustomerID) REFERENCES Customer (CustomerID),
  CONSTRAINT FK_Contract_SupplyPoint FOREIGN KEY (SupplyPointID) REFERENCES SupplyPoint (SupplyPointID)
);

CREATE TABLE Invoice (
  InvoiceID INT NOT NULL AUTO_INCREMENT,
  InvoiceNumber VARCHAR(15) NOT NULL,
  ContractID INT NOT NULL,
  CustomerID INT NOT NULL,
  InvoiceType VARCHAR(10) NOT NULL DEFAULT 'Annual' COMMENT 'Annual, Interim, Final',
  PeriodStart DATE NOT NULL,
  PeriodEnd DATE NOT NULL,
  BillingDays SMALLINT NOT NULL COMMENT 'both days included',
  ConsumptionKWh INT NOT NULL,
  EnergyCharge DECIMAL(10,2) NOT NULL,
  BaseCharge DECIMAL(10,2) NOT NULL,
  NetAmount DECIMAL(10,2) NOT NULL COMMENT 'EnergyCharge + BaseCharge',
  VatRate DECIMAL(4,2) NOT NULL DEFAULT 19.00,
  VatAmount DECIMAL(10,2) NOT NULL,
  GrossAmount DECIMAL(10,2) NOT NULL,
  InstallmentsPaid DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  AmountDue DECIMAL(10,2) NOT NULL COMMENT 'GrossAmount - InstallmentsPaid, negative = credit note',
  InvoiceDate DATE NOT NULL,
  DueDate DATE NOT NULL,
  PaidDate DATE NULL,
  InvoiceStatus VARCHAR(10) NOT NULL DEFAULT 'Open' COMMENT 'Open, Paid, Overdue',
  DunningLevel TINYINT NOT NULL DEFAULT 0 COMMENT '0 = none, 1-3 = reminders sent, only when Overdue',
  PRIMARY KEY (InvoiceID),
  UNIQUE KEY UX_Invoice_Number (InvoiceNumber)
);

CREATE TABLE InvoiceLine (
  InvoiceLineID INT NOT NULL AUTO_INCREMENT,
  InvoiceID INT NOT NULL,
  LineNumber SMALLINT NOT NULL,
  Description VARCHAR(120) NOT NULL,
  Quantity DECIMAL(12,3) NOT NULL,
  UnitOfMeasure VARCHAR(8) NOT NULL DEFAULT 'kWh' COMMENT 'kWh, month, day, piece',
  UnitPrice DECIMAL(10,4) NOT NULL COMMENT 'EUR',
  LineAmount DECIMAL(10,2) NOT NULL,
  PRIMARY KEY (InvoiceLineID),
  UNIQUE KEY UX_InvoiceLine (InvoiceID, LineNumber),
  CONSTRAINT FK_InvoiceLine_Invoice FOREIGN KEY (InvoiceID) REFERENCES Invoice (InvoiceID)
);

CREATE TABLE Payment (
  PaymentID INT NOT NULL AUTO_INCREMENT,
  InvoiceID INT NOT NULL,
  CustomerID INT NOT NULL,
  PaymentDate DATE NOT NULL,
  Amount DECIMAL(10,2) NOT NULL,
  PaymentMethod VARCHAR(15) NOT NULL COMMENT 'DirectDebit, Transfer, Cash',
  BankReference VARCHAR(40) NULL,
  IsReversed TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'returned debit',
  ReversedDate DATE NULL,
  PRIMARY KEY (PaymentID)
);
