"""Files, standard input and rows become documents."""
