CREATE TABLE Client (
  ClientId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  CompanyName VARCHAR(100) NOT NULL,
  BillingEmail VARCHAR(120) NOT NULL,
  PaymentTermDays SMALLINT NOT NULL,
  CreditLimit DECIMAL(12,2) NOT NULL,
  OutstandingBalance DECIMAL(12,2) NOT NULL,
  CreditAvailable DECIMAL(12,2) NOT NULL,
  IsOnCreditHold BIT(1) NOT NULL
);
CREATE TABLE JobRole (
  JobRoleId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  RoleName VARCHAR(60) NOT NULL,
  MinPayRate DECIMAL(6,2) NOT NULL,
  MaxPayRate DECIMAL(6,2) NOT NULL
);
CREATE TABLE Worker (
  WorkerId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  FirstName VARCHAR(40) NOT NULL,
  LastName VARCHAR(40) NOT NULL,
  BirthDate DATE NOT NULL,
  MobilePhone VARCHAR(20) NOT NULL,
  RegisteredDate DATE NOT NULL,
  RightToWorkExpiry DATE NULL,
  Status VARCHAR(12) NOT NULL CHECK (Status IN ('Available','Placed','Inactive')),
  DeactivatedDate DATE NULL,
  AssignmentCount INT NOT NULL DEFAULT 0
);
CREATE TABLE JobOrder (
  JobOrderId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  ClientId INT NOT NULL,
  JobRoleId INT NOT NULL,
  ReceivedDate DATE NOT NULL,
  StartDate DATE NOT NULL,
  Headcount SMALLINT NOT NULL,
  FilledCount SMALLINT NOT NULL,
  OpenCount SMALLINT NOT NULL,
  Status VARCHAR(10) NOT NULL CHECK (Status IN ('Open','Filled','Cancelled')),
  CancelledDate DATE NULL,
  CancelReason VARCHAR(200) NULL,
  CONSTRAINT FK_JobOrder_Client FOREIGN KEY (ClientId) REFERENCES Client (ClientId)
);
CREATE TABLE Assignment (
  AssignmentId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  JobOrderId INT NOT NULL,
  ClientId INT NOT NULL,
  WorkerId INT NOT NULL,
  StartDate DATE NOT NULL,
  EndDate DATE NULL,
  PayRate DECIMAL(6,2) NOT NULL,
  MarkupPercent DECIMAL(5,2) NOT NULL,
  BillRate DECIMAL(6,2) NOT NULL,
  Status VARCHAR(12) NOT NULL CHECK (Status IN ('Active','Completed','Terminated')),
  TerminationReason VARCHAR(200) NULL,
  CONSTRAINT FK_Assignment_JobOrder FOREIGN KEY (JobOrderId) REFERENCES JobOrder (JobOrderId)
);
CREATE TABLE Timesheet (
  TimesheetId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  AssignmentId INT NOT NULL,
  WeekStartDate DATE NOT NULL,
  WeekEndDate DATE NOT NULL,
  RegularHours DECIMAL(5,2) NOT NULL,
  OvertimeHours DECIMAL(5,2) NOT NULL,
  TotalHours DECIMAL(5,2) NOT NULL,
  PayAmount DECIMAL(10,2) NOT NULL,
  BillAmount DECIMAL(10,2) NOT NULL,
  GrossProfit DECIMAL(10,2) NOT NULL,
  Status VARCHAR(10) NOT NULL CHECK (Status IN ('Draft','Submitted','Approved','Rejected')),
  SubmittedAt DATETIME NULL,
  ApprovedAt DATETIME NULL,
  ApprovedBy VARCHAR(80) NULL,
  RejectionReason VARCHAR(200) NULL,
  CONSTRAINT FK_Timesheet_Assignment FOREIGN KEY (AssignmentId) REFERENCES Assignment (AssignmentId)
);
CREATE TABLE Invoice (
  InvoiceId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  InvoiceNumber VARCHAR(20) NOT NULL UNIQUE,
  ClientId INT NOT NULL,
  InvoiceDate DATE NOT NULL,
  DueDate DATE NOT NULL,
  SubTotal DECIMAL(12,2) NOT NULL,
  TaxRate DECIMAL(5,4) NOT NULL,
  TaxAmount DECIMAL(12,2) NOT NULL,
  GrandTotal DECIMAL(12,2) NOT NULL,
  IsPaid BIT(1) NOT NULL,
  PaidDate DATE NULL
);
CREATE TABLE InvoiceLine (
  InvoiceLineId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  InvoiceId INT NOT NULL,
  TimesheetId INT NOT NULL UNIQUE,
  Hours DECIMAL(5,2) NOT NULL,
  Rate DECIMAL(6,2) NOT NULL,
  Amount DECIMAL(10,2) NOT NULL,
  CONSTRAINT FK_InvoiceLine_Invoice FOREIGN KEY (InvoiceId) REFERENCES Invoice (InvoiceId)
);
