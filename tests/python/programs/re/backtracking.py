"""Groups in loops, empty matches, atomic groups, conditions."""
import re

for pattern, text in [("(a*)*", "aab"), ("(a*)+", "b"), ("(a|b)*", "abab"), ("(?:(a)|(b))*", "ab"), ("(?>a+)ab", "aaab"), ("a++b", "aaab"), ("a*?b", "aab"),
                      ("(<)?a(?(1)>)", "<a>"), ("^(<)?a(?(1)>|$)", "a"), ("(?=(a+))a*b\\1", "baaabac"), ("(?<=ab)c", "abc"), ("(?<!ab)c", "abcc"), ("(\\w)\\1", "hello"),
                      ("(?P<q>['\"]).*?(?P=q)", "say 'it' \"now\""), ("x{,2}y", "xxxy"), ("x{2}", "xxx"), ("x{1,}?", "xx"), ("a{,", "a{,"), ("(?s:.)+", "a\nb"), ("(?m)^b$", "a\nb\n"),
                      ("\\Ab", "a\nb"), ("a\\Z", "a\n"), ("a$", "a\n"), ("\\B", ""), ("\\b", "")]:
    found = re.search(pattern, text)
    print(pattern, found and (found.span(), found.groups()), [m.span() for m in re.finditer(pattern, text)], re.split(pattern, text))
