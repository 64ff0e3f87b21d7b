"""Characters beyond ASCII: classes, case, positions."""
import re

text = "Straße 42 ÄÖÜ äöü ٣٤ x²\u2003naïve_é\x1c—end"
for pattern in [r"\w+", r"\d+", r"\s", r"\W+", r"\b\w", r"[^\W\d_]+", r"[\S]+", r"(?a:\w+)", r"(?i)ä+", r"(?i:STRASSE|stra\u00DFe)", r"\S+é"]:
    print(pattern, [ascii(found) for found in re.findall(pattern, text)])
found = re.search("ÄÖÜ", text)
print(found.span(), found.start(), found.end(), found.string is text)
print([m.span() for m in re.finditer("[äöüÄÖÜ]", text)])
print(ascii(re.split(r"\s+", text)), re.compile("é").search("aéé", 2).span(), re.compile("é$").search("éé!", 0, 2).span())
print(re.fullmatch(r"(?ai)[a-z]+", "KeLvin"), re.match(r"(?i)k", "\u212a"), re.match(r"(?ai)k", "\u212a"))
print(ascii(re.escape("a.b*ç\n-")), re.match("\\N{LATIN SMALL LETTER E WITH ACUTE}", "é"))
