-- a string key, a composite key, a composite reference, a binary key
CREATE TABLE country (
  code VARCHAR(12) NOT NULL PRIMARY KEY,
  name VARCHAR(60) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE region (
  country_code VARCHAR(12) NOT NULL,
  number SMALLINT NOT NULL,
  label VARCHAR(60) NULL,
  PRIMARY KEY (country_code, number),
  CONSTRAINT fk_country FOREIGN KEY (country_code) REFERENCES country (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE town (
  badge BINARY(4) NOT NULL PRIMARY KEY,
  country_code VARCHAR(12) NULL,
  region_number SMALLINT NULL,
  CONSTRAINT fk_region FOREIGN KEY (country_code, region_number) REFERENCES region (country_code, number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
