"""Keep the Readings of a JSON Lines file in a record, as a process of its own; print each document's id when it is accepted."""

import sys

from communique.errors import CommuniqueError
from communique.reading import Reading
from communique.record import Record


def main(place: str, path: str) -> None:
    with Record.open(place, create=True) as record, open(path, encoding="utf-8") as lines:
        for line in lines:
            reading = Reading.model_validate_json(line)
            if not record.knows(reading.document.id):
                record.keep(reading)
                print(reading.document.id, flush=True)


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except CommuniqueError as error:
        sys.exit(f"communique: {error}")
