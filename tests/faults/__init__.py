"""Faults: whatever happens to a run of a seed's script, every row is there afterwards or none.

A case is one number. It decides the server's kind and sql_mode, the way in which the script is run, the direction, the
fault and the point at which it strikes. ``cases`` reads the number, ``registry`` lists what can happen, ``ways`` holds
how a script is run, ``proxy`` the network in between, ``stage`` the database; ``invariants`` judges what is left.

    pytest tests/faults                       each kind of fault on both servers
    SEEDSQL_FAULT=12345 pytest tests/faults   one of them again
    python -m tests.faults --case 12345       the same, with all that the client said
    python -m tests.faults --cases 3000       thousands, and a table
"""
