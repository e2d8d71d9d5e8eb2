"""How the weights of Communique are made: from the data to one file, each step a command. See README.md."""
