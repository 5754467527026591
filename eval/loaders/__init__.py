"""Readers of the labelled sets, one a format; they live beside the runner, not in the product."""
