#include "base/memory.h"
#include "base/repr.h"
#include "base/secret.h"
#include "base/text.h"
#include "base/utf8.h"
#include "config/decode.h"
#include "config/ini_model.h"
#include "config/pathlib.h"

struct reader {
    lb_ini *ini;
    const char *path;
    const char *source; /* the path as Python's messages show it */
    lb_ini_section *section;
    lb_ini_option *option; /* the one that continuation lines belong to */
    size_t indent;
    unsigned line;
    LB_VECTOR(lb_ini_section *) seen_sections;
    LB_VECTOR(lb_ini_option *) seen_options;
    lb_text bogus; /* lines that are no option, as ParsingError lists them */
    unsigned bogus_line;
};

static lb_code fail(const struct reader *reader, const char *kind, unsigned line,
                    const char *message, lb_error *error)
{
    lb_fail(error, LB_ERR_SETTINGS, "%s", message);
    lb_error_kind(error, kind);
    lb_error_at(error, reader->path, line, 0);
    return LB_ERR_SETTINGS;
}

static const char *source_of(lb_arena *arena, const char *path)
{
    const char *text = lb_pathlib_text(arena, lb_str_of(path));
    return lb_arena_format(arena, "PosixPath(%s)", lb_repr(arena, lb_str_of(text)));
}

/* Characters of white space before the first other one. */
static size_t indent_of(lb_str line)
{
    size_t count = 0;
    for (size_t length; (length = lb_utf8_space(line)); count++) {
        line = lb_str_slice(line, length, line.len);
    }
    return count;
}

static lb_code fail_double_section(const struct reader *reader, lb_str name, lb_error *error)
{
    LB_AUTO_TEXT lb_text message = {0};
    lb_text_addf(&message, "While reading from %s [line %2u]: section ", reader->source,
                 reader->line);
    lb_text_add_repr(&message, name);
    lb_text_adds(&message, " already exists");
    return fail(reader, "configparser.DuplicateSectionError", reader->line, lb_text_cstr(&message),
                error);
}

static lb_code fail_double_option(const struct reader *reader, lb_str name, lb_error *error)
{
    LB_AUTO_TEXT lb_text message = {0};
    lb_text_addf(&message, "While reading from %s [line %2u]: option ", reader->source,
                 reader->line);
    lb_text_add_repr(&message, name);
    lb_text_adds(&message, " in section ");
    lb_text_add_repr(&message, reader->section->name);
    lb_text_adds(&message, " already exists");
    return fail(reader, "configparser.DuplicateOptionError", reader->line, lb_text_cstr(&message),
                error);
}

static lb_code fail_no_section(const struct reader *reader, lb_str line, lb_error *error)
{
    LB_AUTO_TEXT lb_text message = {0};
    lb_text_addf(&message, "File contains no section headers.\nfile: %s, line: %u\n",
                 reader->source, reader->line);
    lb_text_add_repr(&message, lb_secret_hide(reader->ini->arena, line, 0));
    fail(reader, "configparser.MissingSectionHeaderError", reader->line, lb_text_cstr(&message),
         error);
    lb_error_hint(error, lb_str_starts(line, LB_STR("\xef\xbb\xbf"))
                             ? "save the file without a byte order mark"
                             : "a section begins with a line such as [alembic]");
    return LB_ERR_SETTINGS;
}

/* A line that is neither a section nor an option: the file is read to its end all the same, so
 * that all such lines are told. */
static void note_bogus(struct reader *reader, lb_str line)
{
    if (!reader->bogus.len) {
        lb_text_addf(&reader->bogus, "Source contains parsing errors: %s", reader->source);
        reader->bogus_line = reader->line;
    }
    lb_text_addf(&reader->bogus, "\n\t[line %2u]: ", reader->line);
    lb_text_add_repr(&reader->bogus, lb_secret_hide(reader->ini->arena, line, 0));
}

static lb_code begin_section(struct reader *reader, lb_str name, lb_error *error)
{
    lb_ini_section *section = lb_ini_section_find(reader->ini, name);
    for (size_t i = 0; i < reader->seen_sections.count; i++) {
        if (reader->seen_sections.items[i] == section) {
            return fail_double_section(reader, name, error);
        }
    }
    section = section ? section : lb_ini_section_add(reader->ini, name);
    if (section != reader->ini->defaults) {
        lb_vector_push(&reader->seen_sections, section);
    }
    reader->section = section;
    reader->option = NULL;
    return LB_OK;
}

/* Splits at the first '=' or ':'. */
static bool split_option(lb_str text, lb_str *name, lb_str *value)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '=' || text.ptr[i] == ':') {
            *name = lb_utf8_trim_end(lb_str_slice(text, 0, i));
            *value = lb_utf8_trim(lb_str_slice(text, i + 1, text.len));
            return true;
        }
    }
    return false;
}

static lb_code begin_option(struct reader *reader, lb_str line, lb_str text, lb_error *error)
{
    lb_str name, value;
    if (!split_option(text, &name, &value)) {
        note_bogus(reader, line);
        return LB_OK;
    }
    if (!name.len) {
        note_bogus(reader, line);
    }
    lb_ini_option *option = lb_ini_option_own(reader->section, name);
    if (option && option->lines.count) {
        return fail_double_option(reader, option->name, error);
    }
    option = option ? option : lb_ini_option_add(reader->ini, reader->section, name);
    option->line = reader->line;
    lb_vector_push(&option->lines, value);
    lb_vector_push(&reader->seen_options, option);
    reader->option = name.len ? option : NULL;
    return LB_OK;
}

/* "[name]" and anything behind the last bracket. */
static bool is_header(lb_str text, lb_str *name)
{
    if (!text.len || text.ptr[0] != '[') {
        return false;
    }
    for (size_t i = text.len; i-- > 2;) {
        if (text.ptr[i] == ']') {
            *name = lb_str_slice(text, 1, i);
            return true;
        }
    }
    return false;
}

static lb_code read_line(struct reader *reader, lb_str line, lb_error *error)
{
    lb_str text = lb_utf8_trim(line), name;
    if (text.len && (text.ptr[0] == '#' || text.ptr[0] == ';')) {
        return LB_OK;
    }
    if (!text.len) {
        if (reader->option) {
            lb_vector_push(&reader->option->lines, LB_STR(""));
        }
        return LB_OK;
    }
    size_t indent = indent_of(line);
    if (reader->option && indent > reader->indent) {
        lb_vector_push(&reader->option->lines, text);
        return LB_OK;
    }
    reader->indent = indent;
    if (is_header(text, &name)) {
        return begin_section(reader, name, error);
    }
    if (!reader->section) {
        return fail_no_section(reader, line, error);
    }
    return begin_option(reader, line, text, error);
}

/* Takes a line with its newline off the rest. */
static bool next_line(lb_str *rest, lb_str *line)
{
    size_t end = lb_str_find_char(*rest, '\n');
    *line = lb_str_slice(*rest, 0, end == SIZE_MAX ? rest->len : end + 1);
    *rest = lb_str_slice(*rest, line->len, rest->len);
    return line->len > 0;
}

static void join_values(struct reader *reader)
{
    for (size_t i = 0; i < reader->seen_options.count; i++) {
        lb_ini_option *option = reader->seen_options.items[i];
        LB_AUTO_TEXT lb_text value = {0};
        for (size_t j = 0; j < option->lines.count; j++) {
            lb_text_adds(&value, j ? "\n" : "");
            lb_text_add(&value, option->lines.items[j]);
        }
        option->value = lb_arena_str(reader->ini->arena, lb_utf8_trim_end(lb_text_str(&value)));
        lb_vector_free(&option->lines);
    }
}

lb_code lb_ini_read(lb_ini *ini, lb_str content, const char *path, lb_error *error)
{
    LB_TRY(lb_decode_check(content, path, error));
    ini->path = lb_arena_strdup(ini->arena, path);
    struct reader reader = {.ini = ini, .path = ini->path, .source = source_of(ini->arena, path)};
    lb_str rest = lb_decode_newlines(ini->arena, content), line;
    lb_code code = LB_OK;
    while (code == LB_OK && next_line(&rest, &line)) {
        reader.line++;
        code = read_line(&reader, line, error);
    }
    join_values(&reader);
    if (code == LB_OK && reader.bogus.len) {
        code = fail(&reader, "configparser.ParsingError", reader.bogus_line,
                    lb_text_cstr(&reader.bogus), error);
    }
    lb_vector_free(&reader.seen_sections);
    lb_vector_free(&reader.seen_options);
    lb_text_free(&reader.bogus);
    return code;
}
