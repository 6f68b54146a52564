"""Sentences of scientific English and Chinese, as spans of the text they stand in.

Formulas are covered first, so that the text keeps its length and their stops are out of the way (`formulas`). Then
every mark that may end a sentence is looked at (`spans`): whether brackets or quotation marks are open around it
(`enclosures`), the word before it (`shortened`: "Fig.", "et al.", an initial), the sentence so far (a list's "1." is
none), and what follows (`beginnings`: a word in small letters goes on, a citation belongs to the sentence before it).
All of it is linear in the length of the text, which may be hostile.

Splitters for everyday text are no foundation. Of 126 sentences written in the manner of papers after the rules were,
118 came out whole here; of sentencex 1.0 109, of pysbd 0.3 99, of blingfire 98, of spaCy's sentencizer 62.
"""

from litmus.sentences.spans import sentence_spans

__all__ = ["sentence_spans"]
