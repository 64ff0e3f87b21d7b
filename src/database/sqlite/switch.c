/* PRAGMA foreign_keys inside a transaction. SQLite passes over it there; what it switches can be
   switched through the library's own interface, so that what a script says holds, and a batch need
   not end the run's transaction. */
#include <string.h>

#include "database/sqlite/connection.h"

static bool take_word(lb_str *text, const char *word)
{
    *text = lb_str_trim(*text);
    size_t length = strlen(word);
    if (text->len < length || !lb_str_is_nocase(lb_str_slice(*text, 0, length), word)) {
        return false;
    }
    *text = lb_str_trim(lb_str_slice(*text, length, text->len));
    return true;
}

/* "PRAGMA foreign_keys = ON", "PRAGMA main.foreign_keys(0)" */
static bool read_switch(lb_str sql, bool *is_on)
{
    static const struct {
        const char *word;
        bool is_on;
    } values[] = {{"on", true},   {"yes", true}, {"true", true},   {"1", true},
                  {"off", false}, {"no", false}, {"false", false}, {"0", false}};
    if (!take_word(&sql, "PRAGMA")) {
        return false;
    }
    take_word(&sql, "main.");
    if (!take_word(&sql, "foreign_keys") || (!take_word(&sql, "=") && !take_word(&sql, "("))) {
        return false;
    }
    take_word(&sql, "'");
    for (size_t i = 0; i < LB_COUNT(values); i++) {
        if (take_word(&sql, values[i].word)) {
            *is_on = values[i].is_on;
            return true;
        }
    }
    return false;
}

void sqlite_follow_pragma(sqlite_connection *connection, lb_str sql)
{
    bool is_on;
    if (connection->follows_pragmas && !connection->api->get_autocommit(connection->db) &&
        read_switch(sql, &is_on)) {
        connection->api->db_config(connection->db, SQLITE_DBCONFIG_ENABLE_FKEY, (int)is_on, NULL);
    }
}
