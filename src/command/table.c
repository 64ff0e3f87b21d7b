#include "command/table.h"

#include <string.h>

const lb_option lb_options[LB_OPTION_COUNT] = {
#define X(id, short_name, long_name, metavar, is_repeatable, availability, value, help) \
    {long_name, metavar, help, LB_OPTION_##id, availability, value, short_name, is_repeatable},
    LB_OPTION_TABLE(X)
#undef X
};

#define OPTIONS(...)          \
    .options = {__VA_ARGS__}, \
    .option_count = sizeof((lb_option_id[]){__VA_ARGS__}) / sizeof(lb_option_id)
#define O(id) LB_OPTION_##id

#define REVISION_HELP                                                                    \
    "A revision: an identifier or the start of one, head, heads, base, a branch label, " \
    "LABEL@head, or a relative form (+1, -2, ae10+3)."

const lb_command lb_program = {
    .name = "limbeck",
    .summary = "version control for database schemas",
    .description =
        "A project keeps the history of its database schema as revisions: small scripts, each with "
        "a way up and a way down. limbeck writes new revisions, applies them in order, records in "
        "the database where it stands, and takes them back.\n\n"
        "Options of the program may stand before or after the command. Called by the name alembic, "
        "the program behaves as Alembic does, to the byte, and has Alembic's commands and options "
        "only.",
    .argument = {"command", LB_OPTIONAL, LB_WORD_COMMAND, "What to do."},
    OPTIONS(O(HELP), O(VERSION), O(CONFIG), O(NAME), O(X), O(RAISEERR), O(QUIET), O(DIRECTORY),
            O(URL), O(COLOR)),
    .examples =
        {
            {"init migrations", "Start a project in this directory."},
            {"revision -m \"add users\"", "Write a new revision, to be filled in."},
            {"upgrade head", "Apply every revision that the database lacks."},
            {"current", "Show where the database stands."},
        },
};

const lb_command lb_commands[LB_COMMAND_COUNT] = {
    [LB_COMMAND_BRANCHES] =
        {
            .name = "branches",
            .summary = "Show the revisions where the history branches",
            .description = "A branch point is a revision that more than one other follows. Each is "
                           "shown with the revisions that it branches into.",
            OPTIONS(O(HELP), O(VERBOSE), O(JSON)),
        },
    [LB_COMMAND_CHECK] =
        {
            .name = "check",
            .summary = "Check that the models and the database agree",
            .description =
                "Compares the models with the database as revision --autogenerate does, and writes "
                "nothing. Fails if a new revision would have something to do, so that a build can "
                "find a migration that was forgotten.",
            OPTIONS(O(HELP), O(RENAMES), O(JSON)),
        },
    [LB_COMMAND_COMPLETION] =
        {
            .name = "completion",
            .availability = LB_LIMBECK_ONLY,
            .summary = "Print a script that completes commands in a shell",
            .description = "The script completes commands, options, files and the project's own "
                           "revisions.",
            .argument = {"shell", LB_ONE, LB_WORD_SHELL, "The shell: bash, zsh or fish."},
            OPTIONS(O(HELP)),
            .examples =
                {
                    {"completion bash > ~/.local/share/bash-completion/completions/limbeck",
                     "Install for bash."},
                    {"completion zsh > ~/.zfunc/_limbeck",
                     "Install for zsh, in a folder of $fpath."},
                    {"completion fish > ~/.config/fish/completions/limbeck.fish",
                     "Install for fish."},
                },
        },
    [LB_COMMAND_CONVERT] =
        {
            .name = "convert",
            .availability = LB_LIMBECK_ONLY,
            .summary = "Write the .sql twins of .py revisions",
            .description =
                "Runs the scripts, up and down, with nothing behind them, and writes down what "
                "they "
                "would send: a .sql file beside each .py file, with the same identifier, header "
                "and "
                "effect. Only then the .py file is renamed, to .py.converted. No database is "
                "asked.\n\n"
                "A script whose statements depend on a database (it reads rows, inspects, catches "
                "errors, makes a table anew), on the time or on chance is listed with the place "
                "and "
                "the reason, and left as it is; the command then fails, and the others are "
                "converted. .py and .sql revisions may stand in one history. A script that raises "
                "an exception instead of going down gets no way down.\n\n"
                "The twin is for one database: what a script does on another one is lost in it.",
            .argument = {"revisions", LB_ANY, LB_WORD_REVISION,
                         "Revisions or ranges FROM:TO; without any, all."},
            OPTIONS(O(HELP), O(DIALECT), O(OUTPUT), O(DRY_RUN), O(JSON)),
            .examples =
                {
                    {"convert --dry-run", "Show what would be converted, and what not."},
                    {"convert --output sql", "Write the twins to a folder of their own."},
                    {"convert ae10:head", "Convert the newest revisions only."},
                },
        },
    [LB_COMMAND_CURRENT] =
        {
            .name = "current",
            .summary = "Show the revisions that the database is at",
            .description =
                "Reads the version table. There is one revision for each branch that was applied, "
                "and none in a database that was never migrated.",
            OPTIONS(O(HELP), O(CHECK_HEADS), O(VERBOSE), O(JSON)),
            .examples =
                {
                    {"current --check-heads", "Fail if a revision is still to be applied."},
                },
        },
    [LB_COMMAND_DIFF] =
        {
            .name = "diff",
            .availability = LB_LIMBECK_ONLY,
            .summary = "Print the statements that turn one schema into another",
            .description =
                "A side is the URL of a database, a .sql file or a folder of them, database (the "
                "project's own), models, or a revision: the schema after it, which a scratch "
                "database is taken to. With one side the database is turned into it. Nothing is "
                "printed where the two agree.",
            .argument = {"side", LB_ONE_OR_MORE, LB_WORD_FILE,
                         "What to start from, then what to reach."},
            OPTIONS(O(HELP), O(RENAMES), O(JSON)),
            .examples =
                {
                    {"diff models", "What the next revision would do."},
                    {"diff old.sql new.sql", "From one file to another."},
                    {"diff database postgresql://localhost/other", "From one database to another."},
                },
        },
    [LB_COMMAND_DOWNGRADE] =
        {
            .name = "downgrade",
            .summary = "Take revisions back",
            .description =
                "Runs the way down of every applied revision above the given one, newest first. "
                "Each revision and its row in the version table change together where the database "
                "can roll back DDL.\n\n"
                "With --sql the argument is a range, FROM:TO, since no database is asked where it "
                "stands.",
            .argument = {"revision", LB_ONE, LB_WORD_REVISION,
                         "Where to go: a revision, base, or a number of steps such as -1."},
            OPTIONS(O(HELP), O(SQL), O(TAG), O(DRY_RUN), O(JSON)),
            .examples =
                {
                    {"downgrade -1", "Take the last revision back."},
                    {"downgrade base --dry-run", "Show what would be taken back."},
                    {"downgrade ae10:base --sql", "Write the SQL for it."},
                },
        },
    [LB_COMMAND_EDIT] =
        {
            .name = "edit",
            .summary = "Open revision files in an editor",
            .description = "The editor is $VISUAL or $EDITOR; without them the first of "
                           "sensible-editor, editor, nano, vim and code that is there.",
            .argument = {"rev", LB_ONE, LB_WORD_REVISION,
                         "A revision, head, heads, or current for what the database is at."},
            OPTIONS(O(HELP)),
        },
    [LB_COMMAND_ENSURE_VERSION] =
        {
            .name = "ensure_version",
            .summary = "Create the version table where it is absent",
            .description = "The version table records which revisions the database is at. upgrade "
                           "and stamp create it as well.",
            OPTIONS(O(HELP), O(SQL)),
        },
    [LB_COMMAND_HEADS] =
        {
            .name = "heads",
            .summary = "Show the newest revisions",
            .description = "A head is a revision that no other follows; there is one for each "
                           "branch. No database is asked.",
            OPTIONS(O(HELP), O(VERBOSE), O(RESOLVE_DEPENDENCIES), O(JSON)),
        },
    [LB_COMMAND_HELP] =
        {
            .name = "help",
            .availability = LB_LIMBECK_ONLY,
            .summary = "Explain limbeck or one of its commands",
            .description = "The same text as COMMAND --help.",
            .argument = {"command", LB_OPTIONAL, LB_WORD_COMMAND, "The command to explain."},
            OPTIONS(O(HELP)),
        },
    [LB_COMMAND_HISTORY] =
        {
            .name = "history",
            .summary = "List the revisions, newest first",
            .description =
                "Each line has what a revision follows, its identifier and its description. The "
                "database is asked only where current is part of the range or is to be marked.",
            OPTIONS(O(HELP), O(REV_RANGE), O(VERBOSE), O(INDICATE_CURRENT), O(GRAPH), O(JSON)),
            .examples =
                {
                    {"history --graph", "Draw branches and merges."},
                    {"history -r current:head", "Show what is still to be applied."},
                    {"history -r -2:", "Show the heads and what leads to them, two steps back."},
                },
        },
    [LB_COMMAND_INIT] =
        {
            .name = "init",
            .summary = "Start a project",
            .description =
                "Makes the directory with a place for revisions, and a settings file beside it "
                "where there is none. A directory that holds something is left as it is.",
            .argument = {"directory", LB_ONE, LB_WORD_DIRECTORY, "Where the revisions shall be."},
            OPTIONS(O(HELP), O(TEMPLATE), O(PACKAGE)),
            .examples =
                {
                    {"init migrations", "A project with revisions in SQL."},
                    {"init -t generic alembic", "A project for Alembic, in Python."},
                },
        },
    [LB_COMMAND_LIST_TEMPLATES] =
        {
            .name = "list_templates",
            .summary = "List the templates that init can start from",
            .description = "Each line has the name of a template and what it is for.",
            OPTIONS(O(HELP), O(JSON)),
        },
    [LB_COMMAND_MERGE] =
        {
            .name = "merge",
            .summary = "Join branches with a new revision",
            .description = "The new revision follows all that are given. Its script is usually "
                           "left empty.",
            .argument = {"revisions", LB_ONE_OR_MORE, LB_WORD_REVISION,
                         "The revisions to join, or heads for all heads."},
            OPTIONS(O(HELP), O(MESSAGE), O(BRANCH_LABEL), O(REV_ID), O(SPLICE), O(JSON)),
            .examples =
                {
                    {"merge heads -m \"join billing and lab\"", "Join all branches."},
                },
        },
    [LB_COMMAND_REVISION] =
        {
            .name = "revision",
            .summary = "Write a new revision",
            .description =
                "The file is written to the versions directory: .sql in a limbeck project, .py in "
                "an Alembic project. With --autogenerate it holds what turns the database into "
                "what the models say; read it before you apply it.",
            OPTIONS(O(HELP), O(MESSAGE), O(AUTOGENERATE), O(SQL), O(HEAD), O(SPLICE),
                    O(BRANCH_LABEL), O(VERSION_PATH), O(REV_ID), O(DEPENDS_ON), O(RENAMES),
                    O(JSON)),
            .examples =
                {
                    {"revision -m \"add users\"", "An empty revision after the head."},
                    {"revision --autogenerate -m \"add users\"", "One filled from the models."},
                    {"revision -m \"start billing\" --head base --branch-label billing",
                     "The start of a branch of its own."},
                },
        },
    [LB_COMMAND_SCHEMA] =
        {
            .name = "schema",
            .availability = LB_LIMBECK_ONLY,
            .summary = "Print the schema of the database or of the models",
            .description =
                "The statements that make it, in a stable order that runs, or the same as JSON, as "
                "a diagram for Mermaid or Graphviz, or as one page of HTML that shows tables, "
                "relations and revisions. The version table is left out.\n\n"
                "With --models a scratch database is made of the models and dropped again.",
            OPTIONS(O(HELP), O(MODELS), O(FORMAT), O(GRANTS)),
            .examples =
                {
                    {"schema > schema.sql", "Adopt a database that is there; stamp head follows."},
                    {"schema --format html > schema.html", "A page to look at."},
                    {"schema --models --format mermaid", "A diagram of what the models ask for."},
                },
        },
    [LB_COMMAND_SCRIPTS] =
        {
            .name = "scripts",
            .availability = LB_LIMBECK_ONLY,
            .summary = "Say which revisions limbeck can run",
            .description =
                "Reads the scripts of all revisions, runs none and opens no database. Lists those "
                "that ask for something that limbeck does not have, each with the place, the "
                "construct and what to do, and fails if there are any. A run reads the scripts of "
                "its plan in the same way before it changes anything.",
            OPTIONS(O(HELP), O(VERBOSE), O(JSON)),
        },
    [LB_COMMAND_SHOW] =
        {
            .name = "show",
            .summary = "Show revisions in full",
            .description = "Prints parents, branches, file and description.",
            .argument = {"rev", LB_ONE, LB_WORD_REVISION,
                         "A revision, head, heads, or current for what the database is at."},
            OPTIONS(O(HELP), O(JSON)),
        },
    [LB_COMMAND_STAMP] =
        {
            .name = "stamp",
            .summary = "Set what the version table says, without running revisions",
            .description =
                "For a database whose schema is at a revision already: one that was created whole, "
                "or repaired by hand.",
            .argument = {"revisions", LB_ONE_OR_MORE, LB_WORD_REVISION,
                         "One or more revisions, heads for all heads, or base for none."},
            OPTIONS(O(HELP), O(SQL), O(TAG), O(PURGE), O(JSON)),
            .examples =
                {
                    {"stamp head", "The schema is up to date."},
                    {"stamp --purge ae1027a6acf",
                     "Replace what the table says, unknown revisions included."},
                },
        },
    [LB_COMMAND_UPGRADE] =
        {
            .name = "upgrade",
            .summary = "Apply revisions",
            .description =
                "Runs the way up of every revision between where the database is and the given "
                "one, in order. Each revision and its row in the version table change together "
                "where the database can roll back DDL. Of several runs at once one works; the "
                "others wait and then find nothing to do.\n\n"
                "With --sql a range FROM:TO says where the database is taken to be.",
            .argument = {"revision", LB_ONE, LB_WORD_REVISION, REVISION_HELP},
            OPTIONS(O(HELP), O(SQL), O(TAG), O(DRY_RUN), O(JSON)),
            .examples =
                {
                    {"upgrade head", "Apply all that is missing."},
                    {"upgrade +1", "Apply the next revision only."},
                    {"upgrade head --dry-run", "Show what would be applied."},
                    {"upgrade ae10:head --sql", "Write the SQL from one revision to the head."},
                },
        },
    [LB_COMMAND_COMPLETE] =
        {
            .name = "__complete",
            .availability = LB_HIDDEN,
            .summary = "Print what completes a command line",
            .description = "For the scripts of the command completion.",
            .argument = {"words", LB_ANY, LB_WORD_TEXT, "What is proposed."},
            OPTIONS(O(HELP)),
        },
};

const lb_command *lb_command_find(const char *name, bool is_compatible)
{
    for (size_t i = 0; i < LB_COMMAND_COUNT; i++) {
        const lb_command *command = &lb_commands[i];
        if (!strcmp(command->name, name) && (!is_compatible || !command->availability)) {
            return command;
        }
    }
    return NULL;
}

bool lb_is_available(lb_availability availability, bool is_compatible)
{
    return availability == LB_EVERYWHERE || (availability == LB_LIMBECK_ONLY && !is_compatible);
}

lb_command_id lb_command_id_of(const lb_command *command)
{
    return (lb_command_id)(command - lb_commands);
}
