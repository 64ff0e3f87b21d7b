import app.b as b
ok = b.ok + 1
