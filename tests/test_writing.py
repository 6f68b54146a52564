"""A model's report is held to the text: what does not hold goes back, and none of it reaches a reader unmarked."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from litmus.archive import Archive
from litmus.authors import open_authors
from litmus.config import ModelSettings
from litmus.model import ClaimKind, Document, FieldName, Report, Status, Verdict
from litmus.model.errors import ModelsFailed
from litmus.read import from_file
from litmus.sample import sample_folder

from .chat_server import Answer, Asked, ChatServer, Said, broken, in_turn, too_long, unauthorised

TODAY = date(2026, 3, 17)
RIGHT = "On HarborMath, TidePool brings Pelican-9B to 67.9%."
WRONG = "On HarborMath, TidePool brings Pelican-9B to 69.7%."
PLAIN = "TidePool keeps prompts on which every sampled answer fails in a pool."


@pytest.fixture(scope="module")
def paper() -> Document:
    return from_file(sample_folder() / "html" / "2603.90003v1.html")


def piece_in(user: str) -> str:
    """The label of the first piece that the model was shown."""
    return re.search(r"^\[(\w+)\]", user, re.MULTILINE)[1]


def report_with(asked: Asked, **fields: list[Any]) -> str:
    """A reply with these statements, by key, resting on a piece that was shown, and no others."""
    keys = asked.response_format["json_schema"]["schema"]["properties"]
    label = piece_in(asked.user)
    said = {
        key: [{"text": one, "at": [label]} if isinstance(one, str) else one for one in fields.get(key, [])]
        for key in keys
    }
    return json.dumps(said, ensure_ascii=False)


def statements_with(texts: dict[str, str], at: tuple[str, ...] = ()) -> str:
    rows = [{"id": key, "text": text, "at": list(at)} for key, text in texts.items()]
    return json.dumps({"statements": rows}, ensure_ascii=False)


Write = Callable[..., tuple[Report, tuple[Verdict, ...], ChatServer]]


@pytest.fixture
def write(tmp_path: Path, paper: Document) -> Iterator[Write]:
    """Has a report written in detail by servers that answer by functions; the last server is given with it."""
    with ExitStack() as stack:
        archive = stack.enter_context(Archive(f"sqlite:///{tmp_path / 'archive.sqlite'}"))

        def run(*answers: Answer, several: bool = False, languages=("en",), document=paper, **said: Any):
            servers = [stack.enter_context(ChatServer(answer)) for answer in answers]
            names = [f"s{number}:m" for number in range(len(servers))]
            given = {
                "servers": {f"s{number}": {"base_url": server.url} for number, server in enumerate(servers)},
                "write": [] if several else names,
                "retry_wait": 0.001,
                **said,
            }
            settings = ModelSettings.model_validate(given)
            with open_authors(settings, archive, TODAY, several=names if several else ()) as authors:
                reports = authors.picks.reports(document, languages)
            report, verdicts = reports[languages[-1]]
            return report, verdicts, servers[-1]

        yield run


def status_of(report: Report, verdicts: tuple[Verdict, ...], text: str) -> Status:
    [status] = [verdict.status for claim, verdict in zip(report.claims, verdicts, strict=True) if claim.text == text]
    return status


def texts(report: Report) -> list[str]:
    return [claim.text for claim in report.claims]


def test_a_report_that_holds_is_published_as_it_is(write):
    report, verdicts, server = write(lambda asked: report_with(asked, results=[RIGHT], contribution=[PLAIN]))

    assert status_of(report, verdicts, RIGHT) is Status.SUPPORTED
    assert report.writer == "s0:m"
    assert [asked.task for asked in server.asked] == ["write"]
    made = report.provenance
    assert made.first == made.last
    assert (made.repairs, made.dropped, made.replaced) == (0, 0, 0)
    assert made.written == TODAY
    assert made.prompt.startswith("detailed.en-")
    assert made.usage.tokens == server.tokens_in + server.tokens_out
    assert 0 < made.context <= made.whole


def test_a_wrong_figure_goes_back_with_what_the_paper_says_and_is_mended(write):
    def answer(asked: Asked) -> str:
        if asked.task == "write":
            return report_with(asked, results=[WRONG], problem=[PLAIN])
        return statements_with({"results.1": RIGHT})

    report, verdicts, server = write(answer)
    repair = server.asked[1]

    assert [asked.task for asked in server.asked] == ["write", "repair"]
    assert WRONG in repair.user
    assert PLAIN not in repair.user  # what holds is not asked for again
    assert "67.9" in repair.user  # the evidence
    assert len(repair.user) < len(server.asked[0].user) / 2
    assert status_of(report, verdicts, RIGHT) is Status.SUPPORTED
    assert (report.provenance.first.holding, report.provenance.last.holding) == (
        report.provenance.last.statements - 1,
        report.provenance.last.statements,
    )


@pytest.mark.parametrize("repairs", [0, 1, 2, 3])
def test_a_figure_that_stays_wrong_is_marked(repairs, write):
    """After so many repairs and no more."""

    def answer(asked: Asked) -> str:
        stays = {"results.1": WRONG}
        return report_with(asked, results=[WRONG]) if asked.task == "write" else statements_with(stays)

    report, verdicts, server = write(answer, repairs=repairs)

    assert not status_of(report, verdicts, WRONG).holds
    # The same words again are the same question again, which the record answers.
    assert [asked.task for asked in server.asked] == ["write", "repair"][: repairs + 1]
    assert report.provenance.repairs == repairs


def test_a_figure_that_stays_wrong_is_dropped(write):
    def answer(asked: Asked) -> str:
        stays = {"results.1": WRONG}
        return report_with(asked, results=[WRONG, RIGHT]) if asked.task == "write" else statements_with(stays)

    report, _, _ = write(answer, unsupported="drop")

    assert WRONG not in texts(report)
    assert RIGHT in texts(report)
    assert (report.provenance.dropped, report.provenance.replaced) == (1, 0)


def test_a_field_of_which_nothing_is_left_is_quoted(write):
    """An empty one would say that the paper does not answer."""

    def answer(asked: Asked) -> str:
        stays = {"results.1": WRONG}
        return report_with(asked, results=[WRONG]) if asked.task == "write" else statements_with(stays)

    report, _, _ = write(answer, unsupported="drop")
    quoted = report.field(FieldName.RESULTS).claims

    assert [claim.kind for claim in quoted] == [ClaimKind.QUOTE]
    assert (report.provenance.dropped, report.provenance.replaced) == (0, 1)


def test_a_figure_that_stays_wrong_is_replaced_by_the_paper_s_words(write, paper):
    def answer(asked: Asked) -> str:
        stays = {"results.2": WRONG}
        return report_with(asked, results=[RIGHT, WRONG]) if asked.task == "write" else statements_with(stays)

    report, verdicts, _ = write(answer, unsupported="replace")
    right, quote = report.field(FieldName.RESULTS).claims

    assert right.text == RIGHT
    assert quote.kind is ClaimKind.QUOTE
    assert any(quote.text in block.text for block in paper.blocks)
    assert all(verdict.status.holds for verdict in verdicts)
    assert len({claim.id for claim in report.claims}) == len(verdicts)


def test_a_repair_that_makes_it_worse_is_not_taken(write):
    """What the paper does not have is bad; what it denies is worse."""
    missing = "A pool of hard prompts costs 41.3 GB of disk."
    denied = (
        "We show gains of 7.0 points on Pelican-4B and 5.5 points on Pelican-9B over GRPO, averaged over three "
        "benchmarks, for 3.8% more GPU hours (Section 4.2)."
    )

    def answer(asked: Asked) -> str:
        worse = {"results.1": denied}
        return report_with(asked, results=[missing]) if asked.task == "write" else statements_with(worse)

    report, verdicts, server = write(answer, repairs=1)

    assert [asked.task for asked in server.asked] == ["write", "repair"]
    assert status_of(report, verdicts, missing) is Status.NOT_FOUND
    assert denied not in texts(report)


def test_a_statement_may_be_withdrawn(write):
    def answer(asked: Asked) -> str:
        return (
            report_with(asked, results=[WRONG, RIGHT]) if asked.task == "write" else statements_with({"results.1": ""})
        )

    report, _, _ = write(answer)

    assert [claim.text for claim in report.field(FieldName.RESULTS).claims] == [RIGHT]


def test_without_figure_and_place_a_statement_is_not_found(write):
    def answer(asked: Asked) -> str:
        return report_with(asked, problem=[{"text": PLAIN, "at": ["p999", "x"]}], method=[{"text": PLAIN, "at": []}])

    _, verdicts, server = write(answer, repairs=0)
    reasons = {verdict.claim_id: verdict.reason.code for verdict in verdicts}

    assert reasons["problem.1"] == reasons["method.1"] == "check.uncited"
    assert len(server.asked) == 1


def test_an_opinion_is_called_one_and_its_figures_are_the_paper_s(write):
    opinion = "I would try it with DeepSeek-R1 next."
    wrong = "The gain of 93.7% may not carry over."

    def answer(asked: Asked) -> str:
        said = {"risks.1": wrong}
        return (
            report_with(asked, next_step=[opinion], risks=[wrong]) if asked.task == "write" else statements_with(said)
        )

    report, verdicts, _ = write(answer)
    found = {verdict.claim_id: verdict for verdict in verdicts}

    assert found["next_step.1"].reason.code == "check.opinion"
    assert found["risks.1"].status is Status.NOT_FOUND
    assert report.field(FieldName.RISKS).claims[0].kind is ClaimKind.OPINION


def test_an_address_that_the_paper_does_not_give_never_reaches_a_reader(write):
    lure = "The code is at https://evil.example/get, see there."

    def answer(asked: Asked) -> str:
        said = {"usage.code.1": lure}
        return (
            report_with(asked, usage_code=[lure], results=[RIGHT]) if asked.task == "write" else statements_with(said)
        )

    report, _, _ = write(answer, unsupported="mark")

    assert "evil.example" not in " ".join(texts(report))
    assert "https://github.com/litmus--sample/tidepool" in texts(report)  # which Litmus itself found


def test_a_chinese_report_that_slips_into_english_is_repaired(write):
    slip = "TidePool keeps prompts on which every answer fails."
    chinese = "TidePool 把所有采样答案都失败的提示留在池中。"

    def answer(asked: Asked) -> str:
        if asked.task == "write":
            return report_with(
                asked, contribution=[slip], results=["TidePool 在 HarborMath 上把 Pelican-9B 提升到 67.9%。"]
            )
        return statements_with({"contribution.1": chinese})

    report, _, server = write(answer, languages=("zh",))

    assert [asked.task for asked in server.asked] == ["write", "repair"]
    assert "没有用中文书写" in server.asked[1].user
    assert [claim.text for claim in report.field(FieldName.CONTRIBUTION).claims] == [chinese]


def test_another_edition_carries_the_same_facts(write):
    chinese = "在 HarborMath 上，TidePool 把 Pelican-9B 提升到 67.9%。"
    false = "在 HarborMath 上，TidePool 把 Pelican-9B 提升到 69.7%。"
    turns = {"count": 0}

    def answer(asked: Asked) -> str:
        if asked.task == "write":
            return report_with(asked, results=[RIGHT])
        turns["count"] += 1
        return statements_with({"results.1": false if turns["count"] == 1 else chinese})

    report, verdicts, server = write(answer, languages=("en", "zh"))

    assert [asked.task for asked in server.asked] == ["write", "translate", "translate"]
    assert "69.7" in server.asked[2].user  # what was lost is said
    assert report.language == "zh"
    assert report.provenance.rendered_from == "en"
    assert status_of(report, verdicts, chinese) is Status.SUPPORTED


def test_a_statement_that_cannot_be_rendered_stays_as_it_is(write):
    false = "在 HarborMath 上，TidePool 把 Pelican-9B 提升到 69.7%。"

    def answer(asked: Asked) -> str:
        return report_with(asked, results=[RIGHT]) if asked.task == "write" else statements_with({"results.1": false})

    report, _, _ = write(answer, languages=("en", "zh"))

    assert [claim.text for claim in report.field(FieldName.RESULTS).claims] == [RIGHT]
    assert [one.code for one in report.provenance.trouble] == ["llm.kept_original"]


def test_of_several_models_what_is_supported_is_taken(write):
    other = "TidePool needs 3.8% more GPU hours than GRPO."
    report, verdicts, _ = write(
        lambda asked: report_with(asked, results=[WRONG]),
        lambda asked: report_with(asked, results=[RIGHT], cost_compute=[other]),
        several=True,
        repairs=0,
    )
    first, second = report.provenance.shares

    assert [claim.text for claim in report.field(FieldName.RESULTS).claims] == [RIGHT]
    assert status_of(report, verdicts, other) is Status.SUPPORTED
    assert (first.model, second.model) == ("s0:m", "s1:m")
    assert "results.1" in second.kept
    assert "results.1" not in first.kept
    assert second.offered.supported > first.offered.supported


def test_of_several_models_one_may_fail(write):
    report, _, _ = write(lambda _asked: unauthorised(), lambda asked: report_with(asked, results=[RIGHT]), several=True)

    assert RIGHT in texts(report)
    assert [one.facts["model"] for one in report.provenance.trouble] == ["s0:m"]


def test_a_model_that_takes_less_is_shown_less(write):
    def answer(asked: Asked) -> Said | str:
        return too_long() if len(asked.user) > 6000 else report_with(asked, contribution=[PLAIN])

    report, _, server = write(answer, context=8000)

    assert len(server.asked) > 1
    assert report.provenance.context <= 2500


def test_repairs_end_where_the_model_does(write):
    """The report stays, with its marks."""

    def answer(asked: Asked) -> Said | str:
        return report_with(asked, results=[WRONG]) if asked.task == "write" else broken()

    report, verdicts, _ = write(answer)

    assert not status_of(report, verdicts, WRONG).holds
    assert [one.code for one in report.provenance.trouble] == ["llm.unrepaired"]


def test_without_any_model_there_is_no_report(write):
    with pytest.raises(ModelsFailed):
        write(in_turn(unauthorised()))


def test_of_several_models_links_stay_litmus_own(write):
    """What it found of the code itself is no model's address: it is neither repaired nor dropped."""
    report, verdicts, server = write(
        lambda asked: report_with(asked, results=[RIGHT]),
        lambda asked: report_with(asked, results=[RIGHT]),
        several=True,
    )

    assert "https://github.com/litmus--sample/tidepool" in texts(report)
    assert [asked.task for asked in server.asked] == ["write"]
    assert all(verdict.status.holds for verdict in verdicts)
