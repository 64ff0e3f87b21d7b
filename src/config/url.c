#include "config/url.h"

#include <string.h>

#include "base/memory.h"
#include "base/repr.h"
#include "base/secret.h"
#include "base/text.h"
#include "base/utf8.h"
#include "config/percent.h"
#include "config/url_query.h"

/* The pieces of a URL's text, before any decoding. Absent ones have a NULL ptr. */
struct pieces {
    lb_str drivername, username, password, host, port, database, query;
};

static lb_code fail_argument(lb_error *error, const char *message)
{
    lb_fail(error, LB_ERR_SETTINGS, "%s", message);
    lb_error_kind(error, "sqlalchemy.exc.ArgumentError");
    return LB_ERR_SETTINGS;
}

/* Length of what comes before the first of the characters in `stop`. */
static size_t span_until(lb_str text, const char *stop)
{
    size_t length = 0;
    while (length < text.len && (!text.ptr[length] || !strchr(stop, text.ptr[length]))) {
        length++;
    }
    return length;
}

static lb_str drop(lb_str text, size_t count)
{
    return lb_str_slice(text, count, text.len);
}

static bool split_drivername(lb_str *rest, lb_str *drivername)
{
    size_t length = 0;
    while (length < rest->len &&
           (lb_is_alpha(rest->ptr[length]) || lb_is_digit(rest->ptr[length]) ||
            rest->ptr[length] == '_' || rest->ptr[length] == '+' ||
            (unsigned char)rest->ptr[length] >= 0x80)) {
        length++;
    }
    *drivername = lb_str_slice(*rest, 0, length);
    *rest = drop(*rest, length);
    if (!length || !lb_str_starts(*rest, LB_STR("://"))) {
        return false;
    }
    *rest = drop(*rest, 3);
    return true;
}

/* "user:password@" or "user@". The password ends at the first '@', a user alone at the last; a
 * password may hold anything else, even '/'. */
static void split_user(lb_str *rest, struct pieces *pieces)
{
    size_t run = span_until(*rest, ":/");
    lb_str user = lb_str_slice(*rest, 0, run);
    if (run < rest->len && rest->ptr[run] == ':') {
        lb_str password = drop(*rest, run + 1);
        size_t at = lb_str_find_char(password, '@');
        if (at != SIZE_MAX) {
            pieces->username = user;
            pieces->password = lb_str_slice(password, 0, at);
            *rest = drop(password, at + 1);
            return;
        }
    }
    for (size_t i = run; i-- > 0;) {
        if (user.ptr[i] == '@') {
            pieces->username = lb_str_slice(user, 0, i);
            *rest = drop(*rest, i + 1);
            return;
        }
    }
}

static void split_host(lb_str *rest, struct pieces *pieces)
{
    size_t length = 0;
    if (rest->len && rest->ptr[0] == '[') {
        for (length = span_until(*rest, "/?"); length > 2 && rest->ptr[length - 1] != ']';) {
            length--;
        }
        if (length > 2) {
            pieces->host = lb_str_slice(*rest, 1, length - 1);
        }
    }
    if (!pieces->host.ptr) {
        length = span_until(*rest, "/:?");
        pieces->host = length ? lb_str_slice(*rest, 0, length) : (lb_str){0};
    }
    *rest = drop(*rest, length);
    if (rest->len && rest->ptr[0] == ':') {
        pieces->port = lb_str_slice(*rest, 1, span_until(*rest, "/?"));
        *rest = drop(*rest, 1 + pieces->port.len);
    }
}

/* What cannot be matched behind a complete URL is ignored, as there. */
static bool split(lb_str text, struct pieces *pieces)
{
    lb_str rest = text;
    if (!split_drivername(&rest, &pieces->drivername)) {
        return false;
    }
    split_user(&rest, pieces);
    split_host(&rest, pieces);
    if (rest.len && rest.ptr[0] == '/') {
        pieces->database = lb_str_slice(rest, 1, span_until(rest, "?"));
        rest = drop(rest, 1 + pieces->database.len);
    }
    if (rest.len && rest.ptr[0] == '?') {
        pieces->query = lb_str_slice(rest, 1, span_until(rest, "\n"));
    }
    return true;
}

/* As urllib's parse_qsl: pairs without '=' or without a value are dropped. */
static void read_query(lb_arena *arena, lb_str text, lb_url *url)
{
    lb_str rest = text, pair;
    while (lb_str_split(&rest, '&', &pair)) {
        size_t equal = lb_str_find_char(pair, '=');
        if (equal == SIZE_MAX || equal + 1 == pair.len) {
            continue;
        }
        lb_url_parameter parameter = {
            lb_percent_decode(arena, lb_str_slice(pair, 0, equal), true),
            lb_percent_decode(arena, drop(pair, equal + 1), true),
        };
        lb_vector_push_in(arena, &url->query, parameter);
    }
}

/* int(text) of Python, for the sizes that a port has. */
static bool read_port(lb_str text, unsigned *port)
{
    int64_t value;
    if (!lb_str_to_integer(lb_str_trim(text), &value) || value < 0 || value > 65535) {
        return false;
    }
    *port = (unsigned)value;
    return true;
}

/* A password with an '@' that is not encoded spills over into the host or the port. */
static lb_str without_password(lb_str text)
{
    for (size_t at = text.len; at-- > 0;) {
        if (text.ptr[at] == '@') {
            return drop(text, at + 1);
        }
    }
    return text;
}

static lb_code fail_port(lb_arena *arena, lb_str text, lb_error *error)
{
    int64_t value;
    if (lb_str_to_integer(lb_str_trim(text), &value)) {
        return fail_argument(error, lb_arena_format(arena, "port %lld is not between 0 and 65535",
                                                    (long long)value));
    }
    lb_str shown = without_password(text);
    lb_fail(error, LB_ERR_SETTINGS, "invalid literal for int() with base 10: %s%s",
            shown.len < text.len ? "***@" : "", lb_repr(arena, shown));
    lb_error_kind(error, "ValueError");
    lb_error_hint(error, shown.len < text.len
                             ? "in a password, write %%40 for @, %%3A for :, and %%2F for /"
                             : "what stands behind the host and a ':' is the port");
    return LB_ERR_SETTINGS;
}

/* One of "host", "host:port" and "[address]:port". */
static lb_code add_host(lb_arena *arena, lb_url *url, lb_str text, lb_error *error)
{
    lb_url_host host = {text, 0};
    size_t colon = lb_str_find_char(text, ':');
    if (text.len && text.ptr[0] == '[') {
        size_t close = lb_str_find_char(text, ']');
        if (close != SIZE_MAX) {
            host.name = lb_str_slice(text, 1, close);
            colon = close + 1 < text.len && text.ptr[close + 1] == ':' ? close + 1 : SIZE_MAX;
        }
    } else if (text.len && text.ptr[0] == '/') {
        colon = SIZE_MAX; /* a directory of sockets */
    } else {
        host.name = lb_str_slice(text, 0, colon);
    }
    if (colon != SIZE_MAX && colon + 1 < text.len &&
        !read_port(drop(text, colon + 1), &host.port)) {
        return fail_port(arena, drop(text, colon + 1), error);
    }
    lb_vector_push_in(arena, &url->hosts, host);
    return LB_OK;
}

static size_t count_parameter(const lb_url *url, const char *name)
{
    size_t count = 0;
    for (size_t i = 0; i < url->query.count; i++) {
        count += lb_str_is(url->query.items[i].name, name);
    }
    return count;
}

/* Gives the hosts so far the ports "1,2" or those of repeated parameters. */
static lb_code set_ports(lb_arena *arena, lb_url *url, lb_error *error)
{
    size_t at = 0;
    for (size_t i = 0; i < url->query.count; i++) {
        if (!lb_str_is(url->query.items[i].name, "port")) {
            continue;
        }
        lb_str rest = url->query.items[i].value, text;
        while (lb_str_split(&rest, ',', &text)) {
            unsigned port = 0;
            if (text.len && !read_port(text, &port)) {
                return fail_argument(
                    error, lb_arena_format(arena, "Received non-integer port arguments: %s",
                                           lb_repr(arena, text)));
            }
            if (at == url->hosts.count && at) {
                return fail_argument(error, "number of hosts and ports don't match");
            }
            if (at == url->hosts.count) {
                lb_vector_push_in(arena, &url->hosts, (lb_url_host){LB_STR(""), 0});
            }
            url->hosts.items[at++].port = port;
        }
    }
    /* One port serves all hosts only where there is one host. */
    return at && at != url->hosts.count
               ? fail_argument(error, "number of hosts and ports don't match")
               : LB_OK;
}

/* Hosts of the query: host=a:1&host=b:2, host=a,b&port=1,2, or host=a:1. */
static lb_code read_query_hosts(lb_arena *arena, lb_url *url, lb_error *error)
{
    size_t count = count_parameter(url, "host");
    bool has_ports = false;
    unsigned port = count == 1 && url->hosts.count == 1 ? url->hosts.items[0].port : 0;
    if (count) {
        url->hosts.count = 0;
    }
    for (size_t i = 0; i < url->query.count; i++) {
        if (!lb_str_is(url->query.items[i].name, "host")) {
            continue;
        }
        lb_str rest = url->query.items[i].value, text;
        while (lb_str_split(&rest, ',', &text)) {
            LB_TRY(add_host(arena, url, text, error));
            has_ports = has_ports || lb_vector_last(&url->hosts).port;
        }
    }
    if (count_parameter(url, "port") && (has_ports || count > 1)) {
        return fail_argument(error, "Can't mix 'multihost' formats together; use "
                                    "\"host=h1,h2,h3&port=p1,p2,p3\" or "
                                    "\"host=h1:p1&host=h2:p2&host=h3:p3\" separately");
    }
    if (count == 1 && url->hosts.count == 1 && !has_ports) {
        url->hosts.items[0].port = port; /* ?host= takes the place of the name alone */
    }
    return set_ports(arena, url, error);
}

/* Hosts of the authority: one as SQLAlchemy has it, or several with ',' between them. */
static lb_code read_hosts(lb_arena *arena, lb_url *url, const struct pieces *pieces,
                          lb_error *error)
{
    if (pieces->port.ptr && lb_str_find_char(pieces->port, ',') == SIZE_MAX) {
        unsigned port;
        if (!read_port(pieces->port, &port)) {
            return fail_port(arena, pieces->port, error);
        }
    }
    if (!pieces->host.ptr && !pieces->port.ptr) {
        return LB_OK;
    }
    lb_str all = pieces->host.ptr ? pieces->host : LB_STR("");
    bool is_list = lb_str_find_char(pieces->port, ',') != SIZE_MAX ||
                   lb_str_find_char(pieces->host, ',') != SIZE_MAX;
    if (!is_list) {
        lb_url_host host = {all, 0};
        (void)read_port(pieces->port, &host.port);
        lb_vector_push_in(arena, &url->hosts, host);
        return LB_OK;
    }
    /* The split at the first ':' is undone: it stands between the first host and its port. */
    bool is_bracketed = lb_str_find_char(all, ':') != SIZE_MAX;
    if (pieces->port.ptr) {
        all = lb_str_of(lb_arena_format(arena, is_bracketed ? "[%.*s]:%.*s" : "%.*s:%.*s",
                                        LB_ARG(all), LB_ARG(pieces->port)));
    }
    for (lb_str text; lb_str_split(&all, ',', &text);) {
        LB_TRY(add_host(arena, url, text, error));
    }
    return LB_OK;
}

static int compare_parameters(const void *a, const void *b)
{
    const lb_url_parameter *const *left = a, *const *right = b;
    int order = lb_str_compare((*left)->name, (*right)->name);
    return order ? order : (*left < *right ? -1 : 1); /* values of a name in the order written */
}

lb_url_parameter **lb_url_sorted_query(lb_arena *arena, const lb_url *url)
{
    lb_url_parameter **sorted = LB_NEW_ARRAY(arena, lb_url_parameter *, url->query.count + 1);
    for (size_t i = 0; i < url->query.count; i++) {
        sorted[i] = &url->query.items[i];
    }
    qsort(sorted, url->query.count, sizeof sorted[0], compare_parameters);
    return sorted;
}

static void add_query(lb_text *text, lb_arena *arena, const lb_url *url)
{
    lb_url_parameter **sorted = lb_url_sorted_query(arena, url);
    for (size_t i = 0; sorted[i]; i++) {
        lb_text_addc(text, i ? '&' : '?');
        lb_percent_encode(text, sorted[i]->name, true);
        lb_text_addc(text, '=');
        if (lb_secret_is_name(sorted[i]->name)) {
            lb_text_adds(text, "***"); /* SQLAlchemy would show it */
        } else {
            lb_percent_encode(text, sorted[i]->value, true);
        }
    }
}

static void add_authority(lb_text *text, const struct pieces *pieces)
{
    if (pieces->host.ptr) {
        lb_str host = pieces->password.ptr ? without_password(pieces->host) : pieces->host;
        bool is_address = lb_str_find_char(host, ':') != SIZE_MAX;
        lb_text_addf(text, is_address ? "[%.*s]" : "%.*s", LB_ARG(host));
    }
    int64_t port;
    if (lb_str_to_integer(lb_str_trim(pieces->port), &port)) {
        lb_text_addf(text, ":%lld", (long long)port);
    } else if (pieces->port.ptr) {
        lb_text_addf(text, ":%.*s", LB_ARG(pieces->port));
    }
}

static lb_str render_hidden(lb_arena *arena, const lb_url *url, const struct pieces *pieces)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_text_add(&text, url->drivername);
    lb_text_adds(&text, "://");
    if (url->username.ptr) {
        lb_percent_encode(&text, url->username, false);
        lb_text_adds(&text, url->password.ptr ? ":***@" : "@");
    }
    add_authority(&text, pieces);
    if (url->database.ptr) {
        lb_text_addc(&text, '/');
        lb_text_add(&text, url->database);
    }
    add_query(&text, arena, url);
    return lb_arena_str(arena, lb_text_str(&text));
}

static void name_backend(lb_url *url)
{
    static const struct {
        const char *alias, *backend;
    } aliases[] = {{"postgres", "postgresql"}, {"mariadb", "mysql"}, {"sqlite3", "sqlite"}};
    size_t plus = lb_str_find_char(url->drivername, '+');
    url->backend = lb_str_slice(url->drivername, 0, plus);
    if (plus != SIZE_MAX) {
        lb_str driver = drop(url->drivername, plus + 1);
        url->driver = lb_str_slice(driver, 0, lb_str_find_char(driver, '+'));
    }
    for (size_t i = 0; i < LB_COUNT(aliases); i++) {
        if (lb_str_is(url->backend, aliases[i].alias)) {
            url->backend = lb_str_of(aliases[i].backend);
        }
    }
}

lb_code lb_url_parse(lb_arena *arena, lb_str text, lb_url *out, lb_error *error)
{
    struct pieces pieces = {0};
    if (!split(lb_arena_str(arena, text), &pieces)) {
        fail_argument(error, "Could not parse SQLAlchemy URL from given URL string");
        lb_error_hint(error, "a URL looks like postgresql://user:password@host:5432/database or "
                             "sqlite:///file.db");
        return LB_ERR_SETTINGS;
    }
    lb_url url = {.drivername = pieces.drivername, .database = pieces.database};
    name_backend(&url);
    if (pieces.username.ptr) {
        url.username = lb_percent_decode(arena, pieces.username, false);
    }
    if (pieces.password.ptr) {
        url.password = lb_percent_decode(arena, pieces.password, false);
    }
    LB_TRY(read_hosts(arena, &url, &pieces, error));
    read_query(arena, pieces.query, &url);
    url.shown = render_hidden(arena, &url, &pieces);
    if (!lb_str_is(url.backend, "sqlite")) {
        LB_TRY(read_query_hosts(arena, &url, error));
    }
    *out = url;
    return LB_OK;
}

bool lb_url_parameter_get(const lb_url *url, const char *name, lb_str *value)
{
    for (size_t i = 0; i < url->query.count; i++) {
        if (lb_str_is(url->query.items[i].name, name)) {
            *value = url->query.items[i].value;
            return true;
        }
    }
    return false;
}

lb_code lb_url_fail_backend(const lb_url *url, lb_error *error)
{
    LB_AUTO_TEXT lb_text name = {0};
    for (size_t i = 0; i < url->drivername.len; i++) {
        lb_text_addc(&name, url->drivername.ptr[i] == '+' ? '.' : url->drivername.ptr[i]);
    }
    lb_fail(error, LB_ERR_SETTINGS, "Can't load plugin: sqlalchemy.dialects:%s",
            lb_text_cstr(&name));
    lb_error_kind(error, "sqlalchemy.exc.NoSuchModuleError");
    lb_error_hint(error, "limbeck knows postgresql, sqlite and mysql");
    return LB_ERR_SETTINGS;
}

/* ---- Copying -------------------------------------------------------------------------------- */

static lb_str copy_text(lb_arena *arena, lb_str text)
{
    return text.ptr ? lb_arena_str(arena, text) : text;
}

lb_url lb_url_copy(lb_arena *arena, const lb_url *url)
{
    lb_url copy = {.drivername = copy_text(arena, url->drivername),
                   .backend = copy_text(arena, url->backend),
                   .driver = copy_text(arena, url->driver),
                   .username = copy_text(arena, url->username),
                   .password = copy_text(arena, url->password),
                   .database = copy_text(arena, url->database),
                   .shown = copy_text(arena, url->shown)};
    for (size_t i = 0; i < url->hosts.count; i++) {
        lb_url_host host = {copy_text(arena, url->hosts.items[i].name), url->hosts.items[i].port};
        lb_vector_push_in(arena, &copy.hosts, host);
    }
    for (size_t i = 0; i < url->query.count; i++) {
        lb_url_parameter parameter = {copy_text(arena, url->query.items[i].name),
                                      copy_text(arena, url->query.items[i].value)};
        lb_vector_push_in(arena, &copy.query, parameter);
    }
    return copy;
}
