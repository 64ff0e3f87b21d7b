/* From one state of an object to another, where ALTER can do it. */
#include "database/postgresql/object.h"

#include <stdlib.h>

#include "database/quote.h"

/* What a row of a table of attributes does with one that differs. */
typedef struct change {
    lb_arena *arena;
    const lb_objects *all; /* the state that is to come */
    const lb_schema_object *from, *to;
    lb_object_statements *out;
} change;

static bool differs(const change *c, const char *attribute)
{
    lb_str before = lb_object_get(c->from, attribute), after = lb_object_get(c->to, attribute);
    return !lb_str_equal(before, after) || !before.ptr != !after.ptr;
}

/* Whether all attributes but these (ended by NULL) are the same. */
static bool is_same_but(const change *c, const char *const *allowed)
{
    const lb_schema_object *const sides[] = {c->from, c->to};
    for (size_t s = 0; s < 2; s++) {
        for (size_t i = 0; i < sides[s]->attributes.count; i++) {
            const char *name = sides[s]->attributes.items[i].name;
            bool is_allowed = false;
            for (const char *const *a = allowed; *a; a++) {
                is_allowed = is_allowed || strcmp(*a, name) == 0;
            }
            if (!is_allowed && differs(c, name)) {
                return false;
            }
        }
    }
    return true;
}

static void put_comment(const change *c)
{
    pg_put_comment(c->arena, c->all, c->to, lb_object_get(c->from, "comment"), c->out);
}

static void begin(const change *c, lb_text *sql)
{
    lb_text_adds(sql, "ALTER ");
    pg_add_reference(sql, c->all, c->to);
}

static void put(const change *c, lb_text *sql)
{
    pg_put_statement(c->arena, sql, c->out);
}

/* ---- Domains -------------------------------------------------------------------------------- */

static bool alter_domain(const change *c)
{
    static const char *const allowed[] = {"default", "is_not_null", "comment", NULL};
    LB_AUTO_TEXT lb_text sql = {0};
    if (!is_same_but(c, allowed)) {
        return false;
    }
    for (size_t i = 0; i < c->from->values.count; i++) {
        lb_str text = c->from->values.items[i];
        if (!lb_str_vector_has(&c->to->values, text)) { /* "CONSTRAINT name CHECK (...)" */
            lb_str rest = lb_str_slice(text, sizeof "CONSTRAINT " - 1, text.len);
            size_t end = lb_str_find(rest, LB_STR(" CHECK "));
            begin(c, &sql);
            lb_text_addf(&sql, " DROP CONSTRAINT %.*s", LB_ARG(lb_str_slice(rest, 0, end)));
            put(c, &sql);
        }
    }
    for (size_t i = 0; i < c->to->values.count; i++) {
        if (!lb_str_vector_has(&c->from->values, c->to->values.items[i])) {
            begin(c, &sql);
            lb_text_addf(&sql, " ADD %.*s", LB_ARG(c->to->values.items[i]));
            put(c, &sql);
        }
    }
    if (differs(c, "default")) {
        lb_str value = lb_object_get(c->to, "default");
        begin(c, &sql);
        lb_text_addf(&sql, value.ptr ? " SET DEFAULT %.*s" : " DROP DEFAULT%.*s", LB_ARG(value));
        put(c, &sql);
    }
    if (differs(c, "is_not_null")) {
        begin(c, &sql);
        lb_text_adds(&sql,
                     lb_object_get(c->to, "is_not_null").ptr ? " SET NOT NULL" : " DROP NOT NULL");
        put(c, &sql);
    }
    put_comment(c);
    return true;
}

/* ---- Sequences, functions, views ------------------------------------------------------------- */

/* Free of its old owner before that is dropped, the new one's once that is there. */
static void put_owner(const change *c, lb_text *sql)
{
    lb_str owner = lb_object_get(c->to, "owner");
    if (lb_object_get(c->from, "owner").ptr) {
        begin(c, sql);
        lb_text_adds(sql, " OWNED BY NONE");
        pg_put_statement(c->arena, sql, c->out)->is_early = true;
    }
    if (owner.ptr) {
        begin(c, sql);
        lb_text_addf(sql, " OWNED BY %.*s", LB_ARG(owner));
        pg_put_statement(c->arena, sql, c->out)->is_late = true;
    }
}

static bool alter_sequence(const change *c)
{
    static const char *const clauses[][2] = {
        {"type", " AS "},          {"increment", " INCREMENT BY "}, {"minimum", " MINVALUE "},
        {"maximum", " MAXVALUE "}, {"start", " START WITH "},       {"cache", " CACHE "},
    };
    LB_AUTO_TEXT lb_text sql = {0}, options = {0};
    if (differs(c, "persistence")) {
        begin(c, &sql);
        lb_text_adds(&sql, lb_str_is(lb_object_get(c->to, "persistence"), "u") ? " SET UNLOGGED"
                                                                               : " SET LOGGED");
        put(c, &sql);
    }
    for (size_t i = 0; i < LB_COUNT(clauses); i++) {
        if (differs(c, clauses[i][0])) {
            lb_text_addf(&options, "%s%.*s", clauses[i][1],
                         LB_ARG(lb_object_get(c->to, clauses[i][0])));
        }
    }
    long long start = strtoll(lb_object_get(c->from, "start").ptr, NULL, 10);
    if (start < strtoll(lb_object_get(c->to, "minimum").ptr, NULL, 10) ||
        start > strtoll(lb_object_get(c->to, "maximum").ptr, NULL, 10)) {
        lb_text_adds(&options, " RESTART"); /* it cannot stand outside its bounds */
    }
    if (differs(c, "cycle")) {
        lb_text_adds(&options, lb_object_get(c->to, "cycle").ptr ? " CYCLE" : " NO CYCLE");
    }
    if (options.len) {
        begin(c, &sql);
        lb_text_add(&sql, lb_text_str(&options));
        put(c, &sql);
    }
    if (differs(c, "owner")) {
        put_owner(c, &sql);
    }
    put_comment(c);
    return true;
}

static bool alter_function(const change *c)
{
    static const char *const allowed[] = {"comment", NULL};
    if (!lb_str_equal(c->from->definition, c->to->definition)) {
        if (c->to->kind == LB_OBJECT_AGGREGATE || !is_same_but(c, allowed)) {
            return false;
        }
        LB_AUTO_TEXT lb_text sql = {0}; /* CREATE OR REPLACE */
        lb_text_add(&sql, c->to->definition);
        put(c, &sql);
    }
    put_comment(c);
    return true;
}

static void put_options(const change *c)
{
    LB_AUTO_TEXT lb_text sql = {0};
    if (!differs(c, "options")) {
        return;
    }
    lb_str before = lb_object_get(c->from, "options"), after = lb_object_get(c->to, "options");
    if (before.ptr) {
        size_t count = 0;
        lb_str option;
        begin(c, &sql);
        lb_text_adds(&sql, " RESET (");
        for (lb_str rest = before; lb_str_split(&rest, ',', &option);) {
            option = lb_str_trim(option);
            lb_text_addf(&sql, "%s%.*s", count++ ? ", " : "",
                         LB_ARG(lb_str_slice(option, 0, lb_str_find_char(option, '='))));
        }
        lb_text_addc(&sql, ')');
        put(c, &sql);
    }
    if (after.ptr) {
        begin(c, &sql);
        lb_text_addf(&sql, " SET (%.*s)", LB_ARG(after));
        put(c, &sql);
    }
}

static bool alter_view(const change *c)
{
    static const char *const allowed[] = {"columns", "options", "comment", NULL};
    bool is_changed = !lb_str_equal(c->from->definition, c->to->definition);
    lb_str before = lb_object_get(c->from, "columns"), after = lb_object_get(c->to, "columns");
    bool is_prefix =
        lb_str_equal(before, after) ||
        (lb_str_starts(after, before) && after.len > before.len && after.ptr[before.len] == ',');
    if (!is_same_but(c, allowed) || !lb_str_vector_equal(&c->from->values, &c->to->values) ||
        (is_changed && (c->to->kind != LB_OBJECT_VIEW || !is_prefix))) {
        return false;
    }
    if (is_changed) {
        LB_AUTO_TEXT lb_text sql = {0};
        lb_object_statements made = {0};
        pg_object_create(c->arena, c->all, c->to, &made);
        lb_text_adds(&sql, "CREATE OR REPLACE");
        lb_text_add(&sql, lb_str_slice(made.items[0].sql, sizeof "CREATE" - 1, SIZE_MAX));
        put(c, &sql);
    } else {
        put_options(c);
    }
    put_comment(c);
    return true;
}

/* ---- Tables --------------------------------------------------------------------------------- */

static bool alter_relation(const change *c)
{
    static const char *const allowed[] = {"options",
                                          "row_security",
                                          "force_row_security",
                                          "persistence",
                                          "tablespace",
                                          "replica_identity",
                                          "comment",
                                          NULL};
    static const struct {
        const char *attribute, *set, *unset;
    } switches[] = {
        {"row_security", " ENABLE ROW LEVEL SECURITY", " DISABLE ROW LEVEL SECURITY"},
        {"force_row_security", " FORCE ROW LEVEL SECURITY", " NO FORCE ROW LEVEL SECURITY"},
    };
    LB_AUTO_TEXT lb_text sql = {0};
    if (!is_same_but(c, allowed)) {
        return false;
    }
    for (size_t i = 0; i < LB_COUNT(switches); i++) {
        if (differs(c, switches[i].attribute)) {
            begin(c, &sql);
            lb_text_adds(&sql, lb_object_get(c->to, switches[i].attribute).ptr ? switches[i].set
                                                                               : switches[i].unset);
            put(c, &sql);
        }
    }
    if (differs(c, "persistence")) {
        begin(c, &sql);
        lb_text_adds(&sql, lb_str_is(lb_object_get(c->to, "persistence"), "u") ? " SET UNLOGGED"
                                                                               : " SET LOGGED");
        put(c, &sql);
    }
    if (differs(c, "tablespace")) {
        lb_str space = lb_object_get(c->to, "tablespace");
        begin(c, &sql);
        lb_text_adds(&sql, " SET TABLESPACE ");
        lb_text_add(&sql, space.ptr ? space : LB_STR("pg_default"));
        put(c, &sql);
    }
    if (differs(c, "replica_identity")) {
        lb_str identity = lb_object_get(c->to, "replica_identity");
        begin(c, &sql);
        lb_text_adds(&sql, " REPLICA IDENTITY ");
        lb_text_add(&sql, identity.ptr ? identity : LB_STR("DEFAULT"));
        put(c, &sql);
    }
    put_options(c);
    put_comment(c);
    return true;
}

static void put_column(const change *c, lb_text *sql, const char *format, lb_str value)
{
    lb_text_adds(sql, "ALTER TABLE ");
    pg_add_qualified(sql, c->all, c->to->schema, c->to->table);
    lb_text_adds(sql, " ALTER COLUMN ");
    pg_add_name(sql, c->to->name);
    lb_text_adds(sql, format);
    lb_text_add(sql, value);
    put(c, sql);
}

/* Types that have casts among each other; 0: by text alone. */
static int family_of(const lb_schema_object *column)
{
    static const struct {
        const char *start;
        int family;
    } families[] = {{"smallint", 1}, {"integer", 1}, {"bigint", 1}, {"numeric", 1},
                    {"real", 1},     {"double", 1},  {"date", 2},   {"timestamp", 2},
                    {"json", 3},     {"text", 4},    {"char", 4},   {"character", 4},
                    {"name", 4},     {"bit", 5},     {"inet", 6},   {"cidr", 6},
                    {"macaddr", 7}};
    lb_str type = lb_object_get(column, "type");
    bool is_array = lb_str_ends(type, LB_STR("[]"));
    for (size_t i = 0; i < LB_COUNT(families); i++) {
        if (!is_array && lb_str_starts(type, lb_str_of(families[i].start))) {
            return families[i].family;
        }
    }
    return 0;
}

/* Up to the length: "numeric" of "numeric(10,2)". */
static lb_str plain_type(lb_str type)
{
    return lb_str_slice(type, 0, lb_str_find_char(type, '('));
}

/* There is a cast between any type and text, but not between any two types. */
static bool is_cast_by_text(const change *c)
{
    int before = family_of(c->from), after = family_of(c->to);
    lb_str from = lb_object_get(c->from, "type"), to = lb_object_get(c->to, "type");
    return before != 4 && after != 4 && (before != after || before == 0) &&
           !(lb_str_equal(plain_type(from), plain_type(to)) &&
             lb_str_ends(from, LB_STR("[]")) == lb_str_ends(to, LB_STR("[]")));
}

static void alter_type(const change *c, lb_text *sql)
{
    lb_str type = lb_object_get(c->to, "type"), collation = lb_object_get(c->to, "collation");
    LB_AUTO_TEXT lb_text text = {0};
    lb_text_add(&text, type);
    if (collation.ptr) {
        lb_text_addf(&text, " COLLATE %.*s", LB_ARG(collation));
    }
    if (differs(c, "type")) {
        lb_text_adds(&text, " USING ");
        pg_add_name(&text, c->to->name);
        if (is_cast_by_text(c)) {
            bool is_array = lb_str_ends(type, LB_STR("[]")) &&
                            lb_str_ends(lb_object_get(c->from, "type"), LB_STR("[]"));
            lb_text_adds(&text, is_array ? "::text[]" : "::text");
        }
        lb_text_addf(&text, "::%.*s", LB_ARG(type));
    }
    put_column(c, sql, " TYPE ", lb_text_str(&text));
}

static void alter_default(const change *c, lb_text *sql, bool was_dropped)
{
    lb_str value = lb_object_get(c->to, "default");
    if (value.ptr) {
        put_column(c, sql, " SET DEFAULT ", value);
    } else if (!was_dropped) {
        put_column(c, sql, " DROP DEFAULT", LB_STR(""));
    }
}

/* "START WITH 1 ..." as ALTER COLUMN has it: SET before each clause. */
static void add_identity_options(lb_text *out, lb_str options)
{
    static const char *const firsts[] = {"START", "INCREMENT", "MINVALUE", "MAXVALUE",
                                         "CACHE", "NO",        "CYCLE"};
    lb_str word, before = {0};
    while (lb_str_split(&options, ' ', &word)) {
        for (size_t i = 0; i < LB_COUNT(firsts); i++) {
            if (lb_str_is(word, firsts[i]) && !lb_str_is(before, "NO")) {
                lb_text_adds(out, " SET");
            }
        }
        lb_text_addf(out, " %.*s", LB_ARG(word));
        before = word;
    }
}

/* The number after a word of "START WITH 1 ... MINVALUE 1 ...". */
static long long number_after(lb_str options, const char *word)
{
    size_t at = lb_str_find(options, lb_str_of(word));
    return at == SIZE_MAX ? 0 : strtoll(options.ptr + at + strlen(word), NULL, 10);
}

/* A sequence cannot stand outside its bounds. */
static bool is_start_outside(lb_str before, lb_str after)
{
    long long start = number_after(before, "START WITH ");
    return start < number_after(after, "MINVALUE ") || start > number_after(after, "MAXVALUE ");
}

static void alter_identity(const change *c, lb_text *sql)
{
    lb_str before = lb_object_get(c->from, "identity"), after = lb_object_get(c->to, "identity");
    lb_str options = lb_object_get(c->to, "identity_options");
    LB_AUTO_TEXT lb_text text = {0};
    if (!after.ptr) {
        put_column(c, sql, " DROP IDENTITY", LB_STR(""));
        lb_vector_last(c->out).is_early = true;
    } else if (!before.ptr) {
        lb_text_addf(&text, "%.*s AS IDENTITY (%.*s)", LB_ARG(after), LB_ARG(options));
        put_column(c, sql, " ADD GENERATED ", lb_text_str(&text));
        lb_vector_last(c->out).is_late = true;
    } else {
        lb_text_addf(&text, " SET GENERATED %.*s", LB_ARG(after));
        if (differs(c, "identity_options")) {
            add_identity_options(&text, options);
            lb_str old = lb_object_get(c->from, "identity_options");
            lb_text_adds(&text, is_start_outside(old, options) ? " RESTART" : "");
        }
        put_column(c, sql, lb_text_cstr(&text), LB_STR(""));
    }
}

static bool alter_column(const change *c)
{
    LB_AUTO_TEXT lb_text sql = {0};
    lb_str generated = lb_object_get(c->to, "generated");
    bool drops_expression = differs(c, "generated") && !generated.ptr;
    if (differs(c, "generated") && !drops_expression) {
        return false;
    }
    if (drops_expression) {
        put_column(c, &sql, " DROP EXPRESSION", LB_STR(""));
    }
    bool is_type = differs(c, "type") || differs(c, "collation");
    bool drops_default = is_type && differs(c, "type") && lb_object_get(c->from, "default").ptr;
    if (drops_default) {
        put_column(c, &sql, " DROP DEFAULT", LB_STR(""));
    }
    bool loses_identity =
        lb_object_get(c->from, "identity").ptr && !lb_object_get(c->to, "identity").ptr;
    if (loses_identity) {
        alter_identity(c, &sql);
    }
    if (is_type) {
        alter_type(c, &sql);
    }
    if (differs(c, "is_not_null")) {
        bool is_set = lb_object_get(c->to, "is_not_null").ptr;
        put_column(c, &sql, is_set ? " SET NOT NULL" : " DROP NOT NULL", LB_STR(""));
    }
    if (drops_default || differs(c, "default")) {
        alter_default(c, &sql, drops_default);
    }
    if (!loses_identity && (differs(c, "identity") || differs(c, "identity_options"))) {
        alter_identity(c, &sql);
    }
    static const struct {
        const char *attribute, *set, *unset;
    } settings[] = {{"storage", " SET STORAGE ", "DEFAULT"},
                    {"compression", " SET COMPRESSION ", "default"},
                    {"statistics", " SET STATISTICS ", "-1"}};
    for (size_t i = 0; i < LB_COUNT(settings); i++) {
        if (differs(c, settings[i].attribute)) {
            lb_str value = lb_object_get(c->to, settings[i].attribute);
            put_column(c, &sql, settings[i].set, value.ptr ? value : lb_str_of(settings[i].unset));
        }
    }
    put_comment(c);
    return true;
}

/* Only the default needs the function or sequence: the data stays. */
bool pg_object_detach(lb_arena *arena, const lb_schema_object *needed, const lb_schema_object *from,
                      const lb_objects *after, const lb_schema_object *to,
                      lb_object_statements *out)
{
    const change c = {arena, after, from, to, out};
    lb_str value = lb_object_get(to, "default");
    LB_AUTO_TEXT lb_text sql = {0};
    if (from->kind != LB_OBJECT_COLUMN || !lb_object_get(from, "default").ptr ||
        (needed->kind != LB_OBJECT_FUNCTION && needed->kind != LB_OBJECT_SEQUENCE)) {
        return false;
    }
    put_column(&c, &sql, " DROP DEFAULT", LB_STR(""));
    lb_vector_last(out).is_early = true;
    if (value.ptr) {
        put_column(&c, &sql, " SET DEFAULT ", value);
        lb_vector_last(out).is_late = true;
    }
    return true;
}

/* ---- Parts of tables ------------------------------------------------------------------------- */

static bool alter_constraint(const change *c)
{
    static const char *const allowed[] = {"comment", NULL};
    const lb_str not_valid = LB_STR(" NOT VALID");
    lb_str before = c->from->definition;
    if (!lb_str_equal(before, c->to->definition)) {
        bool is_validated =
            lb_str_ends(before, not_valid) &&
            lb_str_equal(lb_str_slice(before, 0, before.len - not_valid.len), c->to->definition);
        if (!is_validated) {
            return false;
        }
        LB_AUTO_TEXT lb_text sql = {0};
        lb_text_adds(&sql, "ALTER TABLE ");
        pg_add_qualified(&sql, c->all, c->to->schema, c->to->table);
        lb_text_adds(&sql, " VALIDATE CONSTRAINT ");
        pg_add_name(&sql, c->to->name);
        put(c, &sql);
    }
    if (!is_same_but(c, allowed)) {
        return false;
    }
    put_comment(c);
    return true;
}

static bool alter_policy(const change *c)
{
    static const char *const allowed[] = {"roles", "using", "check", "comment", NULL};
    static const char *const clauses[][3] = {
        {"roles", " TO ", ""}, {"using", " USING (", ")"}, {"check", " WITH CHECK (", ")"}};
    LB_AUTO_TEXT lb_text sql = {0};
    bool is_changed = false;
    if (!is_same_but(c, allowed)) {
        return false;
    }
    begin(c, &sql);
    for (size_t i = 0; i < LB_COUNT(clauses); i++) {
        lb_str value = lb_object_get(c->to, clauses[i][0]);
        if (differs(c, clauses[i][0])) {
            if (!value.ptr) {
                return false; /* ALTER cannot take a condition away */
            }
            is_changed = true;
            lb_text_addf(&sql, "%s%.*s%s", clauses[i][1], LB_ARG(value), clauses[i][2]);
        }
    }
    if (is_changed) {
        put(c, &sql);
    }
    put_comment(c);
    return true;
}

static bool alter_trigger(const change *c)
{
    if (!lb_str_equal(c->from->definition, c->to->definition)) {
        return false;
    }
    if (differs(c, "enabled")) {
        LB_AUTO_TEXT lb_text sql = {0};
        lb_str enabled = lb_object_get(c->to, "enabled");
        lb_text_adds(&sql, "ALTER TABLE ");
        pg_add_qualified(&sql, c->all, c->to->schema, c->to->table);
        lb_text_addf(&sql, " %.*s TRIGGER ", LB_ARG(enabled.ptr ? enabled : LB_STR("ENABLE")));
        pg_add_name(&sql, c->to->name);
        put(c, &sql);
    }
    put_comment(c);
    return true;
}

/* ---- Grants --------------------------------------------------------------------------------- */

/* The privileges of the first list that are not in the second; empty: none. */
static lb_str less(lb_arena *arena, lb_str list, lb_str without)
{
    LB_AUTO_TEXT lb_text left = {0};
    lb_str one, other;
    while (lb_str_split(&list, ',', &one)) {
        bool is_there = false;
        for (lb_str rest = without; !is_there && lb_str_split(&rest, ',', &other);) {
            is_there = lb_str_equal(lb_str_trim(one), lb_str_trim(other));
        }
        if (!is_there) {
            lb_text_adds(&left, left.len ? ", " : "");
            lb_text_add(&left, lb_str_trim(one));
        }
    }
    return lb_arena_str(arena, lb_text_str(&left));
}

/* What goes is revoked, what comes is granted; the rest stays. */
static bool alter_grant(const change *c)
{
    static const char *const lists[] = {"privileges", "grantable", "revoked"};
    if (differs(c, "on") || differs(c, "grantable")) {
        return false; /* an option of a privilege is not one beside it */
    }
    for (int is_new = 0; is_new < 2; is_new++) {
        const lb_schema_object *side = is_new ? c->to : c->from, *other = is_new ? c->from : c->to;
        lb_schema_object part = *side;
        part.attributes.items = NULL;
        part.attributes.count = part.attributes.capacity = 0;
        lb_object_set(c->arena, &part, "on", lb_object_get(side, "on"));
        for (size_t i = 0; i < LB_COUNT(lists); i++) {
            lb_str list = lb_object_get(side, lists[i]);
            if (lb_str_find_char(list, '"') != SIZE_MAX) {
                return false;
            }
            list = less(c->arena, list, lb_object_get(other, lists[i]));
            if (list.len) {
                lb_object_set(c->arena, &part, lists[i], list);
            }
        }
        (is_new ? pg_object_create : pg_object_drop)(c->arena, c->all, &part, c->out);
    }
    return true;
}

/* Only the comment can change. */
static bool alter_comment(const change *c)
{
    static const char *const allowed[] = {"comment", NULL};
    if (!lb_str_equal(c->from->definition, c->to->definition) || !is_same_but(c, allowed) ||
        (c->to->kind == LB_OBJECT_COMPOSITE &&
         !lb_str_vector_equal(&c->from->values, &c->to->values))) {
        return false;
    }
    put_comment(c);
    return true;
}

bool pg_object_alter(lb_arena *arena, const lb_objects *before, const lb_schema_object *from,
                     const lb_objects *after, const lb_schema_object *to, lb_object_statements *out)
{
    const change c = {arena, after, from, to, out};
    switch (to->kind) {
    case LB_OBJECT_ENUM:
        return pg_enum_alter(arena, before, from, after, to, out);
    case LB_OBJECT_DOMAIN:
        return alter_domain(&c) || pg_type_remake(arena, before, from, after, to, out);
    case LB_OBJECT_COMPOSITE:
        return alter_comment(&c) || pg_composite_alter(arena, before, from, after, to, out);
    case LB_OBJECT_RANGE:
        return alter_comment(&c) || pg_type_remake(arena, before, from, after, to, out);
    case LB_OBJECT_SEQUENCE:
        return alter_sequence(&c);
    case LB_OBJECT_FUNCTION:
    case LB_OBJECT_PROCEDURE:
    case LB_OBJECT_AGGREGATE:
        return alter_function(&c);
    case LB_OBJECT_RELATION:
        return alter_relation(&c);
    case LB_OBJECT_COLUMN:
        return alter_column(&c);
    case LB_OBJECT_CONSTRAINT:
        return alter_constraint(&c);
    case LB_OBJECT_VIEW:
    case LB_OBJECT_MATERIALIZED_VIEW:
        return alter_view(&c);
    case LB_OBJECT_TRIGGER:
        return alter_trigger(&c);
    case LB_OBJECT_POLICY:
        return alter_policy(&c);
    case LB_OBJECT_GRANT:
        return alter_grant(&c);
    default:
        return alter_comment(&c);
    }
}
