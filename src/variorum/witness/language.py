"""English or not, by the share of its function words; nothing finer is needed here."""

from variorum.lexicon import is_function_word
from variorum.text.words import words

# English prose runs at 0.4 to 0.55; other European languages, sharing "in", "me", "a", below 0.15.
_ENGLISH = 0.22
_ENOUGH = 6
_LOOK = 4000


def language_of(text: str, metadata: str = "") -> str:
    """The language that the metadata name ("en" of "en-GB"), else "en", else "und"."""
    named = metadata.strip().lower().replace("_", "-").split("-")[0]
    if named:
        return {"english": "en", "eng": "en"}.get(named, named)
    found = words(text, 0, min(len(text), _LOOK))
    if len(found) < _ENOUGH:
        return "en" if all(word.form.isascii() for word in found) else "und"
    common = sum(1 for word in found if is_function_word(word.form))
    return "en" if common >= _ENGLISH * len(found) else "und"
