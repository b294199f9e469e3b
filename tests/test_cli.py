import io
import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from fakes import FakePipeline, fake_merge

from timeline import articles, cli, merging
from timeline.api.adding import pipeline as _pipeline
from timeline.cli.texts import _tagger
from timeline.model.records import MENTION_FIELDS
from timeline.model.time import Basis, Day, Precision, TimeExpression, TimexType
from timeline.storage import store
from timeline.storage.merging import Merging

STORY = "A story of two lines.\nPRK attack on 2017-08-18.\nUSA vote on 2017-09-01.\n"


class FakeTagger:
    def tag(self, document):
        at = document.article.text.find("2017-08-18")
        if at < 0:
            return ()
        day = Day(2017, 8, 18)
        given = (at, at + 10, "2017-08-18", TimexType.DATE, "2017-08-18", None, day, day, Precision.DAY, Basis.STATED)
        return (TimeExpression(*given, rule="iso", anchor="itself"),)


@pytest.fixture(autouse=True)
def stages(monkeypatch, tmp_path):
    pipeline = SimpleNamespace(load=lambda **_: FakePipeline())
    loaders = SimpleNamespace(Pipeline=pipeline, load_tagger=lambda **_: FakeTagger(), DEFAULT_LANGUAGE="en")
    monkeypatch.setitem(sys.modules, "timeline.pipeline", loaders)
    monkeypatch.setattr(merging, "merge", fake_merge, raising=False)
    monkeypatch.setattr(store, "own", lambda: Merging(fake_merge))
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TIMELINE", raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    for cached in (_pipeline, _tagger):
        cached.cache_clear()
    yield
    for cached in (_pipeline, _tagger):
        cached.cache_clear()


@pytest.fixture
def run(monkeypatch, capsys):
    """Run a command in this process: its exit status, what it answered, and what it said."""

    def run(*arguments, stdin=b""):
        monkeypatch.setattr(sys, "argv", ["timeline", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as left:
            cli.main()
        answered, said = capsys.readouterr()
        return left.value.code, answered, said

    return run


def lines(answered):
    return [json.loads(line) for line in answered.splitlines()]


def write(name, *records):
    content = "".join((record if isinstance(record, str) else json.dumps(record)) + "\n" for record in records)
    Path(name).write_text(content, "utf8")
    return name


def story(name="story.txt", text=STORY):
    Path(name).write_text(text, "utf8")
    return name


def test_tag_answers_each_record(run):
    docs = write("d.jsonl", {"id": "a", "dct": None, "text": "On 2017-08-18."}, "", {"id": 7, "text": "x", "colour": 1})
    code, answered, said = run("tag", docs)
    assert (code, said) == (0, "")
    first, second = lines(answered)
    timex = {"start": 3, "end": 13, "text": "2017-08-18", "type": "DATE", "value": "2017-08-18", "mod": None}
    days = {"earliest": "2017-08-18", "latest": "2017-08-18", "precision": "day", "basis": "stated", "rule": "iso"}
    assert first == {"id": "a", "timexes": [timex | days]}
    assert second == {"id": 7, "timexes": []}


def test_extract_answers_with_the_fields_of_the_contract(run):
    record = {"id": "a", "date": "2017-08-20T10:00:00Z", "title": "T", "text": STORY, "url": "https://x.org"}
    code, answered, _ = run("extract", write("a.jsonl", record))
    assert code == 0
    first, second = lines(answered)
    assert tuple(first) == MENTION_FIELDS
    assert (first["article"], first["published"], second["trigger"]) == ("a", "2017-08-20", "vote")
    assert STORY[first["start"] : first["end"]] == first["quote"]


def test_merge_gives_the_same_lines_with_their_event(run):
    write("a.jsonl", {"id": "a", "text": STORY}, {"id": "b", "text": "The PRK attack on 2017-08-18.\n"})
    _, extracted, _ = run("extract", "a.jsonl")
    Path("m.jsonl").write_text(extracted, "utf8")
    code, answered, _ = run("merge", "m.jsonl")
    assert code == 0
    merged = lines(answered)
    assert [{k: v for k, v in record.items() if k != "event"} for record in merged] == lines(extracted)
    assert merged[0]["event"] == merged[2]["event"] != merged[1]["event"]


def test_merge_keeps_unknown_fields_and_takes_missing_ones_for_null(run):
    code, answered, _ = run(
        "merge", write("m.jsonl", {"article": "a", "type": "ASSAULT", "quote": "x", "colour": "red"})
    )
    assert code == 0
    assert lines(answered)[0]["colour"] == "red"


def test_merge_of_nothing_is_nothing(run):
    assert run("merge", write("m.jsonl")) == (0, "", "")


def test_read_says_what_an_article_is(run):
    record = {"id": 3, "date": "2017-08-20", "title": "T", "text": "One.\n\nTwo.\n", "publisher": "P"}
    code, answered, _ = run("read", write("a.jsonl", record))
    assert code == 0
    assert lines(answered)[0].items() >= {"id": 3, "title": "T", "date": "2017-08-20", "publisher": "P"}.items()
    assert list(lines(answered)[0]) == ["id", "title", "date", "text", "byline", "publisher", "language"]


@pytest.mark.parametrize("command", ["tag", "extract", "read", "merge"])
@pytest.mark.parametrize(
    ("broken", "what"),
    [
        ("{not json", "not JSON"),
        ("[1, 2]", "not a JSON object"),
        ('{"id": NaN}', "NaN"),
        ("[" * 100_000, "not JSON|nested"),
        ('{"id": 1}', "neither `text` nor `page`|`article` is missing"),
        ('{"id": 1, "text": 5, "article": 5}', "`(text|article)` is not a string"),
    ],
)
def test_a_broken_line_is_named_and_the_good_ones_before_it_are_answered(run, command, broken, what):
    good = {"id": "a", "article": "a", "type": "ASSAULT", "quote": "q", "text": STORY}
    code, answered, said = run(command, write("a.jsonl", good, broken, good))
    assert code == 2
    assert len(lines(answered)) == (2 if command == "extract" else 1)
    assert said.startswith("a.jsonl:2: ")
    assert len(said.splitlines()) == 1
    assert any(part in said for part in what.split("|")) or "`text` is not" in said or "`article` is not" in said


@pytest.mark.parametrize("value", ["yesterday", "2017-02-31", 20170818, ["2017-08-18"]])
def test_a_date_that_is_none_is_named(run, value):
    code, _, said = run("tag", write("a.jsonl", {"id": "a", "dct": value, "text": "x"}))
    assert code == 2
    assert "a.jsonl:1: `dct` is no day" in said


def test_lines_that_are_not_utf8_and_a_byte_order_mark(run):
    Path("a.jsonl").write_bytes(b'\xef\xbb\xbf{"id": "a", "text": "x"}\r\n{"id": "\xff", "text": "x"}\n')
    code, answered, said = run("tag", "a.jsonl")
    assert (code, len(lines(answered))) == (2, 1)
    assert "a.jsonl:2: the line is not UTF-8" in said


def test_half_a_character_is_replaced(run):
    code, answered, _ = run("extract", write("a.jsonl", '{"id": "a", "text": "A \\ud83d attack\\n"}'))
    assert code == 0
    assert lines(answered)[0]["quote"] == "A \ufffd attack"


def test_a_line_of_five_megabytes(run):
    code, answered, _ = run("extract", write("a.jsonl", {"id": "a", "text": "word " * 1_000_000 + "\nPRK attack\n"}))
    assert code == 0
    assert lines(answered)[0]["start"] == 5_000_001


def test_standard_input(run):
    code, answered, _ = run("tag", "-", stdin=b'{"id": "a", "text": "On 2017-08-18."}\n')
    assert (code, lines(answered)[0]["id"]) == (0, "a")
    code, answered, _ = run("tag", "-", stdin=b"Plain words on 2017-08-18.")
    assert (code, lines(answered)[0]["id"]) == (0, "-")
    code, answered, said = run("tag", "-", stdin=b'{"id": "a", "text": "x"}\n{')
    assert (code, len(lines(answered))) == (2, 1)
    assert "standard input:2" in said


def test_tables_for_people(run):
    write("a.jsonl", {"id": "a", "title": "[red]T", "text": STORY + "\x1b[31m bad attack\n"})
    for command in ("tag", "extract", "read"):
        code, answered, _ = run(command, "a.jsonl", "--format", "table")
        assert code == 0
        assert "2017-08-18" in answered
        assert "\x1b" not in answered
    _, answered, _ = run("tag", "a.jsonl", "--format", "table", "--explain")
    assert "iso" in answered
    assert "itself" in answered


def test_a_missing_file_does_not_hide_the_others(run):
    docs = write("a.jsonl", {"id": "a", "text": "x"})
    code, answered, said = run("tag", "nowhere.jsonl", docs)
    assert (code, len(lines(answered))) == (2, 1)
    assert said.startswith("nowhere.jsonl: cannot be read: No such file")


def test_a_folder_in_place_of_a_file(run, tmp_path):
    (tmp_path / "folder.jsonl").mkdir()
    code, _, said = run("tag", "folder.jsonl")
    assert code == 2
    assert "folder.jsonl: cannot be read" in said


def add_story(run):
    record = {"id": "a", "date": "2017-08-20", "title": "T", "text": STORY}
    return run("add", write("a.jsonl", record))


def test_add_twice_is_add_once(run):
    code, answered, said = add_story(run)
    assert (code, answered) == (0, "")
    assert "timeline.db: 1 article added" in said
    assert "2 new events" in said
    code, _, said = add_story(run)
    assert code == 0
    assert said == "timeline.db: 1 article already there\n"


def test_an_article_without_a_date_is_said(run):
    _, _, said = run("add", write("a.jsonl", {"id": "a", "text": "There was an attack last week.\n"}))
    assert "a: no publication date" in said
    _, _, said = run("add", "a.jsonl", "--date", "2017-08-20", "--title", "T")
    assert "1 article updated" in said
    assert "no publication date" not in said


def test_the_timeline_is_named_by_option_or_environment(run, monkeypatch):
    write("a.jsonl", {"id": "a", "text": STORY})
    run("add", "a.jsonl", "--timeline", "one.db")
    monkeypatch.setenv("TIMELINE", "two.db")
    run("add", "a.jsonl")
    assert Path("one.db").exists()
    assert Path("two.db").exists()
    assert not Path("timeline.db").exists()


def test_nothing_read_makes_no_timeline(run):
    code, _, said = run("add", "nowhere.jsonl")
    assert code == 2
    assert "no article to add" in said
    assert not Path("timeline.db").exists()


def test_broken_lines_leave_the_timeline_with_the_good_ones(run):
    add_story(run)
    code, _, said = run("add", write("b.jsonl", {"id": "b", "text": "USA talks on 2018-01-01.\n"}, "{broken"))
    assert code == 2
    assert "b.jsonl:2" in said
    code, answered, _ = run("events")
    assert (code, len(lines(answered))) == (0, 3)
    assert run("check")[0] == 0


def test_a_title_for_several_articles_is_refused(run):
    code, _, said = run("add", write("a.jsonl", {"id": "a", "text": "x"}, {"id": "b", "text": "y"}), "--title", "T")
    assert code == 2
    assert "single article" in said


def test_events_in_three_forms_and_filtered(run):
    add_story(run)
    _, answered, _ = run("events", "--actor", "PRK", "--start", "2017-08-01", "--end", "2017-08-31")
    assert [event["type"] for event in lines(answered)] == ["ASSAULT"]
    _, answered, _ = run("events", "--format", "csv", "--type", "ELECTION")
    assert answered.splitlines()[0].startswith("event_id,title,type")
    assert len(answered.splitlines()) == 2
    _, answered, _ = run("events", "--format", "table", "--search", "vote")
    assert "2017-09-01" in answered
    assert "2017-08-18" not in answered
    _, answered, _ = run("events", "--format", "table", "--search", "nothing")
    assert "Nothing found." in answered


def test_filters_that_do_not_exist_are_said(run):
    add_story(run)
    code, answered, said = run("events", "--type", "WAR")
    assert (code, answered) == (2, "")
    assert "no type 'WAR'" in said
    assert run("events", "--start", "03/04/2017")[0] == 2
    assert len(lines(run("events", "--start", "1 September 2017")[1])) == 1
    assert run("events", "--min-confidence", "2")[0] == 2


def test_show_explains_an_event(run):
    add_story(run)
    _, answered, _ = run("events", "--type", "ASSAULT")
    event_id = lines(answered)[0]["event_id"]
    code, answered, _ = run("show", event_id[:6])
    assert code == 0
    for part in (event_id, "ASSAULT", "PRK", "2017-08-18", "PRK attack on 2017-08-18."):
        assert part in answered
    assert "found by" not in answered
    _, answered, _ = run("show", event_id, "--explain")
    for part in ("found by", "attack (verb)", "dated by", "stated"):
        assert part in answered
    code, _, said = run("show", "zzz")
    assert code == 2
    assert "no event has the id 'zzz'" in said


def test_export_by_suffix_and_by_format(run):
    add_story(run)
    code, _, said = run("export", "out.csv", "--type", "ASSAULT")
    assert code == 0
    assert "1 event written to out.csv" in said
    assert Path("out.csv").read_bytes().startswith(b"\xef\xbb\xbfevent_id")
    assert run("export", "out.bin", "--format", "parquet")[0] == 0
    assert Path("out.bin").read_bytes().startswith(b"PAR1")
    code, _, said = run("export", "out.docx")
    assert code == 2
    assert "means no format" in said


def test_check_and_backup(run):
    add_story(run)
    code, _, said = run("check")
    assert code == 0
    assert "timeline.db is whole: 1 article, 2 events" in said
    assert run("backup", "copy.db")[0] == 0
    assert run("backup", "copy.db")[0] == 2
    assert run("events", "-t", "copy.db")[1] == run("events")[1]


def test_check_of_a_damaged_timeline(run):
    import sqlite3

    add_story(run)
    with sqlite3.connect("timeline.db") as connection:
        connection.execute("UPDATE events SET row = replace(row, 'asserted', 'alleged')")
    connection.close()
    code, _, said = run("check")
    assert code == 1
    assert "is not as it was stored" in said


@pytest.mark.parametrize("command", [("events",), ("show", "x"), ("export", "a.csv"), ("check",), ("backup", "b.db")])
def test_no_timeline_here(run, command):
    code, answered, said = run(*command)
    assert (code, answered) == (2, "")
    assert said.startswith("timeline.db: there is no timeline here.")
    assert not Path("timeline.db").exists()


@pytest.mark.parametrize("content", [b"no database at all " * 100, b"\x00\x01" * 3000])
def test_a_database_that_is_none_is_left_alone(run, content):
    Path("timeline.db").write_bytes(content)
    for command in (("add", write("a.jsonl", {"id": "a", "text": STORY})), ("events",), ("check",)):
        code, answered, said = run(*command)
        assert (code, answered) == (2, "")
        assert said.startswith("timeline.db: this is no timeline")
        assert "Traceback" not in said
    assert Path("timeline.db").read_bytes() == content


def test_version_and_help(run):
    code, answered, _ = run("--version")
    assert code == 0
    assert answered.startswith("timeline 0.")
    code, answered, _ = run("--help")
    assert code == 0
    for command in "add events show export serve read tag extract merge evaluate check backup".split():  # noqa: SIM905
        assert command in answered
        assert run(command, "--help")[0] == 0


def test_every_export_format_can_be_named():
    from timeline.cli.commands import FileFormat
    from timeline.exports import FORMATS

    assert [form.value for form in FileFormat] == list(FORMATS)


def test_a_date_that_is_given_goes_before_what_the_record_says(run):
    docs = write("a.jsonl", {"id": "a", "date": "2017-08-20", "text": "PRK attack\n"})
    _, answered, _ = run("extract", docs, "--date", "2018-01-01")
    assert lines(answered)[0]["published"] == "2018-01-01"
    code, _, said = run("extract", docs, "--date", "soon")
    assert code == 2
    assert "`--date` names no single day: 'soon'" in said


def test_a_port_that_is_taken_is_said(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = "from timeline.cli import main; main()"
        serve = [sys.executable, "-c", command, "serve", "--port", str(port), "--no-open"]
        done = subprocess.run(serve, capture_output=True, text=True, cwd=tmp_path, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(f"127.0.0.1:{port}: cannot listen: Address already in use")


def test_words_of_ones_own(run, tmp_path, monkeypatch):
    asked = []

    def loaded(**options):
        asked.append(options.get("lexicon"))
        return SimpleNamespace(mentions=lambda _: (), tag=lambda _: ())

    monkeypatch.setattr(sys.modules["timeline.pipeline"].Pipeline, "load", loaded)
    monkeypatch.setattr(sys.modules["timeline.pipeline"], "load_tagger", loaded)
    (tmp_path / "own").mkdir()
    docs = write("a.jsonl", {"id": "a", "text": "x"})
    for command in ("tag", "extract", "add"):
        assert run(command, docs, "--lexicon", "own")[0] == 0
    assert asked == [Path("own")] * 4  # "x" is too short to tell its language: it is tagged in both
    assert run("tag", docs, "--lexicon", "nowhere")[0] == 2


HEAVY = ("pandas", "dash", "plotly", "sqlalchemy", "dateparser", "pyarrow")


def test_commands_that_keep_nothing_import_nothing_heavy(tmp_path):
    script = (
        "import sys; from timeline.cli import commands, texts, records, printing; import timeline.pipeline;"
        "from timeline import articles, merging;"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert done.stdout.strip() == "[]"


def test_a_closed_pipe_is_no_error(tmp_path):
    write(tmp_path / "a.jsonl", *({"id": str(n), "text": "x" * 1000} for n in range(200)))
    command = f"{sys.executable} -c 'from timeline.cli import main; main()' read a.jsonl | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.skipif(not hasattr(articles, "read"), reason="there is no reader yet")
class TestFiles:
    def test_a_text_file_is_read_first(self, run):
        code, answered, _ = run("extract", story())
        assert code == 0
        first = lines(answered)[0]
        assert first["article"] == "story.txt"
        assert STORY[first["start"] : first["end"]] == first["quote"]

    @pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\xff" * 500])
    def test_files_that_are_no_articles(self, run, content):
        Path("bad.txt").write_bytes(content)
        story()
        for command in ("read", "tag", "extract"):
            code, answered, said = run(command, "bad.txt", "story.txt")
            assert code == 2
            assert said.startswith("bad.txt: ")
            assert len(lines(answered)) >= 1
        code, _, said = run("add", "bad.txt", "story.txt")
        assert code == 2
        assert "1 article added" in said

    def test_a_missing_file(self, run):
        code, answered, said = run("read", "nowhere.txt")
        assert (code, answered) == (2, "")
        assert said.startswith("nowhere.txt: ")


def ids(run, *filters):
    return [event["event_id"] for event in lines(run("events", *filters)[1])]


def test_an_event_is_corrected_and_the_log_tells_it(run):
    add_story(run)
    (attack,), (vote,) = ids(run, "--type", "ASSAULT"), ids(run, "--type", "ELECTION")
    code, answered, said = run("accept", attack[:5], "--who", "ann")
    assert (code, answered) == (0, "")
    assert said == f"{attack} accepted: PRK attack on 2017-08-18.\n"
    assert ids(run, "--status", "accepted") == [attack]
    assert run("reject", vote, "--who", "bob")[0] == 0
    run("edit", vote, "--title", "A vote", "--date", "2017-09-02..", "--source", "usa", "--place", "", "--who", "ann")
    edited = lines(run("events", "--type", "ELECTION")[1])[0]
    assert (edited["title"], edited["earliest"], edited["latest"], edited["precision"]) == (
        "A vote",
        "2017-09-02",
        None,
        "vague",
    )
    _, answered, _ = run("log")
    for part in ("ann", "bob", "accepted", "rejected", "edit", "date, place, source, title", "done"):
        assert part in answered
    assert run("undo", "--who", "ann")[2].startswith("undone: edit")
    assert run("undo", "--who", "ann")[2].startswith("undone: accepted")
    assert run("undo", "--who", "ann")[2] == "there is nothing to undo\n"
    assert run("redo", "--who", "ann")[2].startswith("done again: accepted")
    assert run("check")[0] == 0


def test_events_are_joined_and_split(run):
    add_story(run)
    (attack,), (vote,) = ids(run, "--type", "ASSAULT"), ids(run, "--type", "ELECTION")
    assert run("join", attack, vote)[0] == 0
    assert ids(run) == [attack]
    assert run("split", attack, "2")[0] == 0
    assert len(ids(run)) == 2
    code, _, said = run("split", attack, "1")
    assert code == 2
    assert "at least one mention on each side" in said
    assert run("join", attack)[0] == 2


def test_an_event_is_added_by_hand(run):
    add_story(run)
    code, _, said = run(
        "add-event", "--article", "a", "--quote", "two lines", "--title", "A story has two lines", "--type", "OTHER"
    )
    assert code == 0
    assert "added: A story has two lines" in said
    given = ("--quote", "It rained.", "--title", "Rain falls", "--type", "disaster", "--date", "18 August 2017")
    assert run("add-event", "--reference", "https://example.org", *given)[0] == 0
    added = lines(run("events", "--type", "DISASTER")[1])[0]
    assert (added["earliest"], added["quote"], added["status"]) == ("2017-08-18", "It rained.", "accepted")
    assert run("add-event", "--article", "a", "--quote", "not there", "--title", "x", "--type", "OTHER")[0] == 2
    assert run("delete", "a")[0] == 0
    assert len(ids(run)) == 1
    assert run("delete", "a")[0] == 2


def test_a_table_comes_back_from_a_spreadsheet(run):
    add_story(run)
    run("export", "out.csv")
    before = run("events")[1]
    assert run("import", "out.csv")[2] == "timeline.db: 2 unchanged\n"
    assert run("events")[1] == before
    table = Path("out.csv").read_text("utf-8-sig")
    table = table.replace("PRK attack on 2017-08-18.,ASSAULT", "'=PRK attacks,COERCE", 1).replace(
        ",pending,", ",accepted,", 1
    )
    Path("edited.csv").write_text(table.replace(",", ";") + ";Rain;DISASTER\n", "utf8")
    code, _, said = run("import", "edited.csv", "--who", "ann")
    assert (code, said) == (0, "timeline.db: 1 added, 1 edited, 1 accepted or rejected, 1 unchanged\n")
    events = {event["title"]: event for event in lines(run("events")[1])}
    assert events["=PRK attacks"]["type"] == "COERCE"
    assert events["=PRK attacks"]["status"] == "accepted"
    assert events["Rain"]["articles"][0].startswith("note ")
    assert run("check")[0] == 0


def test_somebody_elses_table_is_taken_with_its_columns_named(run):
    add_story(run)
    Path("theirs.csv").write_text("headline,date,who\nBomb goes off,18 August 2017,usa; prk\nNo day,,\n", "utf8")
    given = ("--map", "title=headline", "--map", "earliest=date", "--map", "source=who")
    assert run("import", "theirs.csv", *given)[2] == "timeline.db: 2 added, 0 unchanged\n"
    added = {event["title"]: event for event in lines(run("events", "--type", "OTHER")[1])}
    assert (added["Bomb goes off"]["latest"], added["Bomb goes off"]["source"]) == ("2017-08-18", ["USA", "PRK"])
    assert added["No day"]["precision"] == "vague"
    for given, message in [
        (("--map", "title"), "COLUMN=THEIRS"),
        (("--map", "name=headline"), "no column 'name'"),
        (("--map", "title=name"), "no column 'name'"),
        (("--map", "earliest=headline"), "theirs.csv:2"),
        ((), "no column of ours"),
    ]:
        code, _, said = run("import", "theirs.csv", *given)
        assert code == 2
        assert message in said


def test_a_backup_is_restored(run):
    add_story(run)
    before = run("events")[1]
    run("backup", "copy.db")
    run("delete", "a")
    code, _, said = run("restore", "copy.db")
    assert code == 2
    assert "--replace" in said
    assert run("restore", "copy.db", "--replace")[0] == 0
    assert run("events")[1] == before
    assert run("restore", "copy.db", "-t", "new.db")[2].startswith("new.db is what copy.db holds: 1 article, 2 events")
    Path("broken.db").write_bytes(b"no database at all" * 100)
    assert run("restore", "copy.db", "--replace", "-t", "broken.db")[0] == 0
    Path("bad.db").write_bytes(Path("copy.db").read_bytes()[:5000] + b"x" * 5000)
    assert run("restore", "bad.db", "--replace")[0] == 2
    assert run("events")[1] == before


def test_reextracting_tells_before_it_does(run, monkeypatch):
    add_story(run)
    assert run("reextract")[2] == "every article tells what it told before\n"
    monkeypatch.setattr(FakePipeline, "mentions", lambda _self, _article: ())
    code, _, said = run("reextract")
    assert code == 0
    assert "1 article told otherwise: 0 mentions found, 2 lost; 0 events new, 2 gone, 0 changed" in said
    assert len(ids(run)) == 2
    run("reextract", "--yes")
    assert ids(run) == []


def test_days_are_asked_for_in_two_ways(run):
    add_story(run)
    assert ids(run, "--from", "2017-09-01") == ids(run, "--start", "2017-09-01")
    assert ids(run, "--to", "2017-08-31") == ids(run, "--end", "2017-08-31")
    assert len(ids(run, "--from", "2017-08-01", "--to", "2017-08-31")) == 1


def test_what_was_added_before_an_interruption_is_kept(run, monkeypatch):
    read = FakePipeline.mentions

    def interrupted(self, one):
        if one.id == "1":
            os.kill(os.getpid(), signal.SIGINT)
        return read(self, one)

    monkeypatch.setattr(FakePipeline, "mentions", interrupted)
    many = [{"id": str(number), "text": f"{number} PRK attack on 2017-08-18.\n"} for number in range(5)]
    code, _, said = run("add", write("a.jsonl", *many), "--date", "2017-08-20")
    assert code == 0
    assert "what is added is kept" in said
    assert "2 articles added" in said
    assert lines(run("events")[1])[0]["articles"] == ["0", "1"]
    assert run("check")[0] == 0


def test_the_summary_tells_copies_and_what_could_not_be_read(run):
    agency = " ".join(f"word{number}" for number in range(200)) + "\nPRK attack on 2017-08-18.\n"
    records = [{"id": name, "title": name, "text": agency, "date": "2017-08-20"} for name in ("a", "b")]
    code, _, said = run("add", "nowhere.txt", write("a.jsonl", *records), "gone.html")
    assert code == 2
    assert "timeline.db: 2 articles added, 1 of them prints the text of another one" in said
    assert said.endswith("2 could not be read, see above\n")
    event = lines(run("events")[1])[0]
    assert (event["n_articles"], event["n_sources"]) == (2, 1)
