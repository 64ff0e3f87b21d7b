import tools
print(__name__, tools.name, tools.__spec__ is not None)
if __name__ == "__main__":
    print("as a program")
