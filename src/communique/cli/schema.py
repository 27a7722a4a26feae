"""`communique schema`: the JSON Schema of a Reading."""

import json

import typer


def schema() -> None:
    """Print the JSON Schema of a Reading.

    Example: communique schema > docs/reading.schema.json
    """
    from communique.reading import Reading

    typer.echo(json.dumps(Reading.model_json_schema(mode="serialization"), indent=2, ensure_ascii=False))
