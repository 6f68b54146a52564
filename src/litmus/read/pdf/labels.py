"""What captions begin with."""

import re

CAPTION = re.compile(
    r"(?P<label>(?:(?P<table>Table|Tab\.|TABLE|表)|(?P<program>Algorithm|Listing|算法)|Figure|Fig\.|FIGURE|FIG\.|Scheme|图)"
    r"\s?(?:[A-Z]{1,2}\.?)?(?:\d{1,3}(?:\.\d{1,2})?|[IVX]{1,5}))(?P<end>\s?[.:：|–—]|\s|\Z)\s*"
)
