CREATE TABLE Manufacturer (
  ManufacturerId INT NOT NULL AUTO_INCREMENT,
  Name VARCHAR(100) NOT NULL,
  CountryCode CHAR(2) NOT NULL,
  Website VARCHAR(200) NULL,
  PRIMARY KEY (ManufacturerId)
);

CREATE TABLE Medicine (
  MedicineId INT NOT NULL AUTO_INCREMENT,
  ManufacturerId INT NOT NULL,
  NationalDrugCode CHAR(8) NOT NULL, -- eight digits
  TradeName VARCHAR(100) NOT NULL,
  ActiveIngredient VARCHAR(100) NOT NULL,
  DosageForm VARCHAR(30) NOT NULL,
  StrengthMg DECIMAL(8,2) NULL,
  PackSize SMALLINT NOT NULL,
  PurchasePrice DECIMAL(8,2) NOT NULL,
  RetailPrice DECIMAL(8,2) NOT NULL,
  RequiresPrescription BIT(1) NOT NULL DEFAULT b'0',
  StockQuantity INT NOT NULL DEFAULT 0 COMMENT 'sum of the quantities left in all batches',
  ReorderLevel INT NOT NULL DEFAULT 10,
  PRIMARY KEY (MedicineId),
  UNIQUE KEY UX_Medicine_Code (NationalDrugCode),
  CONSTRAINT FK_Medicine_Manufacturer FOREIGN KEY (ManufacturerId) REFERENCES Manufacturer (ManufacturerId)
);

CREATE TABLE Batch (
  BatchId INT NOT NULL AUTO_INCREMENT,
  MedicineId INT NOT NULL,
  LotNumber VARCHAR(20) NOT NULL,
  ManufacturedOn DATE NOT NULL,
  ReceivedOn DATE NOT NULL,
  ExpiresOn DATE NOT NULL,
  QuantityReceived INT NOT NULL,
  QuantityLeft INT NOT NULL,
  PRIMARY KEY (BatchId),
  CONSTRAINT FK_Batch_Medicine FOREIGN KEY (MedicineId) REFERENCES Medicine (MedicineId)
);

CREATE TABLE Insurer (
  InsurerId INT NOT NULL AUTO_INCREMENT,
  Name VARCHAR(100) NOT NULL,
  CoveragePercent DECIMAL(5,2) NOT NULL,
  Phone VARCHAR(25) NULL,
  PRIMARY KEY (InsurerId)
);

CREATE TABLE Patient (
  PatientId INT NOT NULL AUTO_INCREMENT,
  FirstName VARCHAR(50) NOT NULL,
  LastName VARCHAR(50) NOT NULL,
  Gender CHAR(1) NOT NULL,
  DateOfBirth DATE NOT NULL,
  Email VARCHAR(120) NULL,
  Phone VARCHAR(25) NULL,
  Street VARCHAR(100) NULL,
  City VARCHAR(60) NULL,
  PostalCode VARCHAR(10) NULL,
  InsurerId INT NULL,
  InsuranceNumber VARCHAR(20) NULL,
  RegisteredAt DATETIME NOT NULL,
  PRIMARY KEY (PatientId),
  KEY IX_Patient_Insurer (InsurerId)
);

CREATE TABLE Doctor (
  DoctorId INT NOT NULL AUTO_INCREMENT,
  FullName VARCHAR(100) NOT NULL,
  LicenseNumber VARCHAR(20) NOT NULL,
  Specialty VARCHAR(60) NOT NULL,
  Phone VARCHAR(25) NULL,
  Email VARCHAR(120) NULL,
  PRIMARY KEY (DoctorId),
  UNIQUE KEY UX_Doctor_License (LicenseNumber)
);

CREATE TABLE Pharmacist (
  PharmacistId INT NOT NULL AUTO_INCREMENT,
  FirstName VARCHAR(50) NOT NULL,
  LastName VARCHAR(50) NOT NULL,
  Email VARCHAR(120) NOT NULL,
  DateOfBirth DATE NOT NULL,
  HireDate DATE NOT NULL,
  TerminationDate DATE NULL,
  IsActive BIT(1) NOT NULL DEFAULT b'1',
  PRIMARY KEY (PharmacistId)
);

CREATE TABLE Prescription (
  PrescriptionId INT NOT NULL AUTO_INCREMENT,
  PatientId INT NOT NULL,
  DoctorId INT NOT NULL,
  IssuedOn DATE NOT NULL,
  ValidUntil DATE NOT NULL,
  Status VARCHAR(20) NOT NULL COMMENT 'Open, Dispensed, Expired, Cancelled',
  DispensedAt DATETIME NULL,
  DispensedBy INT NULL COMMENT 'PharmacistId',
  ItemCount INT NOT NULL DEFAULT 0,
  Notes VARCHAR(500) NULL,
  PRIMARY KEY (PrescriptionId),
  CONSTRAINT FK_Prescription_Patient FOREIGN KEY (PatientId) REFERENCES Patient (PatientId),
  CONSTRAINT FK_Prescription_Doctor FOREIGN KEY (DoctorId) REFERENCES Doctor (DoctorId)
);

CREATE TABLE PrescriptionItem (
  PrescriptionItemId INT NOT NULL AUTO_INCREMENT,
  PrescriptionId INT NOT NULL,
  LineNumber INT NOT NULL,
  MedicineId INT NOT NULL,
  DailyDose DECIMAL(4,1) NOT NULL,
  DurationDays INT NOT NULL,
  QuantityPrescribed INT NOT NULL COMMENT 'packs',
  QuantityDispensed INT NOT NULL DEFAULT 0 COMMENT 'packs',
  Instructions VARCHAR(200) NULL,
  PRIMARY KEY (PrescriptionItemId),
  UNIQUE KEY UX_PrescriptionItem_Line (PrescriptionId, LineNumber),
  CONSTRAINT FK_PrescriptionItem_Prescription FOREIGN KEY (PrescriptionId) REFERENCES Prescription (PrescriptionId)
);

CREATE TABLE Sale (
  SaleId INT NOT NULL AUTO_INCREMENT,
  ReceiptNumber VARCHAR(20) NOT NULL,
  PatientId INT NULL,
  PrescriptionId INT NULL COMMENT 'prescription of the same patient',
  PharmacistId INT NOT NULL,
  SoldAt DATETIME NOT NULL,
  Subtotal DECIMAL(10,2) NOT NULL,
  InsurancePays DECIMAL(10,2) NOT NULL DEFAULT 0,
  PatientPays DECIMAL(10,2) NOT NULL,
  PaymentMethod VARCHAR(20) NOT NULL,
  AmountTendered DECIMAL(10,2) NULL COMMENT 'cash only',
  ChangeGiven DECIMAL(10,2) NULL COMMENT 'cash only',
  PRIMARY KEY (SaleId),
  UNIQUE KEY UX_Sale_Receipt (ReceiptNumber),
  CONSTRAINT FK_Sale_Pharmacist FOREIGN KEY (PharmacistId) REFERENCES Pharmacist (PharmacistId)
);

CREATE TABLE SaleItem (
  SaleItemId INT NOT NULL AUTO_INCREMENT,
  SaleId INT NOT NULL,
  MedicineId INT NOT NULL,
  BatchId INT NOT NULL,
  Quantity INT NOT NULL,
  UnitPrice DECIMAL(8,2) NOT NULL,
  DiscountPercent DECIMAL(5,2) NOT NULL DEFAULT 0,
  LineTotal DECIMAL(10,2) NOT NULL,
  PRIMARY KEY (SaleItemId),
  CONSTRAINT FK_SaleItem_Sale FOREIGN KEY (SaleId) REFERENCES Sale (SaleId),
  CONSTRAINT FK_SaleItem_Batch FOREIGN KEY (BatchId) REFERENCES Batch (BatchId)
);
