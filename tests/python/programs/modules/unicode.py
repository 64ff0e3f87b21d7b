import unicodedata

for character in "aÀ1²½ ٣中ﾊＡ\u0301(﷼\u00a0ﬁ𝒜\x00가é":
    print(ascii(character), unicodedata.category(character), unicodedata.combining(character), unicodedata.bidirectional(character),
          unicodedata.mirrored(character), unicodedata.decimal(character, None), unicodedata.digit(character, None),
          unicodedata.numeric(character, None), unicodedata.decomposition(character), unicodedata.name(character, "-"))
    print([ascii(unicodedata.normalize(form, character)) for form in ("NFC", "NFD", "NFKC", "NFKD")])
