"""How the sample day is made: `source` reads a paper, `page` and `listings` write what the upstreams would answer."""
