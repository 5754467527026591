"""The world out: an edition as JSON, tables, a page, a terminal summary."""

from variorum.render.codec import from_json, to_json
from variorum.render.page import to_page
from variorum.render.schema import schema
from variorum.render.tables import to_tables
from variorum.render.terminal import to_terminal

__all__ = ["from_json", "schema", "to_json", "to_page", "to_tables", "to_terminal"]
