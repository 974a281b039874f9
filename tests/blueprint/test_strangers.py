"""What someone who has not seen the rules expects of the trades, the ranges and the words of a new schema."""

from __future__ import annotations

import pytest

from seedsql.blueprint.inference.words.languages import reading
from seedsql.blueprint.inference.words.vocabulary import tokens
from seedsql.schema.parser import parse_schema
from seedsql.workflow.inference import infer_tested


def _text(schema: str) -> str:
    return infer_tested(parse_schema(schema), "demo", rows=20, complete=True).text


def _table(name: str, *columns: str, comment: str = "") -> str:
    body = ", ".join(("id INT AUTO_INCREMENT PRIMARY KEY", *columns))
    return f"CREATE TABLE {name} ({body}) COMMENT='{comment}';\n"


HARBOR = (
    _table("berths", "max_length_m DECIMAL(5,2) NOT NULL")
    + _table("boats", "boat_draft_m DECIMAL(4,2) NOT NULL", "boat_length_m DECIMAL(5,2) NOT NULL")
    + _table(
        "mooring_contracts",
        "boat_id INT NOT NULL REFERENCES boats (id)",
        "berth_id INT NOT NULL REFERENCES berths (id)",
    )
    + _table(
        "meter_readings",
        "berth_id INT NOT NULL REFERENCES berths (id)",
        "read_on DATE NOT NULL",
        "consumed_kwh DECIMAL(8,1) NOT NULL",
    )
)


def test_readings_of_a_meter_make_no_utility_of_a_harbor() -> None:
    text = _text(HARBOR)
    assert ", marina" in text and "utility" not in text


def test_what_few_trades_measure_tells_the_trade_where_tables_have_no_sign_of_it() -> None:
    schema = (
        _table("members", "joined_on DATE NOT NULL", "handicap DECIMAL(3,1) NOT NULL")
        + _table("holes", "number TINYINT NOT NULL", "par TINYINT NOT NULL", "length_m SMALLINT NOT NULL")
        + _table(
            "tee_times",
            "starts_at DATETIME NOT NULL",
            "green_fee DECIMAL(6,2) NOT NULL",
            "cart_fee DECIMAL(5,2) NOT NULL",
        )
    )
    assert "'green fee', golf" in _text(schema)


def test_the_comment_of_a_table_tells_the_trade() -> None:
    lots = ("waga_worka_kg DECIMAL(5,2) NOT NULL", "wilgotnosc_proc DECIMAL(4,1) NOT NULL")
    charges = (
        "partia_id INT NOT NULL REFERENCES partie (id)",
        "wsad_kg DECIMAL(5,2) NOT NULL",
        "koniec DATETIME NOT NULL",
    )
    schema = (
        _table(
            "dostawcy",
            "nazwa VARCHAR(80) NOT NULL",
            "data_umowy DATE NOT NULL",
            comment="importerzy zielonej kawy, palarnia kawy",
        )
        + _table("partie", *lots, comment="worki kawy")
        + _table("wypaly", *charges)
    )
    assert "'bag weight', coffee" in _text(schema)


def test_nearly_as_much_for_another_trade_tells_none() -> None:
    schema = _table("egg_deliveries", "delivered_on DATE NOT NULL", "egg_count INT NOT NULL") + _table(
        "chicks", "hatched_on DATE NOT NULL", "average_weight_g DECIMAL(4,1) NOT NULL"
    )
    assert "egg packing" not in _text(schema)


@pytest.mark.parametrize(
    ("size", "most"), [("DECIMAL(4,2)", 13), ("DECIMAL(5,2)", 34), ("DECIMAL(6,2)", 110), ("DECIMAL(7,2)", 250)]
)
def test_a_price_of_unknown_things_is_of_the_order_of_its_type(size: str, most: int) -> None:
    text = _text(_table("zork_sales", f"unit_price {size} NOT NULL", "sold_on DATE NOT NULL"))
    high = float(text.split('unit_price = { provider = "decimal"')[1].split('max = "')[1].split('"')[0])
    assert most / 4 < high <= most


def test_the_hire_of_shoes_makes_no_employee() -> None:
    text = _text(_table("centres", "name VARCHAR(80) NOT NULL", "shoe_hire_price DECIMAL(5,2) NOT NULL"))
    assert "person.name" not in text


def test_a_price_of_one_thing_per_player_is_no_division() -> None:
    columns = (
        "per_game DECIMAL(5,2) NOT NULL COMMENT 'price of one game per player'",
        "lane_hour_price DECIMAL(6,2) NOT NULL",
        "max_players TINYINT NOT NULL",
    )
    assert "lane_hour_price /" not in _text(_table("tariffs", *columns))


def test_a_number_behind_reg_is_of_a_registration_where_other_names_are_of_regions() -> None:
    with reading(""):
        assert tokens("REG_NO") == tokens("registration_no")
        assert tokens("REG_NM") == ("region", "name")


@pytest.mark.parametrize(
    ("table", "column", "wrong"),
    [
        ("bottlings", "label_name VARCHAR(80) NOT NULL", "featured"),
        ("galleries", "title VARCHAR(200) NOT NULL", "Museum"),
        ("stage_roles", "role_name VARCHAR(60) NOT NULL", "Administrator"),
        ("routes", "name VARCHAR(60) NOT NULL", "{city} - {city}"),
        ("courses", "title VARCHAR(80) NOT NULL", "Statistics"),
    ],
)
def test_nouns_of_other_trades_name_nothing_where_nothing_else_is_of_those(table: str, column: str, wrong: str) -> None:
    assert wrong not in _text(_table("zorks", "made_on DATE NOT NULL") + _table(table, column))


def test_a_comment_says_what_is_usual_and_gives_an_example() -> None:
    columns = (
        "bag_kg DECIMAL(5,2) NOT NULL COMMENT 'usually 60 or 69 kg'",
        "waga DECIMAL(5,2) NOT NULL COMMENT 'zwykle 30 lub 35 kg'",
        "oil_ft SMALLINT NOT NULL COMMENT 'length of the oil, e.g. 39'",
        "cup_score DECIMAL(4,2) NOT NULL COMMENT '0-100 points'",
    )
    text = _text(_table("lots", *columns))
    assert "[60.0, 69.0]" in text and "[30.0, 35.0]" in text
    assert 'oil_ft = { provider = "integer", min = 27, max = 55 }' in text
    assert 'cup_score = { provider = "decimal", min = "50.00", max = "97.00" }' in text


def test_a_place_takes_what_is_put_there() -> None:
    schema = (
        _table("stalls", "max_weight_kg INT NOT NULL")
        + _table("horses", "weight_kg INT NOT NULL", "born_on DATE NOT NULL")
        + _table(
            "stays",
            "stall_id INT NOT NULL REFERENCES stalls (id)",
            "horse_id INT NOT NULL REFERENCES horses (id)",
            "begins_on DATE NOT NULL",
        )
    )
    assert "'weight', horse, of what is there" in _text(schema)


def test_temperatures_in_fahrenheit_are_those_of_rooms_and_goods() -> None:
    assert 'draw_temp_f = { provider = "decimal", min = "41.0"' in _text(
        _table("zork_lots", "draw_temp_f DECIMAL(4,1) NOT NULL")
    )


def test_a_default_tells_the_states_and_the_kind_of_rows() -> None:
    columns = (
        "status VARCHAR(20) NOT NULL DEFAULT 'available'",
        "seat_size VARCHAR(10) NOT NULL DEFAULT 'adult'",
        "built_on DATE NOT NULL",
    )
    text = _text(_table("karts", *columns))
    assert '"available", "in_use", "maintenance", "retired"' in text
    assert 'seat_size = { provider = "constant", value = "adult" }' in text


def test_the_jobs_of_gardeners_are_those_of_no_queue() -> None:
    assert "queued" not in _text(_table("jobs", "starts_at DATETIME NOT NULL", "status VARCHAR(20) NOT NULL"))


def test_goods_are_those_of_the_trade_or_numbered() -> None:
    roaster = _table("green_coffee", "bag_kg DECIMAL(5,2) NOT NULL") + _table(
        "roasts", "roast_loss DECIMAL(4,1) NOT NULL"
    )
    goods = _table(
        "products", "sku VARCHAR(16) NOT NULL", "name VARCHAR(80) NOT NULL", "shelf_life_months TINYINT NOT NULL"
    ) + _table("orders", "ordered_at DATETIME NOT NULL")
    assert "Espresso Roast" in _text(roaster + goods)
    assert "Sardines" not in _text(_table("evaporators", "bought_on DATE NOT NULL") + goods.replace("sku", "zork"))


def test_maintenance_has_reasons_of_its_own() -> None:
    schema = _table("karts", "built_on DATE NOT NULL") + _table(
        "maintenance_logs",
        "kart_id INT NOT NULL REFERENCES karts (id)",
        "reason VARCHAR(255) NOT NULL",
        "done_at DATETIME NOT NULL",
    )
    assert "worn part" in _text(schema)


def test_a_track_is_not_a_quarter_as_wide_as_long() -> None:
    assert "shorter than length_m" not in _text(
        _table("tracks", "length_m SMALLINT NOT NULL", "width_m DECIMAL(4,1) NOT NULL")
    )


def test_words_of_another_language_are_not_cut_into_abbreviations() -> None:
    columns = (
        "zeichen_nr VARCHAR(10) NOT NULL",
        "schlupfjahr SMALLINT NOT NULL",
        "farbe VARCHAR(10) NOT NULL",
        "rasse VARCHAR(30) NOT NULL",
    )
    assert "Reason" not in _text(_table("koeniginnen", *columns))


def _trade_of_price(*tables: str) -> str:
    """The trade by which the price of the first table is known."""
    schema = _table(tables[0], "price DECIMAL(8,2) NOT NULL") + "".join(_table(each) for each in tables[1:])
    line = next((line for line in _text(schema).splitlines() if "price = " in line and "range: " in line), "")
    return line.rpartition(", ")[2]


@pytest.mark.parametrize(
    ("tables", "trade"),
    [
        (("products", "carts", "coupons", "orders", "reviews", "shipments"), "webshop"),
        (("medications", "patients", "doctors", "prescriptions", "visits"), "hospital"),
        (("parts", "vehicles", "mechanics", "estimates", "invoices"), "car workshop"),
    ],
)
def test_several_nouns_of_an_ordinary_trade_tell_it_where_none_is_its_alone(
    tables: tuple[str, ...], trade: str
) -> None:
    assert _trade_of_price(*tables) == trade


def test_a_word_that_is_read_as_a_usual_one_tells_no_trade() -> None:
    # the sign "dispatch" is read as shipped, "conductor" as driver, "stud" as student
    schema = _table("items", "order_total DECIMAL(9,2) NOT NULL", "shipped_on DATE NOT NULL") + _table(
        "shipments", "shipped_at DATETIME NOT NULL", "cost DECIMAL(8,2) NOT NULL"
    )
    assert ", trucking" not in _text(schema)


def test_customers_and_orders_alone_are_of_no_trade() -> None:
    assert not _trade_of_price("products", "customers", "orders", "payments")


def test_the_lens_of_an_optician_is_no_length() -> None:
    with reading(""):
        assert tokens("lens_type") == ("lens", "type")
        assert tokens("lenses") == ("lens",)
