class Machine:
    def __init__(self, transitions, start):
        self.transitions, self.state, self.log = transitions, start, []
        self.handlers = {}
    def on(self, state):
        def register(f):
            self.handlers.setdefault(state, []).append(f)
            return f
        return register
    def fire(self, event):
        try:
            target = self.transitions[self.state, event]
        except KeyError:
            raise ValueError(f"no transition from {self.state!r} on {event!r}") from None
        self.log.append(f"{self.state} --{event}--> {target}")
        self.state = target
        for h in self.handlers.get(target, ()):
            h(self, event)
m = Machine({("idle", "start"): "running", ("running", "pause"): "paused", ("paused", "start"): "running", ("running", "stop"): "idle"}, "idle")
@m.on("running")
def _(machine, event): print("now running by", event)
@m.on("idle")
def _(machine, event): print("idle again")
for event in ("start", "pause", "start", "stop", "pause"):
    try:
        m.fire(event)
    except ValueError as e:
        print("error:", e)
print(*m.log, sep="\n")
