"""A paper laid out for looking things up: its passages and tables, and what stands where in them."""
