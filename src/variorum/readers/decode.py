"""Bytes to text, the same way each time: by byte order mark, as UTF-8, else by the best guess."""

import codecs

# Beginnings of files that hold no text whatever their name says.
_BINARY = (
    b"PK\x03\x04",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"BZh",
    b"7z\xbc",
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MARKS = tuple(mark for mark, _ in _MARKS)
# What Windows-1252 adds that newspapers print.
_PRINT = frozenset("‘’“”–—…•€£¥§©®°½¼¾«»·\xa0´¡¿ºª²³™Œœ ŠšŽžŸ")
_GUESS_FROM = 200_000


class NotTextError(Exception):
    """The bytes are not text; the message says how that was seen."""


def decode(raw: bytes) -> str:
    """The text of a file, its line ends untouched and its byte order mark gone.

    Raises `NotTextError` where the bytes hold no text or where no encoding fits.
    """
    refuse_binary(raw)
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw[len(mark) :], encoding)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(raw)


def refuse_binary(raw: bytes) -> None:
    """Raise `NotTextError` where the bytes are plainly no text in any encoding."""
    if raw.startswith(_BINARY):
        raise NotTextError("is a binary file")
    if b"\x00" in raw and not raw.startswith(MARKS):
        raise NotTextError("is a binary file (it holds zero bytes)")


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotTextError(f"is marked as {encoding} and is not") from error


def _guessed(raw: bytes) -> str:
    """Western text that is not UTF-8 is Windows-1252; the rest is left to charset-normalizer."""
    western = raw.decode("cp1252", errors="replace")
    if _western(western):
        return western
    import charset_normalizer  # late: it is seldom needed

    best = charset_normalizer.from_bytes(raw[:_GUESS_FROM]).best()
    try:
        text = raw.decode(best.encoding) if best else ""
    except (UnicodeDecodeError, LookupError):
        text = ""
    if not text or not _plausible(text):
        raise NotTextError("is in no encoding that could be told")
    return text


def _western(text: str) -> bool:
    """Whether text reads as Western: letters with accents and marks of print, and these few."""
    sample = text[:_GUESS_FROM]
    odd = [c for c in sample if not c.isascii()]
    common = sum(1 for c in odd if "À" <= c <= "ÿ" or c in _PRINT)
    return _plausible(sample) and 10 * common >= 9 * len(odd) and 5 * len(odd) <= len(sample)


def _plausible(text: str) -> bool:
    """Whether it is text: hardly any control characters."""
    odd = sum(1 for c in text[:_GUESS_FROM] if ord(c) < 32 and c not in "\t\n\r\f\v\x1b")
    return odd * 100 <= min(len(text), _GUESS_FROM)
