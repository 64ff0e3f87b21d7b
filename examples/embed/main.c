/*
 * A program that brings its database up to date when it starts:   notes FOLDER
 *
 * FOLDER has the limbeck.ini and the revisions. Prints each revision that is applied, and where the
 * database stands then.
 */
#include <stdio.h>
#include <stdlib.h>

#include <limbeck/limbeck.h>

static void print_error(const limbeck_error *error)
{
    fprintf(stderr, "notes: %s\n", limbeck_error_message(error));
    if (limbeck_error_file(error)) {
        fprintf(stderr, "  at %s:%u:%u\n", limbeck_error_file(error), limbeck_error_line(error),
                limbeck_error_column(error));
    }
    if (limbeck_error_hint(error)) {
        fprintf(stderr, "  hint: %s\n", limbeck_error_hint(error));
    }
}

/* Warnings and errors only; a program with a log of its own puts them there. */
static void on_log(void *context, const limbeck_log_record *record)
{
    (void)context;
    if (record->level >= 30) {
        fprintf(stderr, "notes: %s\n", record->message);
    }
}

static void on_step(void *context, const limbeck_step *step)
{
    (void)context;
    if (step->is_done) {
        printf("%s\n", step->text);
    }
}

static limbeck_status print_current(limbeck *project, limbeck_error **error)
{
    limbeck_revisions *current = NULL;
    limbeck_status status = limbeck_current(project, true, &current, error);
    if (status == LIMBECK_OK && current->count > 0) {
        printf("The database is at %s, %s.\n", current->items[0].id, current->items[0].message);
    }
    limbeck_revisions_free(current);
    return status;
}

static limbeck_status migrate(const char *folder, limbeck_error **error)
{
    limbeck_options options = LIMBECK_OPTIONS;
    limbeck_run_options run = LIMBECK_RUN_OPTIONS;
    limbeck *project = NULL;
    options.directory = folder;
    options.log = on_log;
    run.step = on_step;
    limbeck_status status = limbeck_open(&options, &project, error);
    if (status == LIMBECK_OK) {
        status = limbeck_upgrade(project, "head", &run, error);
    }
    if (status == LIMBECK_OK) {
        status = print_current(project, error);
    }
    limbeck_close(project);
    return status;
}

int main(int argc, char **argv)
{
    limbeck_error *error = NULL;
    if (migrate(argc > 1 ? argv[1] : ".", &error) != LIMBECK_OK) {
        print_error(error);
        limbeck_error_free(error);
        return EXIT_FAILURE;
    }
    /* ... and here the program's own work begins. */
    return EXIT_SUCCESS;
}
