-- Optical shop database

CREATE TABLE Customer (
    CustomerId      INT NOT NULL AUTO_INCREMENT,
    FirstName       VARCHAR(50) NOT NULL,
    LastName        VARCHAR(50) NOT NULL,
    Gender          CHAR(1) NULL,            -- M / F / X
    DateOfBirth     DATE NOT NULL,
    Email           VARCHAR(120) NULL,
    Phone           VARCHAR(30) NULL,
    AddressLine     VARCHAR(120) NULL,
    PostCode        VARCHAR(10) NULL,
    City            VARCHAR(60) NULL,
    RegisteredOn    DATE NOT NULL,
    LastOrderOn     DATE NULL,
    OrderCount      INT NOT NULL DEFAULT 0,
    MarketingConsent TINYINT(1) NOT NULL DEFAULT 0,
    ConsentGivenOn  DATE NULL,
    PRIMARY KEY (CustomerId)
);

CREATE TABLE Employee (
    EmployeeId      INT NOT NULL AUTO_INCREMENT,
    FirstName       VARCHAR(50) NOT NULL,
    LastName        VARCHAR(50) NOT NULL,
    Initials        VARCHAR(4) NOT NULL,
    JobTitle        VARCHAR(50) NOT NULL,
    IsOptometrist   TINYINT(1) NOT NULL DEFAULT 0,
    LicenceNo       VARCHAR(20) NULL COMMENT 'optometrists only',
    DateOfBirth     DATE NOT NULL,
    HiredOn         DATE NOT NULL,
    LeftOn          DATE NULL,
    PRIMARY KEY (EmployeeId)
);

CREATE TABLE Supplier (
    SupplierId      INT NOT NULL AUTO_INCREMENT,
    SupplierName    VARCHAR(100) NOT NULL,
    ContactName     VARCHAR(100) NULL,
    Email           VARCHAR(120) NULL,
    Country         VARCHAR(60) NOT NULL,
    LeadTimeDays    INT NOT NULL,
    PRIMARY KEY (SupplierId)
);

CREATE TABLE Frame (
    FrameId         INT NOT NULL AUTO_INCREMENT,
    SupplierId      INT NOT NULL,
    Brand           VARCHAR(50) NOT NULL,
    ModelName       VARCHAR(50) NOT NULL,
    Colour          VARCHAR(30) NOT NULL,
    Material        VARCHAR(30) NOT NULL,
    LensWidthMm     SMALLINT NOT NULL,
    BridgeWidthMm   SMALLINT NOT NULL,
    TempleLengthMm  SMALLINT NOT NULL,
    SizeLabel       VARCHAR(12) NOT NULL COMMENT 'lens width-bridge-temple, e.g. 52-18-140',
    PurchasePrice   DECIMAL(8,2) NOT NULL,
    RetailPrice     DECIMAL(8,2) NOT NULL,
    QuantityInStock INT NOT NULL DEFAULT 0,
    IsDiscontinued  TINYINT(1) NOT NULL DEFAULT 0,
    DiscontinuedOn  DATE NULL,
    PRIMARY KEY (FrameId),
    FOREIGN KEY (SupplierId) REFERENCES Supplier (SupplierId)
);

CREATE TABLE LensType (
    LensTypeId      INT NOT NULL AUTO_INCREMENT,
    SupplierId      INT NOT NULL,
    LensName        VARCHAR(80) NOT NULL,
    Design          ENUM('SingleVision','Bifocal','Progressive') NOT NULL,
    RefractiveIndex DECIMAL(3,2) NOT NULL,
    MinSphere       DECIMAL(4,2) NOT NULL,
    MaxSphere       DECIMAL(4,2) NOT NULL,
    PurchasePrice   DECIMAL(8,2) NOT NULL,
    PricePerLens    DECIMAL(8,2) NOT NULL,
    PRIMARY KEY (LensTypeId)
);

CREATE TABLE EyeExam (
    EyeExamId       INT NOT NULL AUTO_INCREMENT,
    CustomerId      INT NOT NULL,
    EmployeeId      INT NOT NULL,
    StartTime       DATETIME NOT NULL,
    EndTime         DATETIME NOT NULL,
    DurationMinutes SMALLINT NOT NULL,
    ExamType        VARCHAR(30) NOT NULL,
    Fee             DECIMAL(6,2) NOT NULL,
    RecallMonths    SMALLINT NOT NULL DEFAULT 24,
    NextRecallOn    DATE NOT NULL,
    Notes           TEXT NULL,
    PRIMARY KEY (EyeExamId),
    CONSTRAINT FK_EyeExam_Customer FOREIGN KEY (CustomerId) REFERENCES Customer (CustomerId),
    CONSTRAINT FK_EyeExam_Employee FOREIGN KEY (EmployeeId) REFERENCES Employee (EmployeeId)
);

CREATE TABLE Prescription (
    PrescriptionId  INT NOT NULL AUTO_INCREMENT,
    EyeExamId       INT NOT NULL,
    CustomerId      INT NOT NULL,
    IssuedOn        DATE NOT NULL,
    ExpiresOn       DATE NOT NULL,
    SphereRight     DECIMAL(4,2) NOT NULL,
    CylinderRight   DECIMAL(4,2) NULL,
    AxisRight       SMALLINT NULL COMMENT 'degrees, only with a cylinder',
    SphereLeft      DECIMAL(4,2) NOT NULL,
    CylinderLeft    DECIMAL(4,2) NULL,
    AxisLeft        SMALLINT NULL,
    Addition        DECIMAL(3,2) NULL,
    PupilDistanceRight DECIMAL(3,1) NOT NULL,
    PupilDistanceLeft  DECIMAL(3,1) NOT NULL,
    PupilDistance   DECIMAL(3,1) NOT NULL COMMENT 'right + left, mm',
    PRIMARY KEY (PrescriptionId),
    FOREIGN KEY (EyeExamId) REFERENCES EyeExam (EyeExamId)
);

CREATE TABLE GlassesOrder (
    GlassesOrderId  INT NOT NULL AUTO_INCREMENT,
    OrderNo         VARCHAR(12) NOT NULL,
    CustomerId      INT NOT NULL,
    PrescriptionId  INT NULL,
    EmployeeId      INT NOT NULL,
    OrderDate       DATE NOT NULL,
    PromisedDate    DATE NOT NULL,
    CollectedDate   DATE NULL,
    Status          ENUM('Ordered','InLab','Ready','Collected','Cancelled') NOT NULL DEFAULT 'Ordered',
    SubTotal        DECIMAL(9,2) NOT NULL,
    DiscountPercent DECIMAL(5,2) NOT NULL DEFAULT 0,
    DiscountAmount  DECIMAL(9,2) NOT NULL DEFAULT 0,
    Total           DECIMAL(9,2) NOT NULL,
    AmountPaid      DECIMAL(9,2) NOT NULL DEFAULT 0,
    AmountDue       DECIMAL(9,2) NOT NULL,
    PRIMARY KEY (GlassesOrderId),
    UNIQUE KEY UX_GlassesOrder_OrderNo (OrderNo),
    FOREIGN KEY (CustomerId) REFERENCES Customer (CustomerId)
);

CREATE TABLE GlassesOrderItem (
    GlassesOrderItemId INT NOT NULL AUTO_INCREMENT,
    GlassesOrderId  INT NOT NULL,
    LineNumber      INT NOT NULL,
    ItemKind        ENUM('Frame','Lens','Accessory') NOT NULL,
    FrameId         INT NULL,
    LensTypeId      INT NULL,
    Description     VARCHAR(120) NOT NULL,
    Quantity        INT NOT NULL,
    UnitPrice       DECIMAL(8,2) NOT NULL,
    LineTotal       DECIMAL(9,2) NOT NULL,
    PRIMARY KEY (GlassesOrderItemId),
    FOREIGN KEY (GlassesOrderId) REFERENCES GlassesOrder (GlassesOrderId)
);

CREATE TABLE Payment (
    PaymentId       INT NOT NULL AUTO_INCREMENT,
    GlassesOrderId  INT NOT NULL,
    PaidAt          DATETIME NOT NULL,
    Method          VARCHAR(20) NOT NULL,
    Amount          DECIMAL(9,2) NOT NULL,
    TakenByEmployeeId INT NULL,
    PRIMARY KEY (PaymentId)
);

CREATE TABLE FrameRepair (
    FrameRepairId   INT NOT NULL AUTO_INCREMENT,
    CustomerId      INT NOT NULL,
    FrameId         INT NULL,
    ReceivedOn      DATE NOT NULL,
    ReadyOn         DATE NULL,
    ReturnedOn      DATE NULL,
    Fault           VARCHAR(200) NOT NULL,
    IsUnderWarranty TINYINT(1) NOT NULL DEFAULT 0,
    Charge          DECIMAL(7,2) NOT NULL DEFAULT 0 COMMENT 'nothing under warranty',
    PRIMARY KEY (FrameRepairId)
);
