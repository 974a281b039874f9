"""What a reviewer asks of a seed's rows: summaries of every column, children per parent, the graph of references, as one page.

Knows literals and what a manifest says; not files, plans or connections.
"""
