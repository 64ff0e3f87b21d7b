"""Hostile rows survive being read, changed and written again, in each of the ways that a script has."""
import datetime
import decimal
import hashlib
import json

TEXTS = ["it's", "''", "\\", "\\'", '"', "%", "%%", "%s %(a)s", ":a ::b \\:c ?", "a\nb\r\nc\td", "\x01\x1f\x7f", "ünïcödé 😀 \u202e", "", " ", "NULL",
         "'; DROP TABLE hostile; --", "/* */ -- ;", "$$ $1 $a$", "{a,\"b\"}", "E'\\n'", "\\x00ff", "x" * 3000000, "a'b\"c\\d" * 100000]
BYTES = [b"", b"\x01\x02\xff", b"'\"\\%:", bytes(range(1, 256)), bytes(range(256)) * 4000, b"\\x41", None]
NUMBERS = [decimal.Decimal("0"), decimal.Decimal("-9999999.999999"), decimal.Decimal("0.000001"), None]
DOCUMENTS = [{"k'\"\\": ["%s", ":a", None, True, 1.5, {"ü": "\n"}]}, [], {}, "it's", None]
MOMENTS = [datetime.datetime(1, 1, 1), datetime.datetime(9999, 12, 31, 23, 59, 59, 999999), None]


def row(i):
    return {"id": i, "txt": TEXTS[i % len(TEXTS)], "b": BYTES[i % len(BYTES)], "n": NUMBERS[i % len(NUMBERS)], "j": DOCUMENTS[i % len(DOCUMENTS)],
            "m": MOMENTS[i % len(MOMENTS)], "big": (-1) ** i * (2 ** 63 - 1 - i), "f": [1e308, -1e-308, 0.1, None][i % 4], "ok": [True, False, None][i % 3]}


def digest(rows):
    return hashlib.sha256(repr([(r.id, r.txt, None if r.b is None else bytes(r.b), r.n, r.j, r.m, r.big, r.f, r.ok) for r in rows]).encode()).hexdigest()


def upgrade():
    bind = op.get_bind()
    t = op.create_table("hostile", sa.Column("id", sa.Integer, primary_key=True), sa.Column("txt", sa.Text), sa.Column("b", sa.LargeBinary),
                        sa.Column("n", sa.Numeric(17, 6)), sa.Column("j", sa.JSON), sa.Column("m", sa.DateTime), sa.Column("big", sa.BigInteger),
                        sa.Column("f", sa.Float(53)), sa.Column("ok", sa.Boolean))
    rows = [row(i) for i in range(len(TEXTS))]
    read = lambda: bind.execute(sa.select(t).order_by(t.c.id)).all()
    same = lambda: [r._asdict() for r in read()] == rows
    op.bulk_insert(t, rows)
    print("bulk_insert", same(), digest(read()))
    bind.execute(t.delete())
    bind.execute(t.insert(), rows)
    print("executemany", same())
    bind.execute(t.delete())
    for one in rows:
        bind.execute(t.insert().values(**one))
    print("insert", same())
    for one in rows:
        bind.execute(sa.text("UPDATE hostile SET txt = :t, b = :b WHERE id = :id"), {"t": one["txt"], "b": one["b"], "id": one["id"]})
    print("text", same())
    places = ("%s", "%s", "%s") if bind.dialect.name == "postgresql" else ("?", "?", "?")
    for one in rows:
        bind.exec_driver_sql("UPDATE hostile SET txt = %s, b = %s WHERE id = %s" % places, (one["txt"], one["b"], one["id"]))
    print("driver", same())
    for r in bind.execute(sa.text("SELECT id, txt, b FROM hostile ORDER BY id")).fetchall():
        rows[r.id]["txt"], rows[r.id]["b"] = r.txt + "'", None if r.b is None else bytes(r.b) + b"\\'"
        bind.execute(t.update().where(t.c.id == r.id).values(txt=rows[r.id]["txt"], b=rows[r.id]["b"]))
    print("read, changed, written", same())
    for r in read():
        found = bind.execute(sa.select(t.c.id).where(t.c.txt == r.txt)).scalars().all()
        if r.id not in found or bind.execute(sa.text("SELECT count(*) FROM hostile WHERE txt = :t AND id = :id"), {"t": r.txt, "id": r.id}).scalar() != 1:
            print("not found by its text", r.id)
    in_all = bind.execute(sa.select(sa.func.count()).where(t.c.txt.in_([r.txt for r in read()]))).scalar()
    print("found by their texts", in_all == len(rows), digest(read()))
    from sqlalchemy.orm import Session, declarative_base

    class Hostile(declarative_base()):
        __table__ = t

    session = Session(bind)
    for one in session.query(Hostile).order_by(Hostile.id):
        one.txt, one.b = one.txt[:-1], None if one.b is None else one.b[:-2]
        one.j = json.loads(json.dumps(one.j))
    session.flush()
    rows = [row(i) for i in range(len(TEXTS))]
    print("by objects", same(), digest(read()))
    session.close()
    bind.execute(t.delete().where(t.c.id.in_([one["id"] for one in rows if len(one["txt"]) > 10000 or len(one["b"] or b"") > 10000])))
