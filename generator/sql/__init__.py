"""SQL text: the one package that quotes, unquotes, tokenises and splits SQL, in both directions.

It knows identifiers, literals, character sets, comments, where a statement ends and which rows an INSERT holds, as MySQL
and MariaDB read them. It does not know schemas, column types, values of seeds, files or connections.
"""
