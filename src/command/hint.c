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

void lb_hint_revision(lb_session *session, lb_error *error)
{
    const lb_arguments *arguments = session->arguments;
    const lb_words *const sources[] = {
        arguments->command->argument.value == LB_WORD_REVISION ? &arguments->words : NULL,
        &arguments->values[LB_OPTION_REV_RANGE],
        &arguments->values[LB_OPTION_HEAD],
        &arguments->values[LB_OPTION_DEPENDS_ON],
    };
    limbeck_revisions *revisions = NULL;
    bool is_about_revision = error->code == LB_ERR_REVISION || error->code == LB_ERR_COMMAND;
    if (error->hint || !session->project || !is_about_revision ||
        limbeck_history(session->project, NULL, false, &revisions, NULL)) {
        return;
    }
    const char *found = NULL;
    for (size_t i = 0; i < LB_COUNT(sources) && !found; i++) {
        found = sources[i] ? nearest_of_words(revisions, sources[i]) : NULL;
    }
    if (found) {
        lb_error_hint(error, "Did you mean %s?", found);
    }
    limbeck_revisions_free(revisions);
}
