"""The works in a reader's library, as reference managers export it: BibTeX, or CSL-JSON (Zotero, Mendeley, JabRef).

Such files are dirty, and may be hostile: what can be read of them is read, within bounds, and the rest is counted.
"""

from litmus.library.file import Library, read_library

__all__ = ["Library", "read_library"]
