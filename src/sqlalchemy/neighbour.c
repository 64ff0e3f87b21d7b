/*
 * Packages of the same repository: a project's dependencies are often its neighbours' (a workspace
 * of uv, a path in pyproject.toml, `pip install -e ../common`, a folder that a container copies
 * beside the application). Where a module is nowhere on the path it is looked for in the projects
 * that stand around this one, as far as the repository goes.
 */
#include <string.h>

#include "base/file.h"
#include "sqlalchemy/guest.h"

enum { FARTHEST = 5, MOST_NEIGHBOURS = 64 };

static bool has_any(lb_arena *arena, lb_str folder, const char *const *names)
{
    for (; *names; names++) {
        if (lb_file_exists(lb_path_join(arena, folder, lb_str_of(*names)))) {
            return true;
        }
    }
    return false;
}

static const char *const project_files[] = {"pyproject.toml", "setup.py", "setup.cfg", NULL};
static const char *const repository_files[] = {
    ".git",      ".github",    ".gitignore", "pyproject.toml",     "setup.py",
    "README.md", "README.rst", "LICENSE",    "docker-compose.yml", NULL};

/* How many folders up from this one the repository begins; 0: here, or nobody knows. */
static int repository_height(lb_arena *arena, lb_str folder)
{
    int height = 0;
    for (int i = 0; i < FARTHEST && folder.len > 1; i++) {
        height = has_any(arena, folder, repository_files) ? i : height;
        if (lb_file_exists(lb_path_join(arena, folder, LB_STR(".git")))) {
            break;
        }
        folder = lb_path_dirname(folder);
    }
    return height;
}

static bool is_worth_a_look(const lb_file_entry *entry)
{
    static const char *const others[] = {"node_modules", "site-packages", "venv", "env",
                                         "build",        "dist",          "docs", "tests"};
    for (size_t i = 0; i < LB_COUNT(others); i++) {
        if (lb_str_is(entry->name, others[i])) {
            return false;
        }
    }
    return entry->is_directory && entry->name.ptr[0] != '.';
}

static void add(lb_guest *guest, lb_str folder)
{
    if (guest->neighbours.count < MOST_NEIGHBOURS) {
        char *kept = lb_arena_strndup(&guest->arena, folder.ptr, folder.len);
        lb_vector_push_in(&guest->arena, &guest->neighbours, lb_str_of(kept));
    }
}

/* The projects in a folder, and in folders that only group them: packages/, libs/. */
static void add_projects(lb_guest *guest, lb_arena *arena, lb_str folder, unsigned depth)
{
    lb_file_entries entries = {0};
    const char *path = lb_arena_strndup(arena, folder.ptr, folder.len);
    if (lb_file_list(arena, path, &entries, NULL) != LB_OK) {
        return;
    }
    for (size_t i = 0; i < entries.count; i++) {
        if (!is_worth_a_look(&entries.items[i])) {
            continue;
        }
        lb_str inside = lb_str_of(lb_path_join(arena, folder, entries.items[i].name));
        if (has_any(arena, inside, project_files)) {
            add(guest, inside);
            add(guest, lb_str_of(lb_path_join(arena, inside, LB_STR("src"))));
        } else if (depth) {
            add_projects(guest, arena, inside, depth - 1);
        }
    }
}

static void find_neighbours(lb_guest *guest)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    const lb_settings *settings = guest->options.settings;
    const char *here = settings->here ? settings->here : guest->options.directory;
    here = lb_path_join(&arena, lb_str_of(guest->options.directory), lb_str_of(here));
    lb_str folder = lb_str_of(lb_path_absolute(&arena, lb_str_of(here)));
    int height = repository_height(&arena, folder);
    for (int i = 0; i <= height; i++) {
        if (!lb_file_exists(lb_path_join(&arena, folder, LB_STR("__init__.py")))) {
            add(guest, folder); /* what is in a package goes by the package's name */
        }
        add_projects(guest, &arena, folder, 1);
        folder = lb_path_dirname(folder);
    }
}

/* Of a package without __init__.py only one in a folder for packages is meant. */
static bool is_meant(lb_str folder, const char *name, const lb_found_module *found)
{
    return !found->is_namespace || strchr(name, '.') ||
           lb_str_equal(lb_path_basename(folder), LB_STR("src"));
}

bool lb_guest_find_near(lb_guest *guest, lb_arena *arena, const char *name, lb_found_module *out)
{
    lb_str package = lb_str_of(name);
    package = lb_str_slice(package, 0, lb_str_find_char(package, '.'));
    if (lb_standard_is_opaque(lb_arena_strndup(arena, package.ptr, package.len))) {
        return false; /* installed packages come behind Python's own */
    }
    if (!guest->has_neighbours) {
        guest->has_neighbours = true;
        find_neighbours(guest);
    }
    for (size_t i = 0; i < guest->neighbours.count; i++) {
        lb_str folder = guest->neighbours.items[i];
        lb_found_module found = {.is_tolerant = true};
        found.filename = lb_python_locate(arena, folder, name, &found);
        if (found.filename && is_meant(folder, name, &found) &&
            (found.is_namespace ||
             lb_file_read(arena, found.filename, 0, &found.source, NULL) == LB_OK)) {
            *out = found;
            return true;
        }
    }
    return false;
}
