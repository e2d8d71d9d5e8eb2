"""What pages tell, gathered from the ledger as plain values."""
