# The commands that people type; the build itself is Meson's and Ninja's.
BUILD := build
CHECK := build-check
PREFIX ?= /usr/local

.PHONY: all demo check check-all bench install format lint fuzz clean
all: $(BUILD)/build.ninja
	@ninja -C $(BUILD) --quiet

$(BUILD)/build.ninja:
	@tools/install-packages.sh build
	@meson setup $(BUILD) --buildtype=release -Dtests=false >build.log 2>&1 || { cat build.log; exit 1; }
	@rm -f build.log

demo:
	@tools/install-packages.sh build run demo
	@$(MAKE) --no-print-directory all
	@docs/demo/demo.sh $(BUILD)/limbeck

check:
	@tools/install-packages.sh build run demo check
	@tests/run.sh

check-all:
	@tools/install-packages.sh build run demo check
	@tests/run.sh --all

bench: all
	@tools/install-packages.sh build run demo check
	@tests/bench/bench.py $(BUILD)/limbeck; status=$$?; tests/bench/projects.py $(BUILD)/limbeck || status=1; \
	tests/bench/python.py $(BUILD)/limbeck-python; exit $$status

# Below PREFIX; for packages, in DESTDIR.
install: all
	@meson configure $(BUILD) --prefix='$(abspath $(PREFIX))'
	@ninja -C $(BUILD) --quiet
	@DESTDIR='$(DESTDIR)' meson install -C $(BUILD) --no-rebuild --quiet
	@[ -n '$(DESTDIR)' ] || [ "$$(id -u)" -ne 0 ] || ldconfig

format:
	@tools/install-packages.sh develop
	@git ls-files '*.c' '*.h' | xargs clang-format-14 -i

lint:
	@tools/install-packages.sh build develop
	@tools/lint.sh

# Fuzzes every parser, and whole runs, for SECONDS each: make fuzz SECONDS=600 [ONLY=fuzz_ini] [ONLY=scripts]
fuzz:
	@tools/install-packages.sh build run check
	@tools/fuzz.sh "$(or $(SECONDS),60)" "$(ONLY)"

clean:
	@rm -rf $(BUILD) $(CHECK) build-*
