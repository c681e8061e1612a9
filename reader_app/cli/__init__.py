"""The command line. Knows no Qt; a module here holds the commands of one subject."""
