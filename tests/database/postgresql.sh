#!/bin/sh
# A private PostgreSQL for tests: a fresh cluster in a temporary folder, reached through a Unix
# socket there, with no TCP port. Root runs it as an unprivileged user.
#
#   postgresql.sh start [PID]        makes and starts one, prints its folder; it goes away by itself
#                                    when the process PID (default: the caller) has ended
#   postgresql.sh url DIR [DATABASE] prints the URL (user limbeck, a superuser without password)
#   postgresql.sh create DIR NAME    creates an empty database, prints its URL
#   postgresql.sh pooler DIR         starts PgBouncer (transaction pooling), prints its socket folder
#   postgresql.sh crash DIR          kills the server as a power cut would
#   postgresql.sh restart DIR        starts it again
#   postgresql.sh stop DIR           stops everything and removes the folder
#
# Users: limbeck (superuser, trust), scram (password "se:cr@t/%", has to give it).
set -eu
self=$(cd "$(dirname "$0")" && pwd)/$(basename "$0")

fail() {
    echo "postgresql.sh: $*" >&2
    exit 1
}

bin=
for candidate in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -n -r); do
    if [ -x "$candidate/initdb" ]; then
        bin=$candidate
        break
    fi
done
[ -n "$bin" ] || { command -v initdb >/dev/null && bin=$(dirname "$(command -v initdb)"); } ||
    fail "there is no PostgreSQL server here (Debian: apt-get install postgresql)"

# The server refuses to run as root.
user=
if [ "$(id -u)" = 0 ]; then
    user=nobody
    id postgres >/dev/null 2>&1 && user=postgres
fi

# The tests' own environment must not reach the server or its tools.
unset PGHOST PGPORT PGUSER PGDATABASE PGPASSWORD PGSERVICE PGOPTIONS PGPASSFILE 2>/dev/null || true

as_user() {
    if [ -n "$user" ]; then
        runuser -u "$user" -- "$@"
    else
        "$@"
    fi
}

check_dir() {
    [ -n "${1:-}" ] && [ -f "$1/limbeck-test" ] || fail "not a folder of this script: ${1:-}"
}

start_server() {
    as_user "$bin/pg_ctl" -D "$1/data" -l "$1/server.log" -w -t 60 -s start >/dev/null 2>&1 ||
        { cat "$1/server.log" >&2; fail "the server did not start"; }
}

stop() {
    [ -f "$1/limbeck-test" ] || return 0
    if [ -f "$1/pgbouncer/pid" ]; then
        kill "$(cat "$1/pgbouncer/pid")" 2>/dev/null || true
    fi
    as_user "$bin/pg_ctl" -D "$1/data" -m immediate -w -t 20 -s stop >/dev/null 2>&1 || true
    rm -rf "$1"
}

start() {
    dir=$(mktemp -d /tmp/limbeck-pg.XXXXXX)
    : >"$dir/limbeck-test"
    trap 'stop "$dir"; exit 1' HUP INT TERM
    [ -z "$user" ] || chown "$user" "$dir"
    chmod 711 "$dir"
    as_user "$bin/initdb" -D "$dir/data" -U limbeck -A trust -E UTF8 --locale=C --no-sync \
        >"$dir/initdb.log" 2>&1 || { cat "$dir/initdb.log" >&2; stop "$dir"; fail "initdb failed"; }
    cat >>"$dir/data/postgresql.conf" <<CONF
listen_addresses = ''
unix_socket_directories = '$dir'
fsync = off
full_page_writes = off
max_connections = 100
max_prepared_transactions = 5
logging_collector = off
timezone = 'UTC'
CONF
    cat >"$dir/data/pg_hba.conf" <<CONF
local all scram scram-sha-256
local all all   trust
CONF
    start_server "$dir"
    "$bin/psql" -q -h "$dir" -U limbeck -d postgres -v ON_ERROR_STOP=1 \
        -c "CREATE ROLE scram LOGIN PASSWORD 'se:cr@t/%'" -c "CREATE DATABASE limbeck" >/dev/null
    trap - HUP INT TERM
    # Nothing may stay behind when the tests are killed.
    setsid sh -c "while kill -0 $1 2>/dev/null && [ -d '$dir' ]; do sleep 1; done; exec '$self' stop '$dir'" \
        </dev/null >/dev/null 2>&1 &
    echo "$dir"
}

pooler() {
    command -v pgbouncer >/dev/null || PATH=$PATH:/usr/sbin
    command -v pgbouncer >/dev/null || fail "there is no pgbouncer here (apt-get install pgbouncer)"
    mkdir -p "$1/pgbouncer"
    cat >"$1/pgbouncer/ini" <<CONF
[databases]
* = host=$1 user=limbeck
[pgbouncer]
listen_addr =
unix_socket_dir = $1/pgbouncer
pidfile = $1/pgbouncer/pid
logfile = $1/pgbouncer/log
auth_type = any
pool_mode = transaction
default_pool_size = 3
CONF
    [ -z "$user" ] || chown -R "$user" "$1/pgbouncer"
    as_user pgbouncer -q -d "$1/pgbouncer/ini" >/dev/null 2>&1 || fail "pgbouncer did not start"
    tries=0
    until "$bin/pg_isready" -q -h "$1/pgbouncer" -p 6432 -U limbeck -d postgres; do
        tries=$((tries + 1))
        [ $tries -lt 300 ] || fail "pgbouncer does not answer"
        sleep 0.2
    done
    echo "$1/pgbouncer"
}

command=${1:-}
[ -n "$command" ] || fail "usage: see the head of this file"
shift
case $command in
start) start "${1:-$PPID}" ;;
stop)
    [ -n "${1:-}" ] || fail "stop needs a folder"
    stop "$1"
    ;;
url)
    check_dir "$@"
    echo "postgresql://limbeck@/${2:-limbeck}?host=$1"
    ;;
create)
    check_dir "$@"
    "$bin/createdb" -h "$1" -U limbeck "$2"
    echo "postgresql://limbeck@/$2?host=$1"
    ;;
pooler)
    check_dir "$@"
    pooler "$1"
    ;;
crash)
    check_dir "$@"
    kill -9 "$(head -n 1 "$1/data/postmaster.pid")"
    ;;
restart)
    check_dir "$@"
    as_user "$bin/pg_ctl" -D "$1/data" -m immediate -w -s stop >/dev/null 2>&1 || true
    start_server "$1"
    ;;
*) fail "no such command: $command" ;;
esac
