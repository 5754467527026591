"""The tree of errors. Every message says what is wrong, where, and what to do next.

VariorumError
├── InputError            what the user gave cannot be read at all        exit code 2
│   ├── MissingPathError       a path that is not there
│   ├── NothingToReadError     no report was found in what was given
│   ├── MissingReaderError     the reader that was asked for cannot run here
│   ├── MissingExtraError      a package of an optional extra is not installed
│   └── UnknownFindingError    an id that is no finding of the edition, or several
├── OutputError           the output folder cannot be written             exit code 3
└── RecordError           a record that cannot be: a defect of the program exit code 70
"""


class VariorumError(Exception):
    """The root. `exit_code` is what the command line ends with."""

    exit_code = 70


class InputError(VariorumError):
    """What the user gave cannot be read at all."""

    exit_code = 2


class MissingPathError(InputError):
    """A path that was named and is not there."""


class NothingToReadError(InputError):
    """No readable report in all that was given."""


class MissingReaderError(InputError):
    """The reader that was asked for needs a package that is not installed."""

    def __init__(self, package: str) -> None:
        super().__init__(
            f"the learned reader needs {package}, which is not installed: "
            f"pip install {package}, or read with --reader rules"
        )


class MissingExtraError(InputError):
    """What was asked for needs packages that come with an extra, and one of them is not here."""

    def __init__(self, package: str, extra: str = "corpus") -> None:
        super().__init__(
            f"a corpus needs {package}, which is not installed: pip install 'variorum[{extra}]'"
        )


class UnknownFindingError(InputError):
    """An id that no finding of the edition has, or more than one."""


class OutputError(VariorumError):
    """The output folder cannot be written or moved into place."""

    exit_code = 3


class RecordError(VariorumError):
    """A record that cannot be (a span that ends before it starts): a defect of the program."""
