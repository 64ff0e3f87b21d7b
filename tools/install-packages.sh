#!/bin/sh
# Installs the Debian packages of packages.txt whose purpose is one of the arguments, as far as they are missing:
#     tools/install-packages.sh build run demo
# As root, or with sudo where that asks for no password; otherwise it names the packages and fails.
set -eu
here=$(dirname "$0")
want=" $* "
missing=
while read -r package purposes; do
    case $package in '' | '#'*) continue ;; esac
    for purpose in $purposes; do
        case $want in *" $purpose "*) ;; *) continue ;; esac
        if ! dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed'; then
            missing="$missing $package"
        fi
    done
done <"$here/../packages.txt"
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
    as_root=
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root=sudo
else
    echo "These Debian packages are missing, and installing them needs root:" >&2
    echo "    sudo apt-get install --no-install-recommends$missing" >&2
    exit 1
fi
echo "Installing:$missing"
export DEBIAN_FRONTEND=noninteractive
# Debian's postgresql package would start a cluster of its own; the tests want none.
if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    $as_root mkdir -p /etc/postgresql-common
    echo 'create_main_cluster = false' | $as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
fi
# The lists may be old or absent: they are read anew when the first try fails.
install() {
    # shellcheck disable=SC2086 # the list is meant to be split
    $as_root apt-get install -y -q --no-install-recommends $missing
}
install >/tmp/limbeck-packages.$$ 2>&1 || { $as_root apt-get update -q && install; } >/tmp/limbeck-packages.$$ 2>&1 || {
    cat /tmp/limbeck-packages.$$ >&2
    rm -f /tmp/limbeck-packages.$$
    exit 1
}
rm -f /tmp/limbeck-packages.$$
