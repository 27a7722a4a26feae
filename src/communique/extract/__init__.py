"""Tags, Parse and knowledge → parts of a Reading, one module a part."""
