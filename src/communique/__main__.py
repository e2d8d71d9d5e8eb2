"""`python -m communique`: the command line, where no script of it is on the path."""

from communique.cli import main

main(prog_name="communique")
