# git-plan: build, test, install. `make demo` and `make check` need nothing first.
#
# Build variables: CC, CFLAGS, LDFLAGS, PREFIX, DESTDIR, BUILD (where everything is made),
# FLAVOR (release, debug, asan, coverage).

VERSION := 0.1.0
PREFIX ?= /usr/local
BUILD ?= build
FLAVOR ?= release
BIN := $(BUILD)/git-plan

PACKAGES := libgit2 zlib yaml-0.1 jansson libutf8proc libcmark-gfm sqlite3
# Libraries that pkg-config does not know.
LIBRARIES := -lcsv
TEST_PACKAGES := cmocka
PKG_CONFIG ?= pkg-config

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wformat=2 -Wvla \
	-Wwrite-strings -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition -Wcast-qual \
	-Wswitch-enum -Wimplicit-fallthrough -Wnull-dereference $(WERROR)
HARDENING := -D_FORTIFY_SOURCE=3 -fstack-protector-strong -fPIE

# Not every compiler and processor has these.
try = $(shell echo 'int main(void){return 0;}' | $(CC) $(1) -x c - -o /dev/null 2>/dev/null && echo $(1))

CFLAGS_release = -O2 $(HARDENING) $(call try,-fstack-clash-protection) $(call try,-fcf-protection)
LDFLAGS_release := -pie -Wl,-z,relro,-z,now
CFLAGS_debug = -O0 -g3
CFLAGS_asan = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
CFLAGS_coverage = -O0 -g --coverage

CFLAGS ?=
LANGUAGE_FLAGS := -std=c17 -D_GNU_SOURCE -Isrc -I$(BUILD)/embedded -MMD -MP -pthread
DEFINES := -DVERSION='"$(VERSION)"'
LIBRARY_CFLAGS = $(shell $(PKG_CONFIG) --cflags $(PACKAGES))
LIBRARY_LIBS = $(shell $(PKG_CONFIG) --libs $(PACKAGES)) $(LIBRARIES)

SOURCES := $(sort $(wildcard src/*/*.c))
# Files that the program carries within it; #include "NAME.inc" is NAME as C strings.
EMBEDDED := $(sort $(wildcard src/*/*.css contrib/completion/* hooks/*))
INCLUDES := $(foreach file,$(EMBEDDED),$(BUILD)/embedded/$(notdir $(file)).inc) \
	$(foreach file,$(filter %.css,$(EMBEDDED)),$(BUILD)/embedded/$(notdir $(file)).sha256.inc)
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
LANGUAGES := $(patsubst src/po/%.po,%,$(wildcard src/po/*.po))
TRANSLATIONS := $(LANGUAGES:%=$(BUILD)/locale/%/LC_MESSAGES/git-plan.mo)
# Pages of the manual, in English and, in folders named after them, other languages.
PAGES := $(sort $(patsubst src/man/%,%,$(wildcard src/man/*.[1-8] src/man/*/*.[1-8])))
UNIT_TESTS := $(sort $(wildcard tests/unit/test_*.c))
UNIT_BINS := $(UNIT_TESTS:%.c=$(BUILD)/%)
FUZZERS := $(sort $(wildcard tests/fuzz/fuzz_*.c))
FUZZ_BINS := $(FUZZERS:tests/fuzz/%.c=$(BUILD)/fuzz/%)
FAULTS := $(BUILD)/tests/faults/faults.so
BENCH_BINS := $(BUILD)/bench/generate $(BUILD)/bench/measure

# The flags are asked for once, when the first object needs them.
ALL_CFLAGS = $(eval ALL_CFLAGS := $$(LANGUAGE_FLAGS) $$(WARNINGS) $$(CFLAGS_$(FLAVOR)) \
	$$(LIBRARY_CFLAGS) $$(CFLAGS))$(ALL_CFLAGS)
ALL_LIBS = $(eval ALL_LIBS := $$(LIBRARY_LIBS) $$(LDFLAGS_$(FLAVOR)) $$(LDFLAGS))$(ALL_LIBS)

.PHONY: all demo check check-all install install-files uninstall dist clean lint asan valgrind \
	coverage fuzz bench unit golden scenario faults faults-short schema history demo-run deps-build \
	deps-test
.SECONDARY:
# V=1 shows the commands.
ifneq ($(V),1)
.SILENT:
endif

all:
	contrib/bootstrap --check build
	$(MAKE) --no-print-directory $(BIN)

# --- What a user runs -------------------------------------------------------

demo: deps-build
	$(MAKE) --no-print-directory $(BIN)
	tests/demo.sh $(BIN)

check: deps-test
	$(MAKE) --no-print-directory check-all

# fr/git-plan.1, in the shell's $page, belongs into share/man/fr/man1/.
page_path = '$(DESTDIR)$(PREFIX)/share/man'/$$(echo $$page | sed 's,[^/]*\.\(.\)$$,man\1/&,')

install: deps-build
	$(MAKE) --no-print-directory $(BIN) install-files

BASH_COMPLETION := share/bash-completion/completions/git-plan
ZSH_COMPLETION := share/zsh/site-functions/_git-plan
FISH_COMPLETION := share/fish/vendor_conf.d/git-plan.fish

install-files:
	install -d '$(DESTDIR)$(PREFIX)/bin'
	install -m 755 $(BIN) '$(DESTDIR)$(PREFIX)/bin/git-plan'
	for language in $(LANGUAGES); do \
		folder='$(DESTDIR)$(PREFIX)/share/locale'/$$language/LC_MESSAGES; \
		install -d "$$folder" && install -m 644 \
			$(BUILD)/locale/$$language/LC_MESSAGES/git-plan.mo "$$folder/" || exit 1; \
	done
	for page in $(PAGES); do \
		install -D -m 644 src/man/$$page $(page_path) || exit 1; \
	done
	install -D -m 644 contrib/completion/git-plan.bash '$(DESTDIR)$(PREFIX)/$(BASH_COMPLETION)'
	install -D -m 644 contrib/completion/git-plan.zsh '$(DESTDIR)$(PREFIX)/$(ZSH_COMPLETION)'
	install -D -m 644 contrib/completion/git-plan.fish '$(DESTDIR)$(PREFIX)/$(FISH_COMPLETION)'

uninstall:
	rm -f '$(DESTDIR)$(PREFIX)/bin/git-plan' \
		'$(DESTDIR)$(PREFIX)'/share/locale/*/LC_MESSAGES/git-plan.mo \
		'$(DESTDIR)$(PREFIX)/$(BASH_COMPLETION)' '$(DESTDIR)$(PREFIX)/$(ZSH_COMPLETION)' \
		'$(DESTDIR)$(PREFIX)/$(FISH_COMPLETION)'
	for page in $(PAGES); do rm -f $(page_path); done

dist:
	mkdir -p $(BUILD)
	git archive --format=tar.gz --prefix=git-plan-$(VERSION)/ -o $(BUILD)/git-plan-$(VERSION).tar.gz HEAD

clean:
	rm -rf $(BUILD)

deps-build:
	contrib/bootstrap build
deps-test:
	contrib/bootstrap test

# --- Building ---------------------------------------------------------------

$(BIN): $(BUILD)/src/main.o $(OBJECTS) | $(TRANSLATIONS)
	echo "  LINK  $@"
	$(CC) $(ALL_CFLAGS) -o $@ $^ $(ALL_LIBS)

$(BUILD)/locale/%/LC_MESSAGES/git-plan.mo: src/po/%.po
	mkdir -p $(@D)
	echo "  LANG  $<"
	msgfmt --check -o $@ $<

vpath %.css $(sort $(dir $(wildcard src/*/*.css)))
vpath git-plan.% contrib/completion
vpath p% hooks
vpath commit-msg hooks
$(BUILD)/embedded/%.inc: %
	mkdir -p $(@D)
	sed -e 's/[\\"]/\\&/g' -e 's/.*/"&\\n"/' $< >$@

# A style sheet's hash, by which a page's policy knows it.
$(BUILD)/embedded/%.sha256.inc: %
	mkdir -p $(@D)
	printf '"sha256-%s"\n' \
		"$$(sha256sum <$< | cut -c 1-64 | tr a-f A-F | basenc -d --base16 | base64)" >$@

$(BUILD)/src/%.o: src/%.c Makefile | $(INCLUDES)
	mkdir -p $(@D)
	echo "  CC    $<"
	$(CC) $(ALL_CFLAGS) $(DEFINES) -c -o $@ $<

$(BUILD)/tests/unit/%: tests/unit/%.c $(OBJECTS)
	mkdir -p $(@D)
	echo "  TEST  $<"
	$(CC) $(ALL_CFLAGS) $(shell $(PKG_CONFIG) --cflags $(TEST_PACKAGES)) -o $@ $< $(OBJECTS) \
		$(ALL_LIBS) $(shell $(PKG_CONFIG) --libs $(TEST_PACKAGES))

# Fuzzers are built with their sources, so that every line of them guides the fuzzer.
FUZZ_FLAGS = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -std=c17 -D_GNU_SOURCE \
	-Isrc -I$(BUILD)/embedded -pthread $(LIBRARY_CFLAGS)
FUZZ_OBJECTS := $(SOURCES:%.c=$(BUILD)/fuzz/%.o)

$(FUZZ_OBJECTS): $(BUILD)/fuzz/%.o: %.c | $(INCLUDES)
	mkdir -p $(@D)
	clang $(FUZZ_FLAGS) -fsanitize=fuzzer-no-link -MMD -MP -c -o $@ $<

$(FUZZ_BINS): $(BUILD)/fuzz/%: tests/fuzz/%.c $(FUZZ_OBJECTS) $(wildcard tests/fuzz/*.h tests/unit/*.h)
	echo "  FUZZ  $<"
	clang $(FUZZ_FLAGS) -fsanitize=fuzzer -o $@ $< $(FUZZ_OBJECTS) $(LIBRARY_LIBS)

$(BUILD)/bench/%: tests/bench/%.c
	mkdir -p $(@D)
	echo "  CC    $<"
	$(CC) $(LANGUAGE_FLAGS) $(WARNINGS) -O2 $(CFLAGS) -o $@ $<

# Preloaded into the program by tests/faults/run.
$(FAULTS): tests/faults/faults.c
	mkdir -p $(@D)
	echo "  CC    $<"
	$(CC) $(LANGUAGE_FLAGS) $(filter-out -Wpedantic,$(WARNINGS)) -O2 -fPIC -shared -o $@ $< -ldl

# --- Testing ----------------------------------------------------------------

# Everything, each part with a line of its own; tests/run counts and closes.
check-all:
	tests/run

lint: $(BIN)
	tests/lint/run $(BIN)

unit: $(UNIT_BINS)
	status=0; for test in $(UNIT_BINS); do $$test || status=1; done; exit $$status

golden: $(BIN)
	tests/golden/run $(BIN)

scenario: $(BIN)
	tests/scenario/run $(BIN)

# Every kind of fault takes minutes; faults-short is the part that make check does.
faults: $(BIN) $(FAULTS)
	tests/faults/run $(BIN) $(FAULTS)
faults-short: $(BIN) $(FAULTS)
	tests/faults/run --short $(BIN) $(FAULTS) set

schema: $(BIN)
	tests/schema/run $(BIN)

# HISTORIES are the seeds of the stories; make check tells fewer.
HISTORIES ?= 1..200
history: $(BIN)
	tests/history/run $(BIN) --seeds $(HISTORIES)

asan:
	$(MAKE) --no-print-directory BUILD=$(BUILD)/asan FLAVOR=asan WERROR=-Werror unit golden scenario

valgrind:
	$(MAKE) --no-print-directory BUILD=$(BUILD)/debug FLAVOR=debug unit-bins
	printf '%s\n' $(UNIT_TESTS:%.c=$(BUILD)/debug/%) | xargs -P $$(nproc) -n 1 tests/unit/valgrind

.PHONY: unit-bins fuzz-bins
unit-bins: $(UNIT_BINS)
fuzz-bins: $(FUZZ_BINS)

coverage:
	$(MAKE) --no-print-directory BUILD=$(BUILD)/coverage FLAVOR=coverage unit golden scenario
	gcov -n -r -s src $$(find $(BUILD)/coverage/src -name '*.gcda') | \
		awk '/^File/ {file = $$2} /^Lines/ {sub("executed:", "", $$2); print $$2, file}' | sort -n

# FUZZ_SECONDS a target; what is found stays in build/fuzz/. FUZZ_SEED=0: other inputs in each
# run, where the gate is to say the same of the same tree.
FUZZ_SECONDS ?= 10
FUZZ_SEED ?= 1
fuzz: $(FUZZ_BINS)
	tests/fuzz/run $(FUZZ_SECONDS) $(FUZZ_SEED) $(FUZZ_BINS)

bench: deps-test
	$(MAKE) --no-print-directory $(BIN) $(BENCH_BINS)
	tests/bench/run $(BIN) $(BUILD)/bench

-include $(OBJECTS:.o=.d) $(FUZZ_OBJECTS:.o=.d) $(BUILD)/src/main.d $(UNIT_BINS:=.d)
