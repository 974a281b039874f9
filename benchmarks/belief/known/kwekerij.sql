CREATE TABLE Soort (
  SoortCode CHAR(6) NOT NULL,
  LatijnseNaam VARCHAR(80) NOT NULL,
  NederlandseNaam VARCHAR(80) NULL,
  Winterhard BIT(1) NOT NULL DEFAULT b'1',
  MaxHoogteCm SMALLINT NOT NULL,
  PRIMARY KEY (SoortCode)
);
CREATE TABLE Perceel (
  PerceelNr INT NOT NULL AUTO_INCREMENT,
  Omschrijving VARCHAR(60) NOT NULL,
  Plaatsnaam VARCHAR(60) NOT NULL,
  OppervlakteM2 INT NOT NULL,
  Grondsoort ENUM('klei','zand','veen','leem') NOT NULL,
  AantalPartijen INT NOT NULL DEFAULT 0,
  PRIMARY KEY (PerceelNr)
);
CREATE TABLE Partij (
  PartijNr INT NOT NULL AUTO_INCREMENT,
  SoortCode CHAR(6) NOT NULL,
  PerceelNr INT NOT NULL,
  Plantdatum DATE NOT NULL,
  VerwachteOogstdatum DATE NOT NULL,
  Oogstdatum DATE NULL,
  AantalGeplant INT NOT NULL,
  AantalUitgevallen INT NOT NULL DEFAULT 0,
  AantalOver INT NOT NULL,
  Fase ENUM('Geplant','InTeelt','Verkoopklaar','Uitverkocht','Vernietigd') NOT NULL DEFAULT 'Geplant',
  DatumVernietigd DATE NULL,
  Kostprijs DECIMAL(8,3) NOT NULL,
  PRIMARY KEY (PartijNr),
  CONSTRAINT FK_Partij_Soort FOREIGN KEY (SoortCode) REFERENCES Soort (SoortCode),
  CONSTRAINT FK_Partij_Perceel FOREIGN KEY (PerceelNr) REFERENCES Perceel (PerceelNr)
);
CREATE TABLE Medewerker (
  MedewerkerNr INT NOT NULL AUTO_INCREMENT,
  Voornaam VARCHAR(40) NOT NULL,
  Achternaam VARCHAR(60) NOT NULL,
  Geboortedatum DATE NOT NULL,
  DatumInDienst DATE NOT NULL,
  DatumUitDienst DATE NULL,
  Uurloon DECIMAL(6,2) NOT NULL,
  Seizoenskracht TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (MedewerkerNr)
);
CREATE TABLE Werkzaamheid (
  WerkzaamheidID INT NOT NULL AUTO_INCREMENT,
  PartijNr INT NOT NULL,
  PerceelNr INT NOT NULL,
  MedewerkerNr INT NOT NULL,
  Soort ENUM('planten','snoeien','spuiten','rooien','wieden') NOT NULL,
  Datum DATE NOT NULL,
  Begintijd TIME NOT NULL,
  Eindtijd TIME NOT NULL,
  AantalUren DECIMAL(4,2) NOT NULL,
  Uurloon DECIMAL(6,2) NOT NULL,
  Loonkosten DECIMAL(9,2) NOT NULL,
  PRIMARY KEY (WerkzaamheidID)
);
CREATE TABLE Klant (
  KlantNr INT NOT NULL AUTO_INCREMENT,
  Bedrijfsnaam VARCHAR(100) NOT NULL,
  Contactpersoon VARCHAR(80) NULL,
  Emailadres VARCHAR(100) NULL,
  KvkNummer CHAR(8) NULL,
  Kredietlimiet DECIMAL(10,2) NOT NULL DEFAULT 5000.00,
  AantalOrders INT NOT NULL DEFAULT 0,
  Geblokkeerd TINYINT(1) NOT NULL DEFAULT 0,
  GeblokkeerdOp DATE NULL,
  PRIMARY KEY (KlantNr)
);
CREATE TABLE VerkoopOrder (
  OrderNr INT NOT NULL AUTO_INCREMENT,
  KlantNr INT NOT NULL,
  Orderdatum DATE NOT NULL,
  GewensteLeverdatum DATE NOT NULL,
  Leverdatum DATE NULL,
  Status ENUM('Offerte','Besteld','Gerooid','Geleverd','Geannuleerd') NOT NULL DEFAULT 'Besteld',
  GeannuleerdOp DATE NULL,
  AantalRegels INT NOT NULL DEFAULT 0,
  TotaalExclBtw DECIMAL(11,2) NOT NULL DEFAULT 0,
  BtwTarief DECIMAL(4,2) NOT NULL DEFAULT 9.00,
  BtwBedrag DECIMAL(11,2) NOT NULL DEFAULT 0,
  Vrachtkosten DECIMAL(9,2) NOT NULL DEFAULT 0,
  TotaalInclBtw DECIMAL(11,2) NOT NULL DEFAULT 0,
  PRIMARY KEY (OrderNr),
  FOREIGN KEY (KlantNr) REFERENCES Klant (KlantNr)
);
CREATE TABLE OrderRegel (
  OrderNr INT NOT NULL,
  RegelNr SMALLINT NOT NULL,
  PartijNr INT NOT NULL,
  SoortCode CHAR(6) NOT NULL,
  AantalBesteld INT NOT NULL,
  AantalGeleverd INT NOT NULL DEFAULT 0,
  Stuksprijs DECIMAL(8,2) NOT NULL,
  KortingPct DECIMAL(5,2) NOT NULL DEFAULT 0,
  Regelbedrag DECIMAL(11,2) NOT NULL,
  PRIMARY KEY (OrderNr, RegelNr),
  FOREIGN KEY (OrderNr) REFERENCES VerkoopOrder (OrderNr),
  FOREIGN KEY (PartijNr) REFERENCES Partij (PartijNr)
);
CREATE TABLE Keuring (
  KeuringID INT NOT NULL AUTO_INCREMENT,
  PartijNr INT NOT NULL,
  Aangevraagd DATE NOT NULL,
  Uitgevoerd DATE NULL,
  Uitslag ENUM('goedgekeurd','afgekeurd') NULL,
  Keurmeester VARCHAR(80) NULL,
  PRIMARY KEY (KeuringID)
);
CREATE TABLE Bespuiting (
  BespuitingID INT NOT NULL AUTO_INCREMENT,
  PerceelNr INT NOT NULL,
  Middel VARCHAR(60) NOT NULL,
  Datum DATE NOT NULL,
  DoseringLiterPerHa DECIMAL(6,2) NOT NULL,
  BehandeldeOppervlakteHa DECIMAL(6,2) NOT NULL,
  VerbruikLiter DECIMAL(9,2) NOT NULL,
  WachttijdDagen SMALLINT NOT NULL,
  VeiligVanaf DATE NOT NULL,
  PRIMARY KEY (BespuitingID)
);
