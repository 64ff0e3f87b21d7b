/* Any bytes as a CREATE TABLE that SQLite's reflection takes apart, in both ways. */
#include "database/sqlite/definition.h"
#include "database/sqlite/table_sql.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    const lb_str sql = {(const char *)data, size};
    sqlite_definition definition;
    sqlite_table_sql reader;
    sqlite_definition_parse(&arena, sql, &definition);
    for (size_t i = 0; i < definition.columns.count; i++) {
        sqlite_definition_find(&definition, definition.columns.items[i].name);
    }
    if (sqlite_table_sql_open(&reader, &arena, NULL) == LB_OK) {
        sqlite_parsed_keys keys = {0}, uniques = {0};
        sqlite_parsed_checks checks = {0};
        sqlite_parse_primary_key(&reader, sql);
        sqlite_parse_foreign_keys(&reader, sql, &keys);
        sqlite_parse_uniques(&reader, sql, &uniques);
        sqlite_parse_checks(&reader, sql, &checks);
        sqlite_parse_computed(&reader, sql, lb_str_slice(sql, 0, 5));
        sqlite_parse_predicate(&reader, sql);
        sqlite_table_sql_free(&reader);
    }
    return 0;
}
