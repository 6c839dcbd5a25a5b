#!/usr/bin/env python3
"""The JSON Schemas in states/ are those of the program's own tables, and all data and profiles satisfy them."""
import json, pathlib, re, sys
import jsonschema, yaml

import tap


class Plain(yaml.SafeLoader):
    """YAML as editors read it for a schema, with dates left as texts."""


Plain.yaml_implicit_resolvers = {first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
                                 for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}


class Words(Plain):
    """As Plain, but yes and no stay words (YAML 1.2): both readings occur in editors, and the schema must take both."""


Words.yaml_implicit_resolvers = {first: [(tag, re.compile(r"^(?:true|false)$") if tag.endswith(":bool") else pattern) for tag, pattern in resolvers]
                                 for first, resolvers in Plain.yaml_implicit_resolvers.items()}


def validator(name):
    path = tap.TOP / "states" / f"{name}.schema.json"
    if not path.exists():
        tap.result(f"schema: states/{name}.schema.json", ["is not there"])
        return None
    said = tap.run(["lint", "--schema", name])
    tap.result(f"schema: lint --schema {name} prints states/{name}.schema.json", tap.difference("schema", path.read_bytes(), said.out) if said.status == 0 else [f"exit status {said.status}\n{said.err.decode()}"])
    schema = json.loads(path.read_text())
    kind = jsonschema.validators.validator_for(schema, default=jsonschema.Draft7Validator)
    try:
        kind.check_schema(schema)
    except jsonschema.SchemaError as error:
        tap.result(f"schema: {name} is a schema", [str(error)])
        return None
    tap.result(f"schema: {name} is a schema", [])
    return kind(schema)


def faults_of(check, data):
    return [f"{'.'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in list(check.iter_errors(data))[:10]]


def hold(check, name, paths):
    for path in paths:
        for loader in (Plain, Words):
            data = json.loads(path.read_text()) if path.suffix == ".json" else yaml.load(path.read_text(), Loader=loader)
            tap.result(f"schema: {path.name} is a {name}, yes and no read as {'truth values' if loader is Plain else 'words'}", faults_of(check, data))


def refuse(check, name, data, why):
    tap.result(f"schema: a {name} with {why} is refused", [] if faults_of(check, data) else ["the schema accepts it"])


def main():
    states, profiles = validator("state"), validator("profile")
    folder = tap.TOP / "states"
    if states:
        hold(states, "state", sorted(folder.glob("??.yaml")))
        good = yaml.load((folder / "CA.yaml").read_text(), Loader=Words)
        refuse(states, "state", {k: v for k, v in good.items() if k != "name"}, "a field missing")
        refuse(states, "state", {**good, "nmae": "x"}, "an unknown field")
        refuse(states, "state", {**good, "certifies": "perhaps"}, "an unknown word")
        refuse(states, "state", {**good, "credentials": [{**good["credentials"][0], "track": "all"}]}, "an unknown track")
        requirement = {"routes": {"standard": [{"age_min": "eighteen", "source": "s1"}]}}
        refuse(states, "state", {**good, "credentials": [{**good["credentials"][0], **requirement}]}, "a word for a number")
    if profiles:
        hold(profiles, "profile", sorted(p for p in (tap.TESTS / "profiles").iterdir() if p.suffix in (".yaml", ".json")))
        for data, why in (({"agee": 36}, "an unknown field"), ({"age": "old"}, "a word for a number"), ({"education": "highschool"}, "an unknown word"),
                          ({"training": 40}, "a number for a list"), ({"exams": [{"nmae": "x"}]}, "an unknown field further in")):
            refuse(profiles, "profile", data, why)
    tap.finish()


main()
