"""`python -m graphkit`: the command line."""

from .cli import main

main()
