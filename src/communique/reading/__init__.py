"""Article -> Record, one file per question."""
