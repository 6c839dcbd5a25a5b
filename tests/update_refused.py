"""What the tests of refused updates share: a reader with one version and a publisher with the next, and what every refusal must be like."""
import re

import tap
from update_world import Scripted, World, command

SEEN = set()    # the codes of all refusals so far


def manifest_of(world):
    return (world.web / "manifest.yaml").read_text()


def sign(world, key=None, text=None, comment=None):
    """Sign the manifest as the stock tool does; first replace its text."""
    path = world.web / "manifest.yaml"
    if text is not None:
        path.write_text(text)
    command("minisign", "-Sm", path, "-s", f"{key or world.key}.sec", *(["-t", comment] if comment else []))


def older(world):
    (world.web / "manifest.yaml").write_bytes(world.first[0])
    (world.web / "manifest.yaml.minisig").write_bytes(world.first[1])


def prepared():
    """A reader who has version 1, and a publisher who has version 2 on the web."""
    world = World()
    world.planted = []
    world.publish()
    with Scripted(world.web) as server:
        done = world.update(source=server.url)
        assert done.status == 0, done.err
    world.first = [(world.web / name).read_bytes() for name in ("manifest.yaml", "manifest.yaml.minisig", "CA.yaml")]
    world.touch_rules("CA")
    world.touch_rules("OR")
    world.publish()
    return world


def expect(name, world, done, pattern, before, version):
    said = done.err.decode(errors="replace")
    SEEN.update(re.findall(r"\[([A-Z]\d{4})\]", said))
    faults = [tap.crashed(done)] if tap.crashed(done) else []
    faults += [f"exit status {done.status}, expected 5"] if done.status != 5 else []
    faults += [f"stderr does not match /{pattern}/"] if not re.search(pattern, said) else []
    faults += ["stderr does not say that nothing was changed"] if "[N1040]: nothing was changed" not in said else []
    faults += ["control characters reach the terminal"] if re.search(r"[\x00-\x09\x0b-\x1f]", said) else []
    faults += [f"version {world.version()} is in use, expected {version}"] if world.version() != version else []
    faults += ["the rules in use answer otherwise than before"] if world.answer() != before else []
    faults += [f"{path} was written" for path in world.planted if path.exists()]
    tap.result(f"threat: {name}", faults + ([said[:1200]] if faults else []))
