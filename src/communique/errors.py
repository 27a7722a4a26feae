"""The errors that this package raises on purpose; each message says what was wrong and what would do.

CommuniqueError
├── InputError        the user's file, row or option is at fault
└── RecordError       the record cannot be opened, read or written
"""


class CommuniqueError(Exception):
    """Base of every error that this package raises on purpose."""


class InputError(CommuniqueError):
    """The user's file, row or option is at fault: the message names it, the place and the remedy."""


class RecordError(CommuniqueError):
    """The record cannot be opened, read or written: the message names it, why, and the remedy."""
