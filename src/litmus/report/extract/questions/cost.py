"""What it takes: data, parameters, compute, and what it is built on."""

from litmus.model import FieldName
from litmus.report.extract.questions.question import A, C, E, I, L, M, O, Question, X, cue

_ITEMS = (
    "tokens|examples|samples|images|videos|pairs|trajectories|documents|sentences|instances|queries|questions|problems|demonstrations|"
    "conversations|dialogues|prompts|episodes|clips|frames|annotations|rollouts|records|papers|articles|repositories|scenes|items"
)
_LIBRARIES = (
    "pytorch|jax|tensorflow|vllm|sglang|deepspeed|megatron|megatron-lm|verl|trl|llama-factory|openrlhf|fsdp|triton|lora|"
    "sentencepiece|transformers|scikit-learn"
)
_MODELS = (
    "qwen*|llama*|gpt-*|mistral*|deepseek*|gemma*|claude*|gemini*|clip|dinov2|siglip|bert|wan2.1|flux|sdxl|internvl*"
)

COST: tuple[Question, ...] = (
    Question(
        field=FieldName.COST_DATA,
        at_most=2,
        least=3.7,
        places={E: 1.0, X: 0.8, M: 1.0, A: 1.0, I: 0.8, O: 0.9, C: 0.5},
        own=1.2,
        late=1.0,
        must=("#",),
        headings=(
            cue(
                0.8, "data|dataset|datasets|corpus|pre-training|pretraining|training|collection|construction|statistics"
            ),
            cue(-1.5, "related|evaluation|benchmarks|results"),
        ),
        cues=(
            cue(
                1.8,
                f"# {_ITEMS} / # _ {_ITEMS} / # _ _ {_ITEMS}",
                f"# million|billion|trillion|k|m|thousand ... {_ITEMS}|words",
                "# hours of / # gb|tb of / number of tokens|examples|samples|images ... #",
            ),
            cue(
                1.2,
                "train|trained|training|pre-train|pre-trained|pre-training",
                "pretrain|pretrained|pretraining|fine-tune|fine-tuned|fine-tuning|finetuned",
                "dataset|datasets|corpus|corpora|data|collection ... comprising|comprises|consists|consisting",
                "dataset|datasets|corpus|corpora|data|collection ... contains|containing|of|with",
                "comprising|comprises|consists|consisting|contains|containing",
                "totaling|spanning|collect|collected|curate|curated|annotated",
            ),
            cue(1.4, "our|we"),
            cue(
                -1.6,
                "multiple-choice|baseline|benchmark|benchmarks|test|vocabulary|attention|sequence|batch|evaluat*",
                "context|sequence length|window",
            ),
            cue(-1.6, "outperform*|accuracy|improv*|faster|speedup|latency|reduc*|throughput|cost|costs|hours"),
        ),
    ),
    Question(
        field=FieldName.COST_PARAMETERS,
        at_most=2,
        least=2.8,
        places={E: 0.9, X: 0.8, M: 1.0, A: 1.0, I: 0.9, O: 0.9, C: 0.6},
        own=0.8,
        late=1.0,
        must=("#", "#size"),
        headings=(cue(0.6, "model|architecture|hyper-parameters|hyperparameters|parameters|implementation|setup"),),
        cues=(
            cue(
                2.6,
                "#|#size parameters|params|parameter",
                "#|#size total|trainable|learnable|activated|active|additional|extra|model parameters|params",
                "# billion|million|trillion ... parameters|parameter|params",
            ),
            cue(
                1.5,
                "#size model|models|variant|variants|version|scale / from #size to #size / # billion|million activated",
            ),
            cue(0.6, "parameters|params|parameter / model size|sizes"),
            cue(0.6, "our|we|trainable|activated|total"),
            cue(
                -1.5,
                "outperform*|gpt-3|gpt-4|accuracy|hyperparameters|hyper-parameters|compared|baseline|baselines",
                "larger than / learning rate",
            ),
            cue(-1.0, "probe|probes|estimate*|scores|predict*|fewer than|around / leads to"),
        ),
    ),
    Question(
        field=FieldName.COST_COMPUTE,
        at_most=2,
        least=3.0,
        places={E: 1.0, X: 0.9, M: 0.9, A: 1.0, I: 0.9, O: 0.9, C: 0.7, L: 0.7},
        own=0.5,
        late=1.0,
        must=("#",),
        headings=(
            cue(0.6, "cost|costs|efficiency|compute|training|latency|overhead|complexity|runtime|infrastructure"),
        ),
        cues=(
            cue(
                2.8,
                "gpu-hours|gpu-hour|gpu-days|gpu-day|tpu-hours|tpu-days|tpu-hour|gpu-years",
                "gpu|gpus|tpu|a100|h100|h800 hour|hours|day|days",
                "flops|flop|tflops|pflops|gflops|petaflop*|macs",
                "hours|days|minutes on|with|using ... gpu|gpus|a100|h100|tpu",
                "took|takes|take|required|requires|lasted ... hours|days|minutes|seconds|weeks",
                "trained|training ... hours|days|weeks",
                "for # hours|days|weeks",
            ),
            cue(
                1.8,
                "training|inference|wall-clock|total cost|costs|time|latency|throughput|budget|overhead",
                "end-to-end|decoding|per-step|runtime|serving cost|costs|time|latency|throughput|budget|overhead",
                "tokens per second / latency of / of # ms|seconds",
                "# ms|milliseconds|seconds|minutes|fps|hz|tokens/s",
                "memory footprint|usage|consumption / peak memory",
            ),
            cue(0.5, "train|training|inference|per|only|compute"),
            cue(-2.0, "state-of-the-art|bleu|accuracy|score|quality"),
            cue(-2.5, "hours|minutes|seconds of ... data|audio|video|videos|speech|play|recordings|footage"),
            cue(
                -1.2,
                "outperform*|existing|previous|speedup|audio|video|speech|videos / faster than / hours of / prior work",
            ),
        ),
    ),
    Question(
        field=FieldName.COST_DEPENDENCIES,
        at_most=3,
        least=3.0,
        places={E: 1.0, X: 0.9, M: 1.0, A: 0.9, I: 0.7, O: 0.9},
        names=0.25,
        must=(
            _LIBRARIES,
            _MODELS,
            "pre-trained|pretrained|off-the-shelf|backbone|backbones",
            "initialize*|initialise*|fine-tune|fine-tuned|finetuned",
            "library|codebase|toolkit|optimizer / base model|models",
            "implemented in pytorch|python|julia / programming language",
        ),
        headings=(
            cue(0.7, "implementation|setup|training|details|infrastructure|backbone|model|models|framework"),
            cue(-1.0, "baseline|baselines|related|evaluation|results"),
        ),
        cues=(
            cue(
                2.2,
                "built|build|builds|building on|upon|top|atop",
                "initialize|initialized|initialised|initializing|initialise from|with|using|the",
                "fine-tune|fine-tuned|finetuned|finetune|distilled|derived|adapted|continue|continued from",
                "we|is|are|were implement|implemented|coded in|with|using|on|based|our",
                "as the|our|a|its base|backbone|foundation|policy|initial|teacher model|point|network",
                "as the|our|a|its judge|reward|embedding|language|backbones|starting model|point|network",
                "as the|our backbone|backbones|base|judge|encoder|teacher|optimizer|generator|optimiser",
                f"using|use|uses|with|via|in|on {_LIBRARIES}",
                "we use|employ|adopt|used ... optimizer|optimiser|tokenizer",
            ),
            cue(
                1.0,
                _LIBRARIES,
                _MODELS,
                "off-the-shelf|pre-trained|pretrained|frozen|backbone|open-weight|library|codebase|toolkit",
                "base model",
            ),
            cue(0.4, "we|our"),
            cue(
                -1.6,
                "outperform*|baselines|compare|compared|improv*|surpass*|future|establish / building blocks",
                "building|builds on|upon this|these|that / prior work / insight",
            ),
        ),
    ),
)
