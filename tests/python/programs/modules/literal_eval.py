import ast

for text in ("[1, 'a', (2.5, None), {'k': True}, {1, 2}, -3, b'x', 1+2j]", "'a' 'b'", " 5", "0x1F", "set()", "()", "(1,)", "{}", "1_000", "[\n1,\n2]", "- 5", "'''x\ny'''"):
    print(ast.literal_eval(text))
for text in ("foo", "__import__('os')", "[x]", "f()", "(1", "lambda: 1", "a.b", "[i for i in (1, 2)]", "1 if x else 2"):
    try:
        print(ast.literal_eval(text))
    except Exception as error:
        print(type(error).__name__)
