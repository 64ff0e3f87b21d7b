#!/usr/bin/env bats
# Help, versions, names of the program, and command lines that are wrong.
load project

@test "the version of each name" {
    ln -s "$LIMBECK" alembic
    [ "$(limbeck --version)" = "limbeck 0.1.0" ]
    [ "$(./alembic --version)" = "alembic 1.19.2" ]
}

@test "help of a command, in both ways" {
    limbeck help upgrade >one
    limbeck upgrade --help >two
    cmp one two
    grep -q -- '--dry-run' one
    [ "$(head -n 1 one)" = "usage: limbeck upgrade [-h] [--sql] [--tag TAG] [--dry-run] [--json] revision" ]
}

@test "help as alembic has no option of limbeck's" {
    ln -s "$LIMBECK" alembic
    ./alembic upgrade --help >help
    ! grep -qE -- '--dry-run|--json|limbeck' help
    run ./alembic completion bash
    [ "$status" -eq 2 ]
    [[ "$output" == *"invalid choice: 'completion' (choose from 'branches'"* ]]
}

@test "no command" {
    run limbeck
    [ "$status" -eq 2 ]
    [[ "$output" == *"limbeck: error: too few arguments"* ]]
}

@test "a command that there is not" {
    run limbeck upgrdae head
    [ "$status" -eq 2 ]
    [ "${lines[0]}" = "limbeck: error: there is no command 'upgrdae'" ]
    [ "${lines[1]}" = "Hint: Did you mean upgrade?" ]
}

@test "an option that there is not" {
    run limbeck history --graf
    [ "$status" -eq 2 ]
    [ "${lines[0]}" = "limbeck: error: unrecognized arguments: --graf" ]
    [ "${lines[1]}" = "Hint: Did you mean --graph?" ]
    run limbeck --graph history
    [ "${lines[1]}" = "Hint: --graph goes behind the command." ]
}

@test "options of the program stand before or after the command" {
    make_project
    limbeck -c limbeck.ini heads >before
    limbeck heads -c limbeck.ini >after
    cmp before after
    [ "$(cat after)" = "b2 (head)" ]
    run limbeck current -c # --check-heads, as in Alembic
    [ "$status" -eq 255 ]
}

@test "a folder to work in" {
    mkdir -p x/y
    (cd x/y && make_project)
    [ "$(limbeck -C x -C y heads)" = "b2 (head)" ]
    run limbeck -C nowhere heads
    [ "$status" -eq 1 ]
    [ "$output" = "limbeck: error: cannot change to nowhere: No such file or directory" ]
}

@test "colour that there is not" {
    run limbeck --color=sometimes heads
    [ "$status" -eq 2 ]
    [[ "$output" == *"--color is auto, always or never, not sometimes"* ]]
}
