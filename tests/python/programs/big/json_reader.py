def parse(s):
    i = 0
    def ws():
        nonlocal i
        while i < len(s) and s[i] in " \n\t":
            i += 1
    def value():
        nonlocal i
        ws()
        c = s[i]
        if c == "{":
            i += 1
            out = {}
            ws()
            while s[i] != "}":
                ws()
                k = value()
                ws()
                assert s[i] == ":", f"expected : at {i}"
                i += 1
                out[k] = value()
                ws()
                if s[i] == ",":
                    i += 1
            i += 1
            return out
        if c == "[":
            i += 1
            out = []
            ws()
            while s[i] != "]":
                out.append(value())
                ws()
                if s[i] == ",":
                    i += 1
            i += 1
            return out
        if c == '"':
            j = s.index('"', i + 1)
            out, i = s[i + 1:j], j + 1
            return out
        for word, v in (("true", True), ("false", False), ("null", None)):
            if s.startswith(word, i):
                i += len(word)
                return v
        j = i
        while j < len(s) and s[j] in "+-.eE0123456789":
            j += 1
        out, i = s[i:j], j
        return float(out) if set(out) & set(".eE") else int(out)
    return value()
print(parse('{"a": [1, -2.5e3, true, null], "b": {"c": "text"}, "d": [], "e": {}}'))
for bad in ('{"a" 1}', '[1', 'x'):
    try:
        print(parse(bad))
    except (AssertionError, IndexError, ValueError) as e:
        print(type(e).__name__, e)
