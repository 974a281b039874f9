CREATE TABLE Building (
  BuildingId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  Name VARCHAR(80) NOT NULL,
  Street VARCHAR(80) NOT NULL,
  City VARCHAR(60) NOT NULL,
  YearBuilt SMALLINT NOT NULL,
  FloorCount SMALLINT NOT NULL,
  LiftCount INT NOT NULL DEFAULT 0,
  CaretakerName VARCHAR(80) NULL,
  CaretakerPhone VARCHAR(20) NULL
);
CREATE TABLE Technician (
  TechnicianId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  FirstName VARCHAR(40) NOT NULL,
  LastName VARCHAR(40) NOT NULL,
  Email VARCHAR(120) NOT NULL,
  BirthDate DATE NOT NULL,
  HiredOn DATE NOT NULL,
  LeftOn DATE NULL,
  IsActive TINYINT(1) NOT NULL DEFAULT 1,
  SupervisorId INT NULL,
  HourlyRate DECIMAL(6,2) NOT NULL
);
CREATE TABLE Lift (
  LiftId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  BuildingId INT NOT NULL,
  SerialNumber VARCHAR(30) NOT NULL UNIQUE,
  DriveType ENUM('Traction','Hydraulic','MachineRoomLess') NOT NULL,
  RatedLoadKg SMALLINT NOT NULL,
  MaxPersons SMALLINT NOT NULL,
  RatedSpeedMs DECIMAL(3,2) NOT NULL,
  StopCount SMALLINT NOT NULL,
  TravelHeightM DECIMAL(5,1) NOT NULL,
  InstalledOn DATE NOT NULL,
  LastInspectionOn DATE NULL,
  NextInspectionOn DATE NULL,
  State ENUM('InService','OutOfService','Decommissioned') NOT NULL,
  DecommissionedOn DATE NULL,
  FOREIGN KEY (BuildingId) REFERENCES Building(BuildingId)
);
CREATE TABLE ServiceContract (
  ServiceContractId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  ContractNumber VARCHAR(20) NOT NULL UNIQUE,
  BuildingId INT NOT NULL,
  Level ENUM('Basic','Standard','FullCover') NOT NULL,
  StartDate DATE NOT NULL,
  EndDate DATE NOT NULL,
  MonthlyFee DECIMAL(9,2) NOT NULL,
  AnnualFee DECIMAL(10,2) NOT NULL,
  ResponseTimeHours SMALLINT NOT NULL,
  CancelledOn DATE NULL,
  CancellationReason VARCHAR(200) NULL
);
CREATE TABLE Inspection (
  InspectionId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  LiftId INT NOT NULL,
  InspectorId INT NOT NULL,
  ScheduledFor DATE NOT NULL,
  PerformedOn DATE NULL,
  Result ENUM('Passed','PassedWithDefects','Failed') NULL,
  DefectCount SMALLINT NOT NULL DEFAULT 0,
  NextDueOn DATE NULL,
  Remarks TEXT NULL,
  FOREIGN KEY (LiftId) REFERENCES Lift(LiftId)
);
CREATE TABLE Defect (
  DefectId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  InspectionId INT NOT NULL,
  LiftId INT NOT NULL,
  Severity ENUM('Minor','Major','Critical') NOT NULL,
  Description VARCHAR(255) NOT NULL,
  FoundOn DATE NOT NULL,
  DueOn DATE NOT NULL,
  FixedOn DATE NULL,
  FixedById INT NULL,
  IsFixed TINYINT(1) NOT NULL DEFAULT 0
);
CREATE TABLE CallOut (
  CallOutId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  LiftId INT NOT NULL,
  ServiceContractId INT NULL,
  TechnicianId INT NULL,
  ReportedAt DATETIME NOT NULL,
  DispatchedAt DATETIME NULL,
  ArrivedAt DATETIME NULL,
  ResolvedAt DATETIME NULL,
  Status ENUM('Reported','Dispatched','OnSite','Resolved','Cancelled') NOT NULL,
  Fault VARCHAR(200) NOT NULL,
  PersonsTrapped SMALLINT NOT NULL DEFAULT 0,
  IsEntrapment TINYINT(1) NOT NULL DEFAULT 0,
  ResponseMinutes INT NULL,
  LabourHours DECIMAL(5,2) NULL,
  LabourCost DECIMAL(9,2) NULL,
  PartsCost DECIMAL(10,2) NOT NULL DEFAULT 0,
  TotalCost DECIMAL(10,2) NULL,
  FOREIGN KEY (LiftId) REFERENCES Lift(LiftId),
  FOREIGN KEY (ServiceContractId) REFERENCES ServiceContract(ServiceContractId),
  FOREIGN KEY (TechnicianId) REFERENCES Technician(TechnicianId)
);
CREATE TABLE SparePart (
  SparePartId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  PartNumber VARCHAR(30) NOT NULL UNIQUE,
  Name VARCHAR(80) NOT NULL,
  PurchasePrice DECIMAL(9,2) NOT NULL,
  SalePrice DECIMAL(9,2) NOT NULL,
  StockQuantity INT NOT NULL,
  ReorderLevel INT NOT NULL,
  NeedsReorder TINYINT(1) NOT NULL
);
CREATE TABLE CallOutPart (
  CallOutId INT NOT NULL,
  LineNumber SMALLINT NOT NULL,
  SparePartId INT NOT NULL,
  Quantity SMALLINT NOT NULL,
  UnitPrice DECIMAL(9,2) NOT NULL,
  LineTotal DECIMAL(10,2) NOT NULL,
  PRIMARY KEY (CallOutId, LineNumber),
  FOREIGN KEY (CallOutId) REFERENCES CallOut(CallOutId)
);
