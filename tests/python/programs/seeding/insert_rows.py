import csv
import io
import json
from datetime import date, datetime, timezone
from decimal import Decimal
from uuid import UUID

CSV = """id,name,price,on_sale,since
1,Chair,19.90,true,2024-01-31
2,"Table, large",149.00,false,2023-12-01
3,Lamp,,true,
"""


def convert(row):
    return {
        "id": int(row["id"]),
        "name": row["name"],
        "price": Decimal(row["price"]) if row["price"] else None,
        "on_sale": row["on_sale"] == "true",
        "since": date.fromisoformat(row["since"]) if row["since"] else None,
    }


rows = [convert(row) for row in csv.DictReader(io.StringIO(CSV))]
for row in rows:
    print(row)
print(json.dumps(rows, default=str))
total = sum(row["price"] for row in rows if row["price"] is not None)
print(total, f"{total:,.2f}", max(rows, key=lambda row: row["price"] or 0)["name"])
print(UUID(int=5), datetime(2024, 1, 1, tzinfo=timezone.utc).isoformat())
