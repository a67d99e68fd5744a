#!/usr/bin/env bash
# The README's commands on a Python of another Debian, as a newcomer of that Debian would run them.
#
#   sudo tools/debian_python.sh FOLDER SUITE PYTHON [WORDS FOR PYTEST ...]
#   sudo tools/debian_python.sh /var/tmp/debian trixie python3
#   sudo tools/debian_python.sh /var/tmp/debian sid python3.15 tests/test_goldens.py
#
# A system of SUITE is made in FOLDER/SUITE once (debootstrap), the last commit of this checkout is
# cloned into it, and there run `demo` and `test`.  Needs root, debootstrap, git and a network.
set -euo pipefail

if [ $# -lt 3 ]; then
    sed -n '2,10s/^# \{0,1\}//p' "$0"
    exit 2
fi
readonly folder="$1" suite="$2" python="$3"
shift 3
house="$(cd "$(dirname "$0")/.." && pwd)"
readonly house system="$folder/$suite"

if [ ! -e "$system/etc/debian_version" ]; then
    mkdir -p "$folder"
    debootstrap --variant=minbase --include=ca-certificates "$suite" "$system"
fi
# whatever authorities this computer trusts, for example those of a proxy
cp /etc/ssl/certs/ca-certificates.crt "$system/etc/ssl/certs/ca-certificates.crt"
rm -rf "$system/srv/sixpillars"
git clone --quiet --no-hardlinks "$house" "$system/srv/sixpillars"

inside='
set -eu
mount -t proc proc /proc
mount -t tmpfs tmpfs /dev/shm
export HOME=/root DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
unset PIP_FIND_LINKS PYTHONPATH
command -v "$1" >/dev/null && "$1" -c "import ensurepip, venv" 2>/dev/null || {
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends "$1" "$1-venv" >/dev/null
}
cd /srv/sixpillars
"$1" --version
python="$1"
shift
started=$(date +%s)
"$python" run.py demo
echo "demo: exit $? after $(($(date +%s) - started)) s"
"$python" run.py test -p no:cacheprovider "$@"
'
exec unshare --mount chroot "$system" sh -c "$inside" sh "$python" "$@"
