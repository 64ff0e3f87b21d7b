"""Literals as values; there are no syntax trees for scripts."""

_TOKEN = r"""
    \s+ | \\\n | \#[^\n]* | (?P<string>[bBrRuU]{0,2}(?:'''(?:[^\\]|\\.)*?'''|\"\"\"(?:[^\\]|\\.)*?\"\"\"|'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"))
    | (?P<number>(?:0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][-+]?\d[\d_]*)?[jJ]?))
    | (?P<name>[^\W\d]\w*) | (?P<sign>[-+]) | [\[\]{}(),:]"""


class AST:
    pass


def literal_eval(node_or_string):
    """The value of a text that is a literal."""
    import re
    if not isinstance(node_or_string, str):
        raise ValueError(f"malformed node or string: {node_or_string!r}")
    text = node_or_string.lstrip(" \t")
    token, at, last = re.compile(_TOKEN, re.VERBOSE | re.DOTALL), 0, ""
    while at < len(text):
        found = token.match(text, at)
        if found is None:
            break
        piece, at = found[0], found.end()
        if piece.isspace() or piece[0] in "#\\":
            continue
        if found["name"] and piece not in ("True", "False", "None", "set") \
                or piece == "(" and last and last not in ("set", "(", "[", "{", ",", ":") \
                or found["sign"] and last in ("]", "}", ")") or piece == "[" and last in ("]", "}", ")") \
                or piece == "set" and text[at:at + 2] != "()":
            raise ValueError(f"malformed node or string on line {text.count(chr(10), 0, at) + 1}: {piece!r}")
        last = piece
    if at < len(text):
        eval(text[at:], {})  # the error of what is no literal
        raise ValueError(f"malformed node or string on line 1: {text[at:]!r}")
    return eval(text, {"__builtins__": {"set": set}})


def _without_trees(*args, **kwargs):
    raise NotImplementedError("scripts that limbeck runs have no syntax trees")


parse = dump = walk = unparse = get_docstring = _without_trees


def __getattr__(name):
    """The classes of nodes: names, for what asks whether something is one."""
    if name in ("NodeVisitor", "NodeTransformer"):
        value = type(name, (), {"__module__": "ast", "visit": _without_trees, "generic_visit": _without_trees})
    elif name.startswith(("iter_", "get_", "fix_", "copy_", "increment_")):
        value = _without_trees
    elif name[:1].isupper() or name in ("alias", "arg", "arguments", "boolop", "cmpop", "comprehension", "excepthandler",
                                        "expr", "expr_context", "keyword", "match_case", "mod", "operator", "pattern",
                                        "stmt", "type_ignore", "type_param", "unaryop", "withitem"):
        value = type(name, (AST,), {"__module__": "ast"})
    else:
        raise AttributeError(f"module 'ast' has no attribute {name!r}")
    globals()[name] = value
    return value
