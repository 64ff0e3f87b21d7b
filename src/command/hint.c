#include "command/hint.h"

#include <string.h>

#include "base/memory.h"
#include "command/suggest.h"

/* Whether the name is, or starts, what is asked for: then the mistake is another one. */
static bool offer(lb_suggestion *suggestion, const char *name)
{
    if (lb_str_starts(lb_str_of(name), suggestion->wanted)) {
        return false;
    }
    lb_suggestion_offer(suggestion, name);
    /* A partial identifier is compared with as much of a whole one. */
    lb_str head = lb_str_slice(lb_str_of(name), 0, suggestion->wanted.len);
    unsigned distance = lb_str_distance(suggestion->wanted, head, 1);
    if (suggestion->wanted.len >= 4 && distance <= 1 &&
        (!suggestion->nearest || distance < suggestion->distance)) {
        suggestion->nearest = name;
        suggestion->distance = distance;
    }
    return true;
}

/* The nearest identifier or label; NULL if the text names something, or nothing is near. */
static const char *nearest(const limbeck_revisions *revisions, lb_str wanted)
{
    static const char *const symbols[] = {"head", "heads", "base", "current"};
    lb_suggestion suggestion = {.wanted = wanted};
    for (size_t i = 0; i < LB_COUNT(symbols); i++) {
        if (!offer(&suggestion, symbols[i])) {
            return NULL;
        }
    }
    for (size_t i = 0; i < revisions->count; i++) {
        const limbeck_revision *revision = &revisions->items[i];
        if (!offer(&suggestion, revision->id)) {
            return NULL;
        }
        for (const char *const *label = revision->branch_labels; *label; label++) {
            if (!offer(&suggestion, *label)) {
                return NULL;
            }
        }
    }
    return suggestion.nearest;
}

/* Behind a separator of "label@name+1:other", and behind the number of steps if it starts one. */
static const char *next_name(const char *text)
{
    while (*text && strchr("@:+-", *text)) {
        bool is_relative = *text == '+' || *text == '-';
        text++;
        text += is_relative ? strspn(text, "0123456789") : 0;
    }
    return text;
}

static const char *nearest_of_words(const limbeck_revisions *revisions, const lb_words *words)
{
    for (size_t i = 0; i < words->count; i++) {
        const char *name = next_name(words->items[i]);
        while (*name) {
            size_t length = strcspn(name, "@:+-");
            const char *found = length > 1 ? nearest(revisions, (lb_str){name, length}) : NULL;
            if (found) {
                return found;
            }
            name = next_name(name + length);
        }
    }
    return NULL;
}

static const char *nearest_of_arguments(const lb_arguments *arguments,
                                        const limbeck_revisions *revisions)
{
    const lb_words *const sources[] = {
        arguments->command->argument.value == LB_WORD_REVISION ? &arguments->words : NULL,
        &arguments->values[LB_OPTION_REV_RANGE],
        &arguments->values[LB_OPTION_HEAD],
        &arguments->values[LB_OPTION_DEPENDS_ON],
    };
    const char *found = NULL;
    for (size_t i = 0; i < LB_COUNT(sources) && !found; i++) {
        found = sources[i] ? nearest_of_words(revisions, sources[i]) : NULL;
    }
    return found;
}

static void hint_nearest(lb_session *session, lb_error *error)
{
    limbeck_revisions *revisions = NULL;
    bool is_about_revision = error->code == LB_ERR_REVISION || error->code == LB_ERR_COMMAND;
    if (!session->project || !is_about_revision ||
        limbeck_history(session->project, NULL, false, &revisions, NULL)) {
        return;
    }
    const char *found = nearest_of_arguments(session->arguments, revisions);
    if (found) {
        lb_error_hint(error, "Did you mean %s?", found);
    }
    limbeck_revisions_free(revisions);
}

/* ---- Revisions of the database --------------------------------------------------------------- */

static bool is_in_arguments(const lb_arguments *arguments, lb_str name)
{
    for (size_t i = 0; i < arguments->words.count; i++) {
        if (lb_str_find(lb_str_of(arguments->words.items[i]), name) != SIZE_MAX) {
            return true;
        }
    }
    for (size_t option = 0; option < LB_OPTION_COUNT; option++) {
        const lb_words *words = &arguments->values[option];
        for (size_t i = 0; i < words->count; i++) {
            if (lb_str_find(lb_str_of(words->items[i]), name) != SIZE_MAX) {
                return true;
            }
        }
    }
    return false;
}

/* An identifier that is not there, and that nobody has asked for, is a row of the version table. */
static void hint_lost(const lb_session *session, lb_error *error)
{
    static const char before[] = "Can't locate revision identified by '";
    lb_str message = lb_str_of(error->message ? error->message : "");
    if (!lb_str_starts(message, LB_STR(before)) || !lb_str_ends(message, LB_STR("'"))) {
        return;
    }
    lb_str name = lb_str_slice(message, sizeof before - 1, message.len - 1);
    if (!is_in_arguments(session->arguments, name)) {
        lb_error_hint(error,
                      "the database is at '%.*s', which has no file here: put the file back, or, "
                      "if you know where the database is, say so: limbeck stamp --purge REVISION",
                      LB_ARG(name));
    }
}

/* ---- What goes wrong most often -------------------------------------------------------------- */

static const struct {
    const char *part; /* of the message */
    const char *hint;
} often[] = {
    {"sqlalchemy.dialects:driver", "put the URL of your database in place of "
                                   "driver://user:pass@localhost/dbname in the settings"},
    {"Can't load plugin: sqlalchemy.dialects:", "limbeck knows postgresql, sqlite and mysql"},
    {"Could not parse SQLAlchemy URL",
     "a URL looks like postgresql://user:password@host:5432/database or sqlite:///file.db"},
    {"password authentication failed",
     "look at the user and the password; in a URL % : @ and / of a password are %25 %3A %40 %2F"},
    {"no password supplied",
     "give it in the URL (user:password@host), in PGPASSWORD or in ~/.pgpass"},
    {"permission denied for schema",
     "have the schema's owner say: GRANT USAGE, CREATE ON SCHEMA ... TO your role"},
    {"permission denied for table",
     "have the table's owner say: GRANT ALL ON ... TO your role, or run as the owner"},
    {"must be owner of", "run as the role that owns it: only its owner may change it"},
    {"has no attribute 'downgrade'",
     "where there is nothing to undo, write: def downgrade(): pass"},
    {"has no attribute 'upgrade'", "where there is nothing to do, write: def upgrade(): pass"},
    {"'%' must be followed by '%' or '('", "write %% for a % sign in an ini file"},
    {"server closed the connection", "what was not committed is not done: run again"},
    {"terminating connection", "what was not committed is not done: run again"},
    {"could not translate host name", "look at the host in the URL"},
};

/* A server that was lost may have done the last thing that it was told. */
static void hint_commit(lb_error *error)
{
    if (error->code == LB_ERR_CONNECTION && error->statement &&
        strcmp(error->statement, "COMMIT") == 0) {
        lb_error_hint(error, "the server may have committed before it was lost: limbeck current "
                             "says where the database is, and the next run goes on from there");
    }
}

static void hint_often(lb_error *error)
{
    lb_str message = lb_str_of(error->message ? error->message : "");
    for (size_t i = 0; i < LB_COUNT(often); i++) {
        if (lb_str_find(message, lb_str_of(often[i].part)) != SIZE_MAX) {
            lb_error_hint(error, "%s", often[i].hint);
            return;
        }
    }
}

void lb_hint_add(lb_session *session, lb_error *error)
{
    if (!error->hint) {
        hint_nearest(session, error);
    }
    if (!error->hint) {
        hint_lost(session, error);
    }
    if (!error->hint) {
        hint_commit(error);
    }
    if (!error->hint) {
        hint_often(error);
    }
}
