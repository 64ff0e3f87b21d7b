#include "folder.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

char test_folder[64];

int make_folder(void **state)
{
    (void)state;
    (void)snprintf(test_folder, sizeof test_folder, "/tmp/limbeck-api-XXXXXX");
    return mkdtemp(test_folder) ? 0 : -1;
}

int remove_folder(void **state)
{
    (void)state;
    char command[128];
    (void)snprintf(command, sizeof command, "rm -r %s", test_folder);
    return system(command);
}

char *path_in_folder(const char *name)
{
    char *path = NULL;
    assert_true(asprintf(&path, "%s/%s", test_folder, name) > 0);
    return path;
}

static void make_parents(char *path)
{
    for (char *slash = path + strlen(test_folder) + 1; (slash = strchr(slash, '/')); slash++) {
        *slash = '\0';
        (void)mkdir(path, 0777);
        *slash = '/';
    }
}

void write_file(const char *name, const char *content)
{
    char *path = path_in_folder(name);
    make_parents(path);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(content, file) >= 0);
    assert_int_equal(fclose(file), 0);
    free(path);
}

bool file_exists(const char *name)
{
    char *path = path_in_folder(name);
    bool is_there = access(path, F_OK) == 0;
    free(path);
    return is_there;
}

void write_revision(const char *id, const char *down, const char *up_sql, const char *down_sql)
{
    char *name = NULL, *content = NULL;
    assert_true(asprintf(&name, "migrations/versions/%s.sql", id) > 0);
    assert_true(asprintf(&content,
                         "-- make %s\n--\n-- Revision ID: %s\n-- Revises: %s\n\n"
                         "-- migrate:up\n%s\n\n-- migrate:down\n%s\n",
                         id, id, down, up_sql, down_sql) > 0);
    write_file(name, content);
    free(name);
    free(content);
}

void write_settings(void)
{
    write_file("limbeck.ini", "[limbeck]\nscript_location = %(here)s/migrations\n"
                              "url = sqlite:///%(here)s/app.db\n");
    write_file("migrations/versions/.keep", "");
}

void write_chain(void)
{
    write_settings();
    write_revision("a1", "", "CREATE TABLE t_a1 (id INTEGER);", "DROP TABLE t_a1;");
    write_revision("b2", "a1", "CREATE TABLE t_b2 (id INTEGER);", "DROP TABLE t_b2;");
    write_revision("c3", "b2", "CREATE TABLE t_c3 (id INTEGER);", "DROP TABLE t_c3;");
}

static const char *nothing_set(void *context, const char *name)
{
    (void)context;
    (void)name;
    return NULL;
}

limbeck_options folder_options(void)
{
    limbeck_options options = LIMBECK_OPTIONS;
    options.directory = test_folder;
    options.environment = nothing_set;
    return options;
}

limbeck *open_project(const limbeck_options *options)
{
    limbeck_options standard = folder_options();
    limbeck *project = NULL;
    assert_ok(limbeck_open(options ? options : &standard, &project, error));
    assert_non_null(project);
    return project;
}

void assert_fails(limbeck_status status, limbeck_error *error, limbeck_status expected,
                  const char *part)
{
    assert_int_equal(status, expected);
    assert_non_null(error);
    assert_int_equal(limbeck_error_status(error), expected);
    if (!strstr(limbeck_error_message(error), part)) {
        fail_msg("\"%s\" is not in \"%s\"", part, limbeck_error_message(error));
    }
    limbeck_error_free(error);
}

char *take_ids(limbeck_revisions *revisions)
{
    char *ids = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&ids, &size);
    assert_non_null(out);
    for (size_t i = 0; i < revisions->count; i++) {
        assert_true(fprintf(out, "%s%s", i ? " " : "", revisions->items[i].id) > 0);
    }
    assert_int_equal(fclose(out), 0);
    limbeck_revisions_free(revisions);
    return ids;
}

void assert_current(limbeck *project, const char *expected)
{
    limbeck_revisions *rows = NULL;
    assert_ok(limbeck_current(project, false, &rows, error));
    assert_ids(rows, expected);
}

size_t count_open_files(void)
{
    size_t count = 0;
    DIR *directory = opendir("/proc/self/fd");
    assert_non_null(directory);
    while (readdir(directory)) {
        count++;
    }
    assert_int_equal(closedir(directory), 0);
    return count;
}
