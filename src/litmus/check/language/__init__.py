"""The words of a text: terms in both languages, names, measures, what is counted and listed, clauses and quotations."""
