/*
 * Modules of SQLAlchemy and Alembic whose contents stand elsewhere here: what a project imports
 * from one of them is taken from the package that exports it (guest/_elsewhere.py).
 */
#include <string.h>

#include "sqlalchemy/guest.h"

static const char *const modules[] = {
    "sqlalchemy.dialects.mysql.aiomysql",
    "sqlalchemy.dialects.mysql.asyncmy",
    "sqlalchemy.dialects.mysql.cymysql",
    "sqlalchemy.dialects.mysql.expression",
    "sqlalchemy.dialects.mysql.json",
    "sqlalchemy.dialects.mysql.mariadb",
    "sqlalchemy.dialects.mysql.mariadbconnector",
    "sqlalchemy.dialects.mysql.mysqlconnector",
    "sqlalchemy.dialects.mysql.pyodbc",
    "sqlalchemy.dialects.mysql.reflection",
    "sqlalchemy.dialects.postgresql._psycopg_common",
    "sqlalchemy.dialects.postgresql.hstore",
    "sqlalchemy.dialects.postgresql.operators",
    "sqlalchemy.dialects.postgresql.pg_catalog",
    "sqlalchemy.dialects.postgresql.psycopg2cffi",
    "sqlalchemy.dialects.sqlite.pysqlcipher",
    "sqlalchemy.engine.characteristics",
    "sqlalchemy.engine.events",
    "sqlalchemy.engine.processors",
    "sqlalchemy.engine.util",
    "sqlalchemy.event.api",
    "sqlalchemy.event.attr",
    "sqlalchemy.event.base",
    "sqlalchemy.event.legacy",
    "sqlalchemy.event.registry",
    "sqlalchemy.ext.asyncio.base",
    "sqlalchemy.ext.asyncio.engine",
    "sqlalchemy.ext.asyncio.exc",
    "sqlalchemy.ext.asyncio.result",
    "sqlalchemy.ext.asyncio.scoping",
    "sqlalchemy.ext.asyncio.session",
    "sqlalchemy.ext.automap",
    "sqlalchemy.ext.baked",
    "sqlalchemy.ext.declarative.extensions",
    "sqlalchemy.ext.horizontal_shard",
    "sqlalchemy.ext.indexable",
    "sqlalchemy.ext.instrumentation",
    "sqlalchemy.ext.serializer",
    "sqlalchemy.future.engine",
    "sqlalchemy.log",
    "sqlalchemy.orm.bulk_persistence",
    "sqlalchemy.orm.clsregistry",
    "sqlalchemy.orm.context",
    "sqlalchemy.orm.decl_base",
    "sqlalchemy.orm.dependency",
    "sqlalchemy.orm.descriptor_props",
    "sqlalchemy.orm.dynamic",
    "sqlalchemy.orm.evaluator",
    "sqlalchemy.orm.events",
    "sqlalchemy.orm.identity",
    "sqlalchemy.orm.instrumentation",
    "sqlalchemy.orm.loading",
    "sqlalchemy.orm.mapped_collection",
    "sqlalchemy.orm.path_registry",
    "sqlalchemy.orm.persistence",
    "sqlalchemy.orm.scoping",
    "sqlalchemy.orm.state",
    "sqlalchemy.orm.state_changes",
    "sqlalchemy.orm.strategies",
    "sqlalchemy.orm.sync",
    "sqlalchemy.orm.util",
    "sqlalchemy.orm.writeonly",
    "sqlalchemy.pool.base",
    "sqlalchemy.pool.events",
    "sqlalchemy.pool.impl",
    "sqlalchemy.sql.annotation",
    "sqlalchemy.sql.cache_key",
    "sqlalchemy.sql.coercions",
    "sqlalchemy.sql.crud",
    "sqlalchemy.sql.default_comparator",
    "sqlalchemy.sql.events",
    "sqlalchemy.sql.lambdas",
    "sqlalchemy.sql.roles",
    "sqlalchemy.sql.traversals",
    "sqlalchemy.sql.util",
    "sqlalchemy.util._collections",
    "sqlalchemy.util.compat",
    "sqlalchemy.util.concurrency",
    "sqlalchemy.util.deprecations",
    "sqlalchemy.util.langhelpers",
    "sqlalchemy.util.queue",
    "sqlalchemy.util.topological",
    "sqlalchemy.util.typing",
    "alembic.autogenerate.compare",
    "alembic.autogenerate.compare.check_constraints",
    "alembic.autogenerate.compare.comments",
    "alembic.autogenerate.compare.constraints",
    "alembic.autogenerate.compare.schema",
    "alembic.autogenerate.compare.server_defaults",
    "alembic.autogenerate.compare.tables",
    "alembic.autogenerate.compare.types",
    "alembic.autogenerate.compare.util",
    "alembic.ddl._autogen",
    "alembic.ddl.base",
    "alembic.runtime.plugins",
    "alembic.script.write_hooks",
};

bool lb_guest_find_elsewhere(lb_arena *arena, const char *name, lb_found_module *out)
{
    for (size_t i = 0; i < LB_COUNT(modules); i++) {
        if (strcmp(modules[i], name) == 0) {
            out->source = LB_STR("from _elsewhere import finder\n"
                                 "__getattr__ = finder(__name__)\n"
                                 "del finder, __file__\n");
            out->filename = lb_arena_format(arena, "<%s>", name);
            return true;
        }
    }
    return false;
}
