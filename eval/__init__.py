"""Quality, measured: `python -m eval` runs every task on labelled data (see eval/run.py)."""
