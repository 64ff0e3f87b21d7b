#!/usr/bin/env bash
# `make install`: what is put where, and that it works from there. (tests/embed compiles programs against the library.) TAP.
set -u
cd "$(dirname "$0")/../.." || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root prefix=/opt/limbeck
at=$root$prefix

# verdict NAME STATUS: $work/log says more of what failed.
verdict() {
    if [ "$2" -eq 0 ]; then
        echo "ok - $1"
    else
        echo "not ok - $1"
        sed 's/^/# /' "$work/log"
    fi
}

make install PREFIX=$prefix DESTDIR="$root" >"$work/log" 2>&1
verdict "make install" $?

for file in bin/limbeck include/limbeck/limbeck.h share/man/man1/limbeck.1 share/man/man1/limbeck-upgrade.1 \
    share/man/man5/limbeck-json.5 share/bash-completion/completions/limbeck.bash share/zsh/site-functions/_limbeck \
    share/fish/vendor_completions.d/limbeck.fish; do
    ls "$at/$file" "$at/$file".gz >"$work/log" 2>&1
    [ -s "$at/$file" ]
    verdict "$file is there" $?
done
find "$root" -not -type d -not -path "$at/*" >"$work/log"
[ ! -s "$work/log" ]
verdict "nothing stands outside of PREFIX" $?
grep -rlF "$PWD" "$at" >"$work/log"
[ ! -s "$work/log" ]
verdict "nothing names the folder it was built in" $?

"$at/bin/limbeck" --version >"$work/log" 2>&1
verdict "the program runs" $?
for page in "$at"/share/man/man?/*; do
    man --warnings -l "$page" 2>&1 >"$work/page" | cat >"$work/log"
    [ -s "$work/page" ] && [ ! -s "$work/log" ]
    verdict "man shows ${page##*/}" $?
done

export PATH=$at/bin:$PATH
bash --norc -c '. "$1"; COMP_WORDS=(limbeck upg) COMP_CWORD=1; _limbeck; [ "${COMPREPLY[*]}" = upgrade ]' \
    bash "$at/share/bash-completion/completions/limbeck.bash" >"$work/log" 2>&1
verdict "bash completes" $?
# Without its line editor zsh has no compadd: what is proposed stands in the array that _describe is given.
zsh -f -c 'compdef() { : } ; _describe() { print -l -- "${(@P)4}" }; . "$1"; words=(limbeck upg) CURRENT=2; _limbeck' \
    zsh "$at/share/zsh/site-functions/_limbeck" >"$work/log" 2>&1
grep -q '^upgrade:' "$work/log"
verdict "zsh completes" $?
pc=$(dirname "$(find "$at" -name limbeck.pc)")
export PKG_CONFIG_LIBDIR=$pc
unset PKG_CONFIG_PATH
[ "$(pkg-config --variable=prefix limbeck 2>"$work/log")" = $prefix ]
verdict "pkg-config knows PREFIX" $?
# As a packager compiles: PREFIX is not where the files are now.
printf '#include <limbeck/limbeck.h>\n#include <stdio.h>\nint main(void)\n{\n    return puts(limbeck_version()) < 0;\n}\n' \
    >"$work/version.c"
export PKG_CONFIG_SYSROOT_DIR=$root
# shellcheck disable=SC2046 # a list of words
gcc -std=c99 -o "$work/version" "$work/version.c" $(pkg-config --cflags --libs limbeck) >"$work/log" 2>&1
verdict "a C program compiles" $?
# shellcheck disable=SC2046
clang++ -x c++ -o "$work/version++" "$work/version.c" $(pkg-config --cflags --libs limbeck) >"$work/log" 2>&1
verdict "a C++ program compiles" $?
for program in version version++; do
    LD_LIBRARY_PATH=$(dirname "$pc") "$work/$program" >"$work/log" 2>&1
    [ "limbeck $(cat "$work/log")" = "$(limbeck --version)" ]
    verdict "$program prints the program's version" $?
done
