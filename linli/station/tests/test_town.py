"""Where a demo town may be drawn."""

from linli.station import command, mode


def test_a_town_is_not_drawn_into_the_folder_of_a_real_community(data, monkeypatch, capsys):
    monkeypatch.delenv("LINLI_DEMO", raising=False)
    data.mkdir(exist_ok=True)
    (data / "mode").write_text(mode.LIVE)
    assert command.main(["town", "--seed", "1"]) == 1
    assert capsys.readouterr().err == (
        f"linli: {data} holds a real community, and invented people do not belong in it."
        " Give the town its own folder: LINLI_DATA=…\n"
    )
