"""The grammar: one file for each kind of expression, each with its table `RULES`."""
