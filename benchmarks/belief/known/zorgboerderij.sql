CREATE TABLE Locatie (
  LocatieID INT NOT NULL AUTO_INCREMENT,
  Naam VARCHAR(80) NOT NULL,
  Straat VARCHAR(80) NOT NULL,
  Huisnummer VARCHAR(8) NOT NULL,
  Postcode CHAR(7) NOT NULL,
  Plaats VARCHAR(60) NOT NULL,
  MaxAantalDeelnemers TINYINT UNSIGNED NOT NULL,
  PRIMARY KEY (LocatieID)
);
CREATE TABLE Deelnemer (
  DeelnemerID INT NOT NULL AUTO_INCREMENT,
  LocatieID INT NOT NULL,
  Voornaam VARCHAR(40) NOT NULL,
  Tussenvoegsel VARCHAR(10) DEFAULT NULL,
  Achternaam VARCHAR(60) NOT NULL,
  Geboortedatum DATE NOT NULL,
  BSN CHAR(9) NOT NULL,
  Geslacht ENUM('M','V','X') NOT NULL,
  DatumInstroom DATE NOT NULL,
  DatumUitstroom DATE DEFAULT NULL,
  RedenUitstroom VARCHAR(100) DEFAULT NULL,
  Actief TINYINT(1) NOT NULL DEFAULT 1,
  Emailadres VARCHAR(100) DEFAULT NULL,
  PRIMARY KEY (DeelnemerID),
  FOREIGN KEY (LocatieID) REFERENCES Locatie (LocatieID)
);
CREATE TABLE Medewerker (
  MedewerkerID INT NOT NULL AUTO_INCREMENT,
  LocatieID INT NOT NULL,
  Voornaam VARCHAR(40) NOT NULL,
  Achternaam VARCHAR(60) NOT NULL,
  Functie ENUM('Begeleider','Boer','Coordinator','Stagiair','Vrijwilliger') NOT NULL DEFAULT 'Begeleider',
  InDienstSinds DATE NOT NULL,
  UitDienstPer DATE DEFAULT NULL,
  UrenPerWeek DECIMAL(4,1) NOT NULL,
  Uurtarief DECIMAL(6,2) NOT NULL,
  LeidinggevendeID INT DEFAULT NULL,
  PRIMARY KEY (MedewerkerID),
  FOREIGN KEY (LocatieID) REFERENCES Locatie (LocatieID),
  FOREIGN KEY (LeidinggevendeID) REFERENCES Medewerker (MedewerkerID)
);
CREATE TABLE Indicatie (
  IndicatieID INT NOT NULL AUTO_INCREMENT,
  DeelnemerID INT NOT NULL,
  Wet ENUM('Wmo','Wlz','Jeugdwet') NOT NULL,
  Ingangsdatum DATE NOT NULL,
  Einddatum DATE NOT NULL,
  AantalDagdelenPerWeek TINYINT NOT NULL,
  TariefPerDagdeel DECIMAL(7,2) NOT NULL,
  Status ENUM('Aangevraagd','Toegekend','Afgewezen','Verlopen') NOT NULL DEFAULT 'Aangevraagd',
  DatumAanvraag DATE NOT NULL,
  DatumBesluit DATE DEFAULT NULL,
  PRIMARY KEY (IndicatieID),
  FOREIGN KEY (DeelnemerID) REFERENCES Deelnemer (DeelnemerID)
);
CREATE TABLE Activiteit (
  ActiviteitID INT NOT NULL AUTO_INCREMENT,
  LocatieID INT NOT NULL,
  BegeleiderID INT NOT NULL,
  Omschrijving VARCHAR(120) NOT NULL,
  Datum DATE NOT NULL,
  Begintijd TIME NOT NULL,
  Eindtijd TIME NOT NULL,
  DuurMinuten SMALLINT NOT NULL,
  MaxDeelnemers TINYINT UNSIGNED NOT NULL,
  AantalDeelnemers TINYINT UNSIGNED NOT NULL DEFAULT 0,
  IsGeannuleerd TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (ActiviteitID),
  FOREIGN KEY (LocatieID) REFERENCES Locatie (LocatieID),
  FOREIGN KEY (BegeleiderID) REFERENCES Medewerker (MedewerkerID)
);
CREATE TABLE Deelname (
  DeelnameID INT NOT NULL AUTO_INCREMENT,
  ActiviteitID INT NOT NULL,
  DeelnemerID INT NOT NULL,
  Aanwezig TINYINT(1) NOT NULL DEFAULT 1,
  RedenAfwezigheid VARCHAR(100) DEFAULT NULL,
  PRIMARY KEY (DeelnameID),
  UNIQUE KEY (ActiviteitID, DeelnemerID),
  FOREIGN KEY (ActiviteitID) REFERENCES Activiteit (ActiviteitID),
  FOREIGN KEY (DeelnemerID) REFERENCES Deelnemer (DeelnemerID)
);
CREATE TABLE Dier (
  DierID INT NOT NULL AUTO_INCREMENT,
  LocatieID INT NOT NULL,
  Roepnaam VARCHAR(30) NOT NULL,
  Diersoort ENUM('Koe','Schaap','Geit','Varken','Kip','Paard','Ezel') NOT NULL,
  Geboortedatum DATE NOT NULL,
  DatumAankomst DATE NOT NULL,
  DatumOverlijden DATE DEFAULT NULL,
  GewichtKg DECIMAL(6,1) DEFAULT NULL,
  Oormerk VARCHAR(14) DEFAULT NULL,
  PRIMARY KEY (DierID),
  FOREIGN KEY (LocatieID) REFERENCES Locatie (LocatieID)
);
CREATE TABLE Factuur (
  FactuurID INT NOT NULL AUTO_INCREMENT,
  Factuurnummer VARCHAR(15) NOT NULL,
  DeelnemerID INT NOT NULL,
  Factuurdatum DATE NOT NULL,
  Vervaldatum DATE NOT NULL,
  AantalRegels TINYINT NOT NULL DEFAULT 0,
  BedragExclBtw DECIMAL(9,2) NOT NULL,
  BtwPercentage DECIMAL(4,2) NOT NULL DEFAULT 0,
  BtwBedrag DECIMAL(9,2) NOT NULL,
  BedragInclBtw DECIMAL(9,2) NOT NULL,
  BetaaldBedrag DECIMAL(9,2) NOT NULL DEFAULT 0,
  OpenstaandBedrag DECIMAL(9,2) NOT NULL DEFAULT 0,
  BetaaldOp DATE DEFAULT NULL,
  Status ENUM('Concept','Verzonden','Betaald','Vervallen') NOT NULL DEFAULT 'Concept',
  PRIMARY KEY (FactuurID),
  UNIQUE KEY (Factuurnummer),
  FOREIGN KEY (DeelnemerID) REFERENCES Deelnemer (DeelnemerID)
);
CREATE TABLE Factuurregel (
  FactuurregelID INT NOT NULL AUTO_INCREMENT,
  FactuurID INT NOT NULL,
  IndicatieID INT NOT NULL,
  Regelnummer TINYINT NOT NULL,
  AantalDagdelen SMALLINT NOT NULL,
  TariefPerDagdeel DECIMAL(7,2) NOT NULL,
  Regelbedrag DECIMAL(9,2) NOT NULL,
  PRIMARY KEY (FactuurregelID),
  FOREIGN KEY (FactuurID) REFERENCES Factuur (FactuurID),
  FOREIGN KEY (IndicatieID) REFERENCES Indicatie (IndicatieID)
);
