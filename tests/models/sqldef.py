#!/usr/bin/env python3
"""sqldef.py PROGRAM GITDIR [-k WORD] [-v] [--only psql|sqlite] [--jobs N] [--out FILE]: sqldef's test data through limbeck.

GITDIR is the git directory of a clone of github.com/sqldef/sqldef; the cases are read from it and kept nowhere. Of each one that the
server itself takes: current is applied, desired is schema.sql, a revision is written and runs; pg_dump (SQLite: the tables' pragmas
and statements) says what it says of desired applied directly; check finds nothing; the way back leads to current. Ends with a table.
"""
import argparse
import concurrent.futures
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading

import yaml

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../database")
sys.path.insert(0, HERE + "/objects")
import pairs  # noqa: E402  pylint: disable=wrong-import-position
import sqlite as lite  # noqa: E402  pylint: disable=wrong-import-position
SKIP, OK, FAIL = 'skip', 'ok', 'fail'


def sh(*args, **kw):
    return subprocess.run(args, capture_output=True, text=True, timeout=120, **kw)


def git(gitdir, *args):
    return subprocess.run(['git', '--git-dir', gitdir, *args], capture_output=True, text=True, check=True).stdout


def cases(gitdir, which):
    for path in git(gitdir, 'ls-tree', '-r', '--name-only', 'HEAD').split('\n'):
        m = re.match(r'cmd/(psqldef|sqlite3def)/(tests.*)\.yml$', path)
        if m and which in m[1]:
            data = yaml.load(git(gitdir, 'show', 'HEAD:' + path), Loader=yaml.BaseLoader)
            for name, case in data.items():
                yield ('sqlite' if m[1] == 'sqlite3def' else 'psql'), m[2], name, case or {}


def diff(a, b, la, lb):
    return ([f'only {la}: {s}' for s in a if s not in b] + [f'only {lb}: {s}' for s in b if s not in a])


def split(text):
    """Statements; knows strings, dollar quotes, comments, BEGIN ATOMIC."""
    out, start, i, depth = [], 0, 0, 0
    n = len(text)
    while i < n:
        c = text[i]
        if text.startswith('--', i):
            i = text.find('\n', i)
            i = n if i < 0 else i
        elif text.startswith('/*', i):
            i = text.find('*/', i) + 2
        elif c in "'\"":
            i += 1
            while i < n:
                if text[i] == c:
                    if i + 1 < n and text[i + 1] == c:
                        i += 2
                        continue
                    break
                i += 1
            i += 1
        elif m := re.compile(r'\$[A-Za-z_]*\$').match(text, i):
            i = text.find(m[0], m.end()) + len(m[0])
        elif m := re.compile(r'[A-Za-z_]\w*').match(text, i):
            w = m[0].upper()
            if w == 'BEGIN' and re.search(r'\bCREATE\b', text[start:i], re.I):
                depth += 1
            elif w == 'CASE' and depth:
                depth += 1
            elif w == 'END' and depth:
                depth -= 1
            i = m.end()
        elif c == ';' and not depth:
            out.append(text[start:i])
            i += 1
            start = i
        else:
            i += 1
    out.append(text[start:])
    return [s for s in out if re.sub(r'--.*|/\*.*?\*/', '', s).strip()]


class Postgres:
    def __init__(self, args):
        self.dir = sh(HERE + '/postgresql.sh', 'start', str(os.getpid())).stdout.strip()
        os.environ.update(PGHOST=self.dir, PGUSER='limbeck')
        go = git(args.gitdir, 'show', 'HEAD:cmd/psqldef/psqldef_test.go')
        m = re.search(r'testRoles\s*=\s*\[\]string\{(.*?)\n\}', go, re.S)
        for role in re.findall(r'^\s*(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`)', m[1], re.M):
            role = (role[0] or role[1]).replace('\\"', '"')
            sh('psql', '-qd', 'postgres', '-c', 'CREATE ROLE "%s"' % role.replace('"', '""'))
        sh('psql', '-qd', 'postgres', '-c', 'CREATE ROLE postgres SUPERUSER LOGIN')

    def make(self, db, user):
        sh('dropdb', '--if-exists', db)
        r = sh('createdb', db)
        assert r.returncode == 0, r.stderr
        if user:
            sh('psql', '-qd', 'postgres', '-c', 'CREATE ROLE %s LOGIN' % user)
            sh('psql', '-qd', db, '-c', 'ALTER ROLE %s SET search_path TO foo, public' % user, '-c',
               'GRANT ALL ON DATABASE %s TO %s' % (db, user))
            sh('psql', '-qU', user, '-d', db, '-c', 'CREATE SCHEMA foo')

    def apply(self, db, text, user, tmp):
        f = os.path.join(tmp, 'apply.sql')
        u = ['-U', user] if user else []
        one = ['-1']
        def go(t):
            open(f, 'w').write(t)
            return sh('psql', '-qXd', db, '-v', 'ON_ERROR_STOP=1', *u, *one, '-f', f)
        r = go(text)
        if r.returncode == 0:
            return ''
        first = r.stderr
        one.clear()
        waiting = split(text)   # in whatever order runs, as sqldef does
        if len(waiting) > 60:
            return first
        sets = ''.join(x + '\n;' for x in waiting if re.match(r'\s*SET\b', x, re.I))
        waiting = [x for x in waiting if not re.match(r'\s*SET\b', x, re.I)]
        while waiting:
            left = []
            for s in waiting:
                if go(sets + s + '\n;').returncode:
                    left.append(s)
            if len(left) == len(waiting):
                return first
            waiting = left
        return ''

    def dump(self, db, grants, exclude=()):
        r = sh('pg_dump', '-sO', *([] if grants else ['-x']), *[x for t in exclude for x in ('-T', t)], db)
        assert r.returncode == 0, r.stderr
        path = tempfile.mkstemp()[1]
        with open(path, "w", encoding="utf-8") as file:
            file.write(r.stdout)
        found = pairs.normal(path)
        os.remove(path)
        return found


def limbeck(args, folder, url, *words):
    env = dict(os.environ, DATABASE_URL=url, XDG_CACHE_HOME=folder + '/cache')
    return sh(args.limbeck, *words, cwd=folder, env=env)


def project(args, folder, url, desired, grants):
    r = limbeck(args, folder, url, 'init', 'migrations')
    assert r.returncode == 0, r.stdout + r.stderr
    ini = open(folder + '/limbeck.ini').read()
    ini = re.sub(r'^script_location.*', lambda m: m[0] + '\nmodels = schema.sql' + ('\ngrants = true' if grants else ''), ini, flags=re.M)
    open(folder + '/limbeck.ini', 'w').write(ini)
    open(folder + '/schema.sql', 'w').write(re.sub(r'-- @renamed? from=', '-- renamed from: ', desired))


def steps(args, folder, url, compare_b, compare_a):
    """Runs a case; '' or what is wrong."""
    r = limbeck(args, folder, url, 'revision', '--autogenerate', '-m', 'x', '--rev-id', 'a1')
    if r.returncode:
        return 'revision: ' + r.stdout[-300:] + r.stderr[-900:]
    files = os.listdir(folder + '/migrations/versions')
    text = ''.join(open(f'{folder}/migrations/versions/{f}').read() for f in files if f.endswith('.sql'))
    open(folder + '/rev.txt', 'w').write(text)
    r = limbeck(args, folder, url, 'upgrade', 'head')
    if r.returncode:
        return 'upgrade: ' + r.stderr[-900:] + '\n' + text
    d = compare_b()
    if d:
        return 'after upgrade: ' + '\n'.join(d) + '\n' + text
    r = limbeck(args, folder, url, 'check')
    if r.returncode:
        return 'check: ' + r.stdout[-600:] + r.stderr[-600:] + '\n' + text
    r = limbeck(args, folder, url, 'downgrade', 'base')
    if r.returncode:
        return 'downgrade: ' + r.stderr[-900:] + '\n' + text
    d = compare_a()
    if d:
        return 'after downgrade: ' + '\n'.join(d) + '\n' + text
    return ''


def run_psql(args, server, worker, case, tmp):
    current, desired, user = case.get('current', '') or '', case.get('desired', '') or '', case.get('user')
    if case.get('offline') == 'true':
        return SKIP, 'offline: another database\'s dialect'
    if case.get('flavor') == 'pgvector':
        return SKIP, 'needs pgvector'
    if case.get('max_version') and int(case['max_version'].split('.')[0]) < 15:
        return SKIP, 'other version'
    if case.get('min_version') and int(case['min_version'].split('.')[0]) > 15:
        return SKIP, 'other version'
    a, b = f'wa{worker}', f'wb{worker}'
    if user:
        a, b = a + user.replace('_', ''), b + user.replace('_', '')
    grants = bool(re.search(r'\b(GRANT|REVOKE)\b', current + desired, re.I))
    server.make(a, user)
    server.make(b, user)
    e = server.apply(a, current, user, tmp)
    if e:
        return SKIP, 'current is no valid schema: ' + e
    e = server.apply(b, desired, user, tmp)
    if e and 'schema "' in e:   # the current one has the schema; desired does not say it
        server.make(b, user)
        for name in sh('psql', '-qXAtd', a, '-c', "select quote_ident(nspname) from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema','public')").stdout.split('\n'):
            if name:
                sh('psql', '-qXd', b, *(['-U', user] if user else []), '-c', 'CREATE SCHEMA IF NOT EXISTS ' + name)
        e = server.apply(b, desired, user, tmp)
    if e:
        return SKIP, 'desired is no valid schema: ' + e
    a0, b0 = server.dump(a, grants), server.dump(b, grants)
    url = f'postgresql://{user or "limbeck"}@/{a}?host={server.dir}'
    project(args, tmp, url, desired, grants)
    p = steps(args, tmp, url, lambda: diff(server.dump(a, grants, ('*.alembic_version', '*.limbeck_*')), b0, 'upgraded', 'direct'),
              lambda: diff(server.dump(a, grants, ('*.alembic_version', '*.limbeck_*')), a0, 'downgraded', 'current'))
    return (FAIL, p) if p else (OK, '')


def run_sqlite(args, case, tmp):
    current, desired = case.get('current', '') or '', case.get('desired', '') or ''
    if case.get('offline') == 'true':
        return SKIP, 'offline'
    a, b = tmp + '/a.db', tmp + '/b.db'
    def make(path, text):
        db = sqlite3.connect(path)
        try:
            db.executescript(text)
        except sqlite3.Error as first:
            db.close()
            os.remove(path)
            db = sqlite3.connect(path)
            waiting = split(text)
            while waiting:
                left = []
                for s in waiting:
                    try:
                        db.execute(s)
                    except sqlite3.Error:
                        left.append(s)
                if len(left) == len(waiting):
                    return str(first) + ': ' + left[0]
                waiting = left
        db.commit()
        db.close()
        return ''
    e = make(a, current)
    if e:
        return SKIP, 'current is no valid schema: ' + e
    e = make(b, desired)
    if e:
        return SKIP, 'desired is no valid schema: ' + e
    def state(path):
        s = lite.state(path)
        out = {}
        for k, v in s.items():
            if any(isinstance(x, str) and x in ('alembic_version', 'sqlite_autoindex_alembic_version_1') for x in k):
                continue
            if k[-1] == 'table_xinfo':
                v = sorted(r[1:] for r in v)
            elif k[-1] == 'foreign_key_list':
                v = sorted(r[2:] for r in v)
            elif k[-1] == 'words':
                v = [w for w in v if w not in ('"', '`', '[', ']')]
            else:
                v = [w for w in v if w not in ('"', '`', '[', ']', 'if', 'not', 'exists')] if isinstance(v, list) else v
            out[k] = v
        return out
    a0, b0 = state(a), state(b)
    project(args, tmp, 'sqlite:///' + a, desired, False)
    compare = lambda want: (lambda: [repr(x) for x in lite.differences(state(a), want)])
    p = steps(args, tmp, 'sqlite:///' + a, compare(b0), compare(a0))
    return (FAIL, p) if p else (OK, '')


def main():
    p = argparse.ArgumentParser()
    p.add_argument('limbeck')
    p.add_argument('gitdir')
    p.add_argument('-k', default='')
    p.add_argument('-v', action='store_true')
    p.add_argument('--only', default='')
    p.add_argument('--jobs', type=int, default=2)
    p.add_argument('--out', default='')
    args = p.parse_args()
    args.limbeck = os.path.abspath(args.limbeck)
    todo = [c for c in cases(args.gitdir, {'psql': 'psqldef', 'sqlite': 'sqlite3def'}.get(args.only, '')) if re.search(args.k or '.', c[1] + '/' + c[2])]
    server = Postgres(args) if any(c[0] == 'psql' for c in todo) else None
    out = open(args.out, 'w') if args.out else sys.stdout
    results, lock = {}, threading.Lock()
    os.umask(0)

    def share(w):
        for i in range(w, len(todo), args.jobs):
            kind, file, name, case = todo[i]
            tmp = tempfile.mkdtemp(prefix='sqldef')
            try:
                r = run_sqlite(args, case, tmp) if kind == 'sqlite' else run_psql(args, server, w, case, tmp)
            except Exception as e:
                r = FAIL, 'harness: ' + repr(e)[-800:]
            with lock:
                results.setdefault((kind, file), []).append((r[0], name, r[1]))
                if r[0] != OK or args.v:
                    print(f'{r[0]} {kind} {file}/{name}: {r[1]}', file=out, flush=True)
                    if args.v and os.path.exists(tmp + '/rev.txt'):
                        print(open(tmp + '/rev.txt').read(), file=out)
            shutil.rmtree(tmp, ignore_errors=True)

    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        list(pool.map(share, range(args.jobs)))
    total = [0, 0, 0]
    print('%-10s %-28s %6s %6s %6s %6s' % ('database', 'file', 'cases', 'run', 'passed', 'skipped'), file=out)
    for (kind, file), rs in sorted(results.items()):
        ok, fail, skip = (sum(r[0] == x for r in rs) for x in (OK, FAIL, SKIP))
        total = [total[0] + ok, total[1] + fail, total[2] + skip]
        print('%-10s %-28s %6d %6d %6d %6d' % (kind, file, len(rs), ok + fail, ok, skip), file=out)
    print('total: %d cases, %d run, %d passed, %d failed, %d skipped' % (sum(total), total[0] + total[1], *total), file=out)
    if server:
        sh(HERE + '/postgresql.sh', 'stop', server.dir)


if __name__ == "__main__":
    main()
