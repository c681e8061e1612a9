"""How the program looks: colours by role, tag colours, type, icons. Knows no project."""
