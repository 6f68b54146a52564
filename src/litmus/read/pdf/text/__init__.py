"""From lines to sections and blocks: title and authors, headings, paragraphs, formulas, notes, references."""
