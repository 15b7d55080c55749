"""The command line's words, read before anything starts."""

import pytest

from desktop_app.__main__ import main


@pytest.mark.parametrize("word", ["nowhere.toml", "a" * 5_000, "a\0b", "/", "doctor "])
def test_a_word_that_is_neither_file_nor_command_is_told(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([word])

    assert ended.value.code == 2
    assert "there is no file" in capsys.readouterr().err
