-- servers: mysql
CREATE TABLE documents (
  id BINARY(16) NOT NULL DEFAULT (uuid_to_bin(uuid())) PRIMARY KEY,
  body JSON NOT NULL DEFAULT (json_array()),
  other JSON,
  created_at DATETIME DEFAULT (now()),
  spare VARCHAR(20) DEFAULT (concat('a', ',', 'b')),
  name VARCHAR(20) GENERATED ALWAYS AS (body->>'$.name') VIRTUAL
);
