# Everything a fresh machine needs, given Python 3.10 or newer, git and make. `make help` lists the targets.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# PyTorch's own index of CPU builds; without a GPU the plain package would bring gigabytes of CUDA.
CPU_INDEX ?= https://download.pytorch.org/whl/cpu
TORCH ?= torch==2.13.0
SOUNDFONT ?= /usr/share/sounds/sf3/MuseScore_General_Lite.sf3
# Where `make run` keeps its notes and its run, and the model it begins with.
NOTES ?= notes
RUN ?= run
# Where `make report` puts its tables and pages, and which instrument it studies.
REPORT ?= report
INSTRUMENT ?= flute
FIRST := tests/synth/data/bootstrap.safetensors

.PHONY: help demo test check bench performance sound soak first run bank card report entanglement dimensions figures \
  patches pictures readme clean

help:  ## this list
	@grep -hE '^[a-z]+:.*##' Makefile | sed 's/:.*##/  /'

$(BIN)/.installed: pyproject.toml
	@echo "== setting up $(VENV)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10) and "Python 3.10 or newer is needed: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv $(VENV)
	@if command -v nvidia-smi >/dev/null 2>&1 || [ "$$(uname -s)" != Linux ]; then \
	  echo "== PyTorch as the package index has it"; $(BIN)/python -m pip install -q "$(TORCH)"; \
	else \
	  echo "== PyTorch for the CPU"; \
	  $(BIN)/python -m pip install -q --no-deps --retries 1 --timeout 20 --extra-index-url "$(CPU_INDEX)" "$(TORCH)"; \
	fi
	@echo "== NSynth Bridge and what it needs"
	$(BIN)/python -m pip install -q -e ".[web,announce,studio,dev]"
	@$(BIN)/python -m pip install -q -e ".[midi]" || echo "== no python-rtmidi for this Python: MIDI stays off, OSC works"
	@$(BIN)/python -m pip install -q -e ".[audio]" || echo "== no sounddevice: the daemon plays no sound itself, hosts do"
	@$(BIN)/python -m pip install -q --no-deps tinysoundfont || echo "== no tinysoundfont: FluidSynth plays soundfonts"
	@touch $@

$(BIN)/.test-installed: $(BIN)/.installed
	@echo "== Triton, whose interpreter runs the GPU's kernels in the tests"
	$(BIN)/python -m pip install -q -e ".[gpu]"
	@touch $@

demo: $(BIN)/.installed  ## start the daemon, play a phrase at two positions, leave WAVs and spectra in demo/
	$(BIN)/python -m bridge.demo demo

test: $(BIN)/.test-installed  ## run all tests
	$(BIN)/python -m tests

check: $(BIN)/.installed  ## ruff and the type checker
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: $(BIN)/.installed  ## measure speeds (of CORES cores) into docs/performance.md, then the latency of notes
	$(BIN)/nsynth bench $(if $(CORES),--cores $(CORES)) --page docs/performance.md
	$(BIN)/python -m benchmarks.latency

soak: $(BIN)/.installed  ## play a daemon at random for MINUTES (60), and tell what grew and what was not kept
	$(BIN)/python -m benchmarks.soak $(if $(MINUTES),--minutes $(MINUTES))

performance: $(BIN)/.installed  ## play and record the two minutes that tests replay
	$(BIN)/python -m benchmarks.performance --record tests/bridge/data/performance.jsonl

sound: $(BIN)/.installed  ## count gaps in 10 minutes of 16 notes while others render, through JACK's dummy driver
	$(BIN)/python -m benchmarks.sound --seconds 600 --jack

first: $(BIN)/.installed  ## convert the first model, which `make run` begins with: make first CHECKPOINT=...
	$(BIN)/nsynth import-magenta "$(CHECKPOINT)" $(FIRST)

run: $(BIN)/.installed  ## render NOTES and train their successor in RUN, or go on where it stopped (MINUTES=...)
	$(BIN)/nsynth render-dataset "$(NOTES)" --soundfont "$(SOUNDFONT)"
	$(BIN)/nsynth train $(if $(wildcard $(RUN)/training.safetensors),--resume,default --init $(FIRST) --grow) \
	  --data "$(NOTES)" --out "$(RUN)" $(if $(MINUTES),--minutes $(MINUTES))

bank: $(BIN)/.installed  ## encode the default instruments from SOUNDFONT, for both engines
	$(BIN)/nsynth bank --soundfont "$(SOUNDFONT)"
	$(BIN)/nsynth bank --soundfont "$(SOUNDFONT)" --model spectral

card: $(BIN)/.installed  ## measure the models, into their cards (NOTES as of `make run`)
	$(BIN)/nsynth evaluate default --data "$(NOTES)" --soundfont "$(SOUNDFONT)" \
	  $(if $(REAL),--real "$(REAL)") --compare $(FIRST) --notes 24 --seconds 2 --card synth/weights/MODEL_CARD.md
	$(BIN)/nsynth evaluate spectral --data "$(NOTES)" --no-bank --notes 24 --seconds 2 --card synth/weights/SPECTRAL_CARD.md

report: $(BIN)/.installed  ## compare the models that ship, and study INSTRUMENT, into REPORT (of SOUNDFONT's notes)
	$(BIN)/nsynth render-dataset "$(REPORT)/notes" --soundfont "$(SOUNDFONT)" --pitch-step 6 --velocities 100
	$(BIN)/nsynth evaluate default --compare spectral --data "$(REPORT)/notes" --no-bank --notes 48 --seconds 4 \
	  --html "$(REPORT)/evaluation" $(if $(CARD),--card "$(CARD)")
	$(BIN)/nsynth analyse "$(INSTRUMENT)" "$(REPORT)/$(INSTRUMENT)"

entanglement: $(BIN)/.installed  ## train and probe small models of 4 to 64 numbers, into docs/entanglement.md (NOTES)
	$(BIN)/python -m benchmarks.entanglement "$(NOTES)" "$(RUN)/entanglement" --page docs/entanglement.md

dimensions: $(BIN)/.installed  ## study three instruments, into docs/dimensions.md
	for name in flute grand_piano trumpet; do $(BIN)/nsynth analyse $$name studies/$$name || exit 1; done
	$(BIN)/python -m docs.pictures.dimensions docs/dimensions.md docs/images/dimensions.png \
	  studies/flute studies/grand_piano studies/trumpet

figures: $(BIN)/.installed  ## draw the figures of docs/how_it_works.md, with what they show (SOUNDFONT)
	$(BIN)/python -m docs.pictures.how_it_works docs/images --soundfont "$(SOUNDFONT)"

patches: $(BIN)/.installed  ## generate the Max patches and the layout for Open Stage Control
	$(BIN)/python max_patches/build.py
	$(BIN)/python max_patches/layouts/open_stage_control.py

pictures: $(BIN)/.installed  ## photograph the panel and the Pd patch for the documentation
	$(BIN)/python -m docs.pictures.panel docs/images
	$(BIN)/python -m docs.pictures.pd docs/images/pd_patch.png

readme: $(BIN)/.installed  ## write the tables of OSC and of edits into the README from the code
	$(BIN)/python -m bridge.protocol.address_page README.md
	$(BIN)/python -m synth.edits README.md

clean:  ## remove the environment and what was made
	rm -rf $(VENV) demo report studies .pytest_cache .mypy_cache .ruff_cache .hypothesis
