# HarmoniaNet: `make report` and `make test` do all; see README.md.
VENV   := .venv
BENCH  := .venv-bench
SPARK  := .venv-spark
KERNEL := $(VENV)/share/jupyter/kernels/harmonianet
JAR    := $(KERNEL)/lib/harmonianet.jar
CUDA   := $(KERNEL)/cuda
JOB    := $(SPARK)/harmonianet
REPORT := build/report
NOTEBOOKS ?= main
ROUNDS ?= 3
PYTHON ?= python3
MVN    := $(PYTHON) environment/java/maven.py -B -ntp
JAVA   := $(if $(JAVA_HOME),$(JAVA_HOME)/bin/)java
DOCUMENTED := tablesaw-core,tablesaw-jsplot,api,smile-core
KERNELSPEC := environment/kernel/kernel.json environment/kernel/logging.properties
LABFILES := $(shell find environment/jupyter -type f 2>/dev/null)
CHARTS := $(VENV)/share/jupyter/labextensions/harmonianet-charts
LIB    := pom.xml lib/pom.xml $(shell find lib/src/main -type f)
SPARKLIB := lib/spark/pom.xml $(shell find lib/spark/src/main -type f)

# DEVICE=gpu is short for HARMONIANET_DEVICE=gpu; another program's DEVICE in the environment is not heeded.
DEVICE := $(HARMONIANET_DEVICE)
ifneq ($(DEVICE),)
export HARMONIANET_DEVICE := $(DEVICE)
endif

.DELETE_ON_ERROR:
.PHONY: help report test-quick test test-full test-gpu test-cluster bench score spark lab notebooks setup check data image lock sbom format clean

help: ## this list
	@awk '/^#@ / { print "\n" substr($$0, 4) } /^[a-z-]+:.*## / { split($$0, part, /:.*## /); printf "  %-13s %s\n", part[1], part[2] }' $(MAKEFILE_LIST)

#@ Read

lab: data ## set up and open JupyterLab (LAB: more options for it, DEVICE as above)
	$(VENV)/bin/jupyter lab --LabApp.default_url=/lab/tree/notebooks/01-eda.ipynb $(LAB)

report: data $(if $(filter all,$(NOTEBOOKS)),spark) $(if $(PDF),$(VENV)/requirements-browser.txt) ## set up, run the notebooks, write build/report/index.html (PDF=1: PDF files too, NOTEBOOKS=all: the later ones too, DEVICE=gpu: on a GPU)
	@$(VENV)/bin/python environment/report/report.py $(REPORT) $(NOTEBOOKS)
	@$(if $(PDF),$(VENV)/bin/python environment/report/pdf.py $(REPORT))

#@ Use

# Their values are passed on as they are: make would expand a $ in the name of a file.
override IN := $(value IN)
override OUT := $(value OUT)
override MODEL := $(value MODEL)
override MASTER := $(value MASTER)
export IN OUT MODEL MASTER

score: $(JAR) $(if $(MASTER),spark) ## predict the genres of a file of tracks: IN=playlist.csv OUT=genres.csv or .jsonl (MODEL=folder: another network, MASTER=spark://...: on a cluster)
	@$(VENV)/bin/python environment/scoring/score.py

#@ Develop

test-quick: setup ## run the tests that start no kernel, browser or Spark (about a minute)
	$(MVN) -pl lib,tests verify -DexcludedGroups=notebook,browser,cluster,gpu,full

test: data spark $(VENV)/requirements-browser.txt ## set up, run the unit tests and the notebook harness
	$(MVN) verify

test-full: data spark $(VENV)/requirements-browser.txt ## the same, and all notebooks at full settings
	$(MVN) verify -DexcludedGroups=

test-gpu: ## execute 01 to 05 and 11 on an NVIDIA GPU and on the CPU, compare and check them (QUICK=1: 11 with quick settings)
	@$(MAKE) --no-print-directory data DEVICE=gpu
	@$(VENV)/bin/python tests/gpu/gpu.py build/gpu $(if $(QUICK),--quick)

test-cluster: data spark ## score 2.28 million rows on a cluster that loses a worker
	$(MVN) verify -DexcludedGroups= -Dgroups='cluster & full'

notebooks: data spark $(VENV)/requirements-browser.txt ## execute the notebooks and keep them with what they show (ONLY="11 12": only these)
	@$(VENV)/bin/python environment/report/update_notebooks.py $(ONLY)

bench: export HARMONIANET_DATA ?= required
bench: data $(BENCH)/requirements-bench.txt ## measure the speed, and stock PyTorch's, into build/bench.json (ROUNDS=1: once, NOTEBOOKS=all: the later ones too)
	@$(MVN) -q -pl lib,tests test-compile
	@$(VENV)/bin/python tests/bench/bench.py build/bench.json $(ROUNDS) $(NOTEBOOKS)

format: ## format the Java sources
	$(MVN) -q spotless:apply

lock: ## pin the Python packages that environment/python/*.in ask for (needs uv), the poms' jars, and what these need, with hashes
	@cd environment/python && for file in requirements*.in; do \
	  uv pip compile -q --universal --python-version 3.10 --generate-hashes --no-annotate \
	    --custom-compile-command 'make lock' -o $${file%in}txt $$file || exit; \
	done
	@$(PYTHON) environment/java/jars.py lock

sbom: setup ## write build/sbom.json, a bill of materials of jars and Python packages in CycloneDX's form
	@$(PYTHON) -m venv build/sbom
	@build/sbom/bin/python environment/python/install.py environment/python/requirements-sbom.txt
	@$(MVN) -q -pl lib cyclonedx:makeBom
	@build/sbom/bin/python environment/python/sbom.py build/sbom/java.json $(VENV)/bin/python build/sbom.json

#@ Set up

setup: check $(KERNEL)/kernel.json $(CHARTS)/static/plotly.min.js $(if $(filter gpu,$(DEVICE)),$(CUDA)) ## Python environment, helper jar and kernel (DEVICE=gpu: PyTorch for CUDA too, 3 GB)
	@[ ! -e .git ] || $(PYTHON) environment/report/notebook_filter.py install

data: setup ## find or download the dataset
	@$(VENV)/bin/python environment/python/dataset.py

spark: $(JOB) $(SPARK)/requirements-spark.txt ## set up the job that scores on Spark (450 MB)

image: ## build the Docker image and try it, with docker, or as root with buildah and mmdebstrap
	@tests/docker/image.sh

clean: ## delete all that was made, except downloaded data
	rm -rf $(VENV) $(BENCH) $(SPARK) build lib/target lib/spark/target tests/target

check:
	@environment/kernel/check.sh '$(wildcard $(JAR))' '$(wildcard $(CUDA))'

$(VENV)/bin/python $(BENCH)/bin/python $(SPARK)/bin/python: | check
	@$(PYTHON) -m venv $(@:/bin/python=)

define install-packages
@echo "set-up: Python packages of $<"
@$(@D)/bin/python environment/python/install.py $<
@cp $< $@
endef

$(VENV)/%.txt: environment/python/%.txt | $(VENV)/bin/python
	$(install-packages)

$(BENCH)/%.txt: environment/python/%.txt | $(BENCH)/bin/python
	$(install-packages)

$(SPARK)/%.txt: environment/python/%.txt | $(SPARK)/bin/python
	$(install-packages)

$(JAR): $(LIB) $(VENV)/requirements.txt | check
	@echo "set-up: helper jar and Java libraries"
	@rm -rf $(KERNEL)/lib.part
	@$(MVN) -q -pl lib package dependency:copy-dependencies license:download-licenses -DskipTests -DincludeScope=runtime \
	  -DoutputDirectory=$(CURDIR)/$(KERNEL)/lib.part
	@cp lib/target/harmonianet.jar lib/target/licenses.xml $(KERNEL)/lib.part
	@rm -rf $(KERNEL)/sources && mkdir -p $(KERNEL)/sources && cp -r lib/src/main/java $(KERNEL)/sources/harmonianet
	@$(MVN) -q -pl lib dependency:copy-dependencies -Dclassifier=sources -DincludeArtifactIds=$(DOCUMENTED) \
	  -DoutputDirectory=$(CURDIR)/$(KERNEL)/sources
	@$(PYTHON) environment/java/jars.py check $(KERNEL)/lib.part $(KERNEL)/sources
	@rm -rf $(KERNEL)/lib && mv $(KERNEL)/lib.part $(KERNEL)/lib

$(KERNEL)/kernel.json: $(KERNELSPEC) $(VENV)/requirements.txt $(JAR)
	@echo "set-up: kernel HarmoniaNet (Java)"
	@cp $(VENV)/share/jupyter/kernels/java/jjava.jar environment/kernel/logging.properties $(KERNEL)
	@sed 's|@JAVA@|$(JAVA)|' $< > $@

# JupyterLab's settings, and its extension that draws the charts with the plotly.js of the Python package.
$(CHARTS)/static/plotly.min.js: $(LABFILES) $(VENV)/requirements.txt
	@echo "set-up: JupyterLab"
	@cp -R environment/jupyter/. $(VENV)
	@cp $(VENV)/lib/python3*/site-packages/plotly/package_data/plotly.min.js $@

$(JOB): $(LIB) $(SPARKLIB) | $(SPARK)/bin/python
	@echo "set-up: Spark job"
	@rm -rf $@.part lib/spark/target/lib && mkdir $@.part
	@$(MVN) -q -pl lib,lib/spark package -DskipTests
	@$(PYTHON) environment/java/jars.py check lib/spark/target/lib
	@cp -r lib/spark/target/harmonianet-spark.jar lib/spark/target/lib $@.part
	@rm -rf $@ && mv $@.part $@

# DJL looks for libtorch here first; the link leads it to the rest of PyTorch, which lies beside its target.
$(CUDA): $(BENCH)/requirements-bench.txt
	@rm -rf $@.part && mkdir -p $@.part
	@packages=$$($(BENCH)/bin/python -c 'import sysconfig; print(sysconfig.get_path("platlib"))') && \
	  ln -s $$packages/torch/lib/libtorch.so $@.part && \
	  ln -s $$packages/nvidia/cuda_runtime/lib/libcudart.so.12 $@.part/libcudart.so
	@rm -rf $@ && mv $@.part $@
