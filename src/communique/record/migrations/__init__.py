"""The steps by which a record made by an older version becomes one of this version."""
