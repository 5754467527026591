"""Transcribe: an article as received becomes a report (a witness), nothing of it altered."""

from variorum.witness.dates import day_of
from variorum.witness.transcribe import transcribe

__all__ = ["day_of", "transcribe"]
