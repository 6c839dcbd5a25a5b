import json, sys

answer = json.load(sys.stdin)
assert list(answer) == ["peerpath", "data", "as_of", "stage", "results", "summary"], list(answer)
assert list(answer["data"]) == ["origin", "version"], answer["data"]
result = answer["results"][0]
wanted = "jurisdiction credential title acronym track status verdict route reviewed routes questions".split()
assert [k for k in wanted if k not in result] == [], list(result)
route = result["routes"][0]
assert [k for k in "route verdict not_known requirements".split() if k not in route] == [], list(route)
wanted = "id kind stage state required have missing unit closes on text evidence sources".split()
plain = [r for r in route["requirements"] if "any_of" not in r]
choices = [r for r in route["requirements"] if "any_of" in r]
for requirement in plain + [r for c in choices for option in c["any_of"] for r in option]:
    assert [k for k in wanted if k not in requirement] == [], requirement
hours = next(r for r in plain if r["kind"] == "training_hours")
assert (hours["id"], hours["required"], hours["have"], hours["missing"], hours["unit"]) == ("ca-hours.training_hours", 80, 46, 34, "hours"), hours
assert (hours["state"], hours["closes"], hours["on"], hours["stage"]) == ("unmet", "by_doing", None, "apply"), hours
assert hours["sources"] == [{"url": "https://example.org/rules", "publisher": "issuer"}], hours
assert choices[0]["state"] == "unknown" and len(choices[0]["any_of"]) == 2, choices
assert answer["summary"] == {"eligible": 0, "likely": 0, "unknown": 0, "not_yet": 1, "ineligible": 0, "not_offered": 0}, answer["summary"]
