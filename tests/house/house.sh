#!/usr/bin/env bash
# The rules of the house that a program can check: who includes whom, sizes, marks of unfinished work. TAP.
cd "$(dirname "$0")/../.." || exit 1

# verdict NAME PROBLEMS
verdict() {
    if [ -z "$2" ]; then
        echo "ok - $1"
    else
        echo "not ok - $1"
        printf '%s\n' "$2" | sed 's/^/# /'
    fi
}

allowed() { # ROOM HEADER
    local target=${2%%/*} line
    [ "$1" = "$target" ] && return 0
    [ "$target" = limbeck ] && { [ "$1" = api ] || [ "$1" = command ]; } && return 0
    line=$(grep "^$1:" tests/house/rooms) || return 1
    case " ${line#*:} " in
    *" $target "*) return 0 ;;
    *" $2 "*) return 0 ;;
    *" database.h "*) [[ $2 =~ ^database/[a-z_]+\.h$ ]] && return 0 ;;
    esac
    return 1
}

problems=
while IFS=: read -r file _ include; do
    room=${file#src/} room=${room%%/*}
    header=${include#*\"} header=${header%%\"*}
    case $header in */*) ;; *) continue ;; esac # a header of the same folder, or generated
    [ -d "src/${header%%/*}" ] || [ "${header%%/*}" = limbeck ] || continue
    allowed "$room" "$header" || problems+="$file includes $header"$'\n'
done < <(grep -rnE '^ *# *include +"' src --include='*.c' --include='*.h')
verdict "rooms include only what they stand on" "${problems%$'\n'}"

rooms=$(for room in src/*/; do
    room=$(basename "$room")
    grep -q "^$room:" tests/house/rooms || echo "src/$room is not in tests/house/rooms"
done)
verdict "every room is in the table" "$rooms"

verdict "no file over 800 lines that is not in tests/house/long-files" "$(
    find src include tests -name '*.[ch]' -print0 | xargs -0 wc -l | awk '$2 != "total" && $1 > 800 {print $2, $1}' |
        grep -vwFf <(grep -v '^#' tests/house/long-files | cut -d' ' -f1))"

verdict "no marks of unfinished work" "$(grep -rnE '\b(TODO|FIXME|XXX|HACK)\b' src include)"

verdict "every header says what it is" "$(for header in $(find src include -name '*.h'); do
    head -n 1 "$header" | grep -q '^/\*' || echo "$header"
done)"

verdict "the library never prints, exits or jumps" "$(grep -rnwE \
    'printf|fprintf|puts|putchar|exit|_exit|setjmp|longjmp|perror' src --include='*.c' |
    grep -vE '^src/(command|python/tool)/|^src/base/memory.c|snprintf' | grep -vE '^[^:]*:[0-9]+: *(/\*|\*|//)' | grep -vE 'format\(printf' |
    grep -E '\b(printf|fprintf|puts|putchar|exit|_exit|setjmp|longjmp|perror) ?\(')"

verdict "the public header compiles as C99 and C++" "$({
    gcc -std=c99 -pedantic -Wall -Wextra -Werror -Iinclude -x c -fsyntax-only include/limbeck/limbeck.h
    command -v g++ >/dev/null && g++ -std=c++11 -Wall -Wextra -Werror -Iinclude -x c++ -fsyntax-only include/limbeck/limbeck.h
} 2>&1)"

# A room's functions are its own: two rooms with a function of one name cannot stand in one program.
build=${LIMBECK_BUILD:-build-check}
symbols=$(for archive in "$build"/src/*/liblb_*.a; do
    nm --defined-only --extern-only "$archive" | awk -v room="$(basename "$(dirname "$archive")")" \
        'NF == 3 && $3 !~ /^__/ && !seen[$3]++ {print $3, room}'
done)
verdict "no two rooms export one name" "$(if [ -z "$symbols" ]; then echo "no archive of a room in $build"; fi
    awk '{rooms[$1] = rooms[$1] " " $2; n[$1]++} END {for (name in n) if (n[name] > 1) print name ":" rooms[name]}' <<<"$symbols")"
verdict "the linker is not told to overlook that" "$(grep -rnE 'muldefs|allow-multiple-definition' --include=meson.build --include=Makefile .)"
