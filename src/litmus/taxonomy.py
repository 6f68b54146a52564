"""arXiv's categories, by archive. Source: https://arxiv.org/category_taxonomy (none was added since 2019)."""

import difflib

_ARCHIVES = {
    "astro-ph": "CO EP GA HE IM SR",
    "cond-mat": "dis-nn mes-hall mtrl-sci other quant-gas soft stat-mech str-el supr-con",
    "cs": (
        "AI AR CC CE CG CL CR CV CY DB DC DL DM DS ET FL GL GR GT HC IR IT LG LO MA MM MS NA NE NI OH OS PF PL RO SC "
        "SD SE SI SY"
    ),
    "econ": "EM GN TH",
    "eess": "AS IV SP SY",
    "gr-qc": "",
    "hep-ex": "",
    "hep-lat": "",
    "hep-ph": "",
    "hep-th": "",
    "math": "AC AG AP AT CA CO CT CV DG DS FA GM GN GR GT HO IT KT LO MG MP NA NT OA OC PR QA RA RT SG SP ST",
    "math-ph": "",
    "nlin": "AO CD CG PS SI",
    "nucl-ex": "",
    "nucl-th": "",
    "physics": (
        "acc-ph ao-ph app-ph atm-clus atom-ph bio-ph chem-ph class-ph comp-ph data-an ed-ph flu-dyn gen-ph geo-ph "
        "hist-ph ins-det med-ph optics plasm-ph pop-ph soc-ph space-ph"
    ),
    "q-bio": "BM CB GN MN NC OT PE QM SC TO",
    "q-fin": "CP EC GN MF PM PR RM ST TR",
    "quant-ph": "",
    "stat": "AP CO ME ML OT TH",
}
CATEGORIES = frozenset(_ARCHIVES) | {
    f"{archive}.{name}" for archive, names in _ARCHIVES.items() for name in names.split()
}

NEAR = 0.75  # likeness from which another may be meant: cs.CLL is near to cs.CL, cs.ZZ to none
_BY_FORM = {name.lower(): name for name in sorted(CATEGORIES)}


def known_category(text: str) -> str:
    """The category or archive as arXiv writes it. Raises: ValueError, with what may have been meant, if it has none."""
    known = _BY_FORM.get(text.strip().lower())
    if known is None:
        meant = _nearest(text)
        hint = f"did you mean {meant}?" if meant else "https://arxiv.org/category_taxonomy lists them"
        raise ValueError(f"“{text[:40]}” is no arXiv category; {hint}")
    return known


def _nearest(text: str) -> str | None:
    """The category that somebody may have meant, if one is near."""
    found = difflib.get_close_matches(text.strip().lower()[:40], _BY_FORM, n=1, cutoff=NEAR)
    return _BY_FORM[found[0]] if found else None
