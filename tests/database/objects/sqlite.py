#!/usr/bin/env python3
"""sqlite.py OBJECT_DIFF COUNT [SEED]: pairs of random schemas A and B with rows in A. The database of
A is turned into B, which has to equal B made directly, and back; rows of what stays have to survive."""
import os
import random
import re
import sqlite3
import subprocess
import sys
import tempfile

NAMES = ['a', 'b', 'note', 'Total', 'order', 'say "x"', 'grün', 'two\nlines', 'back`tick', 'brack]et', 'group']
TYPES = ['INTEGER', 'TEXT', 'REAL', 'BLOB', 'NUMERIC(10, 2)', 'varchar(20)', '']
DEFAULTS = {'INTEGER': ['0', '-7', '(1 + 2)'], 'TEXT': ["'x'", "'it''s -- no comment'", 'CURRENT_TIMESTAMP'],
            'varchar(20)': ["'Y'", "''"], 'REAL': ['1.5', '-2e3']}


def quote(name):
    return '"' + name.replace('"', '""') + '"'


class Schema:
    def __init__(self, rng):
        self.rng = rng
        self.statements = []
        self.tables = []
        for name in rng.sample(['t', 'u', 'w', 'odd "name"', 'Größe'], rng.randint(1, 4)):
            self.table(name)
        for i, (name, columns, _, _) in enumerate(self.tables):
            self.rest(i, name, columns)
        rng.shuffle(self.statements)

    def chance(self, of):
        return self.rng.random() < of

    def word(self, text):
        return text.lower() if self.chance(0.3) else text

    def column(self, name, is_strict, earlier):
        rng = self.rng
        type_ = rng.choice(['INTEGER', 'TEXT', 'REAL', 'BLOB', 'ANY'] if is_strict else TYPES)
        parts = []
        if earlier and self.chance(0.12):
            type_ = 'ANY' if is_strict else type_
            parts.append('GENERATED ALWAYS AS (%s) %s' % (quote(rng.choice(earlier)), rng.choice(['VIRTUAL', 'STORED'])))
            return ' '.join([quote(name), type_] + parts), True
        if type_ in DEFAULTS and self.chance(0.4):
            parts.append('DEFAULT ' + rng.choice(DEFAULTS[type_]))
        if self.chance(0.3):
            parts.append(self.word('NOT NULL') + rng.choice(['', ' ON CONFLICT ABORT']))
        if self.chance(0.15):
            parts.append('COLLATE ' + rng.choice(['NOCASE', 'RTRIM']))
        if self.chance(0.15):
            parts.append('CHECK (%s IS NOT \'never, (ever)\')' % quote(name))
        if self.chance(0.1) and self.tables:
            parts.append('REFERENCES %s (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED' % quote(self.tables[0][0]))
        rng.shuffle(parts)
        return ' '.join([quote(name), self.word(type_)] + parts), False

    def table(self, name):
        rng = self.rng
        is_strict = self.chance(0.2)
        key = rng.choice(['INTEGER PRIMARY KEY', 'INTEGER PRIMARY KEY AUTOINCREMENT', 'INTEGER NOT NULL PRIMARY KEY'])
        lines, plain, generated = ['id ' + key], ['id'], []
        for column in rng.sample(NAMES, rng.randint(1, 6)):
            text, is_generated = self.column(column, is_strict, [c for c in plain if c != 'id'])
            (generated if is_generated else plain).append(column)
            lines.append(text)
        if self.chance(0.3):
            lines.append('CONSTRAINT "chk %s" CHECK (id > 0 /* always */)' % rng.choice('xy'))
        if self.chance(0.3):
            lines.append('UNIQUE (id, %s)' % quote(rng.choice(plain)))
        if self.chance(0.3):
            lines.append('FOREIGN KEY (%s) REFERENCES %s (id) ON UPDATE CASCADE' % (
                quote(plain[-1]), quote(rng.choice(self.tables)[0] if self.tables else name)))
        options = ['STRICT'] * is_strict
        if 'AUTOINCREMENT' not in key and self.chance(0.2):
            options.append(self.word('WITHOUT ROWID'))
        between = rng.choice([', ', ',\n  -- a remark, with (a bracket\n  '])
        self.statements.append('CREATE TABLE %s (%s) %s' % (quote(name), between.join(lines), ', '.join(options)))
        self.tables.append((name, plain + generated, plain, is_strict))

    def rest(self, i, name, columns):
        rng = self.rng
        if self.chance(0.4):
            self.statements.append('CREATE %sINDEX %s ON %s (%s%s)%s' % (
                '', quote('ix %d' % i), quote(name), quote(rng.choice(columns)), rng.choice(['', ' DESC', ' COLLATE NOCASE']),
                rng.choice(['', ' WHERE id > 3'])))
        if self.chance(0.3):
            self.statements.append('CREATE INDEX %s ON %s (lower(%s), id)' % (quote('ixe %d' % i), quote(name), quote(rng.choice(columns))))
        if self.chance(0.4):
            view = 'v%d' % rng.randint(0, 3)
            if not any(' VIEW %s ' % view in s for s in self.statements):
                self.statements.append('CREATE VIEW %s AS SELECT id, %s FROM %s' % (view, quote(rng.choice(columns)), quote(name)))
                if self.chance(0.5):
                    self.statements.append('CREATE TRIGGER tr_%s INSTEAD OF DELETE ON %s BEGIN DELETE FROM %s WHERE id = old.id; END'
                                           % (view, view, quote(name)))
        if self.chance(0.3):
            self.statements.append('CREATE TRIGGER "tr %d" AFTER %s ON %s BEGIN UPDATE %s SET id = id WHERE id = 0; SELECT 1; END' % (
                i, rng.choice(['INSERT', 'DELETE']), quote(name), quote(rng.choice(self.tables)[0])))

    def text(self):
        return ';\n'.join(self.statements) + ';\n'


def make(path, schema):
    db = sqlite3.connect(path)
    waiting = list(schema.statements)
    while waiting:
        left = []
        for sql in waiting:
            try:
                db.execute(sql)
            except sqlite3.Error:
                left.append(sql)
        if len(left) == len(waiting):
            raise SystemExit('the generator is wrong: ' + left[0])
        waiting = left
    return db


def fill(db, schema):
    for name, _, plain, _ in schema.tables:
        types = {row[1]: row[2].upper() for row in db.execute('PRAGMA table_xinfo(%s)' % quote(name))}
        for i in range(1, 4):
            values = [i] + ['text %d' % i if types[c] in ('TEXT', 'VARCHAR(20)') else b'%d' % i if types[c] == 'BLOB' else i
                            for c in plain[1:]]
            db.execute('INSERT OR IGNORE INTO %s (%s) VALUES (%s)' % (
                quote(name), ', '.join(map(quote, plain)), ', '.join('?' * len(plain))), values)
    db.commit()
    return db


def words(sql):
    """As tokens of no case, apart from strings."""
    found = re.findall(r"--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|\w+|[^\w\s]", sql, re.S)
    return [w if w[0] == "'" else w.strip('"').lower() for w in found if not w.startswith(('--', '/*'))]


def state(path):
    """What SQLite itself says, not limbeck."""
    db, out = sqlite3.connect(path), {}
    for kind, name, table, sql in db.execute('SELECT type, name, tbl_name, sql FROM sqlite_master').fetchall():
        if name.startswith('sqlite_') and kind == 'table':
            continue
        key = [kind, name]
        if kind == 'table':
            for pragma in ('table_xinfo', 'foreign_key_list'):
                out[kind, name, pragma] = db.execute('PRAGMA %s(%s)' % (pragma, quote(name))).fetchall()
            out[kind, name, 'words'] = sorted(words(sql[sql.index('('):]))
        elif sql:
            out[kind, name] = words(sql)
        else:
            out[kind, name] = table
    assert db.execute('PRAGMA integrity_check').fetchall() == [('ok',)]
    return out


def rows(path, tables):
    db = sqlite3.connect(path)
    return {(t, c): db.execute('SELECT id, %s FROM %s ORDER BY id' % (quote(c), quote(t))).fetchall()
            for t, columns in tables for c in columns}


def turn(program, path, schema, folder):
    file = os.path.join(folder, 'schema.sql')
    with open(file, 'w') as f:
        f.write(schema.text())
    run = subprocess.run([program, '--up', 'sqlite:///' + path, file], capture_output=True, text=True)
    return run.returncode == 0, run.stdout + run.stderr


def differences(a, b):
    return [(k, a.get(k), b.get(k)) for k in sorted(set(a) | set(b)) if a.get(k) != b.get(k)]


def staying(a, b):
    """Columns that both have, of one declared type and neither generated nor newly NOT NULL."""
    out = []
    for key in a:
        if key[-1] == 'table_xinfo' and key in b:
            other = {row[1]: row for row in b[key]}
            out.append((key[1], [r[1] for r in a[key] if r[1] in other and other[r[1]][2] == r[2]
                                 and r[6] == other[r[1]][6] == 0]))
    return out


def check(program, seed, folder):
    rng = random.Random(seed)
    a, b = Schema(rng), Schema(rng)
    path, direct = os.path.join(folder, 'a.db'), os.path.join(folder, 'b.db')
    for p in (path, direct):
        if os.path.exists(p):
            os.remove(p)
    fill(make(path, a), a).close()
    make(direct, b).close()
    before, wanted = state(path), state(direct)
    stays = staying(before, wanted)
    data = rows(path, stays)
    ok, said = turn(program, path, b, folder)
    left = differences(state(path), wanted) if ok else 'not applied'
    if not left and rows(path, stays) != data:
        left = 'rows were lost on the way up'
    if not left:
        ok, more = turn(program, path, a, folder)
        said += more
        left = differences(state(path), before) if ok else 'not applied back'
        if not left and rows(path, stays) != data:
            left = 'rows were lost on the way down'
    if left:
        print('seed %d: %s\n--- A\n%s--- B\n%s--- said\n%s' % (seed, left, a.text(), b.text(), said))
    return not left


def main():
    program, count = sys.argv[1], int(sys.argv[2])
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    with tempfile.TemporaryDirectory() as folder:
        failed = [s for s in range(first, first + count) if not check(program, s, folder)]
    print('seeds that failed: %s' % failed[:10] if failed else '')
    print('%d passed, %d failed' % (count - len(failed), len(failed)))
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
