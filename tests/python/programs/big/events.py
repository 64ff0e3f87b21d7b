class Event:
    def __init__(self): self.handlers = []
    def __iadd__(self, h):
        self.handlers.append(h)
        return self
    def __isub__(self, h):
        self.handlers.remove(h)
        return self
    def __call__(self, *a, **k):
        return [h(*a, **k) for h in list(self.handlers)]
class Button:
    def __init__(self, name):
        self.name, self.clicked = name, Event()
    def click(self): return self.clicked(self, times=1)
b = Button("ok")
def first(src, times): return f"first {src.name} {times}"
b.clicked += first
b.clicked += lambda s, **k: f"second {k}"
print(b.click())
b.clicked -= first
print(b.click())
