#!/usr/bin/env bash
# The compiler's tests with another numba than the lock's, in an environment that is gone afterwards.
#
#   tools/other_numba.sh least [WORDS FOR PYTEST ...]     # the first that pyproject.toml allows
#   tools/other_numba.sh most  [WORDS FOR PYTEST ...]     # the last that it allows
#   tools/other_numba.sh 0.63.1 tests/wasm                # one that is named
#
# Both ends should pass before the range of pyproject.toml is moved, and in continuous integration. The
# first compiling takes some minutes. Needs uv and an index of packages; PYTHON chooses an interpreter
# (numba 0.62 has none for Python 3.14).
set -euo pipefail

if [ $# -lt 1 ]; then
    sed -n '2,10s/^# \{0,1\}//p' "$0"
    exit 2
fi
cd "$(dirname "$0")/.."
range="$(sed -n 's/^  "\(numba>=[^"]*\)",.*/\1/p' pyproject.toml)"

end() { # the version at an end of the range: lowest or highest
    echo "$range" | uv pip compile --quiet --no-header --no-annotate --no-deps --resolution "$1" \
        ${PYTHON:+--python-version "$PYTHON"} -
}

case "$1" in
least) asked="$(end lowest)" ;;
most) asked="$(end highest)" ;;
*) asked="numba==$1" ;;
esac
shift
if [ $# -eq 0 ]; then
    set -- tests/wasm tests/sim/test_jit.py tests/sim/test_lanes.py tests/sim/test_modes.py tests/test_goldens.py
fi
export SIXPILLARS_CACHE="${SIXPILLARS_CACHE:-$(mktemp -d)}"
run() {
    uv run --quiet --isolated --frozen --extra lab --extra serve --group dev \
        ${PYTHON:+--python "$PYTHON"} --with "$asked" "$@"
}
run python -c 'import llvmlite, numba; print("numba", numba.__version__, "llvmlite", llvmlite.__version__)'
run python -m pytest -q -p no:cacheprovider "$@"
