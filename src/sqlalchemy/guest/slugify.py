"""slugify (python-slugify): texts for addresses, of letters that Unicode takes apart into those of ASCII."""
import html
import re
import unicodedata


def smart_truncate(string, max_length=0, word_boundary=False, separator=" ", save_order=False):
    string = string.strip(separator)
    if not max_length or len(string) < max_length:
        return string
    if not word_boundary or separator not in string:
        return string[:max_length].strip(separator)
    made = ""
    for word in string.split(separator):
        if not word:
            continue
        if len(made) + len(word) < max_length:
            made += word + separator
        elif len(made) + len(word) == max_length:
            made += word
            break
        elif save_order:
            break
    return (made or string[:max_length]).strip(separator)


def _plain(text):
    taken = unicodedata.normalize("NFKD", text)
    plain = taken.encode("ascii", "ignore").decode()
    if any(ord(c) > 127 and not unicodedata.combining(c) for c in taken):
        raise NotImplementedError(f"limbeck cannot write {text!r} in letters of ASCII")
    return plain


def slugify(text, entities=True, decimal=True, hexadecimal=True, max_length=0, word_boundary=False, separator="-",
            save_order=False, stopwords=(), regex_pattern=None, lowercase=True, replacements=(), allow_unicode=False):
    for old, new in replacements or ():
        text = text.replace(old, new)
    text = str(text)
    text = re.sub("[']+", "-", text)
    text = unicodedata.normalize("NFKC", text) if allow_unicode else _plain(text)
    text = html.unescape(text) if entities or decimal or hexadecimal else text
    text = text if allow_unicode else unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    text = text.lower() if lowercase else text
    text = re.sub("[']+", "", text)
    text = re.sub(r"(?<=\d),(?=\d)", "", text)
    pattern = regex_pattern or (r"[\W_]+" if allow_unicode else "[^-a-zA-Z0-9]+")
    text = re.sub(r"-{2,}", "-", re.sub(pattern, "-", text)).strip("-")
    if stopwords:
        known = [word.lower() for word in stopwords] if lowercase else list(stopwords)
        text = "-".join(word for word in text.split("-") if word not in known)
    for old, new in replacements or ():
        text = text.replace(old, new)
    if max_length > 0:
        text = smart_truncate(text, max_length, word_boundary, "-", save_order)
    return text if separator == "-" else text.replace("-", separator)
