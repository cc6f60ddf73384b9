"""CSL items to citation lists, each entry in its own language, as a Persian editor prints them."""
