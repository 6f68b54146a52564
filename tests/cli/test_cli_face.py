"""The commands as a person meets them: exit codes, and sentences instead of traces."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from litmus.archive import Archive
from litmus.cli.app import app
from litmus.config import load_settings
from litmus.curate import load_profile
from litmus.sample import SAMPLE_DAY, sample_folder

from ..commands import as_program, environment, in_process, text

ROOT = Path(__file__).parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]
NOWHERE = {
    f"LITMUS_UPSTREAM__{name}": "http://127.0.0.1:9"
    for name in ("HUGGING_FACE", "ARXIV", "ARXIV_API", "ARXIV_RSS", "ARXIV_OAI", "AR5IV")
} | {"LITMUS_UPSTREAM__RETRY_WAIT": "0", "LITMUS_UPSTREAM__ARXIV_INTERVAL": "0"}
COMMANDS = sorted(
    [
        *(command.name for command in app.registered_commands),
        *(
            f"{group.name} {command.name}"
            for group in app.registered_groups
            for command in group.typer_instance.registered_commands
        ),
    ]
)


@pytest.fixture
def litmus(tmp_path: Path) -> Run:
    """Runs `litmus …` in an empty folder without settings, in this process."""
    return lambda *words, **said: text(in_process(*words, folder=tmp_path, env=environment(COLUMNS="120", **said)))


@pytest.fixture
def process(tmp_path: Path) -> Run:
    """Runs it in one of its own."""
    return lambda *words, **said: text(as_program(*words, folder=tmp_path, env=environment(COLUMNS="120", **said)))


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_help_names_every_command_and_the_exit_codes(process) -> None:
    said = process("--help")

    assert said.returncode == 0
    assert all(command.split()[0] in said.stdout for command in COMMANDS)
    assert "Exit codes" in said.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_and_stands_in_the_readme(litmus, command) -> None:
    said = litmus(*command.split(), "--help")

    assert said.returncode == 0
    assert "Usage: " in said.stdout
    assert f"litmus {command}" in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("digest", "tomorow"), 2, "“tomorow” is not a day. Give YYYY-MM-DD"),
        (("report", "nonsense"), 2, "“nonsense” is not an arXiv identifier"),
        (("check", "none.md", "--paper", "2602.12675"), 2, "none.md: No such file"),
        (("--config", "none.toml", "papers"), 2, "none.toml: there is no such file"),
        (("digest", "--replay", "none"), 2, "none/manifest.json"),
        (("digest", "2026-03-18", "--sample"), 2, "--sample does not take “2026-03-18”"),
        (("check", "-", "--paper", "2602.12675"), 2, "there is no statement in it"),
        (("report", "2602.12675", "--lang", "fr"), 2, "--lang does not take “fr”. Give en or zh."),
    ],
)
def test_a_mistake_ends_in_one_sentence(litmus, words, code, said) -> None:
    ended = litmus(*words)

    assert ended.returncode == code
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr
    assert len(ended.stderr.strip().splitlines()) <= 3


def test_a_paper_that_is_no_file_is_named_as_such(process, tmp_path) -> None:
    (tmp_path / "report.md").write_text("It reaches 41.8 BLEU.\n", "utf-8")

    ended = process("check", "report.md", "--paper", "none.html")

    assert ended.returncode == 2
    assert "none.html: there is no such file" in ended.stderr


@pytest.mark.parametrize("words", [("papers", SAMPLE_DAY), ("papers", SAMPLE_DAY, "--json"), ("digest", SAMPLE_DAY)])
def test_a_reader_that_goes_away_is_no_failure(tmp_path, words) -> None:
    """`litmus … | head -1`."""
    command = [sys.executable, "-m", "litmus", *words, "--replay", str(sample_folder())]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        said = process.stderr.read().decode()

    assert process.returncode == 0, said
    assert "Traceback" not in said


def test_a_terminal_that_knows_no_chinese_shows_what_it_can(process) -> None:
    ended = process("papers", SAMPLE_DAY, "--replay", str(sample_folder()), PYTHONIOENCODING="ascii")

    assert ended.returncode == 0, ended.stderr
    assert "2603.9" in ended.stdout


def test_an_archive_that_cannot_be_used_has_its_own_exit_code(process, tmp_path) -> None:
    (tmp_path / "data").write_text("a file where a folder should be")

    ended = process("papers", SAMPLE_DAY, "--replay", str(sample_folder()), LITMUS_DATA="data")

    assert ended.returncode == 4
    assert "The archive" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_pages_that_cannot_be_written_have_their_own_exit_code(litmus, tmp_path) -> None:
    (tmp_path / "digests").write_text("a file where a folder should be")

    ended = litmus("digest", "--sample")

    assert ended.returncode == 5
    assert "--out" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_upstreams_out_of_reach_have_their_own_exit_code(litmus) -> None:
    ended = litmus("digest", "2026-02-24", **NOWHERE)
    assert ended.returncode == 3
    assert "Run the same command again later" in ended.stderr
    assert "Traceback" not in ended.stderr

    doctor = litmus("doctor", **NOWHERE)
    assert doctor.returncode == 3
    assert doctor.stdout.count("✗") == 6


def test_the_sample_day_needs_no_network_and_says_what_it_picked(process, litmus, tmp_path) -> None:
    first = process("digest", "--sample")
    assert first.returncode == 0, first.stderr
    assert "Pages: digests/sample/index.html" in first.stdout
    assert first.stdout.count("statements hold") >= 3
    pages = bytes_in(tmp_path / "digests" / "sample")
    assert {"index.html", "digest.json", "daily.zh.md", "digest.en.html", "brief.zh.html"} <= set(pages)

    again = litmus("digest", "--sample")
    assert again.stdout == first.stdout
    assert bytes_in(tmp_path / "digests" / "sample") == pages


def test_each_of_several_readers_gets_a_digest(litmus, tmp_path) -> None:
    for name in ("robots", "words"):
        topic = f'[[topics]]\nname = "{name}"\nterms = ["robot*", "language"]\n'
        (tmp_path / f"{name}.toml").write_text(f'name = "{name}"\npicks = 1\nlanguages = ["en"]\n{topic}', "utf-8")
    (tmp_path / "litmus.toml").write_text('profile = ["robots.toml", "words.toml"]\n', "utf-8")

    made = litmus("digest", "--sample")

    assert made.returncode == 0, made.stderr
    assert made.stdout.index("── robots ──") < made.stdout.index("── words ──")
    assert "Pages: digests/sample-words/index.html" in made.stdout
    assert made.stderr.count("papers listed on") == 1
    alone = litmus("digest", "--sample", "--profile", "words.toml")
    assert alone.stdout.strip() == made.stdout.partition("── words ──")[2].strip()
    assert litmus("doctor", **NOWHERE).stdout.count("1 topic, 0 exclusions, 1 pick") == 2


def test_readers_of_one_name_are_told_apart_first(litmus, tmp_path) -> None:
    (tmp_path / "a.toml").write_text('[[topics]]\nname = "x"\nterms = ["x"]\n', "utf-8")

    ended = litmus("digest", "--sample", "--profile", "a.toml", "--profile", "a.toml")

    assert ended.returncode == 2
    assert "a.toml: it is called “default” as a.toml is. Give each a `name`" in ended.stderr


def test_papers_lists_the_candidates_with_their_scores(litmus) -> None:
    shown = litmus("papers", SAMPLE_DAY, "--replay", str(sample_folder()))
    assert shown.returncode == 0
    assert "2603.9" in shown.stdout

    rows = json.loads(litmus("papers", SAMPLE_DAY, "--replay", str(sample_folder()), "--json").stdout)
    kept = [row for row in rows if not row["left_out"]]
    assert len(rows) >= 12
    assert [row["score"] for row in kept] == sorted((row["score"] for row in kept), reverse=True)
    assert all(row["score"] == pytest.approx(sum(row["parts"].values()), abs=1e-3) for row in rows)


def test_report_prints_one_paper(litmus) -> None:
    manifest = json.loads((sample_folder() / "manifest.json").read_text("utf-8"))
    names = [row["url"].rpartition("/")[2] for row in manifest["answers"] if "/html/" in row["url"]]

    english = litmus("report", names[0], "--replay", str(sample_folder()))
    chinese = litmus("report", names[0], "--replay", str(sample_folder()), "--lang", "zh")

    assert english.returncode == chinese.returncode == 0, english.stderr
    assert english.stdout.count("https://arxiv.org/html/") > 5
    assert "局限" in chinese.stdout


def test_init_writes_settings_that_work_and_overwrites_nothing(litmus, tmp_path) -> None:
    assert litmus("init").returncode == 0
    assert load_settings(tmp_path / "litmus.toml").profile == (tmp_path / "profile.toml",)
    assert load_profile(tmp_path / "profile.toml").topics

    (tmp_path / "profile.toml").write_text("mine", "utf-8")
    again = litmus("init")
    assert again.returncode == 2
    assert "it is there already" in again.stderr
    assert (tmp_path / "profile.toml").read_text("utf-8") == "mine"

    assert litmus("init", "--force").returncode == 0
    assert load_profile(tmp_path / "profile.toml").topics


def test_doctor_counts_what_the_archive_holds(litmus, tmp_path) -> None:
    litmus("papers", SAMPLE_DAY, "--replay", str(sample_folder()))
    (file,) = (tmp_path / ".litmus" / "replays").glob("*/archive.sqlite")  # never the reader's own
    with Archive(f"sqlite:///{file}") as archive:
        assert archive.counts()["papers"] >= 12


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("0001-01-01", "DAY does not take “0001-01-01”. Give a day from 1991-08-14 on, when arXiv began."),
        ("1991-08-13", "Give a day from 1991-08-14 on"),
        ("2026-13-01", "“2026-13-01” is not a day"),
    ],
)
def test_a_day_before_the_first_and_a_day_that_is_none(litmus, day, said) -> None:
    ended = litmus("digest", day)

    assert ended.returncode == 2
    assert said in ended.stderr


def test_a_day_to_come_says_so(litmus) -> None:
    ended = litmus("digest", "9999-12-31")

    assert ended.returncode == 0
    assert "9999-12-31 is still to come." in ended.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("check", "report.md", "--paper", "x" * 5000),
        ("check", "x" * 5000, "--paper", "2602.12675"),
        ("--config", "x" * 5000, "papers"),
        ("digest", "--sample", "--profile", "x" * 5000),
        ("digest", "2026-03-17", "--replay", "x" * 5000),
        ("digest", "--sample", "--out", "x" * 5000),
    ],
)
def test_a_name_that_is_too_long_is_no_bug_of_ours(litmus, tmp_path, words) -> None:
    (tmp_path / "report.md").write_text("It works.", "utf-8")
    ended = litmus(*words)

    assert ended.returncode in {2, 5}
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("name", ["../out", "a/b", "..", "a.b", ""])
def test_a_profile_cannot_lead_out_of_the_folder(litmus, tmp_path, name) -> None:
    (tmp_path / "me.toml").write_text(f'name = "{name}"\n[[topics]]\nname = "x"\nterms = ["x"]\n', "utf-8")
    ended = litmus("digest", "--sample", "--profile", "me.toml")

    assert ended.returncode == 2
    assert "me.toml: name: " in ended.stderr
    assert not (tmp_path / "digests").exists()


def test_a_bug_is_one_sentence_also_where_no_trace_can_be_kept(tmp_path) -> None:
    """No folder for it, or a full disk."""
    script = (
        "import os, sys, tempfile, litmus.cli.app as face\n"
        "tempfile.tempdir = '/nowhere'\n"
        "face.app.command('fall')(lambda: 1 / 0)\n"
        "sys.argv = ['litmus', 'fall']\n"
        "face.main()\n"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=tmp_path)

    assert ended.returncode == 70
    assert ended.stderr.startswith("This is a bug in Litmus (ZeroDivisionError: division by zero).")
    assert "Traceback" not in ended.stderr


def test_a_digest_without_picks_says_what_shows_why(litmus, tmp_path) -> None:
    topic = '[[topics]]\nname = "robots"\nterms = ["robot*"]\n'
    excluding = '[[exclusions]]\nname = "all"\nterms = ["a", "the", "we", "of", "with", "for"]\n'
    (tmp_path / "nobody.toml").write_text(f'name = "nobody"\nlanguages = ["en"]\n{topic}{excluding}', "utf-8")

    made = litmus("digest", "--sample", "-p", "nobody.toml")

    assert made.returncode == 0, made.stderr
    assert "Nothing was picked: `litmus papers --sample -p nobody.toml` shows what each paper scored" in made.stdout
    assert "excluded as all" in litmus("papers", "--sample", "-p", "nobody.toml").stdout
