"""Settings: from the environment, else one configuration file, else what is usual on this system."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from communique.errors import InputError

RECORD = "COMMUNIQUE_RECORD"
ALLOW_PRIVATE_ADDRESSES = "COMMUNIQUE_ALLOW_PRIVATE_ADDRESSES"
CONFIG = "COMMUNIQUE_CONFIG"

_KEYS = {"record": RECORD, "allow_private_addresses": ALLOW_PRIVATE_ADDRESSES}
_YES = ("1", "true", "yes", "on")
_NO = ("", "0", "false", "no", "off")


@dataclass(frozen=True)
class Settings:
    """Where the record is, and what may be fetched."""

    record: str
    """The path of the record's file, or the URL of a database."""
    allow_private_addresses: bool = False
    """Whether URLs may lead to private, loopback and link-local addresses."""


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Return the settings: an environment variable wins over the configuration file.

    Raises InputError for a configuration file that cannot be read, a name in it that is none, or a value that does not fit.
    """
    environment = os.environ if environment is None else environment
    file = config_file(environment)
    written = _read_config(file, must_exist=bool(environment.get(CONFIG)))
    found = {key: environment.get(variable, written.get(key)) for key, variable in _KEYS.items()}
    return Settings(
        record=found["record"] or str(_default_record()),
        allow_private_addresses=_truth(found["allow_private_addresses"] or ""),
    )


def config_file(environment: Mapping[str, str] | None = None) -> Path:
    """Return where the configuration file is looked for; it need not exist."""
    environment = os.environ if environment is None else environment
    if named := environment.get(CONFIG):
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("communique", appauthor=False) / "config.toml"


def _default_record() -> Path:
    from platformdirs import user_data_path

    return user_data_path("communique", appauthor=False) / "record.sqlite"


def _read_config(file: Path, *, must_exist: bool) -> dict[str, str]:
    try:
        with file.open("rb") as opened:
            values = tomllib.load(opened)
    except FileNotFoundError:
        if must_exist:
            raise InputError(f"{file}: no such file: check {CONFIG}") from None
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f'{file}: is not TOML ({error}): write lines as record = "PATH"') from None
    except OSError as error:
        raise InputError(f"{file}: cannot be opened ({error.strerror}): check its permissions") from None
    for key, value in values.items():
        if key not in _KEYS:
            raise InputError(f"{file}: {key!r} is no setting: the settings are {', '.join(_KEYS)}")
        if not isinstance(value, str | bool):
            raise InputError(f'{file}: {key} is neither text nor true or false: write {key} = "..."')
    return {key: str(value) for key, value in values.items()}


def _truth(value: str) -> bool:
    if value.strip().lower() in _YES:
        return True
    if value.strip().lower() in _NO:
        return False
    raise InputError(f"allow_private_addresses: {value[:40]!r} is neither yes nor no: write true or false")
