"""A day of three invented papers: one plain, one hostile, one read from its abstract alone."""

from datetime import UTC, date, datetime

import pytest

from litmus import words
from litmus.model import (
    SCHEMA_VERSION,
    Attempt,
    Change,
    Claim,
    ClaimKind,
    Difference,
    Digest,
    Entry,
    Erratum,
    Evidence,
    Exclusion,
    Field,
    FieldName,
    Language,
    Ledger,
    LedgerEntry,
    Listing,
    ListingKind,
    Outcome,
    Paper,
    Pick,
    Profile,
    Rating,
    Recheck,
    Report,
    Route,
    Score,
    ScorePart,
    Sequel,
    Source,
    SourceCount,
    Status,
    Topic,
    Verdict,
    remark,
)

DAY = date(2026, 3, 17)
FEATURED = Listing(source=Source.HUGGING_FACE, date=DAY, kind=ListingKind.FEATURED)
NEW = Listing(source=Source.ARXIV, date=DAY, kind=ListingKind.NEW)

PLAIN, HOSTILE, THIN = "2603.00001", "2603.00002", "2603.00003"

PAPERS = {
    PLAIN: Paper(
        arxiv_id=PLAIN,
        version=1,
        title="Lantern: Learned Routing for Sparse Attention with $O(n\\log n)$ Cost",
        abstract="We route.",
        authors=("Mira Okonjo", "Tomás Varga", "李若溪"),
        categories=("cs.LG", "cs.CL"),
        submitted=datetime(2026, 3, 16, 17, 59, tzinfo=UTC),
        code_url="https://github.com/example/lantern_code",
        upvotes=41,
        keywords=("sparse attention",),
        listings=(FEATURED, NEW),
    ),
    HOSTILE: Paper(
        arxiv_id=HOSTILE,
        version=2,
        title=(
            '<script>alert("1")</script> ](javascript:alert(1)) {{ site.secrets }} {% raw %} | pipes | `ticks` '
            '\u202egnp.exe\u202c: --- title: "owned" # **not bold** &lt;b&gt; '
            "and on it goes, until it is very long"
        ),
        abstract="Hostile.",
        authors=tuple(f"Author <b>{number}</b> | {{{{ x }}}}" for number in range(12)),
        categories=("cs.AI",),
        submitted=datetime(2026, 3, 16, 9, tzinfo=UTC),
        code_url="javascript:alert(1)",
        project_url='https://example.org/"onmouseover="alert(1)?a=(b)',
        listings=(FEATURED,),
    ),
    THIN: Paper(
        arxiv_id=THIN,
        version=None,
        title="A Small Note on Larger Batches",
        abstract="Batches.",
        authors=(),
        listings=(NEW,),
    ),
}

WHERE = {PLAIN: "https://arxiv.org/html/2603.00001v1", HOSTILE: "https://arxiv.org/html/2603.00002v2"}


def place(arxiv_id: str, anchor: str, where: str, quote: str) -> Evidence:
    url = f"{WHERE[arxiv_id]}#{anchor}" if arxiv_id in WHERE else f"https://arxiv.org/abs/{arxiv_id}"
    return Evidence(anchor=anchor, quote=quote, start=0, end=len(quote), url=url, where=where)


def at(where: str) -> dict[str, str]:
    """The facts of a reason that names a place, as the check makes them."""
    return {"places": where, "places_zh": words.place(where, "zh")}


class Writing:
    """Fields and verdicts as they are put down, one statement after another."""

    def __init__(self, arxiv_id: str) -> None:
        self.arxiv_id = arxiv_id
        self.fields: dict[FieldName, list[Claim]] = {}
        self.verdicts: list[Verdict] = []

    def quote(self, field: FieldName, text: str, anchor: str = "S1.p1", where: str = "§1") -> None:
        reason = remark("check.quote_found", **at(where))
        spot = place(self.arxiv_id, anchor, where, text)
        self.put(field, text, ClaimKind.QUOTE, Status.SUPPORTED, reason, (spot,))

    def put(self, field, text, kind, status, reason, evidence=()):  # noqa: PLR0917 - reads as a row of a table
        claims = self.fields.setdefault(field, [])
        claim = Claim(id=f"{field}.{len(claims) + 1}", text=text, kind=kind)
        claims.append(claim)
        self.verdicts.append(Verdict(claim_id=claim.id, status=status, reason=reason, evidence=evidence))

    def report(self, language: Language, route: Route) -> Report:
        paper = PAPERS[self.arxiv_id]
        return Report(
            arxiv_id=paper.arxiv_id,
            version=paper.version,
            title=paper.title,
            language=language,
            writer="extract",
            route=route,
            fields=tuple(Field(name=name, claims=tuple(self.fields.get(name, ()))) for name in FieldName),
        )


def plain_writing(language: Language) -> Writing:
    w = Writing(PLAIN)
    w.quote(FieldName.APPLICATION, "Sparse attention for long-context language models and video diffusion.")
    w.quote(
        FieldName.CONTRIBUTION,
        "We present Lantern, a learned router that sends each query to a sparse or a linear branch and reaches "
        "$97\\%$ sparsity at an 18.6x speedup.",
    )
    w.quote(
        FieldName.PROBLEM,
        "Heuristic splits by attention weight ignore the error that they leave in "
        "$\\mathrm{softmax}(QK^\\top/\\sqrt{d})V$.",
    )
    w.quote(FieldName.INNOVATIONS, "A router trained end to end decides per head.", "S3.SS1.p1", "§3.1")
    w.quote(FieldName.INNOVATIONS, "A mixing ratio $\\alpha \\in [0,1]$ combines both branches.", "S3.SS2.p1", "§3.2")
    w.quote(FieldName.METHOD, "Queries pass the router.", "S3.p1", "§3")
    w.quote(FieldName.METHOD, "Both branches run in one kernel.", "S3.p2", "§3")
    w.quote(FieldName.INPUT, "A sequence of token embeddings.", "S3.p3", "§3")
    w.quote(FieldName.OUTPUT, "The attended sequence.", "S3.p3", "§3")
    w.quote(FieldName.STEPS, "Replace the attention module.", "A1.p1", "App. A")
    w.quote(FieldName.STEPS, "Fine-tune for 2,000 steps.", "A1.p2", "App. A")
    w.quote(FieldName.HARDWARE, "All runs use eight A100 GPUs with 80 GB each.", "S4.SS1.p2", "§4.1")
    w.quote(FieldName.CODE, "Code: https://github.com/example/lantern_code.", "front.links", "links")
    w.quote(FieldName.COST_PARAMETERS, "The router adds 0.4% parameters.", "S4.SS1.p3", "§4.1")
    w.quote(FieldName.BENCHMARKS, "LongBench, RULER and VBench.", "S4.p1", "§4")
    w.quote(FieldName.BASELINES, "FlashAttention-2 and SLA.", "S4.p1", "§4")
    w.quote(FieldName.RESULTS, "Lantern scores 75.44 on LongBench, where SLA has 67.21.", "S4.T1", "Table 1")
    english = language == "en"
    w.put(
        FieldName.RESULTS,
        "Lantern gains 8.23 points over SLA." if english else "Lantern 比 SLA 高 8.23 个百分点。",
        ClaimKind.STATEMENT,
        Status.DERIVED,
        remark("check.derived", **at("Table 1"), calculation="75.44 − 67.21 = 8.23"),
        (place(PLAIN, "S4.T1", "Table 1", "Lantern | 75.44"), place(PLAIN, "S4.T1", "Table 1", "SLA | 67.21")),
    )
    w.put(
        FieldName.RESULTS,
        "It is 31.4x faster everywhere." if english else "在所有场景下都快31.4倍。",
        ClaimKind.STATEMENT,
        Status.OVERSTATED,
        remark("check.up_to_lost", figures="31.4x", **at("§4.3"), words="up to 31.4x at 128k tokens"),
        (place(PLAIN, "S4.SS3.p1", "§4.3", "up to 31.4x at 128k tokens"),),
    )
    w.put(
        FieldName.RESULTS,
        "On RULER it reaches 92%." if english else "在RULER上达到92%的准确率。",
        ClaimKind.STATEMENT,
        Status.CONTRADICTED,
        remark("check.figure_differs", figures="92%", **at("Table 2"), theirs="82%", words="RULER | 82%"),
        (place(PLAIN, "S4.T2", "Table 2", "RULER | 82%"),),
    )
    w.put(
        FieldName.RESULTS,
        "It saves 45% of the energy." if english else "节省45%的能耗。",
        ClaimKind.STATEMENT,
        Status.NOT_FOUND,
        remark("check.figure_missing", figures="45%"),
    )
    w.put(
        FieldName.NEXT_STEP,
        "Try the router on an open video model." if english else "在开源视频模型上试用该路由器。",
        ClaimKind.STATEMENT,
        Status.NOT_CHECKABLE,
        remark("check.nothing_to_hold"),
    )
    w.quote(FieldName.LIMITATIONS, "We did not study sequences beyond 128k tokens.", "S6.p1", "§6")
    return w


def hostile_writing(_language: Language) -> Writing:
    w = Writing(HOSTILE)
    nasty = (
        "<img src=x onerror=alert(1)> [x](javascript:alert(1)) {{ 7*7 }} {% include 'x' %} | a | `b` ${{x}}$ "
        "$<script>alert(2)</script>$ \u202erevo\u202c &amp; </details></li></main> http://example.org/a_b_(c)?q=<i> 5%"
    )
    w.quote(FieldName.CONTRIBUTION, nasty)
    w.quote(FieldName.INNOVATIONS, "# A heading\n\n---\n\n1. not a list", 'S1"><script>', "§1 <b>](x)")
    w.quote(FieldName.RESULTS, "- 3.5x | ~~5%~~ of $x_{|}$ and **40%**", "S2.p1", "§2")
    w.put(
        FieldName.RISKS,
        nasty,
        ClaimKind.STATEMENT,
        Status.CONTRADICTED,
        remark("check.figure_differs", figures=nasty, **at("§2 | x"), theirs="*", words="</q><script>"),
        (place(HOSTILE, "S2.p1", "§2 | x", nasty), place(HOSTILE, "S2.p2", "§2", "other")),
    )
    return w


def thin_writing(language: Language) -> Writing:
    w = Writing(THIN)
    w.quote(FieldName.CONTRIBUTION, "Larger batches need fewer steps.", "front.abstract", "abstract")
    w.put(
        FieldName.CODE,
        "The text names no code." if language == "en" else "文中未给出代码。",
        ClaimKind.ABSENCE,
        Status.SUPPORTED,
        remark("check.absent", links=0),
    )
    return w


BEFORE = (
    Listing(source=Source.ARXIV, date=date(2026, 3, 10), kind=ListingKind.CROSS, version=1),
    Listing(source=Source.ARXIV, date=date(2026, 3, 14), kind=ListingKind.REPLACE, version=2),
)


def entry(arxiv_id: str, write, route: Route, *attempts: Attempt, before: tuple[Listing, ...] = ()) -> Entry:
    writings: dict[Language, Writing] = {language: write(language) for language in ("en", "zh")}
    return Entry(
        paper=PAPERS[arxiv_id],
        route=route,
        attempts=attempts,
        url=WHERE.get(arxiv_id, f"https://arxiv.org/abs/{arxiv_id}"),
        warnings=(),
        history=(*before, *PAPERS[arxiv_id].listings),
        reports={language: w.report(language, route) for language, w in writings.items()},
        verdicts={language: tuple(w.verdicts) for language, w in writings.items()},
    )


def ledger_entry(arxiv_id: str, title: str, listings, outcome: Outcome, reason) -> LedgerEntry:
    listed = tuple((listing.source, listing.kind) for listing in listings)
    return LedgerEntry(
        arxiv_id=arxiv_id, version=1, title=title, listed=listed, outcome=outcome, reason=reason, score=1.0
    )


def the_ledger() -> Ledger:
    """6 papers: Hugging Face lists 2, arXiv 5, both 1."""
    medicine = {"exclusion": "medicine", "exclusion_zh": "医学"}
    entries = (
        *(
            ledger_entry(arxiv_id, PAPERS[arxiv_id].title, PAPERS[arxiv_id].listings, outcome, reason)
            for arxiv_id, outcome, reason in (
                (PLAIN, Outcome.PICKED, remark("curate.picked", rank=1)),
                (HOSTILE, Outcome.PICKED, remark("curate.picked", rank=2)),
                (THIN, Outcome.REPORTED, remark("curate.rated_lower", picks=2)),
            )
        ),
        ledger_entry(
            "2603.00004",
            "Tumour <i>Nets</i>",
            (NEW,),
            Outcome.LEFT_OUT,
            remark("curate.excluded", term="tumour", **medicine),
        ),
        ledger_entry(
            "2603.00005",
            "Lung CT",
            (NEW,),
            Outcome.LEFT_OUT,
            remark("curate.excluded_category", category="q-bio", **medicine),
        ),
        ledger_entry("2603.00006", "On Knots", (NEW,), Outcome.LEFT_OUT, remark("curate.off_topic")),
    )
    return Ledger(
        sources=(
            SourceCount(
                source=Source.HUGGING_FACE,
                way="daily_papers",
                listed=2,
                kinds={ListingKind.FEATURED: 2},
                outcomes={Outcome.PICKED: 2, Outcome.REPORTED: 0, Outcome.LEFT_OUT: 0},
                complete=True,
            ),
            SourceCount(
                source=Source.ARXIV,
                way="feed",
                listed=5,
                kinds={ListingKind.NEW: 5},
                outcomes={Outcome.PICKED: 1, Outcome.REPORTED: 1, Outcome.LEFT_OUT: 3},
                complete=False,
            ),
        ),
        entries=entries,
        in_both=1,
    )


def the_picks() -> tuple[Pick, ...]:
    topic = {
        "topic": "efficient models",
        "topic_zh": "高效模型",
        "words": "“sparse attention”",
        "words_zh": "“sparse attention”",
    }
    return (
        Pick(
            arxiv_id=PLAIN,
            rank=1,
            rating=Rating.MUST_READ,
            reason=(remark("curate.topic_title", **topic), remark("curate.code")),
            score=Score(
                parts=(
                    ScorePart(name="topic", value=3.0, why=remark("curate.topic_title", **topic)),
                    ScorePart(name="featured", value=1.0, why=remark("curate.featured")),
                    ScorePart(name="code", value=0.5, why=remark("curate.code")),
                )
            ),
        ),
        Pick(
            arxiv_id=HOSTILE,
            rank=2,
            rating=Rating.OPTIONAL,
            reason=(remark("curate.topic_abstract", **topic),),
            score=Score(parts=(ScorePart(name="topic", value=2.0, why=remark("curate.topic_abstract", **topic)),)),
        ),
    )


NASTY = "<img src=x onerror=alert(1)> ](javascript:alert(1)) {{ x }} | $x_{|}$ \u202e `b` **c** </del></li>"


def change(claim_id: str, text: str, instead: str, status: Status, code: str, *differences: Difference) -> Change:
    """A quoted statement, and what a second version has in its place."""
    here = place(PLAIN, "S1.p1", "§1", text)
    there = Evidence(
        anchor="S1.p1",
        quote=instead,
        start=0,
        end=len(instead),
        url="https://arxiv.org/html/2602.00009v2#S1.p1",
        where="§1",
    )
    reason = remark(
        f"check.{code}",
        changes=", ".join(f"{one.old} → {one.new}" for one in differences),
        lost=", ".join(one.old for one in differences),
        words=instead,
        **at("§1"),
    )
    return Change(
        claim=Claim(id=claim_id, text=text, kind=ClaimKind.QUOTE),
        before=Verdict(
            claim_id=claim_id,
            status=Status.SUPPORTED,
            reason=remark("check.quote_found", **at("§1")),
            evidence=(here,),
        ),
        after=Verdict(claim_id=claim_id, status=status, reason=reason, evidence=(there,) if instead else ()),
        differences=differences,
    )


def erratum(arxiv_id: str, title: str, sequel: Sequel, *changes: Change, **told) -> Erratum:
    recheck = Recheck(compared=21, reworded=told.pop("reworded", 0), unread=told.pop("unread", 0), changes=changes)
    facts = {
        "former_title": None,
        "published": date(2026, 3, 10),
        "old": 1,
        "new": 2,
        "noticed": DAY,
        "url": f"https://arxiv.org/abs/{arxiv_id}v2",
        "comment": None,
        "route": Route.HTML,
        "final": True,
        "rechecks": {"en": recheck, "zh": recheck} if sequel is Sequel.REPLACED else {},
    }
    return Erratum(arxiv_id=arxiv_id, title=title, sequel=sequel, **(facts | told))


def the_errata() -> tuple[Erratum, ...]:
    """One of each kind: nothing changed, some statements no longer hold, withdrawn."""
    return (
        erratum("2603.00011", "Harbour: A Quiet Revision", Sequel.REPLACED, reworded=2),
        erratum(
            "2602.00009",
            "Sextant: Routing by the Stars",
            Sequel.REPLACED,
            change(
                "results.1",
                "Sextant reaches 41.8 BLEU on all $12$ pairs.",
                "Sextant reaches 41.0 BLEU on most of the $12$ pairs.",
                Status.CONTRADICTED,
                "now_differs",
                Difference(old="41.8", new="41.0"),
                Difference(old="all", new="most"),
            ),
            change("risks.1", NASTY, NASTY, Status.OVERSTATED, "now_weaker", Difference(old="", new=NASTY)),
            change("method.1", "A second router is trained by hand.", "", Status.NOT_FOUND, "now_gone"),
            former_title="Sextant: A Learned Router",
            comment="v2: corrected Table 3",
            unread=3,
            final=False,
        ),
        erratum(
            "2602.00010",
            f"Withdrawn & {NASTY}",
            Sequel.WITHDRAWN,
            comment="This paper has been withdrawn by the authors due to an error in Lemma 2.",
            old=None,
            new=3,
            route=None,
        ),
    )


@pytest.fixture
def digest() -> Digest:
    """Two picks, three reports, all six verdicts, two languages; three papers of an earlier digest followed up."""
    missing = Attempt(
        route=Route.HTML, url=f"https://arxiv.org/html/{THIN}", outcome=remark("read.html_missing"), final=False
    )
    return Digest(
        schema_version=SCHEMA_VERSION,
        made_with="litmus 0.1.0",
        date=DAY,
        is_sample=True,
        profile=Profile(
            name="default",
            topics=(Topic(name="efficient models", name_zh="高效模型", terms=("sparse attention",)),),
            exclusions=(Exclusion(name="medicine", name_zh="医学", terms=("tumour",)),),
        ),
        entries=(
            entry(PLAIN, plain_writing, Route.HTML),
            entry(HOSTILE, hostile_writing, Route.HTML, before=BEFORE),
            entry(THIN, thin_writing, Route.ABSTRACT, missing),
        ),
        picks=the_picks(),
        ledger=the_ledger(),
        trends=(
            remark("curate.trend_topics", on_topic=2, papers=6, topics="efficient models 2", topics_zh="高效模型 2 篇"),
        ),
        gaps=(remark("day.unread", paper=THIN, url=f"https://arxiv.org/html/{THIN}"),),
        errata=the_errata(),
    )
