"""The ledger for assistants, by the Model Context Protocol: tools that read, answers that can be cited."""
