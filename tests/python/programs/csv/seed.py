import csv
import io

COUNTRIES = """code,name,population
DE,Germany,83200000
FR,"France, République",67800000
IS,Iceland,372000
"""
rows = [{"code": row["code"], "name": row["name"], "population": int(row["population"])}
        for row in csv.DictReader(io.StringIO(COUNTRIES))]
print(rows)
print(sum(row["population"] for row in rows), max(rows, key=lambda row: row["population"])["code"])
