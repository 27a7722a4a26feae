"""The record: all documents, their Readings and people's corrections, and what follows from them."""
