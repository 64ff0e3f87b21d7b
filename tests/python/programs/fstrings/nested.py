w = 10
items = ["a", "b"]
print(f"{'x':*^{w}}|{f'{w:>{w}}'}|{', '.join(f'{i!r}' for i in items)}")
print(f"""multi
{w
 + 1} line
{
items[0]
}""")
