CREATE TABLE Client (
  ClientId INT AUTO_INCREMENT PRIMARY KEY,
  Title VARCHAR(10),
  FirstName VARCHAR(40) NOT NULL,
  LastName VARCHAR(40) NOT NULL,
  Email VARCHAR(120),
  Mobile VARCHAR(20),
  FirstVisitOn DATE NOT NULL,
  LastOrderOn DATE NULL,
  OrderCount INT NOT NULL DEFAULT 0,
  LifetimeSpend DECIMAL(10,2) NOT NULL DEFAULT 0
);
CREATE TABLE Cutter (
  CutterId INT AUTO_INCREMENT PRIMARY KEY,
  FullName VARCHAR(80) NOT NULL,
  Initials VARCHAR(4) NOT NULL,
  JoinedOn DATE NOT NULL,
  LeftOn DATE NULL,
  IsActive BIT NOT NULL DEFAULT 1,
  IsHeadCutter BIT NOT NULL DEFAULT 0
);
CREATE TABLE ClothBunch (
  ClothId INT AUTO_INCREMENT PRIMARY KEY,
  MillName VARCHAR(60) NOT NULL,
  PatternNo VARCHAR(20) NOT NULL UNIQUE,
  Composition VARCHAR(80) NOT NULL,
  WeightGsm INT NOT NULL,
  WidthCm INT NOT NULL,
  PricePerMetre DECIMAL(7,2) NOT NULL,
  MetresInStock DECIMAL(6,2) NOT NULL,
  IsDiscontinued BIT NOT NULL DEFAULT 0
);
CREATE TABLE MeasurementSet (
  MeasurementId INT AUTO_INCREMENT PRIMARY KEY,
  ClientId INT NOT NULL,
  TakenByCutterId INT NOT NULL,
  TakenOn DATE NOT NULL,
  HeightCm DECIMAL(4,1) NOT NULL,
  ChestCm DECIMAL(4,1) NOT NULL,
  WaistCm DECIMAL(4,1) NOT NULL,
  SeatCm DECIMAL(4,1) NOT NULL,
  NeckCm DECIMAL(4,1) NOT NULL,
  SleeveCm DECIMAL(4,1) NOT NULL,
  OutsideLegCm DECIMAL(4,1) NOT NULL,
  InsideLegCm DECIMAL(4,1) NOT NULL,
  IsCurrent BIT NOT NULL DEFAULT 1,
  FOREIGN KEY (ClientId) REFERENCES Client(ClientId)
);
CREATE TABLE TailoringOrder (
  OrderId INT AUTO_INCREMENT PRIMARY KEY,
  OrderNo VARCHAR(12) NOT NULL UNIQUE,
  ClientId INT NOT NULL,
  MeasurementId INT NOT NULL,
  CutterId INT NOT NULL,
  Status ENUM('Draft','Confirmed','Cutting','Fitting','Ready','Collected','Cancelled') NOT NULL,
  OrderedOn DATE NOT NULL,
  PromisedOn DATE NOT NULL,
  ReadyOn DATE NULL,
  CollectedOn DATE NULL,
  CancelledOn DATE NULL,
  GarmentCount INT NOT NULL,
  NetTotal DECIMAL(9,2) NOT NULL,
  VatRate DECIMAL(4,2) NOT NULL,
  VatAmount DECIMAL(9,2) NOT NULL,
  GrandTotal DECIMAL(9,2) NOT NULL,
  PaidTotal DECIMAL(9,2) NOT NULL DEFAULT 0,
  BalanceDue DECIMAL(9,2) NOT NULL,
  FOREIGN KEY (ClientId) REFERENCES Client(ClientId)
);
CREATE TABLE Garment (
  GarmentId INT AUTO_INCREMENT PRIMARY KEY,
  OrderId INT NOT NULL,
  ClothId INT NOT NULL,
  GarmentType ENUM('Jacket','Trousers','Waistcoat','Overcoat') NOT NULL,
  MetresRequired DECIMAL(4,2) NOT NULL,
  PricePerMetre DECIMAL(7,2) NOT NULL,
  ClothCost DECIMAL(8,2) NOT NULL,
  MakingCharge DECIMAL(8,2) NOT NULL,
  NetPrice DECIMAL(8,2) NOT NULL,
  LiningColour VARCHAR(30) NULL,
  ButtonCount INT NULL,
  FOREIGN KEY (OrderId) REFERENCES TailoringOrder(OrderId)
);
CREATE TABLE Fitting (
  FittingId INT AUTO_INCREMENT PRIMARY KEY,
  OrderId INT NOT NULL,
  ClientId INT NOT NULL,
  CutterId INT NOT NULL,
  FittingNo INT NOT NULL,
  Stage ENUM('Baste','Forward','Final') NOT NULL,
  ScheduledAt DATETIME NOT NULL,
  StartedAt DATETIME NULL,
  FinishedAt DATETIME NULL,
  DurationMinutes INT NULL,
  WasMissed BIT NOT NULL DEFAULT 0,
  AlterationCount INT NOT NULL DEFAULT 0,
  Notes TEXT NULL,
  UNIQUE (OrderId, FittingNo)
);
CREATE TABLE Alteration (
  AlterationId INT AUTO_INCREMENT PRIMARY KEY,
  FittingId INT NOT NULL,
  GarmentId INT NOT NULL,
  Description VARCHAR(200) NOT NULL,
  DeltaCm DECIMAL(4,1) NULL,
  EstimatedMinutes INT NOT NULL,
  CompletedOn DATE NULL,
  CompletedByCutterId INT NULL,
  FOREIGN KEY (FittingId) REFERENCES Fitting(FittingId)
);
CREATE TABLE Payment (
  PaymentId INT AUTO_INCREMENT PRIMARY KEY,
  OrderId INT NOT NULL,
  ClientId INT NOT NULL,
  PaidAt DATETIME NOT NULL,
  Method ENUM('Card','Cash','Transfer','Cheque') NOT NULL,
  Amount DECIMAL(9,2) NOT NULL,
  CardLast4 CHAR(4) NULL,
  IsDeposit BIT NOT NULL DEFAULT 0,
  FOREIGN KEY (OrderId) REFERENCES TailoringOrder(OrderId)
);
