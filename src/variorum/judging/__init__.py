"""Stage: an editor's decisions, carried out on the stemma, the claims and the apparatus."""

from variorum.judging.claims import judge_claims, upheld
from variorum.judging.descent import judge_descent
from variorum.judging.ledger import Case
from variorum.judging.loci import judge_loci
from variorum.judging.places import assign

__all__ = ["Case", "assign", "judge_claims", "judge_descent", "judge_loci", "upheld"]
