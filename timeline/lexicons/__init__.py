"""Words as data: YAML files that a domain expert edits, read and checked once."""
