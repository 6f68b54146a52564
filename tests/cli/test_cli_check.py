"""`litmus check` as a tool: what it prints in each form, and the patch that it proposes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from litmus.reviewing import check_report

ROOT = Path(__file__).parents[2]
REPORT = "samples/reports/tidepool.en.md"
PAPER = "samples/2026-03-17/html/2603.90003v1.html"


@pytest.fixture
def check():
    """Run the command on the sample report."""

    def run(*options: str, text: str | None = None, report: str = REPORT) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "litmus", "check", report, "--paper", PAPER, *options]
        return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, input=text, check=False)

    return run


def test_the_text_marks_what_does_not_hold(check) -> None:
    """Without colours, in the report's own order, with the place and what would mend it."""
    ended = check()

    assert ended.returncode == 1
    shown = " ".join(ended.stdout.split())
    assert "✗ On HarborMath, TidePool brings Pelican-9B to 【64.2%】." in shown
    assert "→ On HarborMath, TidePool brings Pelican-9B to 67.9%." in shown
    assert "html#S4.T1" in shown
    assert shown.index("46.3%") < shown.index("45.1") < shown.index("OlympiadBench")
    assert "errors 4, warnings 1" in shown


def test_the_data_say_everything(check) -> None:
    found = json.loads(check("--format", "json").stdout)

    assert found["version"] == 1
    assert found["counts"] == {"errors": 4, "warnings": 1, "notes": 8}
    source = (ROOT / REPORT).read_text("utf-8")
    lines = source.split("\n")
    for row in found["statements"]:
        assert source[slice(*row["span"])] == row["text"]
        assert lines[row["line"] - 1][row["column"] - 1 :].startswith(row["text"].split("\n")[0])
        assert {place["quote"] for place in row["evidence"]} <= set() or row["evidence"][0]["url"]


def test_sarif_points_at_the_words(check) -> None:
    """The form that code hosts and editors read: SARIF 2.1.0, sections 3.14, 3.27 and 3.30."""
    (run,) = json.loads(check("--format", "sarif").stdout)["runs"]

    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert run["columnKind"] == "unicodeCodePoints"
    assert len(run["results"]) == 5
    lines = (ROOT / REPORT).read_text("utf-8").split("\n")
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("error", "warning")
        for location in result["locations"]:
            place = location["physicalLocation"]
            assert place["artifactLocation"]["uri"] == REPORT
            region = place["region"]
            assert lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
    fixed = [result for result in run["results"] if "fixes" in result]
    assert "67.9%" in {
        change["insertedContent"]["text"]
        for result in fixed
        for change in result["fixes"][0]["artifactChanges"][0]["replacements"]
    }


def test_markdown_has_the_findings_first(check) -> None:
    shown = check("--format", "markdown", "--lang", "zh").stdout

    assert shown.startswith("# 报告核对\n")
    assert shown.index("## 不成立的陈述") < shown.index("67.9%") < shown.index("## 全部陈述")


def test_the_page_loads_nothing_and_runs_nothing(check, tmp_path) -> None:
    """Hostile words of a report are shown, not obeyed."""
    (tmp_path / "report.md").write_text(
        "It reaches 45.1 <script>alert(1)</script> <img src=x onerror=alert(1)>.", "utf-8"
    )

    shown = check("--format", "html", report=str(tmp_path / "report.md")).stdout

    assert "<script" not in shown
    assert "<img" not in shown
    assert "&lt;script&gt;" in shown
    assert "<mark>45.1</mark>" in shown


def test_the_patch_mends_the_report(check, tmp_path) -> None:
    """It changes nothing itself; git applies it, and what was mended holds."""
    before = (ROOT / REPORT).read_bytes()
    patch = check("--fix").stdout
    (tmp_path / "samples" / "reports").mkdir(parents=True)
    (tmp_path / REPORT).write_bytes(before)
    subprocess.run(["git", "apply"], input=patch, text=True, cwd=tmp_path, check=True)

    assert (ROOT / REPORT).read_bytes() == before
    mended = (tmp_path / REPORT).read_text("utf-8")
    assert "brings Pelican-9B to 67.9%" in mended
    assert "improves by 7.1 points" in mended
    found = json.loads(check("--format", "json", report=str(tmp_path / REPORT)).stdout)
    assert found["counts"]["errors"] == 2  # 45.1 and OlympiadBench, for which the paper has nothing instead


def test_nothing_to_mend_is_said(check) -> None:
    ended = check("--fix", text="It reaches 99.7% on HarborMath.\n", report="-")

    assert ended.returncode == 1
    assert ended.stdout == ""
    assert "Nothing to mend" in ended.stderr


def test_one_call_from_python(monkeypatch, tmp_path) -> None:
    monkeypatch.chdir(tmp_path)

    review = check_report(ROOT / REPORT, ROOT / PAPER)

    assert len(review.findings) == 5
    assert next(one.mended for one in review.findings if one.mended).endswith("67.9%.")
