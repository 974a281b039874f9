"""How much personal data masking finds: a planted data set, masked by ``seedsql fixture`` and searched for its originals."""
