import subprocess
import sys

import variorum.skim.compiled
from variorum.skim.index_loops import all_entered


def test_what_is_kept_is_stamped_with_all_sources() -> None:
    # By an inner name of numba's: if this fails, see what it is called now.
    cache = all_entered._cache._cache_file  # type: ignore[attr-defined]
    names = [name for name, _, _ in cache._source_stamp]
    assert {"index_loops.py", "shingle_loops.py", "slots.py"} <= set(names)


def test_without_numba_the_error_names_the_command() -> None:
    code = (
        "import sys; sys.modules['numba'] = None\n"
        "from variorum.errors import MissingExtraError\n"
        "try:\n    import variorum.skim\n"
        "except MissingExtraError as error:\n    print(error)\n"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "pip install 'variorum[corpus]'" in told.stdout


def test_reading_closely_does_not_import_it() -> None:
    code = "import sys, variorum, variorum.cli; print('numba' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
    assert variorum.skim.compiled.__name__ in sys.modules
