-- POS back office, one database per chain
CREATE TABLE Stores (
  StoreId        SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT,
  StoreNo        CHAR(3) NOT NULL COMMENT 'three digits, as on the sign-off sheet',
  StoreName      VARCHAR(60) NOT NULL,
  City           VARCHAR(60) NOT NULL,
  StateCode      CHAR(2) NOT NULL,
  TimeZone       VARCHAR(40) NOT NULL DEFAULT 'America/Chicago',
  SalesTaxRate   DECIMAL(6,4) NOT NULL DEFAULT 0.0825 COMMENT 'fraction, 0.0825 = 8.25%',
  SeatCount      SMALLINT UNSIGNED NOT NULL,
  OpenedOn       DATE NOT NULL,
  ClosedOn       DATE NULL COMMENT 'NULL = still trading',
  PRIMARY KEY (StoreId),
  UNIQUE KEY UX_Stores_No (StoreNo)
) ENGINE=InnoDB;

CREATE TABLE Employees (
  EmployeeId     INT UNSIGNED NOT NULL AUTO_INCREMENT,
  StoreId        SMALLINT UNSIGNED NOT NULL,
  FirstName      VARCHAR(40) NOT NULL,
  LastName       VARCHAR(40) NOT NULL,
  CheckName      VARCHAR(60) NOT NULL COMMENT 'printed on the check: first name and first letter of last name, e.g. Maria G',
  JobCode        ENUM('SERVER','BARTENDER','COOK','HOST','MANAGER') NOT NULL DEFAULT 'SERVER',
  HourlyRate     DECIMAL(6,2) NOT NULL,
  PinHash        CHAR(64) NOT NULL COMMENT 'sha-256 hex',
  HiredOn        DATE NOT NULL,
  IsActive       BIT(1) NOT NULL DEFAULT b'1',
  TerminatedOn   DATE NULL COMMENT 'set when no longer active',
  PRIMARY KEY (EmployeeId),
  CONSTRAINT FK_Emp_Store FOREIGN KEY (StoreId) REFERENCES Stores (StoreId)
) ENGINE=InnoDB;

CREATE TABLE Shifts (
  ShiftId        INT UNSIGNED NOT NULL AUTO_INCREMENT,
  StoreId        SMALLINT UNSIGNED NOT NULL,
  EmployeeId     INT UNSIGNED NOT NULL,
  BusinessDate   DATE NOT NULL COMMENT 'the day the shift begins',
  ClockIn        DATETIME NOT NULL,
  ClockOut       DATETIME NULL COMMENT 'NULL while on the clock',
  BreakMinutes   SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  PaidMinutes    SMALLINT UNSIGNED NULL COMMENT 'minutes from clock in to clock out less the break',
  DeclaredCashTips DECIMAL(8,2) NOT NULL DEFAULT 0.00,
  PRIMARY KEY (ShiftId),
  KEY IX_Shifts_Emp (EmployeeId, ClockIn),
  CONSTRAINT FK_Shift_Emp FOREIGN KEY (EmployeeId) REFERENCES Employees (EmployeeId),
  CONSTRAINT CK_Shift CHECK (ClockOut IS NULL OR ClockOut > ClockIn)
) ENGINE=InnoDB;

CREATE TABLE MenuItems (
  MenuItemId     INT UNSIGNED NOT NULL AUTO_INCREMENT,
  Plu            CHAR(5) NOT NULL COMMENT 'five digits',
  ItemName       VARCHAR(60) NOT NULL,
  Category       ENUM('STARTER','MAIN','SIDE','DESSERT','SOFT','ALCOHOL') NOT NULL,
  Price          DECIMAL(7,2) NOT NULL,
  RecipeCost     DECIMAL(7,4) NOT NULL DEFAULT 0.0000 COMMENT 'sum of the recipe lines',
  MinAge         TINYINT UNSIGNED NULL COMMENT '21 for alcohol, otherwise NULL',
  IsDiscontinued TINYINT(1) NOT NULL DEFAULT 0,
  DiscontinuedOn DATE NULL,
  PRIMARY KEY (MenuItemId),
  UNIQUE KEY UX_Menu_Plu (Plu),
  CHECK (Price >= 0)
) ENGINE=InnoDB;

CREATE TABLE Modifiers (
  ModifierId     INT UNSIGNED NOT NULL AUTO_INCREMENT,
  ModifierName   VARCHAR(60) NOT NULL COMMENT 'No onions, Extra cheese, Medium rare ...',
  PriceDelta     DECIMAL(6,2) NOT NULL DEFAULT 0.00,
  IsKitchenOnly  TINYINT(1) NOT NULL DEFAULT 0 COMMENT '1 = instruction for the kitchen, always free (PriceDelta 0)',
  PRIMARY KEY (ModifierId)
) ENGINE=InnoDB;

CREATE TABLE Checks (
  CheckId        BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  StoreId        SMALLINT UNSIGNED NOT NULL,
  CheckNo        SMALLINT UNSIGNED NOT NULL COMMENT 'restarts at 1 every business date in every store',
  BusinessDate   DATE NOT NULL,
  ServerId       INT UNSIGNED NOT NULL COMMENT 'Employees.EmployeeId, works in the same store',
  TableNo        VARCHAR(6) NULL COMMENT 'NULL for take-out and delivery',
  OrderType      VARCHAR(8) NOT NULL DEFAULT 'DINEIN' COMMENT 'DINEIN, TAKEOUT, DELIVERY',
  GuestCount     TINYINT UNSIGNED NOT NULL DEFAULT 1 COMMENT 'at least 1',
  OpenedAt       DATETIME NOT NULL,
  ClosedAt       DATETIME NULL,
  State          TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT '0 open, 1 closed (settled), 2 voided',
  VoidReason     VARCHAR(80) NULL COMMENT 'voided checks only',
  SubTotal       DECIMAL(9,2) NOT NULL DEFAULT 0.00 COMMENT 'sum of LineTotal of the items not voided',
  DiscountTotal  DECIMAL(9,2) NOT NULL DEFAULT 0.00,
  TaxTotal       DECIMAL(9,2) NOT NULL DEFAULT 0.00,
  CheckTotal     DECIMAL(9,2) AS (SubTotal - DiscountTotal + TaxTotal) STORED,
  ItemCount      SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'number of check items, voided ones included',
  PRIMARY KEY (CheckId),
  UNIQUE KEY UX_Check_No (StoreId, BusinessDate, CheckNo),
  CONSTRAINT FK_Check_Store FOREIGN KEY (StoreId) REFERENCES Stores (StoreId),
  CONSTRAINT CK_Disc CHECK (DiscountTotal <= SubTotal)
) ENGINE=InnoDB;

CREATE TABLE CheckItems (
  CheckItemId    BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  CheckId        BIGINT UNSIGNED NOT NULL,
  SeatNo         TINYINT UNSIGNED NOT NULL DEFAULT 1 COMMENT 'from 1 to the number of guests of the check',
  MenuItemId     INT UNSIGNED NOT NULL,
  Quantity       SMALLINT UNSIGNED NOT NULL DEFAULT 1,
  UnitPrice      DECIMAL(7,2) NOT NULL COMMENT 'menu price when rung up',
  ModifierTotal  DECIMAL(7,2) NOT NULL DEFAULT 0.00 COMMENT 'sum of PriceCharged of its modifiers, per unit',
  LineTotal      DECIMAL(8,2) NOT NULL COMMENT 'Quantity * (UnitPrice + ModifierTotal)',
  OrderedAt      DATETIME NOT NULL,
  SentAt         DATETIME NULL COMMENT 'sent to kitchen display',
  BumpedAt       DATETIME NULL COMMENT 'ready at the pass',
  IsVoid         TINYINT(1) NOT NULL DEFAULT 0,
  VoidedBy       INT UNSIGNED NULL COMMENT 'manager; only when IsVoid',
  PRIMARY KEY (CheckItemId),
  KEY IX_CI_Check (CheckId),
  CONSTRAINT FK_CI_Check FOREIGN KEY (CheckId) REFERENCES Checks (CheckId),
  CONSTRAINT FK_CI_Menu FOREIGN KEY (MenuItemId) REFERENCES MenuItems (MenuItemId)
) ENGINE=InnoDB;

CREATE TABLE CheckItemModifiers (
  CheckItemId    BIGINT UNSIGNED NOT NULL,
  ModifierId     INT UNSIGNED NOT NULL,
  PriceCharged   DECIMAL(6,2) NOT NULL DEFAULT 0.00 COMMENT 'copy of Modifiers.PriceDelta',
  PRIMARY KEY (CheckItemId, ModifierId),
  CONSTRAINT FK_CIM_Item FOREIGN KEY (CheckItemId) REFERENCES CheckItems (CheckItemId)
) ENGINE=InnoDB;

CREATE TABLE Tenders (
  TenderId       BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  CheckId        BIGINT UNSIGNED NOT NULL,
  TenderType     ENUM('CASH','CARD','GIFT','COMP') NOT NULL,
  Amount         DECIMAL(9,2) NOT NULL COMMENT 'applied to the check, tip excluded; tenders of a closed check add up to CheckTotal',
  AmountTendered DECIMAL(9,2) NULL COMMENT 'cash only: what the guest handed over',
  ChangeDue      DECIMAL(9,2) NULL COMMENT 'cash only: AmountTendered - Amount',
  CardBrand      VARCHAR(12) NULL COMMENT 'VISA, MASTERCARD, AMEX, DISCOVER; card only',
  AuthCode       CHAR(6) NULL COMMENT 'card only',
  TenderedAt     DATETIME NOT NULL,
  PRIMARY KEY (TenderId),
  CONSTRAINT FK_Tender_Check FOREIGN KEY (CheckId) REFERENCES Checks (CheckId)
) ENGINE=InnoDB;

CREATE TABLE Tips (
  TipId          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  TenderId       BIGINT UNSIGNED NOT NULL,
  CheckId        BIGINT UNSIGNED NOT NULL,
  EmployeeId     INT UNSIGNED NOT NULL COMMENT 'server of the check',
  TipAmount      DECIMAL(8,2) NOT NULL,
  TipOutAmount   DECIMAL(8,2) NOT NULL DEFAULT 0.00 COMMENT 'share passed to bar and bussers',
  NetTip         DECIMAL(8,2) NOT NULL COMMENT 'TipAmount less TipOutAmount',
  PRIMARY KEY (TipId),
  UNIQUE KEY UX_Tip_Tender (TenderId)
) ENGINE=InnoDB;

CREATE TABLE Ingredients (
  IngredientId   INT UNSIGNED NOT NULL AUTO_INCREMENT,
  IngredientName VARCHAR(60) NOT NULL,
  StockUnit      VARCHAR(4) NOT NULL DEFAULT 'lb' COMMENT 'lb, oz, gal, each',
  UnitCost       DECIMAL(9,4) NOT NULL,
  ParLevel       DECIMAL(9,2) NOT NULL DEFAULT 0,
  ReorderPoint   DECIMAL(9,2) NOT NULL DEFAULT 0 COMMENT 'below par level',
  PRIMARY KEY (IngredientId)
) ENGINE=InnoDB;

CREATE TABLE Recipes (
  MenuItemId     INT UNSIGNED NOT NULL,
  IngredientId   INT UNSIGNED NOT NULL,
  QtyPerPortion  DECIMAL(9,4) NOT NULL,
  YieldPct       DECIMAL(5,2) NOT NULL DEFAULT 100.00 COMMENT 'usable share after trimming',
  LineCost       DECIMAL(9,4) NOT NULL COMMENT 'QtyPerPortion * Ingredients.UnitCost / (YieldPct/100)',
  PRIMARY KEY (MenuItemId, IngredientId),
  CONSTRAINT FK_Rec_Item FOREIGN KEY (MenuItemId) REFERENCES MenuItems (MenuItemId),
  CONSTRAINT FK_Rec_Ing FOREIGN KEY (IngredientId) REFERENCES Ingredients (IngredientId)
) ENGINE=InnoDB;

CREATE TABLE InventoryCounts (
  CountId        INT UNSIGNED NOT NULL AUTO_INCREMENT,
  StoreId        SMALLINT UNSIGNED NOT NULL,
  IngredientId   INT UNSIGNED NOT NULL,
  CountDate      DATE NOT NULL,
  TheoreticalQty DECIMAL(10,2) NOT NULL,
  CountedQty     DECIMAL(10,2) NOT NULL,
  VarianceQty    DECIMAL(10,2) NOT NULL COMMENT 'counted minus theoretical',
  UnitCost       DECIMAL(9,4) NOT NULL,
  VarianceValue  DECIMAL(10,2) NOT NULL COMMENT 'VarianceQty at UnitCost',
  CountedBy      INT UNSIGNED NOT NULL,
  PRIMARY KEY (CountId),
  UNIQUE KEY UX_Count (StoreId, IngredientId, CountDate)
) ENGINE=InnoDB;

CREATE TABLE Waste (
  WasteId        INT UNSIGNED NOT NULL AUTO_INCREMENT,
  StoreId        SMALLINT UNSIGNED NOT NULL,
  WastedAt       DATETIME NOT NULL,
  SourceType     VARCHAR(10) NOT NULL COMMENT 'INGREDIENT or MENUITEM',
  SourceId       INT UNSIGNED NOT NULL COMMENT 'IngredientId or MenuItemId, by SourceType',
  Quantity       DECIMAL(9,2) NOT NULL,
  ReasonCode     CHAR(1) NOT NULL DEFAULT 'S' COMMENT 'S=spoiled, D=dropped, R=returned by guest, E=expired',
  RecordedBy     INT UNSIGNED NOT NULL,
  PRIMARY KEY (WasteId)
) ENGINE=InnoDB;
