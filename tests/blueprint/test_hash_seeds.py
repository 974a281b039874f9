"""Blueprints and rows are the same in every process, in whatever order Python reads its sets."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_ROWS = """
from seedsql.blueprint.reader import read_blueprint
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.values.arrays import python_values
from seedsql.workflow.inference import infer_tested

schema = parse_schema(
    "CREATE TABLE proprietarios (id INT PRIMARY KEY, nome VARCHAR(60) NOT NULL, cpf_cnpj VARCHAR(18) NOT NULL, telefone VARCHAR(20), "
    "data_cadastro DATE NOT NULL, cidade VARCHAR(60) NOT NULL, situacao VARCHAR(20) NOT NULL COMMENT 'ativo, inativo');"
    "CREATE TABLE imoveis (id INT PRIMARY KEY, proprietario_id INT NOT NULL, codigo VARCHAR(20) NOT NULL, valor_aluguel DECIMAL(10,2) "
    "NOT NULL, valor_condominio DECIMAL(10,2) NOT NULL, valor_total DECIMAL(10,2) NOT NULL, area_m2 DECIMAL(7,2) NOT NULL, "
    "FOREIGN KEY (proprietario_id) REFERENCES proprietarios (id));"
    "CREATE TABLE courses (id INT PRIMARY KEY, pass_threshold TINYINT UNSIGNED NOT NULL DEFAULT 70);"
    "CREATE TABLE enrollments (id INT PRIMARY KEY, course_id INT NOT NULL, final_score DECIMAL(5,2), passed TINYINT(1), "
    "FOREIGN KEY (course_id) REFERENCES courses (id));",
    "imoveis.sql",
)
text = infer_tested(schema, "imoveis", "imoveis.sql", 20).text
print(text)
plan = make_plan(schema, read_blueprint(text), text, GenerationOptions(seed=42))
for step in plan.steps:
    print(step.name, [list(python_values(array)) for array in step.arrays(0, step.rows)])
"""


def test_an_inferred_blueprint_and_its_rows_do_not_depend_on_the_seed_of_hashes() -> None:
    root = Path(__file__).parent.parent.parent
    outputs = {
        subprocess.run(
            [sys.executable, "-c", _ROWS],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in "0123"
    }
    assert len(outputs) == 1
    assert "000" in outputs.pop()
