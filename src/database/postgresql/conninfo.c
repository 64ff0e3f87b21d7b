#include "database/postgresql/conninfo.h"

#include "base/text.h"

/* Parameters of URLs that are not libpq's: those that mean nothing to limbeck are left out. */
static const char *const ignored[] = {
    "host", /* these two are in lb_url.hosts */
    "port",
    "async_fallback", /* SQLAlchemy's for asyncpg ... */
    "async_creator_fn",
    "prepared_statement_cache_size",
    "prepared_statement_name_func",
    "command_timeout", /* asyncpg's ... */
    "statement_cache_size",
    "max_cached_statement_lifetime",
    "max_cacheable_statement_size",
    "direct_tls",
    "prepare_threshold", /* psycopg's */
    "client_encoding",   /* everyone's: limbeck speaks UTF-8 */
};

static bool is_ignored(lb_str name)
{
    for (size_t i = 0; i < LB_COUNT(ignored); i++) {
        if (lb_str_is(name, ignored[i])) {
            return true;
        }
    }
    return false;
}

/* asyncpg's ssl= takes the values of sslmode, other drivers a truth value. */
static lb_str sslmode_of(lb_str ssl)
{
    if (lb_str_is_nocase(ssl, "true") || lb_str_is(ssl, "1") || lb_str_is_nocase(ssl, "on")) {
        return LB_STR("require");
    }
    if (lb_str_is_nocase(ssl, "false") || lb_str_is(ssl, "0") || lb_str_is_nocase(ssl, "off")) {
        return LB_STR("disable");
    }
    return ssl;
}

typedef LB_VECTOR(const char *) texts;

struct builder {
    lb_arena *arena;
    texts keywords, values;
};

static void add(struct builder *builder, const char *keyword, lb_str value)
{
    lb_vector_push_in(builder->arena, &builder->keywords, keyword);
    lb_vector_push_in(builder->arena, &builder->values,
                      lb_arena_strndup(builder->arena, value.ptr, value.len));
}

/* host=a,b,c port=1,,3: as many of both, an empty one for libpq's default. */
static void add_hosts(struct builder *builder, const lb_url *url)
{
    LB_AUTO_TEXT lb_text names = {0};
    LB_AUTO_TEXT lb_text ports = {0};
    bool has_name = false, has_port = false;
    for (size_t i = 0; i < url->hosts.count; i++) {
        const lb_url_host *host = &url->hosts.items[i];
        lb_text_adds(&names, i ? "," : "");
        lb_text_adds(&ports, i ? "," : "");
        lb_text_add(&names, host->name);
        if (host->port) {
            lb_text_addf(&ports, "%u", host->port);
        }
        has_name = has_name || host->name.len > 0;
        has_port = has_port || host->port;
    }
    if (has_name) {
        add(builder, "host", lb_text_str(&names));
    }
    if (has_port) {
        add(builder, "port", lb_text_str(&ports));
    }
}

pg_conninfo pg_conninfo_of(lb_arena *arena, const lb_url *url, const char *application_name)
{
    struct builder builder = {.arena = arena};
    add_hosts(&builder, url);
    if (url->username.ptr) {
        add(&builder, "user", url->username);
    }
    if (url->password.ptr) {
        add(&builder, "password", url->password);
    }
    if (url->database.len > 0) {
        add(&builder, "dbname", url->database);
    }
    for (size_t i = 0; i < url->query.count; i++) {
        const lb_url_parameter *parameter = &url->query.items[i];
        if (lb_str_is(parameter->name, "ssl")) {
            add(&builder, "sslmode", sslmode_of(parameter->value));
        } else if (!is_ignored(parameter->name)) {
            add(&builder, lb_arena_str(arena, parameter->name).ptr, parameter->value);
        }
    }
    add(&builder, "client_encoding", LB_STR("UTF8"));
    add(&builder, "fallback_application_name",
        lb_str_of(application_name ? application_name : "limbeck"));
    lb_vector_push_in(arena, &builder.keywords, NULL);
    lb_vector_push_in(arena, &builder.values, NULL);
    return (pg_conninfo){builder.keywords.items, builder.values.items};
}
