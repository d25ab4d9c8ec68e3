# Bare `make` lists the commands. On another Python: make setup PYTHON=python3.12
# "exec": what make starts is the program itself, so that a request to end reaches it and not a shell before it.
PYTHON ?= python3
VENV := .venv/bin/python
DEV := @$(PYTHON) -m scripts.setup --dev && exec $(VENV)
.DEFAULT_GOAL := help
.PHONY: help setup run test lint types corpus fuzz bench rules system

help:
	@sed -n 's/^\([a-z]*\): *## /\1\t/p' Makefile | awk -F '\t' '{printf "make %-8s%s\n", $$1, $$2}'

setup: ## Chuẩn bị mọi thứ để chạy · prepare everything, and nothing else
	@$(PYTHON) -m scripts.setup

run: ## Chạy trang với dữ liệu mẫu ở 127.0.0.1:8000 · run the site with its demo (PORT=8001 to change)
	@$(PYTHON) -m scripts.port && $(PYTHON) -m scripts.setup && exec $(VENV) -m scripts.serve

test: ## Chạy mọi kiểm thử · run all checks and tests (ONLY=database for one group)
	$(DEV) -m scripts.run_tests $(ONLY)

lint: ## Kiểm tra lỗi, cách trình bày mã, thứ tự nhập · ruff, import order, missing migrations
	$(DEV) -m scripts.run_tests lint borders

types: ## Kiểm tra kiểu · mypy, strict
	$(DEV) -m scripts.run_tests types

corpus: ## Chấm điểm bộ đọc văn bản · score the reader on the annotated documents
	$(DEV) -m scripts.corpus

fuzz: ## Thử bộ đọc bằng ca ngẫu nhiên · try the reader on cases made by chance (CASES=100000 SEED=7)
	$(DEV) -m scripts.fuzz --cases $(or $(CASES),20000) --seed $(or $(SEED),1)

bench: ## Đo tốc độ bên cạnh công cụ khác · run the benchmarks against their rivals (B=9 for one)
	$(DEV) -m bench $(B)

rules: ## Nạp các quy định có ngày hiệu lực · load the dated rules and say what changed
	@$(PYTHON) -m scripts.setup && exec $(VENV) manage.py load_rules

system: ## Cài chương trình tùy chọn của hệ thống · install the optional system packages, saying what each is for
	@$(PYTHON) -m scripts.system
