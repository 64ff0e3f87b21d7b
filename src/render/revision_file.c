#include "render/revision_file.h"

#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "render/encoding.h"
#include "render/format.h"
#include "render/letters.h"

/* ---- date ---- */

static lb_code named_zone(lb_arena *arena, lb_str name, const char *tzdir, const lb_zone **out,
                          lb_error *error)
{
    LB_TRY(lb_zone_find(arena, name, tzdir, out, error));
    if (!*out) {
        lb_str upper;
        LB_TRY(lb_letters_upper(arena, name, &upper, error));
        LB_TRY(lb_zone_find(arena, upper, tzdir, out, error));
    }
    return *out ? LB_OK
                : lb_fail(error, LB_ERR_COMMAND, "Can't locate timezone: %.*s", LB_ARG(name));
}

lb_code lb_revision_date(lb_arena *arena, lb_instant instant, lb_str timezone, const char *tz,
                         const char *tzdir, lb_datetime *out, lb_error *error)
{
    const lb_zone *zone = NULL;
    if (timezone.len == 0) {
        *out = lb_datetime_at(instant, lb_zone_local(arena, tz, tzdir), false);
        return LB_OK;
    }
    LB_TRY(named_zone(arena, timezone, tzdir, &zone, error));
    *out = lb_datetime_at(instant, zone, true);
    return LB_OK;
}

/* ---- name ---- */

/* The first `count` characters. */
static lb_str head(lb_str text, int64_t count)
{
    size_t end = 0;
    for (int64_t i = 0; i < count && end < text.len; i++) {
        uint32_t character;
        size_t length = lb_utf8_decode(lb_str_slice(text, end, text.len), &character);
        end += length ? length : 1;
    }
    return lb_str_slice(text, 0, end);
}

lb_code lb_revision_slug(lb_arena *arena, lb_str message, int64_t truncate_slug_length, lb_str *out,
                         lb_error *error)
{
    lb_str_vector words;
    lb_str slug;
    LB_AUTO_TEXT lb_text joined = {0};
    LB_TRY(lb_letters_words(arena, message, &words, error));
    for (size_t i = 0; i < words.count; i++) {
        lb_text_adds(&joined, i ? "_" : "");
        lb_text_add(&joined, words.items[i]);
    }
    LB_TRY(lb_letters_lower(arena, lb_text_str(&joined), &slug, error));
    int64_t length = (int64_t)lb_utf8_count(slug);
    if (length > truncate_slug_length) {
        /* a negative length cuts off that many characters, as slices in Python do */
        int64_t kept =
            truncate_slug_length < 0 ? length + truncate_slug_length : truncate_slug_length;
        lb_str cut = head(slug, kept);
        const char *last = cut.len ? memrchr(cut.ptr, '_', cut.len) : NULL;
        cut = lb_str_slice(cut, 0, last ? (size_t)(last - cut.ptr) : cut.len);
        slug = lb_str_of(lb_arena_format(arena, "%.*s_", LB_ARG(cut)));
    }
    *out = slug;
    return LB_OK;
}

lb_code lb_revision_file_name(lb_arena *arena, const lb_new_revision *revision,
                              const lb_revision_style *style, lb_str *out, lb_error *error)
{
    const lb_datetime *date = &revision->create_date;
    lb_str slug;
    LB_TRY(lb_revision_slug(arena, revision->message, style->truncate_slug_length, &slug, error));
    lb_mako_value_name tokens[] = {
        {LB_STR("rev"), lb_mako_value_text(revision->id)},
        {LB_STR("slug"), lb_mako_value_text(slug)},
        {LB_STR("epoch"), lb_mako_value_integer(date->instant.seconds)},
        {LB_STR("year"), lb_mako_value_integer(date->year)},
        {LB_STR("month"), lb_mako_value_integer(date->month)},
        {LB_STR("day"), lb_mako_value_integer(date->day)},
        {LB_STR("hour"), lb_mako_value_integer(date->hour)},
        {LB_STR("minute"), lb_mako_value_integer(date->minute)},
        {LB_STR("second"), lb_mako_value_integer(date->second)},
    };
    lb_mako_value_names names = {tokens, LB_COUNT(tokens), LB_COUNT(tokens)};
    LB_AUTO_TEXT lb_text name = {0};
    lb_code code =
        lb_format_values(&name, style->file_template, &names, (lb_mako_values){0}, error);
    if (code != LB_OK) {
        lb_error_hint(error,
                      "The setting file_template is '%.*s'; its tokens are rev, slug, "
                      "epoch, year, month, day, hour, minute and second",
                      LB_ARG(style->file_template));
        return code;
    }
    lb_text_adds(&name, revision->kind == LB_REVISION_SQL ? ".sql" : ".py");
    *out = lb_arena_str(arena, lb_text_str(&name));
    return LB_OK;
}

/* ---- content of a .py revision ---- */

lb_str lb_revision_indent(lb_arena *arena, lb_str code)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_str rest = lb_utf8_trim(code), line = {0};
    for (bool is_first = true; lb_str_split(&rest, '\n', &line); is_first = false) {
        lb_text_adds(&text, is_first ? "" : "\n    ");
        lb_text_add(&text, line);
        while (text.len && text.ptr[text.len - 1] == ' ') {
            lb_text_truncate(&text, text.len - 1);
        }
    }
    return lb_arena_str(arena, lb_text_str(&text));
}

/* Nothing is None, one a text, several a tuple or list. */
static lb_mako_value scalar_or(lb_arena *arena, lb_mako_value_kind kind, const lb_str_vector *texts)
{
    if (texts->count == 0) {
        return lb_mako_value_none();
    }
    return texts->count == 1 ? lb_mako_value_text(texts->items[0])
                             : lb_mako_value_texts(arena, kind, texts);
}

static void collect_names(lb_arena *arena, const lb_new_revision *revision,
                          lb_mako_value_names *names)
{
    const lb_mako_value_name given[] = {
        {LB_STR("up_revision"), lb_mako_value_text(revision->id)},
        {LB_STR("down_revision"), scalar_or(arena, LB_MAKO_TUPLE, &revision->down)},
        {LB_STR("branch_labels"), revision->labels.count
                                      ? lb_mako_value_texts(arena, LB_MAKO_TUPLE, &revision->labels)
                                      : lb_mako_value_none()},
        {LB_STR("depends_on"), scalar_or(arena, LB_MAKO_LIST, &revision->depends_on)},
        {LB_STR("create_date"), {.kind = LB_MAKO_DATETIME, .datetime = &revision->create_date}},
        {LB_STR("comma"), {.kind = LB_MAKO_FUNCTION, .text = LB_STR("comma")}},
        {LB_STR("message"),
         lb_mako_value_text(revision->message.ptr ? revision->message : LB_STR("empty message"))},
    };
    if (revision->config) {
        lb_mako_value config = {.kind = LB_MAKO_OBJECT, .object = revision->config};
        lb_vector_push_in(arena, names, (lb_mako_value_name){LB_STR("config"), config});
    }
    for (size_t i = 0; i < revision->names.count; i++) {
        lb_vector_push_in(arena, names, revision->names.items[i]);
    }
    for (size_t i = 0; i < LB_COUNT(given); i++) {
        lb_vector_push_in(arena, names, given[i]);
    }
}

/* What a script raises is Alembic's CommandError here; syntax errors stay what they are. */
static lb_code rendering_failed(lb_error *error, lb_code code)
{
    if (error && code == LB_ERR_SCRIPT) {
        error->code = LB_ERR_COMMAND;
        error->exit_status = lb_code_exit_status(LB_ERR_COMMAND);
        lb_error_prefix(error, "Template rendering failed: %s%s", error->kind ? error->kind : "",
                        error->kind ? ": " : "");
    }
    return code == LB_ERR_SCRIPT ? LB_ERR_COMMAND : code;
}

lb_code lb_revision_render_py(const lb_new_revision *revision, const lb_revision_style *style,
                              lb_text *out, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str source;
    lb_mako_template *template = NULL;
    lb_mako_value_names names = {0};
    const char *path = lb_arena_str(&arena, style->template_path).ptr;
    LB_TRY(lb_file_read(&arena, path, 0, &source, error));
    LB_TRY(lb_mako_parse(&arena, source, style->template_path, &template, error));
    collect_names(&arena, revision, &names);
    return rendering_failed(error, lb_mako_render(template, &names, &style->runner, out, error));
}

/* ---- writing ---- */

static lb_code render_bytes(lb_arena *arena, const lb_new_revision *revision,
                            const lb_revision_style *style, lb_str *out, lb_error *error)
{
    LB_AUTO_TEXT lb_text content = {0};
    lb_str encoding = style->output_encoding.ptr ? style->output_encoding : LB_STR("utf-8");
    LB_TRY(revision->kind == LB_REVISION_SQL
               ? lb_revision_render_sql(revision, &content, error)
               : lb_revision_render_py(revision, style, &content, error));
    lb_str text = lb_arena_str(arena, lb_text_str(&content));
    return lb_encoding_encode(arena, encoding, text, out, error);
}

static lb_code ensure_directory(const char *path, const lb_status *status, lb_error *error)
{
    if (lb_file_exists(path)) {
        return LB_OK;
    }
    lb_status_begin(status, LB_STATUS_PLAIN, "Creating directory %s", path);
    return lb_status_end(status, LB_STATUS_PLAIN, lb_file_make_directories(path, error));
}

lb_code lb_revision_file_create(lb_arena *arena, const lb_new_revision *revision,
                                const lb_revision_style *style, lb_str directory,
                                const lb_status *status, lb_str *path, lb_error *error)
{
    lb_str name, bytes = {0};
    LB_TRY(lb_revision_file_name(arena, revision, style, &name, error));
    const char *whole = lb_path_join(arena, directory, name);
    const char *folder = lb_arena_str(arena, lb_path_dirname(lb_str_of(whole))).ptr;
    lb_code code = render_bytes(arena, revision, style, &bytes, error);
    if (code == LB_OK) { /* a folder is made only for a file that comes */
        LB_TRY(ensure_directory(folder, status, error));
    }
    lb_status_begin(status, LB_STATUS_PLAIN, "Generating %s", whole);
    code = code == LB_OK ? lb_file_create(whole, bytes, error) : code;
    LB_TRY(lb_status_end(status, LB_STATUS_PLAIN, code));
    *path = lb_str_of(whole);
    return LB_OK;
}
