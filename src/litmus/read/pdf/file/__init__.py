"""What a PDF holds: its pages with their words, lines and links, its outline, and what it hides."""
