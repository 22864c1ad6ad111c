# HarmoniaNet: `make report` and `make test` do all; see README.md.
VENV   := .venv
KERNEL := $(VENV)/share/jupyter/kernels/harmonianet
REPORT := build/report
NOTEBOOKS ?= main
ROUNDS ?= 3
PYTHON ?= python3
MVN    := $(PYTHON) environment/java/maven.py -B -ntp

# DEVICE=gpu is short for HARMONIANET_DEVICE=gpu; another program's DEVICE in the environment is not heeded.
DEVICE := $(HARMONIANET_DEVICE)
ifneq ($(DEVICE),)
export HARMONIANET_DEVICE := $(DEVICE)
endif
ifeq ($(origin QUICK),command line)
export HARMONIANET_QUICK := $(patsubst 1,true,$(QUICK))
endif

# Parts of the set-up that a target needs besides the kernel.
PARTS =
report: PARTS = $(if $(filter all,$(NOTEBOOKS)),spark) $(if $(PDF),browser)
test test-full notebooks: PARTS = spark browser
spark test-cluster: PARTS = spark
score: PARTS = $(if $(MASTER),spark)
bench: PARTS = bench
sbom: PARTS = sbom

.PHONY: help report test-quick test test-full test-gpu test-cluster bench score spark lab notebooks setup check data kernel kernel-remove image lock sbom format clean

help: ## this list
	@awk '/^#@ / { print "\n" substr($$0, 4) } /^[a-z-]+:.*## / { split($$0, part, /:.*## /); printf "  %-13s %s\n", part[1], part[2] }' $(MAKEFILE_LIST)

#@ Read

lab: data ## set up and open JupyterLab (LAB: more options for it, DEVICE=gpu: on a GPU)
	$(VENV)/bin/python -m jupyterlab --LabApp.default_url=/lab/tree/notebooks/01-eda.ipynb $(LAB)

report: data ## set up, run the notebooks, write build/report/index.html (QUICK=true: small settings, PDF=1: PDF files too, NOTEBOOKS=all: the later ones too, DEVICE=gpu: on a GPU)
	@$(VENV)/bin/python environment/report/report.py $(REPORT) $(NOTEBOOKS)
	@$(if $(PDF),$(VENV)/bin/python environment/report/pdf.py $(REPORT))

#@ Use

# Their values are passed on as they are: make would expand a $ in the name of a file.
override IN := $(value IN)
override OUT := $(value OUT)
override MODEL := $(value MODEL)
override MASTER := $(value MASTER)
export IN OUT MODEL MASTER

score: setup ## predict the genres of a file of tracks: IN=playlist.csv OUT=genres.csv or .jsonl (MODEL=folder: another network, MASTER=spark://...: on a cluster)
	@$(VENV)/bin/python environment/scoring/score.py

#@ Develop

test-quick: setup ## run the tests that start no kernel, browser or Spark (about a minute)
	$(MVN) -pl lib,tests verify -DexcludedGroups=notebook,browser,cluster,gpu,full

test: data ## set up, run the unit tests and the notebook harness
	$(MVN) verify

test-full: data ## the same, and all notebooks at full settings
	$(MVN) verify -DexcludedGroups=

test-gpu: ## execute 01 to 05 and 11 on an NVIDIA GPU and on the CPU, compare and check them (QUICK=1: 11 with quick settings)
	@$(MAKE) --no-print-directory data DEVICE=gpu
	@$(VENV)/bin/python tests/gpu/gpu.py build/gpu $(if $(QUICK),--quick)

test-cluster: data ## score up to 2.28 million rows on a cluster that loses a worker
	$(MVN) verify -DexcludedGroups= -Dgroups='cluster & full'

notebooks: data ## execute the notebooks and keep them with what they show (ONLY="11 12": only these)
	@$(VENV)/bin/python environment/report/update_notebooks.py $(ONLY)

bench: export HARMONIANET_DATA ?= required
bench: data ## measure the speed, and Python's, into build/bench.json (ROUNDS=1: once, CASES="reading scoring": only these of epoch accuracy inference reading scoring main-job growth, NOTEBOOKS=all: the later ones too)
	@$(MVN) -q -pl lib,tests test-compile
	@$(VENV)/bin/python tests/bench/bench.py build/bench.json $(ROUNDS) $(NOTEBOOKS) $(CASES)

format: ## format the Java sources
	$(MVN) -q spotless:apply

lock: ## pin the Python packages that environment/python/*.in ask for (needs uv), the poms' jars, and what these need, with hashes
	@cd environment/python && for file in requirements*.in; do \
	  uv pip compile -q --universal --python-version 3.10 --generate-hashes --no-annotate \
	    --custom-compile-command 'make lock' -o $${file%in}txt $$file || exit; \
	done
	@$(PYTHON) environment/java/jars.py lock

sbom: setup ## write build/sbom.json, a bill of materials of jars and Python packages in CycloneDX's form
	@$(MVN) -q -pl lib cyclonedx:makeBom
	@build/sbom/bin/python environment/python/sbom.py build/sbom/java.json $(VENV)/bin/python build/sbom.json

#@ Set up

setup: ## Python environment, helper jar and kernel (DEVICE=gpu: PyTorch for CUDA too, 3 GB)
	@environment/setup/setup.sh $(PARTS)
	@[ ! -e .git ] || $(VENV)/bin/python environment/report/notebook_filter.py install

check: ## look at the machine: tools, disk, memory, GPU, dataset (NETWORK=1: the network too)
	@environment/setup/setup.sh check

data: setup ## find or download the dataset
	@$(VENV)/bin/python environment/python/dataset.py

spark: setup ## set up the job that scores on Spark (450 MB)

kernel: setup ## install the kernel for all Jupyters and editors of this user
	@$(VENV)/bin/python environment/setup/user_kernel.py install

kernel-remove: ## remove it again
	@$(VENV)/bin/python environment/setup/user_kernel.py remove

image: ## build the Docker image and try it, with docker, or as root with buildah and mmdebstrap
	@tests/docker/image.sh

clean: ## delete all that was made, except downloaded data
	rm -rf .venv .venv-bench .venv-spark build lib/target lib/spark/target tests/target
