#!/usr/bin/env bats
# edit: which editor, and with what.
load project

editor() {
    mkdir -p bin
    printf '#!/bin/sh\necho "%s:" "$@"\n' "$1" >"bin/$1"
    chmod +x "bin/$1"
}

setup_editors() {
    make_project
    for name in sensible-editor mine other; do editor "$name"; done
    PATH=$PWD/bin:$PATH
}

@test "\$VISUAL before \$EDITOR, with its arguments" {
    setup_editors
    file=$PWD/migrations/versions/b2.sql
    [ "$(limbeck edit head)" = "sensible-editor: $file" ]
    [ "$(EDITOR=mine limbeck edit b2)" = "mine: $file" ]
    [ "$(EDITOR=mine VISUAL="other --wait 'a b'" limbeck edit b2)" = "other: --wait a b $file" ]
}

@test "called alembic \$EDITOR is first, and \$VISUAL alone is second" {
    setup_editors
    ln -s "$LIMBECK" alembic
    edit() { ./alembic -c limbeck.ini -n limbeck edit a1; }
    [[ "$(EDITOR=mine VISUAL=other edit)" == mine:* ]]
    [[ "$(VISUAL=other edit)" == sensible-editor:* ]]
}

@test "an editor that is a file" {
    setup_editors
    [[ "$(EDITOR=$PWD/bin/mine limbeck edit head)" == mine:* ]]
}

@test "an editor that fails" {
    setup_editors
    printf '#!/bin/sh\nexit 3\n' >bin/mine
    EDITOR=mine run limbeck edit head
    [ "$status" -eq 255 ]
    [[ "$output" == *"Error executing editor (Command '['$PWD/bin/mine', "*"returned non-zero exit status 3.)"* ]]
}

@test "nothing to edit" {
    setup_editors
    run limbeck edit base
    [ "$status" -eq 255 ]
    [[ "$output" == *"No revision files indicated by symbol 'base'"* ]]
    run limbeck edit current
    [[ "$output" == *"No current revisions"* ]]
}
