CREATE TABLE `Osiedle` (
  `IdOsiedla` int NOT NULL AUTO_INCREMENT,
  `Nazwa` varchar(80) NOT NULL,
  `Administrator` varchar(100) DEFAULT NULL,
  PRIMARY KEY (`IdOsiedla`)
);
CREATE TABLE `Budynek` (
  `IdBudynku` int NOT NULL AUTO_INCREMENT,
  `IdOsiedla` int NOT NULL,
  `Ulica` varchar(80) NOT NULL,
  `Numer` varchar(8) NOT NULL,
  `KodPocztowy` char(6) NOT NULL,
  `Miejscowosc` varchar(60) NOT NULL,
  `RokBudowy` smallint NOT NULL,
  `LiczbaPieter` tinyint NOT NULL,
  `LiczbaLokali` int NOT NULL DEFAULT 0,
  `PowierzchniaUzytkowa` decimal(10,2) NOT NULL DEFAULT 0,
  `MaWinde` bit(1) NOT NULL DEFAULT b'0',
  PRIMARY KEY (`IdBudynku`),
  FOREIGN KEY (`IdOsiedla`) REFERENCES `Osiedle` (`IdOsiedla`)
);
CREATE TABLE `Lokal` (
  `IdLokalu` int NOT NULL AUTO_INCREMENT,
  `IdBudynku` int NOT NULL,
  `NumerLokalu` smallint NOT NULL,
  `Pietro` tinyint NOT NULL,
  `Powierzchnia` decimal(6,2) NOT NULL,
  `LiczbaPokoi` tinyint NOT NULL,
  `LiczbaOsob` tinyint NOT NULL DEFAULT 1,
  `TypPrawa` enum('Własność','SpółdzielczeWłasnościowe','SpółdzielczeLokatorskie','Najem') NOT NULL,
  PRIMARY KEY (`IdLokalu`),
  UNIQUE KEY (`IdBudynku`,`NumerLokalu`),
  FOREIGN KEY (`IdBudynku`) REFERENCES `Budynek` (`IdBudynku`)
);
CREATE TABLE `Czlonek` (
  `IdCzlonka` int NOT NULL AUTO_INCREMENT,
  `NumerCzlonkowski` varchar(12) NOT NULL,
  `Imie` varchar(40) NOT NULL,
  `Nazwisko` varchar(60) NOT NULL,
  `Pesel` char(11) NOT NULL,
  `DataUrodzenia` date NOT NULL,
  `DataPrzystapienia` date NOT NULL,
  `DataWykreslenia` date DEFAULT NULL,
  `Wykreslony` bit(1) NOT NULL DEFAULT b'0',
  `AdresEmail` varchar(100) DEFAULT NULL,
  `Telefon` varchar(20) DEFAULT NULL,
  PRIMARY KEY (`IdCzlonka`),
  UNIQUE KEY (`NumerCzlonkowski`)
);
CREATE TABLE `PrawoDoLokalu` (
  `IdPrawa` int NOT NULL AUTO_INCREMENT,
  `IdLokalu` int NOT NULL,
  `IdCzlonka` int NOT NULL,
  `Udzial` decimal(5,2) NOT NULL DEFAULT 100.00,
  `DataOd` date NOT NULL,
  `DataDo` date DEFAULT NULL,
  PRIMARY KEY (`IdPrawa`),
  FOREIGN KEY (`IdLokalu`) REFERENCES `Lokal` (`IdLokalu`),
  FOREIGN KEY (`IdCzlonka`) REFERENCES `Czlonek` (`IdCzlonka`)
);
CREATE TABLE `StawkaOplaty` (
  `IdStawki` int NOT NULL AUTO_INCREMENT,
  `Nazwa` varchar(60) NOT NULL,
  `JednostkaMiary` enum('m2','osoba','lokal','m3') NOT NULL,
  `StawkaJednostkowa` decimal(8,4) NOT NULL,
  `ObowiazujeOd` date NOT NULL,
  `ObowiazujeDo` date DEFAULT NULL,
  PRIMARY KEY (`IdStawki`)
);
CREATE TABLE `Naliczenie` (
  `IdNaliczenia` int NOT NULL AUTO_INCREMENT,
  `IdLokalu` int NOT NULL,
  `Rok` smallint NOT NULL,
  `Miesiac` tinyint NOT NULL,
  `DataNaliczenia` date NOT NULL,
  `TerminPlatnosci` date NOT NULL,
  `KwotaNaliczona` decimal(10,2) NOT NULL DEFAULT 0,
  `KwotaWplacona` decimal(10,2) NOT NULL DEFAULT 0,
  `Saldo` decimal(10,2) NOT NULL DEFAULT 0,
  `Status` enum('Nierozliczone','CzesciowoOplacone','Oplacone') NOT NULL DEFAULT 'Nierozliczone',
  PRIMARY KEY (`IdNaliczenia`),
  FOREIGN KEY (`IdLokalu`) REFERENCES `Lokal` (`IdLokalu`)
);
CREATE TABLE `PozycjaNaliczenia` (
  `IdPozycji` int NOT NULL AUTO_INCREMENT,
  `IdNaliczenia` int NOT NULL,
  `IdStawki` int NOT NULL,
  `Lp` tinyint NOT NULL,
  `Ilosc` decimal(10,3) NOT NULL,
  `StawkaJednostkowa` decimal(8,4) NOT NULL,
  `Kwota` decimal(10,2) NOT NULL,
  PRIMARY KEY (`IdPozycji`),
  FOREIGN KEY (`IdNaliczenia`) REFERENCES `Naliczenie` (`IdNaliczenia`),
  FOREIGN KEY (`IdStawki`) REFERENCES `StawkaOplaty` (`IdStawki`)
);
CREATE TABLE `Wplata` (
  `IdWplaty` int NOT NULL AUTO_INCREMENT,
  `IdNaliczenia` int NOT NULL,
  `IdCzlonka` int NOT NULL,
  `DataWplaty` date NOT NULL,
  `Kwota` decimal(10,2) NOT NULL,
  `Sposob` enum('Przelew','Kasa','PolecenieZaplaty') NOT NULL DEFAULT 'Przelew',
  PRIMARY KEY (`IdWplaty`),
  FOREIGN KEY (`IdNaliczenia`) REFERENCES `Naliczenie` (`IdNaliczenia`)
);
CREATE TABLE `OdczytWodomierza` (
  `IdOdczytu` int NOT NULL AUTO_INCREMENT,
  `IdLokalu` int NOT NULL,
  `NumerWodomierza` varchar(20) NOT NULL,
  `RodzajWody` enum('Zimna','Ciepla') NOT NULL,
  `DataOdczytu` date NOT NULL,
  `StanPoprzedni` decimal(10,3) NOT NULL,
  `StanBiezacy` decimal(10,3) NOT NULL,
  `Zuzycie` decimal(10,3) NOT NULL,
  PRIMARY KEY (`IdOdczytu`),
  FOREIGN KEY (`IdLokalu`) REFERENCES `Lokal` (`IdLokalu`)
);
CREATE TABLE `ZgloszenieUsterki` (
  `IdZgloszenia` int NOT NULL AUTO_INCREMENT,
  `IdLokalu` int NOT NULL,
  `IdCzlonka` int NOT NULL,
  `Opis` text,
  `Priorytet` enum('Niski','Normalny','Wysoki','Awaria') NOT NULL DEFAULT 'Normalny',
  `Status` enum('Zgloszone','WRealizacji','Zakonczone','Odrzucone') NOT NULL DEFAULT 'Zgloszone',
  `DataZgloszenia` datetime NOT NULL,
  `DataRozpoczecia` datetime DEFAULT NULL,
  `DataZakonczenia` datetime DEFAULT NULL,
  `KosztRobocizny` decimal(10,2) DEFAULT NULL,
  `KosztMaterialow` decimal(10,2) DEFAULT NULL,
  `KosztCalkowity` decimal(10,2) DEFAULT NULL,
  PRIMARY KEY (`IdZgloszenia`)
);
