def run(program, **env):
    stack, pc, out = [], 0, []
    ops = {"add": lambda a, b: a + b, "sub": lambda a, b: a - b, "mul": lambda a, b: a * b, "lt": lambda a, b: a < b}
    while pc < len(program):
        op, *args = program[pc].split()
        pc += 1
        match op, args:
            case "push", [n]: stack.append(int(n))
            case "load", [name]: stack.append(env[name])
            case "store", [name]: env[name] = stack.pop()
            case "jump", [to]: pc = int(to)
            case "jz", [to]:
                if not stack.pop():
                    pc = int(to)
            case "print", []: out.append(stack.pop())
            case name, [] if name in ops:
                b, a = stack.pop(), stack.pop()
                stack.append(ops[name](a, b))
            case _: raise ValueError(f"bad instruction {program[pc - 1]!r} at {pc - 1}")
    return out, env
code = ["push 1", "store r", "push 0", "load n", "lt", "jz 14", "load r", "load n", "mul", "store r", "load n", "push 1", "sub", "jump 15", "jump 18", "store n", "jump 2", "push 0", "load r", "print"]
print(run(code, n=10))
try:
    run(["nop 1"])
except ValueError as e:
    print(e)
