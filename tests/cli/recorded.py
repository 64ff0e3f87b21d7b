"""Cases whose outcome a file of JSON records: what refused_test.py and statements_test.py share."""
import argparse, difflib, json, operator, os


def options():
    parser = argparse.ArgumentParser()
    parser.add_argument("-v", action="store_true")
    parser.add_argument("-k", default="")
    parser.add_argument("--postgresql")
    parser.add_argument("--record", action="store_true")
    parser.add_argument("program")
    return parser.parse_args()


def judge(opt, path, cases, is_same=operator.eq):
    """`cases`: (name, what gives its outcome). Records them, or says which differ from what was recorded; whether all agree."""
    expected = json.load(open(path)) if os.path.exists(path) else {}
    passed = failed = 0
    for name, run in cases:
        if opt.k not in name:
            continue
        got = run()
        if opt.record:
            expected[name] = got
        elif is_same(expected.get(name), got):
            passed += 1
            if opt.v:
                print("ok - " + name)
        else:
            failed += 1
            print("not ok - " + name)
            a, b = (json.dumps(x, indent=1).split("\n") for x in (expected.get(name), got))
            print("\n".join(difflib.unified_diff(a, b, "expected", "got", lineterm="", n=1)))
    if opt.record:
        with open(path, "w") as file:
            json.dump({name: expected[name] for name, _ in cases}, file, indent=1, ensure_ascii=False)
            file.write("\n")
        return True
    print(f"{passed} passed, {failed} failed")
    return failed == 0
