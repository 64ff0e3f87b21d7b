import re
import unicodedata


def slugify(value):
    value = unicodedata.normalize("NFKD", value).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", value.lower())).strip("-_")


def without_marks(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")


for title in ("Crème Brûlée & Co.", "  Ünïcödé -- Title ", "ﬁne", "naïve café", "Straße", "日本語 x"):
    print(slugify(title), ascii(without_marks(title)), unicodedata.is_normalized("NFC", title))
