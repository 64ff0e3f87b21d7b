#!/usr/bin/env bats
# Completion, as the shells ask for it.
load project

# complete_in_bash WORDS...: what bash proposes for the last word.
complete_in_bash() {
    bash --norc -c '
        PATH=$1:$PATH; shift
        source <(limbeck completion bash)
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        _limbeck
        printf "%s\n" "${COMPREPLY[@]}"' bash "$PWD/path" "$@"
}

setup_completion() {
    make_project
    mkdir path
    ln -s "$LIMBECK" path/limbeck
}

@test "commands, options and values" {
    setup_completion
    [ "$(complete_in_bash limbeck up)" = "upgrade" ]
    [ "$(complete_in_bash limbeck history --gr)" = "--graph" ]
    [ "$(complete_in_bash limbeck completion f)" = "fish" ]
    [ "$(complete_in_bash limbeck init -t sq)" = "sql" ]
}

@test "revisions of the project" {
    setup_completion
    [ "$(complete_in_bash limbeck upgrade b)" = "base
b2" ]
    [ "$(complete_in_bash limbeck show cur)" = "current" ]
    [ "$(limbeck __complete -- upgrade a1:b)" = "a1:base	
a1:b2	add books" ]
}

@test "a project that cannot be read completes nothing and says nothing" {
    run_apart limbeck __complete -- upgrade x
    [ "$status" -eq 0 ]
    [ -z "$output$errors" ]
}

@test "files and folders" {
    setup_completion
    mkdir folder
    [ "$(complete_in_bash limbeck -c limb)" = "limbeck.ini" ]
    [ "$(complete_in_bash limbeck -C fol)" = "folder" ]
}

@test "the scripts are understood by their shells" {
    for shell in bash zsh fish; do
        limbeck completion $shell >script
        [ -s script ]
        if command -v $shell >/dev/null; then $shell -n script; fi
    done
    run limbeck completion csh
    [ "$status" -eq 2 ]
}
