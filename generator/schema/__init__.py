"""The schema package: DDL text to a model, the graph of its references, its fingerprint, its frozen form.

``parser`` alone loads sqlglot, and only when it is called; the other modules serve the small job, which has its schema
frozen. The module knows nothing of rules, values or connections: text comes in, plain frozen data goes out.
"""
