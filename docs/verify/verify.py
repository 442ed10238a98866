#!/usr/bin/env python3
"""An independent verifier of Evenhand bundles: one file, the Python standard library, nothing else.

Written from docs/draw-protocol.md, without the project's code. It performs the random part of a draw again
(frame, commitment, seed, sizes, tickets, targets, cut-offs, reserves) and checks teams and dates against the
rules that they must keep.

    python3 verify.py bundle.zip [commitment hash announced before the draw]

Exit code 0: everything agrees. 1: something does not, and it says what. 2: the file cannot be read.
"""
import datetime
import hashlib
import hmac
import json
import re
import struct
import sys
import unicodedata
import zipfile
from fractions import Fraction

PROTOCOL = "evenhand/draw/v1"
FILES = [
    "calendars.jsonl", "cells.jsonl", "commitment.json", "facts.jsonl", "frame.jsonl", "opening.json",
    "plan.json", "reserves.jsonl", "roster.jsonl", "rules.json", "targets.jsonl", "teams.jsonl",
    "visits.jsonl",
]


class Unusable(Exception):
    """The file is no bundle that can be read."""


# --- encoding (protocol, section 1) -------------------------------------------------------------------

def sha256(data):
    return hashlib.sha256(data).digest()


def lp(data):
    return struct.pack(">I", len(data)) + data


def jcs(value):
    """RFC 8785 for the values that records may hold; anything else is refused."""
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, int):
        if abs(value) >= 2 ** 53:
            raise ValueError("an integer of 2^53 or more")
        return str(value)
    if isinstance(value, str):
        if unicodedata.normalize("NFC", value) != value:
            raise ValueError("text that is not NFC")
        value.encode("utf-8")
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return "[" + ",".join(jcs(item) for item in value) + "]"
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(jcs(key) + ":" + jcs(value[key]) for key in keys) + "}"
    raise ValueError("a number with a fraction")


def jcs_bytes(value):
    return jcs(value).encode("utf-8")


def record_hash(value):
    return sha256(jcs_bytes(value)).hex()


def fraction(text):
    """"3/100", "0.03", "3 %" or "3"."""
    percent = text.endswith("%")
    value = Fraction(text.rstrip("%").strip())
    return value / 100 if percent else value


def show_fraction(value):
    return str(value.numerator) if value.denominator == 1 else f"{value.numerator}/{value.denominator}"


# --- frame (section 2) --------------------------------------------------------------------------------

def leaf(frame_secret, salt_id, record):
    salt = hmac.new(frame_secret, salt_id.encode("utf-8"), hashlib.sha256).digest()
    return sha256(b"\x00" + salt + jcs_bytes(record))


def merkle_root(leaves):
    """RFC 6962: pairing neighbours level by level, a last one without partner moves up."""
    if not leaves:
        return sha256(b"")
    level = leaves
    while len(level) > 1:
        pairs = [sha256(b"\x01" + level[i] + level[i + 1]) for i in range(0, len(level) - 1, 2)]
        level = pairs + ([level[-1]] if len(level) % 2 else [])
    return level[0]


# --- randomness (section 5) ---------------------------------------------------------------------------

class Coins:
    """ARC4 as seedrandom 3.0.5 seeds it from 64 hex characters."""

    def __init__(self, seed, purpose):
        name = lp(b"evenhand/draw/v1/stream") + lp(seed) + lp(purpose.encode("utf-8"))
        key = sha256(name).hex().encode("ascii")
        state = list(range(256))
        j = 0
        for i in range(256):
            j = (j + state[i] + key[i % len(key)]) % 256
            state[i], state[j] = state[j], state[i]
        self.state, self.i, self.j = state, 0, 0
        for _ in range(256):
            self.byte()

    def byte(self):
        state = self.state
        self.i = (self.i + 1) % 256
        self.j = (self.j + state[self.i]) % 256
        state[self.i], state[self.j] = state[self.j], state[self.i]
        return state[(state[self.i] + state[self.j]) % 256]

    def word(self):
        value = 0
        for _ in range(4):
            value = value * 256 + self.byte()
        return value

    def below(self, n):
        if n == 1:
            return 0
        words = 1
        while 2 ** (32 * words) < n:
            words += 1
        span = 2 ** (32 * words)
        while True:
            value = 0
            for _ in range(words):
                value = value * 2 ** 32 + self.word()
            if value < span - span % n:
                return value % n

    def toss(self, probability):
        if probability in (0, 1):
            return probability == 1
        return self.below(probability.denominator) < probability.numerator


def ticket(seed, label, unit):
    return sha256(lp(b"evenhand/draw/v1/ticket") + lp(seed) + lp(label.encode("utf-8")) + lp(unit.encode("utf-8")))


# --- sizes (section 6) --------------------------------------------------------------------------------

def expected_sizes(population, design):
    if design["kind"] == "rates":
        return {cell: fraction(design["rates"][cell]) * count for cell, count in population.items()}
    weights = {cell: fraction(design["weights"][cell]) for cell in population}
    sizes = {cell: Fraction(0) for cell in population}
    open_cells = [cell for cell in population if weights[cell] > 0]
    left = Fraction(design["total"])
    while open_cells:
        mass = sum(weights[cell] * population[cell] for cell in open_cells)
        if mass == 0:
            break
        level = left / mass
        full = [cell for cell in open_cells if level * weights[cell] > 1]
        if not full:
            for cell in open_cells:
                sizes[cell] = level * weights[cell] * population[cell]
            break
        for cell in full:
            sizes[cell] = Fraction(population[cell])
            left -= population[cell]
        open_cells = [cell for cell in open_cells if cell not in full]
    return sizes


def pivotal(parts, coins):
    """Sequential pivotal rounding of probabilities, in the given order."""
    taken = [part == 1 for part in parts]
    held = None
    for at, part in enumerate(parts):
        if part in (0, 1):
            continue
        if held is None:
            held = (at, part)
            continue
        total = held[1] + part
        if total < 1:
            keeper = held[0] if coins.toss(held[1] / total) else at
            held = (keeper, total)
            continue
        first_wins = coins.toss((1 - part) / (2 - total))
        winner, other = (held[0], at) if first_wins else (at, held[0])
        taken[winner] = True
        held = None if total == 1 else (other, total - 1)
    if held is not None and coins.toss(held[1]):
        taken[held[0]] = True
    return taken


def round_sizes(expected, coins):
    cells = sorted(expected, key=lambda cell: cell.encode("utf-8"))
    floors = [expected[cell].__floor__() for cell in cells]
    up = pivotal([expected[cell] - low for cell, low in zip(cells, floors)], coins)
    return {cell: low + more for cell, low, more in zip(cells, floors, up)}


# --- the bundle (section 8) ---------------------------------------------------------------------------

class Bundle:
    def __init__(self, path):
        try:
            with zipfile.ZipFile(path) as archive:
                names = archive.namelist()
                self.raw = {name: archive.read(name) for name in names}
        except (OSError, zipfile.BadZipFile, RuntimeError) as error:
            raise Unusable(str(error)) from error
        self.duplicates = sorted({name for name in names if names.count(name) > 1})

    def lines(self, name):
        if name not in self.raw:
            raise Unusable(f"{name} is missing")
        try:
            return [json.loads(line) for line in self.raw[name].decode("utf-8").split("\n")[:-1]]
        except (UnicodeDecodeError, json.JSONDecodeError) as error:
            raise Unusable(f"{name}: {error}") from error

    def one(self, name):
        records = self.lines(name)
        if len(records) != 1:
            raise Unusable(f"{name} must hold one record")
        return records[0]


class Report:
    def __init__(self):
        self.faults = 0

    def step(self, title, faults):
        faults = list(faults)
        print(f"  {'✓' if not faults else '✗'} {title}")
        for fault in faults[:20]:
            print(f"      {fault}")
        self.faults += len(faults)


def check_files(bundle):
    manifest = bundle.one("manifest.json")
    listed = {entry["path"]: entry for entry in manifest["files"]}
    yield from (f"{name} stands twice in the zip" for name in bundle.duplicates)
    if manifest.get("format") != "evenhand/manifest/v1" or manifest.get("protocol") != PROTOCOL:
        yield "the manifest is of another format or protocol"
    if [entry["path"] for entry in manifest["files"]] != FILES:
        yield "the manifest does not list the files of the protocol in their order"
    if manifest.get("commitmentHash") != record_hash(bundle.one("commitment.json")):
        yield "the manifest names another commitment"
    yield from (f"{name} is not in the manifest" for name in bundle.raw if name not in listed and name != "manifest.json")
    for name, entry in listed.items():
        data = bundle.raw.get(name)
        if data is None:
            yield f"{name} is missing"
            continue
        found = {"path": name, "bytes": len(data), "lines": data.count(b"\n"), "sha256": sha256(data).hex()}
        yield from (f"{name}: {key} is {entry.get(key)} in the manifest, {found[key]} in the file"
                    for key in found if entry.get(key) != found[key])
    for name, data in bundle.raw.items():
        yield from check_canonical(name, data)


def check_canonical(name, data):
    lines = data.decode("utf-8").split("\n")
    if lines[-1] != "":
        yield f"{name}: the last line is not ended"
    for number, line in enumerate(lines[:-1], 1):
        try:
            if jcs(json.loads(line)) == line:
                continue
        except ValueError:
            pass
        yield f"{name}, line {number}, is not canonical"
        return


def bound_values(bundle):
    """What the commitment must say of the files (section 3)."""
    opening, plan, rows = bundle.one("opening.json"), bundle.one("plan.json"), bundle.lines("frame.jsonl")
    roster = bundle.lines("roster.jsonl")
    secret = bytes.fromhex(opening["frameSecret"])
    counts = {}
    for row in rows:
        count = counts.setdefault(row["cell"], {"cell": row["cell"], "random": 0, "certainty": 0, "excluded": 0})
        kind = "excluded" if row["excluded"] is not None else "random" if row["certainty"] is None else "certainty"
        count[kind] += 1
    return {
        "kind": plan["kind"],
        "calendarHash": record_hash(bundle.lines("calendars.jsonl")),
        "cellCounts": [counts[cell] for cell in sorted(counts, key=lambda cell: cell.encode("utf-8"))],
        "frameRoot": merkle_root([leaf(secret, row["id"], row) for row in rows]).hex(),
        "frameSize": len(rows),
        "planHash": record_hash(plan),
        "rosterRoot": merkle_root([leaf(secret, "roster:" + who["id"], who) for who in roster]).hex(),
        "ruleSetHash": record_hash(bundle.one("rules.json")),
    }


def check_frame(bundle):
    rows, facts = bundle.lines("frame.jsonl"), bundle.lines("facts.jsonl")
    secret = bytes.fromhex(bundle.one("opening.json")["frameSecret"])
    ids = [row["id"].encode("utf-8") for row in rows]
    yield from (f"row {index + 2} does not follow its predecessor by id"
                for index in range(len(ids) - 1) if ids[index] >= ids[index + 1])
    if [row["id"] for row in rows] != [fact["id"] for fact in facts]:
        yield "facts.jsonl does not hold the enterprises of the frame"
    for row, fact in zip(rows, facts):
        if leaf(secret, fact["id"], fact["facts"]).hex() != row["factsHash"]:
            yield f"the facts of {row['id']} are not those of its frame row"


def check_commitment(bundle, announced):
    commitment, plan = bundle.one("commitment.json"), bundle.one("plan.json")
    expected = bound_values(bundle)
    expected["campaign"] = f"{plan['campaign']}/{commitment['month']}"
    for field, value in expected.items():
        if commitment.get(field) != value:
            yield f"{field} is {jcs(commitment.get(field))} in the commitment, {jcs(value)} by the files"
    planned = plan["seed"]
    if commitment["seedPlan"]["dice"] != planned["dice"]:
        yield "the commitment asks for other dice than the plan"
    if [each["holder"] for each in commitment["seedPlan"]["secretCommitments"]] != planned["holders"]:
        yield "the commitment names other secret holders than the plan"
    if announced is not None and announced != record_hash(commitment):
        yield f"the commitment announced was {announced}"


def check_seed(bundle):
    commitment, opening = bundle.one("commitment.json"), bundle.one("opening.json")
    plan = commitment["seedPlan"]
    digest = record_hash(commitment)
    if opening["commitmentHash"] != digest:
        yield f"the opening belongs to commitment {opening['commitmentHash']}, the bundle holds {digest}"
    dice, least = opening["dice"], plan["dice"]
    if (dice is None) != (least is None) or (dice is not None and not re.fullmatch(rf"[0-9]{{{least},}}", dice)):
        yield "the dice are not those of the seed plan"
    committed = plan["secretCommitments"]
    if [each["holder"] for each in opening["secrets"]] != [each["holder"] for each in committed]:
        yield "the secrets are not those of the seed plan"
    for opened, promise in zip(opening["secrets"], committed):
        if sha256(bytes.fromhex(opened["secret"])).hex() != promise["sha256"]:
            yield f"the secret of {opened['holder']} is not the one committed"
    parts = [b"evenhand/draw/v1/seed", bytes.fromhex(digest), b"", (dice or "").encode("ascii")]
    parts += [bytes.fromhex(each["secret"]) for each in opening["secrets"]]
    seed = sha256(b"".join(lp(part) for part in parts)).hex()
    if opening["seed"] != seed:
        yield f"the seed is {opening['seed']} in the opening, {seed} by its parts"


def perform(bundle):
    """Section 6: the cells, targets and reserves that follow from the seed."""
    plan, rows = bundle.one("plan.json"), bundle.lines("frame.jsonl")
    month = bundle.one("commitment.json")["month"]
    seed = bytes.fromhex(bundle.one("opening.json")["seed"])
    label = f"{plan['kind']}/{plan['campaign']}/{month}/targets"
    members = {}
    for row in rows:
        if row["excluded"] is None and row["certainty"] is None:
            members.setdefault(row["cell"], []).append((ticket(seed, label, row["id"]), row["id"]))
    names = sorted(members, key=lambda cell: cell.encode("utf-8"))
    population = {cell: len(members[cell]) for cell in names}
    expected = expected_sizes(population, plan["draw"])
    sizes = round_sizes(expected, Coins(seed, "sizes"))
    rate = fraction(plan["reserves"]["rate"])
    cells, targets, reserves = [], [], []
    for cell in names:
        order = sorted(members[cell], key=lambda unit: (unit[0], unit[1].encode("utf-8")))
        size = sizes[cell]
        kept = min(-((-rate * size).__floor__()), population[cell] - size)
        pi = show_fraction(expected[cell] / population[cell])
        cells.append({
            "cell": cell, "population": population[cell], "expected": show_fraction(expected[cell]),
            "size": size, "reserves": kept, "pi": pi, "cutoff": order[size - 1][0].hex() if size else None,
        })
        targets += [{"id": unit, "cell": cell, "ground": "random", "certainty": None, "pi": pi,
                     "ticket": value.hex(), "rank": rank} for rank, (value, unit) in enumerate(order[:size], 1)]
        reserves += [{"id": unit, "cell": cell, "ticket": value.hex(), "rank": rank}
                     for rank, (value, unit) in enumerate(order[size:size + kept], 1)]
    targets += [{"id": row["id"], "cell": row["cell"], "ground": "certainty", "certainty": row["certainty"]["ground"],
                 "pi": "1", "ticket": ticket(seed, label, row["id"]).hex(), "rank": None}
                for row in rows if row["excluded"] is None and row["certainty"] is not None]
    targets.sort(key=lambda target: target["id"].encode("utf-8"))
    return {"cells.jsonl": cells, "targets.jsonl": targets, "reserves.jsonl": reserves}


def check_draw(bundle):
    for name, computed in perform(bundle).items():
        stated = bundle.lines(name)
        if len(stated) != len(computed):
            yield f"{name} holds {len(stated)} lines, {len(computed)} follow from the seed"
        yield from (f"{name}, line {number}: {jcs(theirs)} stated, {jcs(ours)} follows from the seed"
                    for number, (theirs, ours) in enumerate(zip(stated, computed), 1) if theirs != ours)


def covers(spans, first, last):
    return any(span["from"] <= first and last <= span["to"] for span in spans)


def check_teams(bundle):
    """Section 7: every team could be sent, whatever chose it."""
    plan, teams = bundle.one("plan.json"), bundle.lines("teams.jsonl")
    roster = {who["id"]: who for who in bundle.lines("roster.jsonl")}
    rows = {row["id"]: row for row in bundle.lines("frame.jsonl")}
    first, last = month_span(bundle.one("commitment.json")["month"])
    if [team["target"] for team in teams] != [target["id"] for target in bundle.lines("targets.jsonl")]:
        yield "the teams are not those of the targets"
    loads = {}
    for team in teams:
        target, people = team["target"], [team["lead"]] + team["members"]
        if len(set(people)) != plan["teams"]["size"] or any(person not in roster for person in people):
            yield f"the team of {target} does not have {plan['teams']['size']} inspectors of the roster"
            continue
        if not roster[team["lead"]]["mayLead"]:
            yield f"{team['lead']} may not lead, but leads at {target}"
        region = rows.get(target, {}).get("region") if plan["teams"]["withinRegion"] else None
        for person in people:
            loads[person] = loads.get(person, 0) + 1
            yield from (f"{person} cannot go to {target}: {fault}"
                        for fault in person_faults(roster[person], target, plan["teams"]["domain"], region, first, last))
    yield from (f"{person} has {load} visits, {plan['teams']['loadCap']} are allowed"
                for person, load in sorted(loads.items()) if load > plan["teams"]["loadCap"])


def person_faults(who, target, domain, region, first, last):
    if who["kind"] != "officer":
        yield "no officer"
    if not covers([each for each in who["certificates"] if each["domain"] == domain], first, last):
        yield f"no valid certificate for {domain}"
    if any(each["enterprise"] == target for each in who["recusals"]):
        yield "recused"
    if region is not None and who["regions"] and region not in who["regions"]:
        yield f"not for region {region}"


def month_span(month):
    first = datetime.date.fromisoformat(month + "-01")
    following = (first + datetime.timedelta(days=32)).replace(day=1)
    return first.isoformat(), (following - datetime.timedelta(days=1)).isoformat()


def check_dates(bundle):
    plan, visits = bundle.one("plan.json"), bundle.lines("visits.jsonl")
    roster = {who["id"]: who for who in bundle.lines("roster.jsonl")}
    rows = {row["id"]: row for row in bundle.lines("frame.jsonl")}
    team_of = {team["target"]: [team["lead"]] + team["members"] for team in bundle.lines("teams.jsonl")}
    calendars = bundle.lines("calendars.jsonl")
    first, last = month_span(bundle.one("commitment.json")["month"])
    if sorted(visit["target"] for visit in visits) != sorted(team_of):
        yield "the visits are not those of the teams"
    busy = {}
    for visit in visits:
        target, day = visit["target"], visit["date"]
        due = ((rows.get(target) or {}).get("certainty") or {}).get("due")
        if not first <= day <= last or not is_workday(calendars, day):
            yield f"{target} is visited on {day}, no workday of the month"
        if due is not None and day > due:
            yield f"{target} is visited on {day}, after its due day {due}"
        for person in team_of.get(target, []):
            busy[person, day] = busy.get((person, day), 0) + 1
            if covers(roster.get(person, {}).get("leave", []), day, day):
                yield f"{person} is on leave on {day}"
    yield from (f"{person} has {count} visits on {day}" for (person, day), count in sorted(busy.items())
                if count > plan["schedule"]["dailyCap"])


def is_workday(calendars, day):
    year = [calendar for calendar in calendars if calendar["year"] == int(day[:4])]
    if not year:
        return False
    weekend = datetime.date.fromisoformat(day).weekday() >= 5
    return day in year[0]["makeUpWorkdays"] if weekend else day not in year[0]["holidays"]


def main(arguments):
    if len(arguments) not in (1, 2):
        print(__doc__)
        return 2
    announced = arguments[1] if len(arguments) == 2 else None
    report = Report()
    try:
        bundle = Bundle(arguments[0])
        report.step("every file matches the manifest", check_files(bundle))
        report.step("the frame is in order and matches its facts", check_frame(bundle))
        report.step("frame, rules, roster and plan are those committed", check_commitment(bundle, announced))
        report.step("the seed follows from commitment, dice and secrets", check_seed(bundle))
        report.step("sizes, tickets, targets and reserves come out the same", check_draw(bundle))
        report.step("every team keeps the rules", check_teams(bundle))
        report.step("every date keeps the rules", check_dates(bundle))
        digest = record_hash(bundle.one("commitment.json"))
    except Unusable as error:
        print(f"✗ the bundle cannot be read: {error}")
        return 2
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        print(f"✗ a record does not have its form: {error!r}")
        return 1
    print(f"  commitment {digest}")
    print("✓ verified" if report.faults == 0 else f"✗ not verified: {report.faults} disagreements")
    return 0 if report.faults == 0 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
