#include "base/timezone.h"

#include <string.h>
#include <sys/types.h>
#include <time.h>

#include "base/file.h"
#include "base/zone_rule.h"

/* A TZif file: a header, then (from version 2 on) a second header and its data with 64-bit times,
   and a footer with the rule for the times after the last transition (RFC 8536). */

enum { HEADER_SIZE = 44, TYPE_SIZE = 6, FILE_LIMIT = 1 << 20 };

struct lb_zone {
    const int64_t *times; /* of the transitions, ascending */
    const uint8_t *types_at;
    size_t count;
    const lb_zone_offset *types;
    size_t type_count; /* 0: only the rule counts */
    lb_zone_rule rule;
    bool has_rule;
};

typedef struct header {
    char version;
    uint32_t isutc_count, isstd_count, leap_count, time_count, type_count, char_count;
} header;

static const lb_zone utc = {.rule = {.standard = {0, {"UTC", 3}, false}}, .has_rule = true};

lb_instant lb_instant_now(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_REALTIME, &now);
    return (lb_instant){now.tv_sec, (uint32_t)(now.tv_nsec / 1000)};
}

const lb_zone *lb_zone_utc(void)
{
    return &utc;
}

static uint32_t read_32(const char *bytes)
{
    uint32_t value = 0;
    for (int i = 0; i < 4; i++) {
        value = value << 8 | (unsigned char)bytes[i];
    }
    return value;
}

static int64_t read_time(const char *bytes, size_t size)
{
    if (size == 4) {
        return (int32_t)read_32(bytes);
    }
    return (int64_t)((uint64_t)read_32(bytes) << 32 | read_32(bytes + 4));
}

static bool read_header(lb_str content, header *out)
{
    if (content.len < HEADER_SIZE || memcmp(content.ptr, "TZif", 4) != 0) {
        return false;
    }
    const char *counts = content.ptr + 20;
    *out = (header){content.ptr[4],      read_32(counts),      read_32(counts + 4),
                    read_32(counts + 8), read_32(counts + 12), read_32(counts + 16),
                    read_32(counts + 20)};
    return out->type_count >= 1 && out->type_count <= 256;
}

/* Size of the data that follows the header; times are of `time_size` bytes. */
static uint64_t data_size(const header *head, size_t time_size)
{
    return (uint64_t)head->time_count * (time_size + 1) + (uint64_t)head->type_count * TYPE_SIZE +
           head->char_count + (uint64_t)head->leap_count * (time_size + 4) + head->isstd_count +
           head->isutc_count;
}

static bool read_types(lb_arena *arena, lb_zone *zone, const header *head, const char *records,
                       const char *names)
{
    lb_zone_offset *types = LB_NEW_ARRAY(arena, lb_zone_offset, head->type_count);
    for (size_t i = 0; i < head->type_count; i++) {
        const char *record = records + i * TYPE_SIZE;
        size_t name = (unsigned char)record[5];
        if (name >= head->char_count) {
            return false;
        }
        size_t length = strnlen(names + name, head->char_count - name);
        types[i] =
            (lb_zone_offset){(int32_t)read_32(record),
                             lb_arena_str(arena, (lb_str){names + name, length}), record[4] != 0};
        if (types[i].seconds < -LB_ZONE_MAX_OFFSET || types[i].seconds > LB_ZONE_MAX_OFFSET) {
            return false;
        }
    }
    zone->types = types;
    zone->type_count = head->type_count;
    return true;
}

/* The data behind a header. */
static bool read_data(lb_arena *arena, lb_zone *zone, const header *head, const char *data,
                      size_t time_size)
{
    int64_t *times = LB_NEW_ARRAY(arena, int64_t, head->time_count);
    uint8_t *types_at = LB_NEW_ARRAY(arena, uint8_t, head->time_count);
    const char *indexes = data + (size_t)head->time_count * time_size;
    for (size_t i = 0; i < head->time_count; i++) {
        times[i] = read_time(data + i * time_size, time_size);
        types_at[i] = (uint8_t)indexes[i];
        if ((i > 0 && times[i] <= times[i - 1]) || types_at[i] >= head->type_count) {
            return false;
        }
    }
    zone->times = times;
    zone->types_at = types_at;
    zone->count = head->time_count;
    const char *records = indexes + head->time_count;
    return read_types(arena, zone, head, records, records + (size_t)head->type_count * TYPE_SIZE);
}

/* The line behind the data of version 2 and later; an empty one says nothing. */
static bool read_footer(lb_arena *arena, lb_zone *zone, lb_str footer)
{
    size_t end = lb_str_find_char(lb_str_slice(footer, 1, footer.len), '\n');
    if (footer.len == 0 || footer.ptr[0] != '\n' || end == SIZE_MAX) {
        return false;
    }
    lb_str line = lb_str_slice(footer, 1, end + 1);
    zone->has_rule = line.len > 0;
    return line.len == 0 || lb_zone_rule_parse(lb_arena_str(arena, line), &zone->rule);
}

static bool parse(lb_arena *arena, lb_str content, lb_zone *zone)
{
    header head;
    if (!read_header(content, &head)) {
        return false;
    }
    lb_str rest = lb_str_slice(content, HEADER_SIZE, content.len);
    uint64_t size = data_size(&head, 4);
    if (head.version == '\0') {
        return size <= rest.len && read_data(arena, zone, &head, rest.ptr, 4);
    }
    if (size > rest.len) {
        return false;
    }
    rest = lb_str_slice(rest, (size_t)size, rest.len);
    if (!read_header(rest, &head)) {
        return false;
    }
    rest = lb_str_slice(rest, HEADER_SIZE, rest.len);
    size = data_size(&head, 8);
    return size <= rest.len && read_data(arena, zone, &head, rest.ptr, 8) &&
           read_footer(arena, zone, lb_str_slice(rest, (size_t)size, rest.len));
}

lb_code lb_zone_parse(lb_arena *arena, lb_str content, const lb_zone **out, lb_error *error)
{
    lb_zone *zone = LB_NEW(arena, lb_zone);
    if (!parse(arena, content, zone)) {
        return lb_fail(error, LB_ERR_FILE, "not a time zone file, or a damaged one");
    }
    *out = zone;
    return LB_OK;
}

static lb_code read_zone(lb_arena *arena, const char *path, const lb_zone **out, lb_error *error)
{
    lb_str content;
    LB_TRY(lb_file_read(arena, path, FILE_LIMIT, &content, error));
    lb_code code = lb_zone_parse(arena, content, out, error);
    if (code != LB_OK) {
        lb_error_prefix(error, "cannot read the time zone %s: ", path);
    }
    return code;
}

/* No absolute path, and none that leaves the folder. */
static bool is_zone_name(lb_str name)
{
    lb_str rest = name, part = {0};
    while (lb_str_split(&rest, '/', &part)) {
        if (part.len == 0 || part.ptr[0] == '.') {
            return false;
        }
    }
    return name.len > 0 && memchr(name.ptr, '\0', name.len) == NULL;
}

lb_code lb_zone_find(lb_arena *arena, lb_str name, const char *directory, const lb_zone **out,
                     lb_error *error)
{
    const char *const folders[] = {directory ? directory : "", "/usr/share/zoneinfo",
                                   "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo"};
    for (size_t i = 0; is_zone_name(name) && i < LB_COUNT(folders); i++) {
        const char *path = lb_path_join(arena, lb_str_of(folders[i]), name);
        if (*folders[i] && lb_file_exists(path) && !lb_file_is_directory(path)) {
            return read_zone(arena, path, out, error);
        }
    }
    *out = NULL;
    return LB_OK;
}

const lb_zone *lb_zone_of_rule(lb_arena *arena, lb_str rule)
{
    lb_zone *zone = LB_NEW(arena, lb_zone);
    zone->has_rule = lb_zone_rule_parse(lb_arena_str(arena, rule), &zone->rule);
    return zone->has_rule ? zone : NULL;
}

const lb_zone *lb_zone_local(lb_arena *arena, const char *tz, const char *directory)
{
    const lb_zone *zone = NULL;
    lb_str name = lb_str_of(tz ? tz : "/etc/localtime");
    if (name.len && name.ptr[0] == ':') {
        name = lb_str_slice(name, 1, name.len);
    }
    if (name.len == 0) {
        return &utc;
    }
    if (name.ptr[0] == '/') {
        return read_zone(arena, name.ptr, &zone, NULL) == LB_OK ? zone : &utc;
    }
    if (lb_zone_find(arena, name, directory, &zone, NULL) == LB_OK && zone) {
        return zone;
    }
    zone = lb_zone_of_rule(arena, name);
    return zone ? zone : &utc;
}

static lb_zone_offset first_offset(const lb_zone *zone)
{
    for (size_t i = 0; i < zone->type_count; i++) {
        if (!zone->types[i].is_dst) {
            return zone->types[i];
        }
    }
    return zone->types[0];
}

lb_zone_offset lb_zone_offset_at(const lb_zone *zone, int64_t seconds)
{
    if (zone->has_rule && (zone->count == 0 || seconds >= zone->times[zone->count - 1])) {
        return lb_zone_rule_at(&zone->rule, seconds);
    }
    if (zone->count == 0 || seconds < zone->times[0]) {
        return first_offset(zone);
    }
    size_t low = 0, high = zone->count; /* times[low] <= seconds < times[high] */
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (zone->times[middle] <= seconds) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return zone->types[zone->types_at[low]];
}
