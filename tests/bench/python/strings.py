words = "the quick brown fox jumps over the lazy dog".split()
out = []
for i in range(40_000):
    text = " ".join(words[i % 9:]).upper().replace("O", "0")
    out.append(text[:12].strip() + str(i))
    if text.startswith("THE") and "D0G" in text:
        out[-1] = out[-1].lower()
print(len("\n".join(out)))
