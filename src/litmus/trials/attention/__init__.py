"""Block-sparse attention, shared by trials: masks of blocks, a kernel that skips, and heads to try them on.

Its modules need PyTorch, of the extra `trials`.
"""
