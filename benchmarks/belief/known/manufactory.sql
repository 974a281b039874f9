CREATE TABLE `Item` (
  `ItemID` INT NOT NULL AUTO_INCREMENT,
  `ItemNumber` VARCHAR(20) NOT NULL,
  `Description` VARCHAR(120) NOT NULL,
  `ItemType` CHAR(1) NOT NULL DEFAULT 'C' COMMENT 'F = finished good, A = assembly, C = component, R = raw material',
  `UnitOfMeasure` VARCHAR(5) NOT NULL DEFAULT 'EA' COMMENT 'EA, KG, M, L',
  `StandardCost` DECIMAL(12,4) NOT NULL,
  `ListPrice` DECIMAL(12,2) DEFAULT NULL COMMENT 'only items that are sold',
  `IsSellable` TINYINT(1) NOT NULL DEFAULT 0,
  `WeightKg` DECIMAL(10,3) DEFAULT NULL,
  `LeadTimeDays` INT NOT NULL DEFAULT 0,
  `SafetyStock` DECIMAL(12,2) NOT NULL DEFAULT 0,
  `ReorderPoint` DECIMAL(12,2) NOT NULL DEFAULT 0,
  `Ean` CHAR(13) DEFAULT NULL,
  `IsDiscontinued` TINYINT(1) NOT NULL DEFAULT 0,
  `DiscontinuedDate` DATE DEFAULT NULL,
  `CreatedDate` DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  `ModifiedDate` DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (`ItemID`),
  UNIQUE KEY `UX_Item_ItemNumber` (`ItemNumber`)
);

CREATE TABLE `BillOfMaterial` (
  `BillOfMaterialID` INT NOT NULL AUTO_INCREMENT,
  `ItemID` INT NOT NULL,
  `Revision` VARCHAR(3) NOT NULL DEFAULT 'A',
  `ValidFrom` DATE NOT NULL,
  `ValidTo` DATE DEFAULT NULL,
  `IsReleased` TINYINT(1) NOT NULL DEFAULT 0,
  `ReleasedDate` DATETIME DEFAULT NULL,
  `ReleasedBy` VARCHAR(60) DEFAULT NULL,
  `LineCount` INT NOT NULL DEFAULT 0,
  `TotalMaterialCost` DECIMAL(14,4) NOT NULL DEFAULT 0 COMMENT 'sum of the extended cost of the lines',
  PRIMARY KEY (`BillOfMaterialID`),
  UNIQUE KEY `UX_Bom_Item_Revision` (`ItemID`,`Revision`),
  CONSTRAINT `FK_Bom_Item` FOREIGN KEY (`ItemID`) REFERENCES `Item` (`ItemID`)
);

CREATE TABLE `BillOfMaterialLine` (
  `BillOfMaterialLineID` INT NOT NULL AUTO_INCREMENT,
  `BillOfMaterialID` INT NOT NULL,
  `LineNumber` INT NOT NULL,
  `ComponentItemID` INT NOT NULL,
  `QuantityPer` DECIMAL(10,3) NOT NULL,
  `ScrapPercent` DECIMAL(5,2) NOT NULL DEFAULT 0,
  `UnitOfMeasure` VARCHAR(5) NOT NULL DEFAULT 'EA' COMMENT 'as in Item',
  `UnitCost` DECIMAL(12,4) NOT NULL,
  `ExtendedCost` DECIMAL(14,4) NOT NULL COMMENT 'QuantityPer * UnitCost',
  PRIMARY KEY (`BillOfMaterialLineID`),
  UNIQUE KEY `UX_BomLine` (`BillOfMaterialID`,`LineNumber`),
  CONSTRAINT `FK_BomLine_Bom` FOREIGN KEY (`BillOfMaterialID`) REFERENCES `BillOfMaterial` (`BillOfMaterialID`),
  CONSTRAINT `FK_BomLine_Component` FOREIGN KEY (`ComponentItemID`) REFERENCES `Item` (`ItemID`)
);

CREATE TABLE `Machine` (
  `MachineID` INT NOT NULL AUTO_INCREMENT,
  `MachineCode` VARCHAR(10) NOT NULL,
  `MachineName` VARCHAR(80) NOT NULL,
  `Manufacturer` VARCHAR(60) DEFAULT NULL,
  `SerialNumber` VARCHAR(40) DEFAULT NULL,
  `YearBuilt` SMALLINT DEFAULT NULL,
  `PurchaseDate` DATE DEFAULT NULL,
  `PurchasePrice` DECIMAL(12,2) DEFAULT NULL,
  `BookValue` DECIMAL(12,2) DEFAULT NULL,
  `HourlyRate` DECIMAL(8,2) NOT NULL,
  `EfficiencyPercent` DECIMAL(5,2) NOT NULL DEFAULT 85,
  `LastMaintenanceDate` DATE DEFAULT NULL,
  `NextMaintenanceDate` DATE DEFAULT NULL,
  `IsActive` TINYINT(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (`MachineID`),
  UNIQUE KEY `UX_Machine_Code` (`MachineCode`)
);

CREATE TABLE `WorkOrder` (
  `WorkOrderID` INT NOT NULL AUTO_INCREMENT,
  `WorkOrderNumber` VARCHAR(20) NOT NULL,
  `ItemID` INT NOT NULL,
  `BillOfMaterialID` INT NOT NULL,
  `Status` VARCHAR(20) NOT NULL DEFAULT 'Planned' COMMENT 'Planned, Released, InProgress, Completed, Cancelled',
  `Priority` TINYINT NOT NULL DEFAULT 5 COMMENT '1 = highest ... 9 = lowest',
  `QuantityOrdered` INT NOT NULL,
  `QuantityCompleted` INT NOT NULL DEFAULT 0,
  `QuantityScrapped` INT NOT NULL DEFAULT 0,
  `QuantityRemaining` INT NOT NULL COMMENT 'ordered less completed and scrapped',
  `PlannedStartDate` DATE NOT NULL,
  `PlannedEndDate` DATE NOT NULL,
  `DueDate` DATE NOT NULL,
  `ActualStart` DATETIME DEFAULT NULL,
  `ActualEnd` DATETIME DEFAULT NULL,
  `TotalRunMinutes` INT NOT NULL DEFAULT 0 COMMENT 'sum over the operations',
  `LotNumber` VARCHAR(20) DEFAULT NULL,
  `Remarks` TEXT,
  `CreatedBy` VARCHAR(60) NOT NULL,
  `CreatedDate` DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  `ModifiedDate` DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (`WorkOrderID`),
  UNIQUE KEY `UX_WorkOrder_Number` (`WorkOrderNumber`),
  KEY `IX_WorkOrder_Bom` (`BillOfMaterialID`),
  CONSTRAINT `FK_WorkOrder_Item` FOREIGN KEY (`ItemID`) REFERENCES `Item` (`ItemID`)
);

CREATE TABLE `WorkOrderOperation` (
  `WorkOrderOperationID` INT NOT NULL AUTO_INCREMENT,
  `WorkOrderID` INT NOT NULL,
  `OperationSequence` INT NOT NULL COMMENT '10, 20, 30 ...',
  `MachineID` INT NOT NULL,
  `OperationName` VARCHAR(60) NOT NULL COMMENT 'Cutting, Turning, Milling, Drilling, Welding, Painting, Assembly, Packing',
  `SetupMinutes` INT NOT NULL DEFAULT 0,
  `RunMinutes` INT NOT NULL DEFAULT 0,
  `TotalMinutes` INT NOT NULL DEFAULT 0,
  `HourlyRate` DECIMAL(8,2) NOT NULL COMMENT 'rate of the machine',
  `OperationCost` DECIMAL(12,2) NOT NULL COMMENT 'TotalMinutes / 60 * HourlyRate',
  `StartTime` DATETIME DEFAULT NULL,
  `EndTime` DATETIME DEFAULT NULL,
  `OperatorName` VARCHAR(80) DEFAULT NULL,
  PRIMARY KEY (`WorkOrderOperationID`),
  UNIQUE KEY `UX_WoOp` (`WorkOrderID`,`OperationSequence`),
  KEY `IX_WoOp_Machine` (`MachineID`)
);

CREATE TABLE `QualityInspection` (
  `QualityInspectionID` INT NOT NULL AUTO_INCREMENT,
  `WorkOrderID` INT NOT NULL,
  `ItemID` INT NOT NULL,
  `InspectionDate` DATETIME NOT NULL,
  `InspectorName` VARCHAR(80) NOT NULL,
  `SampleSize` INT NOT NULL,
  `PassedCount` INT NOT NULL,
  `FailedCount` INT NOT NULL,
  `DefectRatePercent` DECIMAL(5,2) NOT NULL COMMENT 'failed per sample',
  `Result` VARCHAR(10) NOT NULL DEFAULT 'Pass' COMMENT 'Pass, Fail',
  `DefectCode` VARCHAR(10) DEFAULT NULL COMMENT 'if failed',
  `Comments` TEXT,
  PRIMARY KEY (`QualityInspectionID`),
  KEY `IX_Qi_WorkOrder` (`WorkOrderID`),
  KEY `IX_Qi_Item` (`ItemID`)
);

CREATE TABLE `StockLevel` (
  `StockLevelID` INT NOT NULL AUTO_INCREMENT,
  `ItemID` INT NOT NULL,
  `WarehouseCode` VARCHAR(6) NOT NULL,
  `BinLocation` VARCHAR(12) DEFAULT NULL,
  `QuantityOnHand` DECIMAL(12,2) NOT NULL DEFAULT 0,
  `QuantityReserved` DECIMAL(12,2) NOT NULL DEFAULT 0,
  `QuantityAvailable` DECIMAL(12,2) NOT NULL DEFAULT 0 COMMENT 'on hand less reserved',
  `LastCountDate` DATE DEFAULT NULL,
  `LastMovementDate` DATETIME DEFAULT NULL,
  PRIMARY KEY (`StockLevelID`),
  UNIQUE KEY `UX_Stock` (`ItemID`,`WarehouseCode`),
  CONSTRAINT `FK_Stock_Item` FOREIGN KEY (`ItemID`) REFERENCES `Item` (`ItemID`)
);
