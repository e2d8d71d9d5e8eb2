"""One module a kind of data set: each turns its files into examples."""
