"""How to use it: what goes in and comes out, the steps, the machines, where code and data are."""

from litmus.model import FieldName, Role
from litmus.report.extract.questions.question import OTHERS, OWN, THINGS, A, E, I, L, M, O, Question, R, V, X, cue

_PROGRAM = "code|codes|codebase|implementation|repository|scripts"
_WEIGHTS = "model|models|checkpoints|weights|toolkit|system|framework"
_DATA = "data|dataset|datasets|benchmark|corpus|annotations|trajectories"
_OPEN = "available|released|open-sourced|publicly|accessible|hosted"
_RELEASE = "release|releasing|open-source|open-sourcing|publish|share|make|releases"
_FIGURES = ("#", "single|one|two|four|eight|sixteen")

USAGE: tuple[Question, ...] = (
    Question(
        field=FieldName.INPUT,
        at_most=1,
        least=3.0,
        places={M: 1.0, A: 1.0, I: 0.75, O: 0.85, E: 0.5, X: 0.4},
        own=0.7,
        opening=0.3,
        central=1.0,
        late=1.5,
        must=("input|inputs|given|takes|receives|accepts|ingests|conditioned",),
        headings=(cue(0.8, "input|inputs|definition / problem|task formulation|setup"),),
        cues=(
            cue(
                2.6,
                "take|takes|taking|accept|accepts|receives|ingests ... as input|inputs",
                "as input|inputs|its input",
                "input is|are|consists|comprises|includes|contains",
                "inputs are|include|consist|comprise|to",
                "^ given a|an|only|any|# ... we|our|the|it|this|a|an",
            ),
            cue(
                1.6,
                "^ given a|an|only|any|#|two|multiple|input",
                "accepts|accept|receives|receive|ingests|conditioned a|an|on",
                "given an input",
            ),
            cue(
                0.8,
                "given a|an|only",
                "fed into|to / input image|images|text|sequence|video|prompt|query|instruction|question|data",
            ),
            cue(0.5, "our|we|model|framework|system|agent|task|goal"),
            cue(-2.5, "given that / baseline|baselines|outperform* / given the"),
            cue(-1.5, f"{OTHERS} {THINGS}", "however|fail|fails|results"),
        ),
    ),
    Question(
        field=FieldName.OUTPUT,
        at_most=1,
        least=3.0,
        places={M: 1.0, A: 0.9, I: 0.7, O: 0.85, E: 0.4, X: 0.4},
        own=0.8,
        opening=0.2,
        central=1.0,
        late=1.5,
        must=(
            "output|outputs|outputting|produces|produce|generates",
            "generate|returns|predicts|emits|yields|renders|synthesizes",
        ),
        headings=(cue(0.8, "output|outputs|inference|decoding"),),
        cues=(
            cue(
                2.4,
                "outputs|output|outputting a|an|the|one|both|only|#",
                "output is|are|consists|comprises|includes|contains|space",
                "as output|outputs / to output",
                "final output|answer|prediction|response is|are",
            ),
            cue(
                1.5,
                f"{OWN}|decoder|network|policy|it|directly produces|produce|generates|generate",
                f"{OWN}|decoder|network|policy|it|directly returns|return|predicts|emits|outputs",
            ),
            cue(
                1.0, "produces|generates|returns|predicts|emits|synthesizes|renders a|an|the|high-quality|temporally|#"
            ),
            cue(0.5, "our|we|final|directly"),
            cue(
                -2.0, "baseline|baselines|outperform*|however|fail|fails|results|unlike|different|similar|than|compared"
            ),
            cue(-2.0, f"{OTHERS}|such {THINGS}"),
        ),
    ),
    Question(
        field=FieldName.STEPS,
        at_most=4,
        least=3.2,
        places={M: 1.0, A: 0.9, O: 0.8, I: 0.5, X: 0.4, E: 0.3},
        own=0.4,
        central=1.4,
        late=1.5,
        together=True,
        headings=(
            cue(
                1.6,
                "step|steps|stage|stages|phases|procedure|pipeline|workflow|recipe|protocol|algorithm|process",
                "as follows|proceeds",
            ),
            cue(-3.0, "contribution|contributions|results|organized|ablation|findings"),
        ),
        cues=(
            cue(
                2.2,
                "^ step|stage|phase #|i|ii|iii|iv|one|two|1|2|3",
                "^ in|during|at the first|second|third|fourth|final|last|initial|next stage|phase|step",
                "in|during stage|phase|step #|i|ii|iii|one|two",
                "first|starts ... then / first ... and then / first ... followed by",
                "followed by",
                "proceeds|operates|works|consists|trained in|as|of two|three|four|five|several",
                "two|three|four|five|six ... stages|steps|phases",
                "two-stage|three-stage|four-stage|multi-stage|two-step|three-step|two-phase|three-phase",
            ),
            cue(
                1.5,
                "^ first|firstly|second|secondly|third|thirdly",
                "^ finally|lastly|then|next|subsequently|afterwards|concretely",
            ),
            cue(
                0.7,
                "we|is|are generate|train|fine-tune|finetune|sample|collect|construct",
                "we|is|are filter|compute|extract|apply|select|generated|trained",
                "pipeline|inference|procedure|workflow|algorithm|process|loop|stage|step|phase",
            ),
            cue(-3.0, "section|sections|conclude"),
            cue(
                -2.0,
                "experiments|results|outperform*|improv*|achiev*|contribution|table|figure|accuracy",
                "we evaluate|show|find|prove|observe",
            ),
            cue(
                -1.5,
                "prior|previous|existing|recent|however|limitation",
                "limitations|hypothesis|lemma|theorem|baseline|baselines",
                "future work",
            ),
        ),
    ),
    Question(
        field=FieldName.HARDWARE,
        at_most=2,
        least=2.8,
        places={E: 1.0, X: 1.0, M: 1.0, O: 0.9, A: 0.9, I: 0.7, L: 0.6, V: 0.8},
        must=_FIGURES,
        headings=(cue(0.8, "hardware|implementation|compute|infrastructure|training|setup|resources|details|cost"),),
        cues=(
            cue(
                2.2,
                "a100|h100|h800|h200|h20|a800|v100|b200|gb200|p100|l40|l40s",
                "l4|t4|a6000|a40|a10|a10g|3090|4090|5090|mi250|mi300x|ascend|910b",
                "a100s|h100s|h800s|v100s|a100-80gb|h100-80gb|tpuv4|tpuv5|tpuv3|v3-8",
                "v4-8|jetson|orin|raspberry|m1|m2|m3|macbook|xeon|epyc",
            ),
            cue(1.6, "gpu|gpus|tpu|tpus|cpu|cpus|accelerator|accelerators|npu|npus / cores ... ram|memory"),
            cue(
                1.2,
                "nvidia|amd|intel|tesla|geforce|rtx",
                "# gb|gib|gpus|gpu|tpus|cpus|cores|nodes / gb|gib ram|memory|vram|of",
            ),
            cue(
                0.8,
                "train|trained|training|experiments|conducted|run on|with|using|were|are",
                "ran|runs|performed|executed|deployed|inference on|with|using|were|are",
                "single|eight|four|one|each gpu|node|machine|nvidia|a100|h100|workstation|server",
            ),
            cue(
                -1.5, "speedup|faster|utilization|occupancy|kernel|kernels|bandwidth|outperform*|communication|overlap"
            ),
            cue(-1.0, "gpu|tpu hour|hours|day|days / gpu-hours|gpu-days"),
        ),
    ),
    Question(
        field=FieldName.CODE,
        at_most=2,
        least=2.8,
        places=dict.fromkeys(Role, 0.9) | {A: 1.0, V: 1.1, I: 1.0, R: 0.3},
        headings=(cue(0.8, "code|reproducib*|availability|open-source|release"),),
        cues=(
            cue(
                3.0,
                f"{_PROGRAM} ... {_OPEN}|open-source|found",
                f"{_PROGRAM} ... https|github",
                f"{_RELEASE}|provide ... {_PROGRAM}",
                f"{_WEIGHTS} ... available|released|open-sourced|publicly",
                f"we|to|also|will|and release|releasing|open-source|open-sourcing|publish ... {_WEIGHTS}",
                "project page|website|homepage",
                "is|are|we fully? open-sourced|open-source",
            ),
            cue(1.0, "https|http|github|github.com|huggingface.co|url / our|we|all / apache|mit|license|licence"),
            cue(0.6, "available|released|release|open-source|open-sourced|publicly"),
            cue(-2.0, "outperform*|improv*|benefits|better|perspective|surpass*|yields|emerged|strongest|currently"),
            cue(
                -2.5,
                "using|via|from|with|removed ... implementation|library",
                "we use|used|adopt|utilize|utilized|follow the|official|original|an|publicly / implementation from|of",
            ),
            cue(
                -2.0,
                "baseline|baselines|prior|existing|closed-source",
                "proprietary|commercial|compared|against|other",
                "such as",
            ),
        ),
    ),
    Question(
        field=FieldName.DATA_ACCESS,
        at_most=2,
        least=2.6,
        places=dict.fromkeys(Role, 0.85) | {A: 1.0, V: 1.1, I: 0.9, R: 0.3},
        headings=(cue(0.6, "data|dataset|datasets|availability|release|licens*|license"),),
        cues=(
            cue(3.0, f"{_DATA} ... {_OPEN}", f"{_RELEASE} ... {_DATA}", "download|downloaded|obtained|accessed from"),
            cue(0.8, "https|http|huggingface|url|license|licence|licensed / hugging face / our|we|all"),
            cue(-2.0, "utilize|utilized|original|collect|collected|conducted / we used|adopt / leading to the release"),
            cue(
                -1.6,
                "baseline|baselines|prior|existing|outperform*|lack|limited|scarce|fine-tuned",
                "trained on / we evaluate|use",
            ),
        ),
    ),
)
