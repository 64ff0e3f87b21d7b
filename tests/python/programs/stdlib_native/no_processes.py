import subprocess
try:
    subprocess.check_output(["/nowhere/git", "rev-parse"], stderr=subprocess.DEVNULL)
except (subprocess.CalledProcessError, FileNotFoundError) as e:
    print(isinstance(e, OSError))


def annotated(process: subprocess.Popen[bytes]) -> subprocess.CompletedProcess[str]:
    pass


try:
    subprocess.run(["/nowhere/git"], check=True)
except FileNotFoundError as e:
    print("not found")
