rows = [{"name": "Widget", "qty": 4, "price": 3.5}, {"name": "Gadget", "qty": 10, "price": 12.25}, {"name": "Thing é", "qty": 0, "price": 1e3}]
def table(rows, *columns):
    widths = {c: max(len(c), *(len(fmt(r[c])) for r in rows)) for c in columns}
    line = "+" + "+".join("-" * (widths[c] + 2) for c in columns) + "+"
    yield line
    yield "|" + "|".join(f" {c.title():^{widths[c]}} " for c in columns) + "|"
    yield line
    for r in rows:
        yield "|" + "|".join(f" {fmt(r[c]):{'>' if isinstance(r[c], (int, float)) else '<'}{widths[c]}} " for c in columns) + "|"
    yield line
def fmt(v):
    return f"{v:,.2f}" if isinstance(v, float) else str(v)
print("\n".join(table(rows, "name", "qty", "price")))
total = sum(r["qty"] * r["price"] for r in rows)
print("Total: %10.2f (%d rows, %.1f%% empty)" % (total, len(rows), 100 * sum(not r["qty"] for r in rows) / len(rows)))
