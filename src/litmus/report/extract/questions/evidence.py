"""What the experiments say: on which benchmarks, against which baselines, with which results."""

from litmus.model import FieldName
from litmus.report.extract.questions.question import BEATS, OWN, THINGS, A, C, E, I, M, O, Question, X, cue

_EXPERIMENTS = "experiments|experiment|results|evaluations|evaluation|analysis|analyses|findings|study"
_CONTENDERS = "models|agents|methods|systems|policies|llms|vlms|variants|algorithms"
_COUNTED = "#|two|three|four|five|six|seven|eight|nine|ten|several"
_EVALUATED = "evaluate|evaluated|test|tested|assess|assessed|validate|validated|benchmark|benchmarked"

EVIDENCE: tuple[Question, ...] = (
    Question(
        field=FieldName.BENCHMARKS,
        at_most=3,
        least=2.8,
        fallback=1.5,
        places={E: 1.0, A: 0.9, I: 0.7, X: 0.6, C: 0.5, O: 0.6, M: 0.4},
        names=0.25,
        opening=0.4,
        late=1.0,
        captions=0.6,
        headings=(cue(0.9, "benchmark|benchmarks|dataset|datasets|tasks|evaluation|setup|settings|setting|metrics"),),
        must=(
            "benchmark|benchmarks|dataset|datasets|suite|testbed|tasks|task|leaderboard|corpora|suites|metric|metrics",
            "test set|sets",
        ),
        cues=(
            cue(
                2.2,
                f"{_EVALUATED} ... on|across|over",
                "experiments|evaluation|evaluations|evaluating on|across|over|spanning",
                "experiments|evaluations are|were conducted|performed",
                f"following|{_COUNTED} benchmarks|datasets|benchmark",
                f"following|{_COUNTED} _ benchmarks|datasets|benchmark",
                "we report ... on",
                "we use|adopt|employ|consider|select|choose ... benchmark|benchmarks|dataset|datasets|test|metrics",
            ),
            cue(1.2, "benchmark|benchmarks|dataset|datasets|suite|testbed|tasks|leaderboard|corpora|suites / test set"),
            cue(0.6, "including|namely|covering|spanning|e.g / such as"),
            cue(
                -1.4,
                "outperform*|improv*|achiev*|surpass*|lack|fine-tune / we propose|introduce",
                "existing benchmarks / training set / trained on / checkpoint|checkpoints|directory|storage",
            ),
            cue(
                -0.8,
                "show|shows|choice|demonstrat*|tension|validated|however|limitation|limitations|future|degrad*|ablat*",
                "we find|observe",
            ),
        ),
    ),
    Question(
        field=FieldName.BASELINES,
        at_most=2,
        least=2.8,
        fallback=1.9,
        must=(
            "baseline|baselines|compare|compared|comparing|comparison|comparisons|against|competing|counterparts",
            f"state-of-the-art {THINGS}|baseline|baselines",
            f"we {_EVALUATED} ... {_CONTENDERS}",
        ),
        places={E: 1.0, A: 1.0, X: 0.7, I: 0.55, C: 0.4, O: 0.6, M: 0.3},
        names=0.25,
        late=1.0,
        headings=(cue(1.4, "baseline|baselines|compared|comparison|comparisons|competitors"),),
        cues=(
            cue(
                2.2,
                f"{_EVALUATED}|compare|compared|comparing|evaluating ... against",
                "compare|compared|comparing ... with|to",
                "we compare",
                f"we {_EVALUATED} {_COUNTED} ... {_CONTENDERS}",
                "comparison|comparisons with|against|to",
                "against|include|includes|following|consider|considered|as|several|strong ... baseline|baselines",
                "baselines|baseline are|include|includes|is|methods|models|use",
            ),
            cue(
                1.2,
                "baseline|baselines",
                "state-of-the-art|existing|recent|prior|representative|competing methods|approaches|models|systems",
            ),
            cue(0.6, "including|namely|e.g|and / such as"),
            cue(
                -1.8,
                "outperform*|improv*|achiev*|surpass*|exceed*|faster|higher|lower",
                "better|reduc*|gain|gains|worse|shows|show|enable",
            ),
            cue(-1.0, "limitation|limitations|future|lack|efficient"),
        ),
    ),
    Question(
        field=FieldName.RESULTS,
        at_most=5,
        priority=1.5,
        least=2.7,
        places={A: 1.0, E: 0.85, C: 0.85, I: 0.85, O: 0.6, X: 0.4},
        own=0.8,
        figure=1.0,
        central=1.0,
        late=1.5,
        captions=0.8,
        headings=(
            cue(0.4, "main|results|performance|findings|evaluation|experiments"),
            cue(
                -1.0,
                "ablation|ablations|sensitivity|related|preliminar*",
                "motivation|setup|implementation|settings|dataset|datasets",
            ),
        ),
        cues=(
            cue(
                1.6,
                BEATS,
                "state-of-the-art|sota|speedup|speedups|faster|fewer",
                "lower|higher|better|best|superior|competitive|comparable",
                "new record",
                "matches|matching|rivals|approaches|retains|preserving|maintains",
                "maintaining|drops|drop|degrades|recovers|scores|ranks",
            ),
            cue(
                0.9,
                "compared|relative|comparison to|with",
                "over|than|versus|against|average|baseline|baselines / from # to # / up to",
            ),
            cue(
                1.4,
                "we achieve|obtain|observe|find|outperform|improve|reduce|demonstrate|report|reveal|discover|uncover",
                f"{_EXPERIMENTS} ... show|shows|demonstrate|demonstrates|reveal",
                f"{_EXPERIMENTS} ... reveals|indicate|confirm|suggest|highlight|establish",
                f"our {OWN}|results|experiments|evaluation",
                "we show|prove|demonstrate|find|observe that",
            ),
            cue(
                0.8,
                "extensive|comprehensive|empirical experiments|evaluation|evaluations|results",
                "significantly|consistently|substantially|surprisingly|notably|even",
                "accuracy|score|bleu|f1|perplexity|pass@1|psnr|fid / success|win rate",
            ),
            cue(-1.5, "prior|previous|existing|recent|earlier|their ... reported|showed|proposed|work|works|studies"),
            cue(
                -1.2,
                "we propose|introduce|present|release|hope|believe|expect / gpu|gpus hours|hour|days",
                "learning rate / batch size",
            ),
            cue(
                -1.0,
                "remains|challenge|limitation|limitations|future|however|unfortunately|lack",
                "dataset|corpus consists|contains",
            ),
            cue(-2.5, "available|https|github"),
            cue(-1.6, "to improve|achieve|reduce|boost|increase|enhance|maintain|support|further|better"),
            cue(-2.0, "we select|choose|set|fix|consider|simulate"),
            cue(-1.2, "^ locally|globally|specifically / it|which applies|employs|introduces|uses|adopts"),
            cue(-1.0, "we select|generate|sample|simulate|isolate / so that / may|might|could"),
        ),
    ),
)
