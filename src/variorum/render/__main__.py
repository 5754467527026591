"""`python -m variorum.render` writes the JSON Schema of the edition format to standard output."""

import json
import sys

from variorum.render.schema import schema

if __name__ == "__main__":
    sys.stdout.write(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n")
