#!/usr/bin/env bats
# heads, history, show, current: drawn, in colour, as JSON.
load project

@test "a history drawn with lanes" {
    make_branched_project
    run limbeck history --graph
    [ "$status" -eq 0 ]
    diff -u - <(echo "$output") <<'END'
* d4 (head) (mergepoint), join
|\
| | * e5 (head), reports
| |.
|.|
* | b2, add books
| * c3, add lab
|/
* a1 (branchpoint), add users
END
}

@test "the current revision in the drawing" {
    make_project
    limbeck upgrade a1
    run limbeck history --graph -i
    [ "${lines[0]}" = "* b2 (head), add books" ]
    [ "${lines[1]}" = "@ a1 (current), add users" ]
}

@test "a drawing of whole entries" {
    make_project
    limbeck history --graph -v >drawn
    [ "$(grep -c '^[*|] ' drawn)" -gt 6 ]
    grep -q '^\* Rev: b2 (head)$' drawn
    grep -q '^| Parent: a1$' drawn
}

@test "colour only where it is wanted" {
    make_project
    [ "$(limbeck --color=always heads)" = $'\e[33mb2\e[0m \e[1;32m(head)\e[0m' ]
    [ "$(CLICOLOR_FORCE=1 limbeck heads)" = $'\e[33mb2\e[0m \e[1;32m(head)\e[0m' ]
    [ "$(NO_COLOR=1 CLICOLOR_FORCE=1 limbeck heads)" = "b2 (head)" ]
    [ "$(limbeck heads)" = "b2 (head)" ]
    ln -s "$LIMBECK" alembic
    [ "$(CLICOLOR_FORCE=1 ./alembic -c limbeck.ini -n limbeck heads)" = "b2 (head)" ]
}

@test "quiet" {
    make_project
    for options in "" --graph --json; do
        # shellcheck disable=SC2086 # no option, or one
        run limbeck -q history $options
        [ "$status" -eq 0 ]
        [ -z "$output" ]
    done
}

@test "JSON has the keys of its description" {
    make_branched_project
    limbeck upgrade b2
    for command in heads "history -i" branches current "show d4" "history -r a1:d4"; do
        # shellcheck disable=SC2086 # words of a command line
        limbeck $command --json >"$(echo "$command" | tr -d ' :').json"
    done
    limbeck list_templates --json >templates.json
    python3 - "$BATS_TEST_DIRNAME/../../docs/man/limbeck-json.5" <<'END'
import glob, json, re, sys
described = set(re.findall(r"\b(?:is_)?[a-z_]+\b", open(sys.argv[1]).read()))
for name in glob.glob("*.json"):
    content = json.load(open(name))
    (key, items), = content.items()
    assert key in described and items, name
    for item in items:
        assert set(item) <= described, (name, set(item) - described)
history = json.load(open("history-i.json"))["revisions"]
by_id = {revision["id"]: revision for revision in history}
assert by_id["b2"]["is_current"] and not by_id["a1"]["is_current"]
assert by_id["d4"]["down"] == ["b2", "c3"] and by_id["d4"]["is_merge_point"]
assert by_id["e5"]["depends_on"] == ["b2"]
assert by_id["a1"]["is_base"] and by_id["a1"]["next"] == ["b2", "c3"]
END
}

@test "an identifier that is nearly one" {
    make_project
    revision 5f9d02b71c44 b2 "add tags"
    run limbeck show 5f9d02b71c45
    [ "$status" -eq 255 ]
    [[ "$output" == *"Hint: Did you mean 5f9d02b71c44?" ]]
    run limbeck upgrade haed
    [[ "$output" == *"Hint: Did you mean head?" ]]
    run limbeck show zzzzzzzz
    [[ "$output" != *"Did you mean"* ]]
}
