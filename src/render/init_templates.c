#include "render/init.h"

#include "base/memory.h"
#include "init_texts.h" /* made by embed.py in the build directory */

/* The settings files share their parts: options, hooks, logging. */

#define PART(text)         \
    {                      \
        text, sizeof(text) \
    }
#define COPY(name, text)    \
    {                       \
        name, LB_INIT_COPY, \
        {                   \
            PART(text)      \
        }                   \
    }

static const lb_init_file sql[] = {
    {"limbeck.ini", LB_INIT_INI, {PART(text_sql_limbeck_ini_mako)}},
    COPY("README", text_sql_README),
};

static const lb_init_file generic[] = {
    {"alembic.ini",
     LB_INIT_INI,
     {PART(text_parts_head_ini_mako), PART(text_parts_options_ini_mako),
      PART(text_parts_url_ini_mako), PART(text_parts_hooks_ini_mako),
      PART(text_parts_logging_ini_mako)}},
    COPY("README", text_generic_README),
    COPY("env.py", text_generic_env_py),
    COPY("script.py.mako", text_generic_script_py_mako),
};

static const lb_init_file async[] = {
    {"alembic.ini",
     LB_INIT_INI,
     {PART(text_parts_head_ini_mako), PART(text_parts_options_ini_mako),
      PART(text_parts_url_ini_mako), PART(text_parts_hooks_ini_mako),
      PART(text_parts_logging_ini_mako)}},
    COPY("README", text_async_README),
    COPY("env.py", text_async_env_py),
    COPY("script.py.mako", text_generic_script_py_mako),
};

static const lb_init_file multidb[] = {
    {"alembic.ini",
     LB_INIT_INI,
     {PART(text_multidb_head_ini_mako), PART(text_parts_options_ini_mako),
      PART(text_multidb_urls_ini_mako), PART(text_parts_hooks_ini_mako),
      PART(text_parts_logging_ini_mako)}},
    COPY("README", text_multidb_README),
    COPY("env.py", text_multidb_env_py),
    COPY("script.py.mako", text_multidb_script_py_mako),
};

static const lb_init_file pyproject[] = {
    {"pyproject.toml", LB_INIT_PYPROJECT, {PART(text_pyproject_pyproject_toml_mako)}},
    {"alembic.ini",
     LB_INIT_INI,
     {PART(text_pyproject_head_ini_mako), PART(text_parts_url_ini_mako),
      PART(text_parts_logging_ini_mako)}},
    COPY("README", text_pyproject_README),
    COPY("env.py", text_generic_env_py),
    COPY("script.py.mako", text_generic_script_py_mako),
};

static const lb_init_file pyproject_async[] = {
    {"pyproject.toml", LB_INIT_PYPROJECT, {PART(text_pyproject_pyproject_toml_mako)}},
    {"alembic.ini",
     LB_INIT_INI,
     {PART(text_pyproject_head_ini_mako), PART(text_parts_url_ini_mako),
      PART(text_parts_logging_ini_mako)}},
    COPY("README", text_pyproject_async_README),
    COPY("env.py", text_async_env_py),
    COPY("script.py.mako", text_generic_script_py_mako),
};

/* The synopsis is the first line of the README (a test holds them equal). */
static const lb_init_template templates[] = {
    {"sql", "Plain SQL revisions, for any language.", sql, LB_COUNT(sql)},
    {"generic", "One database, one engine.", generic, LB_COUNT(generic)},
    {"async", "One database, through an asynchronous engine.", async, LB_COUNT(async)},
    {"multidb", "Several databases that go through the same revisions.", multidb,
     LB_COUNT(multidb)},
    {"pyproject", "One database, with the settings of the revisions in pyproject.toml.", pyproject,
     LB_COUNT(pyproject)},
    {"pyproject_async",
     "One database through an asynchronous engine, with the settings in pyproject.toml.",
     pyproject_async, LB_COUNT(pyproject_async)},
};

const lb_init_template *lb_init_templates(size_t *count)
{
    *count = LB_COUNT(templates);
    return templates;
}

const lb_init_template *lb_init_find(lb_str name)
{
    for (size_t i = 0; i < LB_COUNT(templates); i++) {
        if (lb_str_is(name, templates[i].name)) {
            return &templates[i];
        }
    }
    return NULL;
}
