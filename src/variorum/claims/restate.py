"""A claim whose tellings were changed: its standing, anew."""

from dataclasses import replace

from variorum.claims.align import _status
from variorum.claims.standing import Roots
from variorum.model import Claim, Saying, Stemma


def restate(claim: Claim, stemma: Stemma) -> Claim:
    """The claim with the roots behind its witnesses, and the status that they give it."""
    tellings = [
        Saying(span=w.span, modality=w.modality, attribution=w.attribution) for w in claim.witnesses
    ]
    sources = Roots(stemma).behind(tellings)
    return replace(claim, sources=sources, status=_status(tellings, sources))
