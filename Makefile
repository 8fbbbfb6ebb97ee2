# Every target calls one tool; `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help up demo down logs migrate makemigrations doctor test check bench clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "  Ports, directories and the rest are settings: tools/instance help"

up: ## install what is missing, build, start everything, end with a live demo site
	@tools/install --build --run
	@tools/build release dde
	@tools/web build
	@tools/instance up

demo: up ## the same as up

down: ## stop everything
	@tools/instance down

logs: ## follow the logs
	@tools/instance logs

migrate: ## bring the database of the running instance up to date
	@tools/build release dde
	@tools/instance dde migrate

makemigrations: ## a new migration: make makemigrations s=tenants m="add a phone number"
	@tools/makemigrations '$(subst ','\'',$(s))' '$(subst ','\'',$(m))'

doctor: ## what is wrong, and how to mend it
	@tools/instance doctor

test: ## install what is missing, build, run all tests
	@tools/test

check: ## formatting, static checks, architecture, OpenAPI, then all tests
	@tools/check_and_test

bench: ## measure, and compare with the goals
	@tools/install --build --run --test
	@tools/build release dde
	@bench/run

clean: ## remove everything that was built (not the data of an instance)
	@rm -rf build
