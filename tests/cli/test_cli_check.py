"""`litmus check` as a person and as a program meets it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Log

from litmus import check_report
from litmus.cli.progress import Patient, PlainWatch
from litmus.model import Severity
from litmus.model.errors import BadFile
from litmus.publish.checked.data import check_schema

from ..commands import Ended, as_program, environment, in_process

ROOT = Path(__file__).parents[2]
PAPER = """# Quillnet: Sparse Attention

## Abstract

On LedgerQA it reaches 74.6% accuracy. It is up to 18.6 times faster at 128K tokens. On average it saves 43.5% of the
memory.
"""
REPORT = """# Notes

- Quillnet is 18.6 times faster.
- 最高节省 43.5% 的内存
- It reaches 91.3% in two days.
- On LedgerQA, accuracy is 74.6%.
"""
MENDED = REPORT.replace("is 18.6", "is up to 18.6").replace("最高", "平均")


def checking(run, folder: Path):
    """`litmus check …` in a folder with a paper and a report, run in one way or the other."""
    (folder / "paper.md").write_text(PAPER, "utf-8")
    (folder / "report.md").write_text(REPORT, "utf-8")

    def check(*words: str, told: bytes = b"", paper: str = "paper.md", **said: str) -> Ended:
        env = environment(COLUMNS="80", **said)
        return run("check", *words, "--paper", paper, folder=folder, env=env, told=told)

    return check


@pytest.fixture
def litmus(tmp_path):
    """Runs `litmus check …` in this process."""
    return checking(in_process, tmp_path)


@pytest.fixture
def process(tmp_path):
    """Runs it in one of its own."""
    return checking(as_program, tmp_path)


def sample(name: str) -> tuple[str, str]:
    """The report and the paper of a demonstration in the samples."""
    lines = (ROOT / "samples" / "README.md").read_text("utf-8").splitlines()
    words = next(line.split() for line in lines if "litmus check" in line and name in line)
    return str(ROOT / words[2]), str(ROOT / words[4])


@pytest.mark.parametrize(
    ("name", "lang", "wrong", "last"),
    [
        ("tidepool.en.md", "en", ["45.1", "OlympiadBench"], "13 checked: errors "),
        ("herringbone.zh.md", "zh", ["4000", "LongBench"], "共 11 条陈述：错误 "),
    ],
)
def test_the_samples_errors_are_marked_in_their_own_text(process, name, lang, wrong, last) -> None:
    report, paper = sample(name)

    ended = process(report, "--lang", lang, paper=paper)
    lines = ended.stdout.decode().splitlines()

    assert ended.returncode == 1, ended.stderr
    assert lines[-1].startswith(last)
    assert all(len(line) <= 80 for line in lines if "://" not in line)
    for words in wrong:
        at = next(number for number, line in enumerate(lines) if words in line and lines[number + 1].strip("^ ") == "")
        assert "^" * len(words) in lines[at + 1]


def test_a_report_that_says_what_the_paper_says_passes(process) -> None:
    ended = process("-", told=b"On LedgerQA it reaches **74.6%** accuracy.")

    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.decode().splitlines()[-1] == "1 checked: errors 0, warnings 0, notes 1 (supported 1)"


def test_a_file_against_a_file_leaves_nothing_behind(litmus, tmp_path) -> None:
    litmus("report.md")

    assert sorted(path.name for path in tmp_path.iterdir()) == ["paper.md", "report.md"]


def test_the_json_follows_its_schema_and_points_into_the_report(litmus) -> None:
    ended = litmus("report.md", "--format", "json")
    told = json.loads(ended.stdout)

    jsonschema.validate(told, check_schema())
    assert ended.returncode == 1
    assert told["version"] == 1
    assert told["counts"] == {"error": 1, "warning": 2, "note": 1}
    lines = REPORT.splitlines()
    for row in told["statements"]:
        assert REPORT[slice(*row["span"])] == row["text"]
        assert lines[row["line"] - 1][row["column"] - 1 :].startswith(row["text"])
    first = told["statements"][0]
    assert (first["status"], first["severity"], first["code"]) == ("overstated", "warning", "check.up_to_lost")
    assert first["repairs"] == [{"start": 12, "end": 12, "text": "up to "}]
    assert first["evidence"][0]["where"] == "abstract"


def test_the_sarif_has_findings_alone_at_their_places(litmus) -> None:
    ended = litmus("report.md", "--format", "sarif")
    Log.model_validate_json(ended.stdout, strict=True)
    (run,) = json.loads(ended.stdout)["runs"]

    assert run["columnKind"] == "unicodeCodePoints"
    assert [result["level"] for result in run["results"]] == ["warning", "warning", "error"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])
    place = run["results"][1]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "report.md"}
    assert place["region"] == {"startLine": 4, "startColumn": 3, "endLine": 4, "endColumn": 13}
    (fix,) = run["results"][1]["fixes"]
    (change,) = fix["artifactChanges"][0]["replacements"]
    assert change["deletedRegion"] == {"startLine": 4, "startColumn": 3, "endLine": 4, "endColumn": 5}
    assert change["insertedContent"] == {"text": "平均"}
    assert "fixes" not in run["results"][2]


@pytest.fixture(params=["as seen from here", "in full"])
def kept(request, tmp_path) -> str:
    """A paper in a folder of one's own, as one may name it."""
    file = tmp_path / "my cabinet" / "paper.html"
    file.parent.mkdir()
    shutil.copy(sample("tidepool.en.md")[1], file)
    return str(file if request.param == "in full" else file.relative_to(tmp_path))


@pytest.mark.parametrize("form", ["json", "markdown", "html", "sarif"])
def test_what_is_shared_does_not_tell_where_the_paper_lies(litmus, tmp_path, kept, form) -> None:
    report = Path(sample("tidepool.en.md")[0]).read_bytes()

    shown = litmus("-", told=report, paper=kept).stdout.decode()
    shared = litmus("-", "--format", form, told=report, paper=kept).stdout.decode()

    assert f"Table 1  {(tmp_path / 'my cabinet' / 'paper.html').as_uri()}#S4.T1" in shown  # the terminal opens it
    assert "Table 1" in shared
    assert not [words for words in ("file:", tmp_path.name, "cabinet", "paper.html") if words in shared]


@pytest.mark.parametrize("words", [("--fix",), *(("--format", form) for form in ("json", "markdown", "html", "sarif"))])
def test_a_report_that_lies_elsewhere_is_told_by_its_name(litmus, tmp_path_factory, words) -> None:
    file = tmp_path_factory.mktemp("cupboard") / "elsewhere.md"
    file.write_text(REPORT, "utf-8")

    told = litmus(str(file), *words).stdout.decode()

    assert "elsewhere.md" in told
    assert "cupboard" not in told


def test_the_json_has_no_address_of_a_file(litmus, kept) -> None:
    report = Path(sample("tidepool.en.md")[0]).read_bytes()

    told = json.loads(litmus("-", "--format", "json", told=report, paper=kept).stdout)

    jsonschema.validate(told, check_schema())
    places = [place for row in told["statements"] for place in row["evidence"]]
    assert {(place["anchor"], place["where"], place["url"]) for place in places} >= {("S4.T1", "Table 1", None)}
    assert {told["paper"]["url"], *(place["url"] for place in places)} == {None}


@pytest.mark.parametrize("words", [("--format", "json"), ("--format", "sarif"), ("--format", "html"), ("--fix",)])
def test_what_programs_read_is_the_same_on_a_terminal_that_knows_no_chinese(process, litmus, words) -> None:
    assert process("report.md", *words, PYTHONIOENCODING="ascii").stdout == litmus("report.md", *words).stdout


@pytest.mark.parametrize("words", [(), ("--format", "html"), ("--fix",)])
@pytest.mark.parametrize(("report", "status"), [("report.md", 1), ("right.md", 0)])
def test_a_reader_that_goes_away_changes_no_verdict(litmus, tmp_path, words, report, status) -> None:  # noqa: ARG001 - lays the files out
    """`litmus check … | head -1`, in a script that minds the exit status."""
    (tmp_path / "right.md").write_text("On LedgerQA, accuracy is 74.6%.\n", "utf-8")
    command = [sys.executable, "-m", "litmus", "check", report, "--paper", "paper.md", *words]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        said = process.stderr.read().decode()

    assert process.returncode == status, said
    assert "Traceback" not in said
    assert "Exception" not in said


def test_nor_does_one_of_both_streams(litmus, tmp_path) -> None:  # noqa: ARG001
    """`litmus check … --fix 2>&1 | head -1`."""
    command = [sys.executable, "-m", "litmus", "check", "report.md", "--paper", "paper.md", "--fix"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        process.stdout.close()

    assert process.returncode == 1


class Seen(PlainWatch):
    """What was shown."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[object] = []

    def begin(self, stage: str, total: int | None = None) -> None:
        self.said += (stage, total)

    def step(self, what: str) -> None:
        self.said.append(what)


def test_how_far_a_check_is_shows_once_it_takes_long() -> None:
    """With the steps that were made before."""
    soon, late = Seen(), Seen()
    quick, slow = Patient(soon, "check", 3, patience=600), Patient(late, "check", 3, patience=0)
    for watch in (quick, slow):
        watch.step()
        watch.step()

    assert soon.said == []
    assert late.said == ["check", 3, "", ""]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("words", [(), ("--format", "json"), ("--fix",)])
def test_a_full_disk_is_no_bug(litmus, tmp_path, words) -> None:  # noqa: ARG001
    command = [sys.executable, "-m", "litmus", "check", "report.md", "--paper", "paper.md", *words]
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(command, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, check=False)

    (line,) = ended.stderr.decode().splitlines()
    assert ended.returncode == 5
    assert line.startswith("The output cannot be written: No space left on device.")
    assert "Free some room" in line


@pytest.mark.parametrize(("form", "begins"), [("markdown", "# report.md, checked\n"), ("html", "<!doctype html>")])
def test_the_forms_for_readers_can_be_told_apart_at_their_first_line(litmus, form, begins) -> None:
    ended = litmus("report.md", "--format", form)

    assert ended.returncode == 1
    assert ended.stdout.decode().startswith(begins)


@pytest.mark.parametrize("name", ["report.md", "notes of mine.md", "笔记/第 1 周.md", 'say "so".md', "a\tb.md"])
@pytest.mark.parametrize("form", ["unix", "dos", "no end", "mark"])
@pytest.mark.parametrize("program", [("git", "apply"), ("patch", "-p1", "--binary")])
def test_the_patch_applies(litmus, tmp_path, name, form, program) -> None:
    """To any file's name, line ends and byte-order mark, by git and by patch."""
    if shutil.which(program[0]) is None:
        pytest.skip(f"there is no {program[0]} here")
    shape = {
        "unix": lambda text: text.encode(),
        "dos": lambda text: text.replace("\n", "\r\n").encode(),
        "no end": lambda text: text.replace("- On LedgerQA, accuracy is 74.6%.\n", "").rstrip("\n").encode(),
        "mark": lambda text: text.encode("utf-8-sig"),
    }[form]
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(shape(REPORT))

    ended = litmus(name, "--fix")
    assert ended.returncode == 1
    assert file.read_bytes() == shape(REPORT)  # nothing is changed by itself
    assert b"No repair is known for 1 of" in ended.stderr

    subprocess.run(program, input=ended.stdout, cwd=tmp_path, check=True, capture_output=True)
    assert file.read_bytes() == shape(MENDED)


def test_where_nothing_is_to_repair_it_says_so(litmus) -> None:
    ended = litmus("-", "--fix", told=b"On LedgerQA it reaches 74.6% accuracy.")

    assert ended.returncode == 0
    assert ended.stdout == b""
    assert "Nothing to repair" in ended.stderr.decode()


@pytest.mark.parametrize(
    ("words", "told", "said"),
    [
        (("report.md", "--format", "xml"), b"", "Give text, json, markdown, html or sarif."),
        (("report.md", "--format", "json", "--fix"), b"", "it without --fix"),
        (("-",), b"\xff\xfe", "stdin: it is not text in UTF-8"),
        (("-",), b"", "there is no statement in it"),
        ((".",), b"", "Is a directory"),
    ],
)
def test_a_mistake_ends_in_one_sentence(litmus, words, told, said) -> None:
    ended = litmus(*words, told=told)

    assert ended.returncode == 2
    assert said in ended.stderr.decode()
    assert b"Traceback" not in ended.stderr


def test_a_report_cannot_speak_to_the_terminal(litmus) -> None:
    told = "# \x1b]0;owned\x07\n\nIt is \x1b[31m18.6 times\x1b[0m faster \u202eevil [bold]x[/bold].".encode()
    shown = litmus("-", told=told).stdout.decode()

    assert not {"\x1b", "\x07", "\u202e"} & set(shown)
    assert "[bold]x[/bold]" in shown


def test_one_line_of_python(litmus, tmp_path, monkeypatch) -> None:  # noqa: ARG001 - lays the files out
    monkeypatch.chdir(tmp_path)
    report = check_report("report.md", paper="paper.md")

    assert [one.claim.text for one in report] == [line[2:] for line in REPORT.splitlines()[2:]]
    assert [one.severity for one in report.findings] == [Severity.WARNING, Severity.WARNING, Severity.ERROR]
    assert repr(report) == "<CheckedReport 'report.md': 4 statements, 3 do not hold>"
    assert str(report).splitlines()[-1] == "4 checked: errors 1, warnings 2, notes 1 (supported 1)"
    assert str(report[0]).splitlines()[:2] == ["▲ Quillnet is 18.6 times faster.", "              ^^^^^^^^^^"]
    with pytest.raises(BadFile, match=r"none\.md"):
        check_report("none.md", paper="paper.md")
