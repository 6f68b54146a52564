"""Where a link leads: to code, data, a model, the paper's own page, or elsewhere."""

import re
from urllib.parse import urlsplit

_CODE = frozenset({
    "github.com", "gist.github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "gitee.com", "gitcode.com",
    "sr.ht", "git.sr.ht", "sourceforge.net", "anonymous.4open.science", "colab.research.google.com", "codeocean.com",
    "pypi.org", "crates.io", "npmjs.com", "cran.r-project.org", "hub.docker.com", "raw.githubusercontent.com",
    "archive.softwareheritage.org",
})  # fmt: skip
_DATA = frozenset({
    "zenodo.org", "figshare.com", "osf.io", "dataverse.harvard.edu", "datadryad.org", "openml.org",
    "data.mendeley.com", "physionet.org", "opendatalab.com", "ieee-dataport.org", "archive.ics.uci.edu",
})  # fmt: skip
_MODELS = frozenset({"ollama.com", "replicate.com", "civitai.com", "tfhub.dev"})
_HUBS = frozenset({"huggingface.co", "hf.co", "modelscope.cn", "modelscope.ai"})
_HUB_PAGES = frozenset({"papers", "blog", "docs", "learn", "collections", "join", "login", "pricing", "tasks", "posts"})
_GITHUB_PAGES = frozenset(
    {"features", "about", "login", "join", "topics", "marketplace", "sponsors", "user-attachments"}
)
_PROJECTS = (
    ".github.io", ".gitlab.io", ".gitee.io", ".netlify.app", ".vercel.app", ".pages.dev", ".hf.space", ".streamlit.app",
    ".readthedocs.io", ".web.app",
)  # fmt: skip
_PROJECT_PATHS = frozenset({"sites.google.com", "wandb.ai", "api.wandb.ai"})
_DOI_OF_DATA = re.compile(  # by the registrants' prefixes
    r"10\.(?:5281/zenodo\.|7910/DVN|6084/m9\.figshare|5061/dryad|17605/OSF|21227/|13026/|17632/|4121/|5683/)",
    re.IGNORECASE,
)
_OTHERS = frozenset({
    "arxiv.org", "openreview.net", "aclanthology.org", "en.wikipedia.org", "youtube.com", "youtu.be", "doi.org",
    "creativecommons.org", "openai.com",
})  # fmt: skip
_LEADS = (
    r"(?:\s(?:is|are|can be|will be|and|with|of|for)\b[^.:;]{0,50})?"
    r"\s?(?:\b(?:at|on|in|via|from|here|see)\b|[:：(（–-])?[\s:：(（\[]{0,4}$"
)
_CALLED_PROJECT = re.compile(
    r"(?:\bproject(?:'s)?[ -]?(?:web[ -]?)?(?:pages?|sites?|homepage)"
    r"|\b(?:our|companion|accompanying|paper|project|interactive|live|online)(?:'s)? (?:[\w-]{1,20} )?"
    r"(?:web[ -]?(?:site|page)|home ?page|site|page|demo)"
    r"|(?:^|[.;|(\]–—-]\s?)(?:web[ -]?(?:site|page)|home ?page|demos?|project)|项目(?:主页|网站|网页|页面))" + _LEADS,
    re.IGNORECASE,
)
# "Our code and data are available at …", "Dataset: …", "代码见……"
_RELEASED = re.compile(
    r"\b(?:available|released?|provided?|found|accessible|hosted|open-?sourced|downloaded|obtained|published?)\b[^.;]{0,50}$"
    r"|(?:^|[.;|]\s)[\w ,&-]{3,40}:\s?$|(?:见|在|至|位于|地址|链接|下载)[^。；]{0,10}$",
    re.IGNORECASE,
)
_THINGS = (
    (
        "code",
        re.compile(
            r"\b(?:source )?codes?\b|\bcode ?base\b|\bimplementation\b|\brepository\b|\bsoftware\b|代码", re.IGNORECASE
        ),
    ),
    ("data", re.compile(r"\bdata\b|\bdata ?sets?\b|\bcorp(?:us|ora)\b|\bbenchmarks?\b|数据", re.IGNORECASE)),
    ("model", re.compile(r"\bmodels?\b|\bweights\b|\bcheckpoints?\b|模型|权重", re.IGNORECASE)),
)
_SENTENCE = re.compile(r".*[.!?。！？]\s", re.DOTALL)


def is_known(host: str) -> bool:
    """Whether a host, without "www.", is one that this module knows; all of them speak https."""
    return host in _CODE or host in _DATA or host in _MODELS or host in _HUBS or host in {"doi.org", "kaggle.com"}


def kind_of(url: str, before: str = "") -> str:
    """Where a clean address leads: "code", "data", "model", "project" or "other".

    Args:
        url: The address.
        before: The words before it, which tell of a host that is not known: "Project page: …".

    """
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    steps = [step for step in parts.path.split("/") if step]
    kind = _by_host(host, steps)
    is_open = host not in _OTHERS and (not is_known(host) or "collections" in steps[:1])
    return _by_words(before) if before and kind == "other" and is_open else kind


def _by_words(before: str) -> str:
    if _CALLED_PROJECT.search(before):
        return "project"
    if not _RELEASED.search(before):
        return "other"
    sentence = _SENTENCE.sub("", before)
    return next((kind for kind, words in _THINGS if words.search(sentence)), "other")


def _by_host(host: str, steps: list[str]) -> str:
    if host in _HUBS:
        return _on_hub(steps)
    if host == "kaggle.com":
        return _on_kaggle(steps)
    if host == "doi.org":
        return "data" if _DOI_OF_DATA.match("/".join(steps)) else "other"
    if host.endswith(_PROJECTS) or (host in _PROJECT_PATHS and steps):
        return "project"
    if not steps or (host == "github.com" and steps[0] in _GITHUB_PAGES):
        return "other"
    if host in _CODE or host.startswith(("gitlab.", "git.")):
        return "code"
    return "data" if host in _DATA else "model" if host in _MODELS else "other"


def _on_hub(steps: list[str]) -> str:
    match steps:
        case ["datasets", _, *_]:
            return "data"
        case ["spaces" | "studios", _, *_]:
            return "project"
        case ["models", _, *_]:
            return "model"
        case [first, *_] if first in _HUB_PAGES:
            return "other"
        case [_, _, *_]:
            return "model"
        case [_]:
            return "project"  # an organisation's page
        case _:
            return "other"


def _on_kaggle(steps: list[str]) -> str:
    match steps:
        case ["datasets" | "c" | "competitions", _, *_]:
            return "data"
        case ["models", _, *_]:
            return "model"
        case ["code" | "kernels", _, *_]:
            return "code"
        case [_, _]:
            return "data"  # as data sets were once named: owner, name
        case _:
            return "other"
