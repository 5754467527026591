"""Stage: where the tellings differ, and what each difference is worth.

`compare` calls every comparer on one `Scene` and puts the differences in order. A newcomer's map:

- typed values: `numbers` (with `counts`, `frames`, `grounds`, `comparable`, `apart`, `values`,
  `units`, `money`, `rates`), `dates` (with `dated`, `clocks`), `scope` (a figure tied to another
  subject);
- what was done: `course` (done, ahead, doubtful, not; with `deeds`), `degrees`, `opposites`,
  `certainty`, `superlatives`, `firsts`;
- who: `voices`, `offices`, `names`, `lists`;
- denials: `polarity`, `deniers`, `silences` (all with `denied`);
- under all of them: `scene`, `contexts` (what stands around two words), `groups`.
"""

from variorum.apparatus.compare import compare

__all__ = ["compare"]
