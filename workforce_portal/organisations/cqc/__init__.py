"""Reading the directory that the Care Quality Commission publishes of all care services in England."""
