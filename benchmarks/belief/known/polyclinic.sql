-- Dental practice management (moved from SQL Server)
CREATE TABLE Practitioners (
  PractitionerID INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  Title VARCHAR(10) NULL,
  FirstName VARCHAR(50) NOT NULL,
  LastName VARCHAR(50) NOT NULL,
  Email VARCHAR(100) NOT NULL,
  LicenseNumber VARCHAR(20) NULL,
  Specialty VARCHAR(50) NOT NULL COMMENT 'General, Orthodontics, Endodontics, Periodontics, Hygiene',
  HireDate DATE NOT NULL,
  TerminationDate DATE NULL,
  IsActive TINYINT(1) NOT NULL DEFAULT 1
);

CREATE TABLE Patients (
  PatientID INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  PatientNumber VARCHAR(12) NOT NULL,
  FirstName VARCHAR(50) NOT NULL,
  LastName VARCHAR(50) NOT NULL,
  Gender CHAR(1) NULL COMMENT 'M, F, X',
  DateOfBirth DATE NOT NULL,
  Email VARCHAR(100) NULL,
  MobilePhone VARCHAR(20) NULL,
  StreetAddress VARCHAR(100) NULL,
  City VARCHAR(50) NULL,
  State CHAR(2) NULL,
  ZipCode VARCHAR(10) NULL,
  PrimaryPractitionerID INT NULL,
  FirstVisitDate DATE NULL,
  LastVisitDate DATE NULL,
  NextRecallDate DATE NULL,
  AppointmentCount INT NOT NULL DEFAULT 0,
  AccountBalance DECIMAL(10,2) NOT NULL DEFAULT 0.00 COMMENT 'sum of BalanceDue of the patient''s invoices',
  HasConsent TINYINT(1) NOT NULL DEFAULT 0,
  ConsentDate DATE NULL,
  IsDeceased TINYINT(1) NOT NULL DEFAULT 0,
  DeceasedDate DATE NULL,
  CreatedDate DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ModifiedDate DATETIME NULL,
  DeletedDate DATETIME NULL,
  UNIQUE KEY UX_Patients_PatientNumber (PatientNumber)
);

CREATE TABLE Insurers (
  InsurerID INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  InsurerName VARCHAR(100) NOT NULL,
  PayerCode VARCHAR(10) NOT NULL,
  Phone VARCHAR(20) NULL,
  ClaimsEmail VARCHAR(100) NULL,
  Website VARCHAR(150) NULL,
  ClaimCount INT NOT NULL DEFAULT 0,
  IsActive TINYINT(1) NOT NULL DEFAULT 1
);

CREATE TABLE InsurancePolicies (
  PolicyID INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  PatientID INT NOT NULL,
  InsurerID INT NOT NULL,
  PolicyNumber VARCHAR(25) NOT NULL,
  GroupNumber VARCHAR(20) NULL,
  RelationToSubscriber VARCHAR(10) NOT NULL DEFAULT 'Self' COMMENT 'Self, Spouse, Child, Other',
  SubscriberName VARCHAR(100) NULL COMMENT 'empty when the patient is the subscriber (Self)',
  EffectiveDate DATE NOT NULL,
  ExpirationDate DATE NULL,
  CoveragePercent DECIMAL(5,2) NOT NULL DEFAULT 80.00,
  AnnualMaximum DECIMAL(10,2) NOT NULL,
  BenefitUsed DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  BenefitRemaining DECIMAL(10,2) NOT NULL,
  Deductible DECIMAL(10,2) NOT NULL DEFAULT 50.00,
  IsPrimary TINYINT(1) NOT NULL DEFAULT 1,
  UNIQUE KEY UX_Policies_PolicyNumber (PolicyNumber),
  CONSTRAINT FK_Policies_Patients FOREIGN KEY (PatientID) REFERENCES Patients (PatientID),
  CONSTRAINT FK_Policies_Insurers FOREIGN KEY (InsurerID) REFERENCES Insurers (InsurerID)
);

CREATE TABLE ProcedureCodes (
  ProcedureCodeID INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  Code CHAR(5) NOT NULL COMMENT 'CDT code: D and four digits',
  Description VARCHAR(150) NOT NULL,
  Category VARCHAR(30) NOT NULL COMMENT 'Diagnostic, Preventive, Restorative, Endodontics, Oral Surgery',
  StandardFee DECIMAL(8,2) NOT NULL,
  DurationMinutes SMALLINT NOT NULL DEFAULT 30,
  RequiresTooth TINYINT(1) NOT NULL DEFAULT 0,
  IsActive TINYINT(1) NOT NULL DEFAULT 1,
  UNIQUE KEY UX_ProcedureCodes_Code (Code)
);

CREATE TABLE Appointments (
  AppointmentID INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  PatientID INT NOT NULL,
  PractitionerID INT NOT NULL,
  Operatory TINYINT NULL,
  StartTime DATETIME NOT NULL,
  EndTime DATETIME NOT NULL,
  DurationMinutes SMALLINT NOT NULL,
  Status VARCHAR(12) NOT NULL DEFAULT 'Scheduled' COMMENT 'Scheduled, Confirmed, Completed, Cancelled, NoShow',
  Reason VARCHAR(100) NULL,
  BookedAt DATETIME NOT NULL,
  CheckedInAt DATETIME NULL,
  CompletedAt DATETIME NULL,
  CancelledAt DATETIME NULL,
  CancelReason VARCHAR(200) NULL,
  ReminderSent TINYINT(1) NOT NULL DEFAULT 0,
  ReminderSentAt DATETIME NULL,
  Notes TEXT NULL,
  CONSTRAINT FK_Appointments_Patients FOREIGN KEY (PatientID) REFERENCES Patients (PatientID)
);

CREATE TABLE Invoices (
  InvoiceID INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  InvoiceNumber VARCHAR(15) NOT NULL,
  PatientID INT NOT NULL,
  AppointmentID INT NOT NULL,
  InvoiceDate DATE NOT NULL,
  DueDate DATE NOT NULL,
  LineCount SMALLINT NOT NULL DEFAULT 0,
  SubTotal DECIMAL(10,2) NOT NULL,
  DiscountAmount DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  TotalAmount DECIMAL(10,2) NOT NULL,
  InsurancePortion DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  PatientPortion DECIMAL(10,2) NOT NULL,
  AmountPaid DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  BalanceDue DECIMAL(10,2) NOT NULL,
  Status VARCHAR(10) NOT NULL DEFAULT 'Open' COMMENT 'Open, Partial, Paid, Void',
  PaidDate DATE NULL,
  VoidReason VARCHAR(200) NULL,
  UNIQUE KEY UX_Invoices_InvoiceNumber (InvoiceNumber),
  CONSTRAINT FK_Invoices_Patients FOREIGN KEY (PatientID) REFERENCES Patients (PatientID)
);

CREATE TABLE TreatmentLines (
  TreatmentLineID INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  InvoiceID INT NOT NULL,
  LineNumber SMALLINT NOT NULL,
  AppointmentID INT NOT NULL,
  PractitionerID INT NOT NULL,
  ProcedureCodeID INT NOT NULL,
  TreatmentDate DATE NOT NULL,
  ToothNumber TINYINT NULL COMMENT 'universal numbering 1-32; only when the procedure requires a tooth',
  Quantity SMALLINT NOT NULL DEFAULT 1,
  UnitFee DECIMAL(8,2) NOT NULL COMMENT 'standard fee of the procedure',
  LineAmount DECIMAL(10,2) NOT NULL,
  CONSTRAINT FK_TreatmentLines_Invoices FOREIGN KEY (InvoiceID) REFERENCES Invoices (InvoiceID),
  CONSTRAINT FK_TreatmentLines_ProcedureCodes FOREIGN KEY (ProcedureCodeID) REFERENCES ProcedureCodes (ProcedureCodeID)
);

CREATE TABLE InsuranceClaims (
  ClaimID INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  ClaimNumber VARCHAR(20) NOT NULL,
  InvoiceID INT NOT NULL,
  PatientID INT NOT NULL,
  PolicyID INT NOT NULL,
  InsurerID INT NOT NULL,
  Status VARCHAR(12) NOT NULL DEFAULT 'Submitted' COMMENT 'Submitted, InReview, Approved, Denied, Paid',
  ClaimedAmount DECIMAL(10,2) NOT NULL,
  ApprovedAmount DECIMAL(10,2) NULL COMMENT 'null until decided',
  PaidAmount DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  SubmittedDate DATE NOT NULL,
  DecisionDate DATE NULL,
  PaidDate DATE NULL,
  DenialCode VARCHAR(10) NULL,
  DenialReason VARCHAR(200) NULL,
  IsAppealed TINYINT(1) NOT NULL DEFAULT 0,
  AppealDate DATE NULL,
  UNIQUE KEY UX_Claims_ClaimNumber (ClaimNumber),
  CONSTRAINT FK_Claims_Invoices FOREIGN KEY (InvoiceID) REFERENCES Invoices (InvoiceID),
  CONSTRAINT FK_Claims_Policies FOREIGN KEY (PolicyID) REFERENCES InsurancePolicies (PolicyID)
);

CREATE TABLE Payments (
  PaymentID INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  InvoiceID INT NOT NULL,
  PatientID INT NOT NULL,
  PaymentDate DATE NOT NULL,
  PayerType VARCHAR(10) NOT NULL DEFAULT 'Patient' COMMENT 'Patient or Insurance',
  PaymentMethod VARCHAR(10) NOT NULL DEFAULT 'Card' COMMENT 'Cash, Card, Check, EFT',
  CheckNumber VARCHAR(20) NULL,
  Amount DECIMAL(10,2) NOT NULL,
  CreatedDate DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT FK_Payments_Invoices FOREIGN KEY (InvoiceID) REFERENCES Invoices (InvoiceID)
);
