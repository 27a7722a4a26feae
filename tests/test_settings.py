import re

import pytest

from communique.errors import InputError
from communique.settings import Settings, config_file, load_settings


@pytest.fixture
def written(tmp_path):
    def write(text):
        file = tmp_path / "config.toml"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return {"COMMUNIQUE_CONFIG": str(file)}

    return write


def test_without_any_the_record_is_in_the_systems_data_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    settings = load_settings({})
    assert settings.record.endswith("record.sqlite")
    assert "communique" in settings.record
    assert not settings.allow_private_addresses
    assert config_file({}).name == "config.toml"


def test_the_file_is_read_and_the_environment_wins(written):
    environment = written('record = "/srv/desk.sqlite"\nallow_private_addresses = true\n')
    assert load_settings(environment) == Settings("/srv/desk.sqlite", True)
    environment |= {"COMMUNIQUE_RECORD": "postgresql+psycopg://desk", "COMMUNIQUE_ALLOW_PRIVATE_ADDRESSES": "no"}
    assert load_settings(environment) == Settings("postgresql+psycopg://desk", False)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("record = ", "is not TOML .*: write lines as"),
        (b"\xff\xfe", "is not TOML .*: write lines as"),
        ('recrod = "a"', "'recrod' is no setting: the settings are record, allow_private_addresses"),
        ("record = 3", "record is neither text nor true or false: write record ="),
        ('allow_private_addresses = "perhaps"', "'perhaps' is neither yes nor no: write true or false"),
    ],
)
def test_a_setting_that_cannot_be_used_says_why(written, text, reason):
    with pytest.raises(InputError) as raised:
        load_settings(written(text))
    assert re.search(reason, str(raised.value))


def test_a_file_that_is_named_must_exist(tmp_path):
    with pytest.raises(InputError, match="no such file: check COMMUNIQUE_CONFIG"):
        load_settings({"COMMUNIQUE_CONFIG": str(tmp_path / "none.toml")})
