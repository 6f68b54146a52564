"""How a sentence speaks: whether it can stand alone, is about the pages themselves, or gives orders to its reader."""

from enum import Enum, auto
from functools import cache

from litmus.report.extract.phrases import Lexicon


class Speech(Enum):
    """Ways of speaking that decide about a quote."""

    ORDERS = auto()  # to a program or a reviewer: no statement of the paper
    NAVIGATES = auto()  # says what stands where
    LEANS = auto()  # begins with a word that means something said before
    STANDS = auto()  # begins like that, and names what it means itself


_FORGET = "ignore|disregard|forget|override|bypass"
_SAID = "instructions|instruction|prompt|prompts|directions|guidelines|rules|commands|context|messages"
_GOOD = "positive|favorable|favourable|glowing|enthusiastic"
_BAD = "negatives|negative|weaknesses|weakness|flaws|shortcomings"

_PHRASES: dict[Speech, tuple[str, ...]] = {
    # The wordings of known cases (orders to reviewing programs in papers of July 2025), and their kin.
    Speech.ORDERS: (
        f"{_FORGET} all|any|the|your|my? of? the|these|those|your|any? previous|prior|above|earlier ... {_SAID}",
        f"{_FORGET} all|any|your|everything? {_SAID} / {_FORGET} everything|anything above|before|else",
        f"give|write|output|provide|generate|return|produce a|an|only? {_GOOD} ... review|reviews|rating|evaluation",
        f"{_GOOD} review|reviews|evaluation only / {_GOOD} review of the|this|these|our paper|work|manuscript",
        f"not|never highlight|mention|discuss|report|reveal|list any|the|its|other ... {_BAD}",
        "as a|an ai|large|language|llm|automated|helpful|reviewer|assistant ... you should|must|are|will|shall|can",
        "you should|must|will|shall|need|have ... accept|recommend|rate|score|praise ... paper|submission|manuscript",
        "recommend accepting|acceptance / recommend a|an|for|its|their|strong|this accept|acceptance / strong accept",
        "accept|rate|score this|the paper|manuscript|submission highly|positively|with|as",
        "you are now? a|an ... assistant|model|reviewer|ai|agent|expert|chatbot",
        "^ note|attention|message|instruction|instructions to|for ... llm|llms|ai|ais|reviewer|reviewers|assistants",
        "now give|write|output|answer a|an|only|with",
    ),
    Speech.NAVIGATES: (
        "^ in|as this|the following|next|previous|remaining? section|sections|subsection|appendix|chapter",
        "remainder|rest of this|the paper|work|article|report|section",
        "following section|sections|subsection|subsections",
        "paper|article|work|report|section|rest is organized|organised|structured as|into",
        "^ section|subsection|appendix _ describes|presents|introduces|discusses|provides",
        "^ section|subsection|appendix _ reviews|details|reports|concludes|contains",
        "^ we|please now|also|next|then? refer|see|turn",
        "^ the? results|result|details ... are|is also? shown|presented|given|provided|listed in|to|on",
        "^ the? examples|prompts|proofs|proof ... are|is also? shown|presented|given|provided|listed in|to|on",
        "^ the? results|result|details ... are|is also? reported|summarized|illustrated|deferred in|to",
        "^ the? examples|prompts|proofs|proof ... are|is also? reported|summarized|illustrated|deferred in|to",
        "^ figure|fig|table|tab _ shows|show|lists|reports|presents|summarizes|illustrates|depicts",
        "^ algorithm|eq|equation|listing _ shows|show|lists|reports|presents|summarizes|illustrates|depicts",
        "^ figure|fig|table|tab _ provides|gives|details|compares|visualizes|outlines|describes|contains",
        "^ algorithm|eq|equation|listing _ provides|gives|details|compares|visualizes|outlines|describes|contains",
        "^ this section|subsection|chapter introduces|describes|presents|details|discusses|provides|reviews",
        "in section|sections|appendix _ we / we conclude our|this work|paper|section",
        "we begin|start|conclude this section / we begin|start by reviewing|describing|introducing",
        "following|below techniques|steps|ways|equation|equations|form|manner|components|contributions .",
        "^ we thank|gratefully / work|research was|is supported|funded|partially|partly",
        "equal contribution / corresponding author",
    ),
    Speech.LEANS: (
        "^ it|its|they|their|them|these|those|this|that|such",
        "^ here|both|he|she|doing|hence|thus|therefore|consequently|accordingly",
        "^ similarly|likewise|conversely|then|also|moreover",
        "^ furthermore|additionally|otherwise|instead|meanwhile|afterwards|again",
        "^ another|second|secondly|third|thirdly|fourth / ^ each|one of these|them|those / ^ recall|note that",
        "^ the former|latter|above|same|other|resulting|aforementioned / ^ as a result|consequence / ^ as such",
        "^ in this|that|such|these|both|either case|cases|way|setting|manner|regard|sense|respect",
        "^ in|by contrast|comparison|addition|particular|turn|doing|fact",
        "^ in other words / ^ for example|instance|this|these|that",
        "^ to this|that end",
        "^ to do so / ^ to achieve|address|solve|overcome|tackle|bridge|fill|mitigate this|these|it|them",
        "^ on the other|contrary",
        "^ building|based on this|these|that / ^ with|from|at|under|by this|these|it|that|doing",
        "^ we attribute this|these",
    ),
    Speech.STANDS: (
        "^ here we / ^ based|building|motivated on|by this|these|that _ we",
        "^ this technical? paper|work|report|study|article|survey|research|thesis|position",
        "^ to address|solve|overcome|tackle|bridge|mitigate|fill this|these ... we",
        "^ to this|that end we|this / ^ to achieve this we",
        "^ to do so we / ^ to this|that end the|our",
        "^ in addition|particular we|our|the|to",
        "^ moreover|furthermore|additionally we|our|the|to|a|an|as|existing|current",
        "^ also we|our|the / ^ note|recall that the|our|we|a|an",
        "^ it is|has|remains / ^ in|by contrast to / ^ both encoding|the|our",
    ),
}


@cache
def _lexicon() -> tuple[Lexicon, dict[int, Speech]]:
    lexicon = Lexicon()
    return lexicon, {lexicon.add(phrases): speech for speech, phrases in _PHRASES.items()}


def speech_of(words: tuple[str, ...]) -> frozenset[Speech]:
    """How a sentence speaks, given as `phrases.words_of` cuts it."""
    lexicon, ways = _lexicon()
    found = {ways[group] for group in lexicon.groups_in(words)}
    if Speech.STANDS in found:
        found -= {Speech.STANDS, Speech.LEANS}
    return frozenset(found)
