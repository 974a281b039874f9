"""Rows of people, one INSERT row each: ``python people.py faker|mimesis ROWS OUT``."""

import sys

library, rows, out = sys.argv[1], int(sys.argv[2]), sys.argv[3]
with open(out, "w", encoding="utf-8") as file:
    if library == "faker":
        from faker import Faker

        fake = Faker("en_US")
        fake.seed_instance(42)
        for row in range(rows):
            values = (
                fake.first_name(),
                fake.last_name(),
                fake.email(),
                fake.phone_number(),
                fake.street_address(),
                fake.city(),
            )
            file.write(f", ({row}, " + ", ".join("'" + value.replace("'", "''") + "'" for value in values) + ")\n")
    else:
        from mimesis import Address, Person
        from mimesis.locales import Locale

        person, address = Person(Locale.EN, seed=42), Address(Locale.EN, seed=42)
        for row in range(rows):
            values = (
                person.first_name(), person.last_name(), person.email(), person.phone_number(), address.address(), address.city(),
            )  # fmt: skip
            file.write(f", ({row}, " + ", ".join("'" + value.replace("'", "''") + "'" for value in values) + ")\n")
