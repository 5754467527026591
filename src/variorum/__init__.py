"""Variorum: textual criticism for the news.

    import variorum

    edition = variorum.read("folder")
    page = variorum.write(edition, "variorum-out")

`read` makes the edition of the reports in files and folders, `write` places it in a folder as JSON,
tables and a page. The records that an edition holds are in `variorum.model`, the errors in
`variorum.errors`.
"""

from typing import TYPE_CHECKING

__version__ = "0.1.0"
__all__ = ["__version__", "read", "write"]

if TYPE_CHECKING:
    from variorum.corpus import read, write
else:

    def __getattr__(name: str) -> object:
        # Late, so that `variorum --help` need not wait for numpy.
        if name in {"read", "write"}:
            from variorum import corpus

            return getattr(corpus, name)
        raise AttributeError(f"module 'variorum' has no attribute {name!r}")
