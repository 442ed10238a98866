#!/usr/bin/env python3
"""An independent verifier of Evenhand bundles: one file, the Python standard library, nothing else.

Written from docs/draw-protocol.md, without the project's code. It performs the random part of a draw again
(frame, commitment, seed, sizes, tickets, targets, cut-offs, reserves), checks the odds of the teams and tosses their coins
again, reads the log, and checks dates against the rules that they must keep. It has no solver: among odds that keep every
rule it cannot tell which ones the project's own solver finds; `evenhand verify` solves again and compares.

    python3 verify.py bundle.zip [commitment hash announced before the draw]
    python3 verify.py --many folder

Exit code 0: everything agrees. 1: something does not, and it says what. 2: the file cannot be read.
"""
import base64
import datetime
import hashlib
import hmac
import itertools
import json
import os
import re
import struct
import sys
import unicodedata
import zipfile
import zlib
from fractions import Fraction

PROTOCOL = "evenhand/draw/v1"
FILES = [
    "calendars.jsonl", "cells.jsonl", "commitment.json", "earlier.jsonl", "facts.jsonl", "frame.jsonl", "head.jsonl",
    "log.jsonl", "opening.json", "pairing.jsonl", "plan.json", "records.jsonl", "reserves.jsonl", "roster.jsonl",
    "rules.json", "targets.jsonl", "teams.jsonl", "visited.jsonl", "visits.jsonl",
]


LARGEST_REMAINDER = "round/largest-remainder/v1"
# drand chains that a draw may name: time of round 1 in seconds since 1970, seconds between rounds.
CHAINS = {
    "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971": (1692803367, 3),
    "8990e7a9aaed2ffed73dbd7092123d6f289930540d7651336225dc172e51b2ce": (1595431050, 30),
}


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
    """RFC 6962 over leaves that pass: complete subtrees wait, largest first, for a neighbour of their size."""
    peaks, size = [], 0
    for node in leaves:
        left = size
        while left % 2 == 1:
            node = sha256(b"\x01" + peaks.pop() + node)
            left //= 2
        peaks.append(node)
        size += 1
    if not peaks:
        return sha256(b"")
    root = peaks.pop()
    while peaks:
        root = sha256(b"\x01" + peaks.pop() + root)
    return root


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


def largest_remainder(expected):
    """round/largest-remainder/v1: only where a plan names it. What is expected is what is drawn."""
    cells = sorted(expected, key=by_bytes)
    sizes = {cell: expected[cell].__floor__() for cell in cells}
    left = sum(expected.values()).__floor__() - sum(sizes.values())
    for cell in sorted(cells, key=lambda cell: sizes[cell] - expected[cell])[:left]:
        sizes[cell] += 1
    return sizes


def round_sizes(expected, coins):
    cells = sorted(expected, key=lambda cell: cell.encode("utf-8"))
    floors = [expected[cell].__floor__() for cell in cells]
    up = pivotal([expected[cell] - low for cell, low in zip(cells, floors)], coins)
    return {cell: low + more for cell, low, more in zip(cells, floors, up)}


# --- crossing margins and sizes (draw-protocol-selection.md, sections 4 and 5) --------------------------

def by_bytes(text):
    return text.encode("utf-8")


def build_table(margins, counts):
    """Arcs in canonical order, each (tail, head, cells, classes it is about); and the cells."""
    cells = sorted(
        (cell for cell in counts if cell["population"] > 0),
        key=lambda cell: [by_bytes(name) for name in cell["classes"]],
    )
    arcs = []
    for i, cell in enumerate(cells):
        ends = [(k, cell["classes"][k]) if k < len(margins) else (k, None) for k in (0, 1)]
        about = {margins[k]["name"]: name for k, name in enumerate(cell["classes"])}
        arcs.append((ends[0], ends[1], [i], about))
    for k, margin in enumerate(margins):
        parents = margin["classes"]
        for name in sorted(parents, key=by_bytes):
            above, below = (k, parents[name]), (k, name)
            members = [i for i, cell in enumerate(cells) if name in line(parents, cell["classes"][k])]
            tail, head = (above, below) if k == 0 else (below, above)
            arcs.append((tail, head, members, {margin["name"]: name}))
    arcs.append(((1, None), (0, None), list(range(len(cells))), {}))
    return arcs, cells


def line(parents, name):
    """A class and everything above it."""
    found = []
    while name is not None:
        found.append(name)
        name = parents[name]
    return found


def arc_values(arcs, expected):
    return [sum((expected[i] for i in members), Fraction(0)) for _, _, members, _ in arcs]


def round_table(arcs, cells, expected, coins):
    """round/network/v1: whole numbers of the cells."""
    value = arc_values(arcs, expected)
    is_open = lambda arc: value[arc].denominator != 1
    for first in range(len(arcs)):
        while is_open(first):
            node, arc, walk, met = arcs[first][0], first, [], {}
            while node not in met:
                met[node] = len(walk)
                tail, head = arcs[arc][:2]
                along = tail == node
                walk.append((arc, along))
                node = head if along else tail
                arc = next(
                    other
                    for other in range(len(arcs))
                    if other != arc and is_open(other) and node in arcs[other][:2]
                )
            cycle = walk[met[node]:]
            above = [value[arc] - value[arc].__floor__() for arc, _ in cycle]
            up = min(1 - part if along else part for part, (_, along) in zip(above, cycle))
            down = min(part if along else 1 - part for part, (_, along) in zip(above, cycle))
            moved = up if coins.toss(down / (up + down)) else -down
            for arc, along in cycle:
                value[arc] += moved if along else -moved
    return [int(value[i]) for i in range(len(cells))]


def bounds_of(design, arcs, cells, mass):
    low = [0] * len(arcs)
    high = [sum(cells[i]["population"] for i in members if mass[i] > 0) for _, _, members, _ in arcs]
    limits = list(design["limits"])
    if design["sizes"]["kind"] == "total":
        limits.append({"at": {}, "min": design["sizes"]["total"], "max": design["sizes"]["total"]})
    for limit in limits:
        for arc, (_, _, _, about) in enumerate(arcs):
            if about != limit["at"]:
                continue
            if limit["min"] is not None:
                low[arc] = max(low[arc], limit["min"])
            if limit["max"] is not None:
                high[arc] = min(high[arc], limit["max"])
    return low, high


def masses(design, cells):
    k = [margin["name"] for margin in design["margins"]].index(design["rateMargin"])
    rates = design["sizes"].get("rates") or design["sizes"].get("weights")
    return [cell["population"] * fraction(rates[cell["classes"][k]]) for cell in cells]


def expectation_faults(design, arcs, cells, expected):
    """What keeps the expected numbers from being those of expect/leximin/v1; empty if they are."""
    mass = masses(design, cells)
    low, high = bounds_of(design, arcs, cells, mass)
    value = arc_values(arcs, expected)
    outside = [arcs[a][3] for a in range(len(arcs)) if not low[a] <= value[a] <= high[a]]
    if outside:
        return [f"outside the limits: {about}" for about in outside]
    by_rates = design["sizes"]["kind"] == "rates"
    level = [x / m if m > 0 else None for x, m in zip(expected, mass)]
    faults = []
    for cell, own in enumerate(level):
        if own is None:
            continue
        others = [i for i in range(len(cells)) if level[i] is not None and i != cell]
        if expected[cell] < high[cell] and not (by_rates and own >= 1):
            may_sink = {i: low[i] for i in others if level[i] > own}
            may_rise = {i: high[i] for i in others}
            if has_path(arcs, len(cells), value, low, high, may_sink, may_rise, cell, arcs[cell][1], arcs[cell][0]):
                faults.append(f"{cells[cell]['classes']} could have more")
        if by_rates and own > 1 and expected[cell] > low[cell]:
            may_sink = {i: max(low[i], mass[i]) for i in others if level[i] > 1}
            may_rise = {i: high[i] for i in others if level[i] < own}
            if has_path(arcs, len(cells), value, low, high, may_sink, may_rise, cell, arcs[cell][0], arcs[cell][1]):
                faults.append(f"{cells[cell]['classes']} could have less")
    return faults


def has_path(arcs, cell_count, value, low, high, may_sink, may_rise, own, start, goal):
    seen, queue = {start}, [start]
    for node in queue:
        for arc, (tail, head, _, _) in enumerate(arcs):
            if arc == own:
                continue
            if arc < cell_count:
                rises = arc in may_rise and value[arc] < may_rise[arc]
                sinks = arc in may_sink and value[arc] > may_sink[arc]
            else:
                rises, sinks = value[arc] < high[arc], value[arc] > low[arc]
            for reached in ([head] if tail == node and rises else []) + ([tail] if head == node and sinks else []):
                if reached not in seen:
                    seen.add(reached)
                    queue.append(reached)
    return goal in seen


def size_probabilities(sizes, n):
    """select/pivotal/v1: π of each unit, by id."""
    left, rest, pi = n, sum(sizes.values()), {}
    for unit in sorted(sizes, key=lambda unit: -sizes[unit]):
        if left == 0 or sizes[unit] * left < rest:
            break
        pi[unit] = Fraction(1)
        left, rest = left - 1, rest - sizes[unit]
    return {unit: pi.get(unit, Fraction(left * size, rest) if rest else Fraction(0)) for unit, size in sizes.items()}


def draw_by_size(sizes, n, tickets, coins):
    """Ids drawn, in ticket order, and the others in ticket order."""
    units = sorted(sizes, key=lambda unit: (tickets[unit], by_bytes(unit)))
    pi = size_probabilities(sizes, n)
    taken = pivotal([pi[unit] for unit in units], coins)
    chosen = [unit for unit, yes in zip(units, taken) if yes]
    return chosen, [unit for unit, yes in zip(units, taken) if not yes], pi


# --- the bundle (section 8) ---------------------------------------------------------------------------

class Bundle:
    """The files of a bundle. Frame and facts are read a line at a time, each time anew; the others are kept."""

    def __init__(self, path):
        try:
            self.archive = zipfile.ZipFile(path)
        except (OSError, zipfile.BadZipFile, RuntimeError) as error:
            raise Unusable(str(error)) from error
        names = self.archive.namelist()
        self.names = sorted(set(names), key=names.index)
        self.duplicates = sorted({name for name in names if names.count(name) > 1})
        self.kept, self.surveyed = {}, None

    def raw_lines(self, name):
        """The lines of a file as bytes, with their line feeds."""
        try:
            with self.archive.open(name) as file:
                yield from file
        except (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError) as error:
            raise Unusable(f"{name}: {error}") from error

    def records(self, name):
        """The records of a file, one at a time."""
        if name not in self.names:
            raise Unusable(f"{name} is missing")
        for line in self.raw_lines(name):
            if not line.endswith(b"\n"):
                return
            try:
                record = json.loads(line.decode("utf-8"))
            except (UnicodeDecodeError, json.JSONDecodeError) as error:
                raise Unusable(f"{name}: {error}") from error
            yield record

    def lines(self, name):
        if name not in self.kept:
            self.kept[name] = list(self.records(name))
        return self.kept[name]

    def one(self, name):
        records = self.lines(name)
        if len(records) != 1:
            raise Unusable(f"{name} must hold one record")
        return records[0]


class Report:
    def __init__(self, quiet=False):
        self.faults, self.quiet = 0, quiet

    def step(self, title, faults):
        faults = list(faults)
        self.faults += len(faults)
        if self.quiet and not faults:
            return
        print(f"  {'✓' if not faults else '✗'} {title}")
        for fault in faults[:20]:
            print(f"      {fault}")


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
    yield from (f"{name} is not in the manifest" for name in bundle.names if name not in listed and name != "manifest.json")
    for name in [name for name in listed if name not in bundle.names]:
        yield f"{name} is missing"
    for name in bundle.names:
        found, faults = measure(bundle, name)
        yield from (f"{name}: {key} is {listed[name].get(key)} in the manifest, {found[key]} in the file"
                    for key in found if name in listed and listed[name].get(key) != found[key])
        yield from faults


def measure(bundle, name):
    """A file as the manifest describes it, and its first line that is not canonical."""
    digest, size, count, faults = hashlib.sha256(), 0, 0, []
    for number, line in enumerate(bundle.raw_lines(name), 1):
        digest.update(line)
        size += len(line)
        count += line.endswith(b"\n")
        if not line.endswith(b"\n"):
            faults.append(f"{name}: the last line is not ended")
        elif not faults and not is_canonical(name, line[:-1]):
            faults.append(f"{name}, line {number}, is not canonical")
    return {"path": name, "bytes": size, "lines": count, "sha256": digest.hexdigest()}, faults


def is_canonical(name, line):
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unusable(f"{name}: {error}") from error
    try:
        return jcs(json.loads(text)) == text
    except ValueError:
        return False


class Survey:
    """One pass over frame and facts side by side: what is wrong with them, and all that later steps need to know."""

    def __init__(self, bundle):
        self.secret = bytes.fromhex(bundle.one("opening.json")["frameSecret"])
        self.place, self.caps = cell_of(bundle.one("plan.json")), bundle.one("plan.json").get("caps")
        named = [target["id"] for target in bundle.lines("targets.jsonl")]
        self.named = {*named, *(visit["target"] for visit in bundle.lines("visits.jsonl"))}
        self.faults, self.counts, self.population, self.rows, self.size = [], {}, {}, {}, 0
        self.root = merkle_root(self.leaves(bundle)).hex()

    def leaves(self, bundle):
        before, matched = None, True
        for row, fact in itertools.zip_longest(bundle.records("frame.jsonl"), bundle.records("facts.jsonl")):
            matched = matched and row is not None and fact is not None and row["id"] == fact["id"]
            if row is None:
                continue
            self.size += 1
            if before is not None and before >= by_bytes(row["id"]):
                self.faults.append(f"row {self.size} does not follow its predecessor by id")
            before = by_bytes(row["id"])
            if fact is not None and leaf(self.secret, fact["id"], fact["facts"]).hex() != row["factsHash"]:
                self.faults.append(f"the facts of {row['id']} are not those of its frame row")
            capped = None if fact is None else cap_fault(self.caps, row, fact["facts"])
            if capped is not None:
                self.faults.append(capped)
            self.count(row)
            yield leaf(self.secret, row["id"], row)
        if not matched:
            self.faults.append("facts.jsonl does not hold the enterprises of the frame")

    def count(self, row):
        count = self.counts.setdefault(row["cell"], {"cell": row["cell"], "random": 0, "certainty": 0, "excluded": 0})
        kind = "excluded" if row["excluded"] is not None else "random" if row["certainty"] is None else "certainty"
        count[kind] += 1
        if kind == "random":
            self.population[self.place(row)] = self.population.get(self.place(row), 0) + 1
        if row["id"] in self.named:
            self.rows[row["id"]] = row


def survey(bundle):
    if bundle.surveyed is None:
        bundle.surveyed = Survey(bundle)
    return bundle.surveyed


def bound_values(bundle):
    """What the commitment must say of the files (section 3)."""
    plan, roster, frame = bundle.one("plan.json"), bundle.lines("roster.jsonl"), survey(bundle)
    secret, counts = frame.secret, frame.counts
    return {
        "kind": plan["kind"],
        "calendarHash": record_hash(bundle.lines("calendars.jsonl")),
        "cellCounts": [counts[cell] for cell in sorted(counts, key=lambda cell: cell.encode("utf-8"))],
        "earlierRoot": merkle_root([leaf(secret, f"earlier:{team['campaign']}:{team['target']}", team)
                                    for team in bundle.lines("earlier.jsonl")]).hex(),
        "frameRoot": frame.root,
        "frameSize": frame.size,
        "planHash": record_hash(plan),
        "rosterRoot": merkle_root([leaf(secret, "roster:" + who["id"], who) for who in roster]).hex(),
        "ruleSetHash": record_hash(bundle.one("rules.json")),
    }


def check_frame(bundle):
    yield from survey(bundle).faults


CAP_CODES = ("cap-reached", "cap-reached-all-agencies", "cooldown-after-visit", "cap-unknown")


def cap_fault(caps, row, facts):
    """Who has reached a frequency cap is excluded, and nobody is by a cap that they have not reached."""
    if caps is None:
        return None
    stated = row["excluded"] if row["excluded"] in CAP_CODES else None
    expected = cap_exclusion(caps, facts)
    passes = row["certainty"] is not None and row["certainty"]["ground"] in caps["passes"]
    other = row["excluded"] is not None and stated is None
    if stated == expected or passes or other:
        return None
    return f"the caps give {row['id']} the exclusion {expected}, its row has {row['excluded']}"


def cap_exclusion(caps, known):
    own, everybody, since = (known.get(f"cap.{name}") for name in ("visits", "visitsAllAgencies", "daysSince"))
    if own is None or everybody is None:
        return "cap-unknown"
    if caps["perYear"] is not None and own >= caps["perYear"]:
        return "cap-reached"
    if caps["perYearAllAgencies"] is not None and everybody >= caps["perYearAllAgencies"]:
        return "cap-reached-all-agencies"
    if caps["cooldownDays"] is not None and since is not None and since < caps["cooldownDays"]:
        return "cooldown-after-visit"
    return None


def algorithms_of(draw):
    """The names that a plan's design asks for (section 3)."""
    sizes = draw["sizes"] if draw["kind"] == "size" else draw
    names = {
        "coins": "coins/seedrandom/v1", "frame": "frame/salted-rfc6962/v1", "pairing": "pair/v1",
        "schedule": "schedule/seeded/v1", "sizes": sizes.get("rounding", "round/pivotal/v1"),
        "selection": "select/pivotal/v1" if draw["kind"] == "size" else "select/tickets/v1",
    }
    if draw["kind"] == "margins":
        names.update({"expected": "expect/leximin/v1", "sizes": "round/network/v1"})
    return names


def check_commitment(bundle, announced):
    commitment, plan = bundle.one("commitment.json"), bundle.one("plan.json")
    expected = bound_values(bundle)
    eve = (datetime.date.fromisoformat(commitment["month"] + "-01") - datetime.timedelta(days=1)).isoformat()
    due = round_time(commitment["seedPlan"]["beacon"]) if commitment["seedPlan"]["beacon"] else None
    expected.update({
        "format": "evenhand/commitment/v1", "protocol": PROTOCOL, "asOf": eve,
        "campaign": f"{plan['campaign']}/{commitment['month']}", "algorithms": algorithms_of(plan["draw"]),
        "drawNotBefore": max(eve + "T00:00:00Z", moment(due) if due is not None else ""),
    })
    for field, value in expected.items():
        if commitment.get(field) != value:
            yield f"{field} is {jcs(commitment.get(field))} in the commitment, {jcs(value)} by the files"
    planned = plan["seed"]
    if commitment["seedPlan"]["dice"] != planned["dice"]:
        yield "the commitment asks for other dice than the plan"
    if [each["holder"] for each in commitment["seedPlan"]["secretCommitments"]] != planned["holders"]:
        yield "the commitment names other secret holders than the plan"
    beacon = commitment["seedPlan"]["beacon"]
    if (beacon or {}).get("chain") != planned.get("beacon"):
        yield "the commitment names another beacon than the plan"
    if commitment["fallback"] != planned.get("fallback", {"kind": "void"}):
        yield "the commitment names another fallback than the plan"
    if announced is not None and announced != record_hash(commitment):
        yield f"the commitment announced was {announced}"


def check_seed(bundle):
    commitment, opening = bundle.one("commitment.json"), bundle.one("opening.json")
    plan = commitment["seedPlan"]
    digest = record_hash(commitment)
    if opening["commitmentHash"] != digest:
        yield f"the opening belongs to commitment {opening['commitmentHash']}, the bundle holds {digest}"
    yield from seed_plan_faults(commitment, opening)
    dice = opening["dice"]
    committed = plan["secretCommitments"]
    if [each["holder"] for each in opening["secrets"]] != [each["holder"] for each in committed]:
        yield "the secrets are not those of the seed plan"
    for opened, promise in zip(opening["secrets"], committed):
        if sha256(bytes.fromhex(opened["secret"])).hex() != promise["sha256"]:
            yield f"the secret of {opened['holder']} is not the one committed"
    parts = [b"evenhand/draw/v1/seed", bytes.fromhex(digest), beacon_part(plan, opening), (dice or "").encode("ascii")]
    parts += [bytes.fromhex(each["secret"]) for each in opening["secrets"]]
    seed = sha256(b"".join(lp(part) for part in parts)).hex()
    if opening["seed"] != seed:
        yield f"the seed is {opening['seed']} in the opening, {seed} by its parts"


def beacon_part(plan, opening):
    """SHA-256 of the beacon's signature. The signature itself is left to the project's verifier."""
    if opening["beacon"] is None:
        return b""
    return sha256(bytes.fromhex(opening["beacon"]["signature"]))


def seconds(moment):
    """Seconds since 1970 of "YYYY-MM-DDTHH:MM:SSZ"."""
    time = datetime.datetime.strptime(moment, "%Y-%m-%dT%H:%M:%SZ")
    return int(time.replace(tzinfo=datetime.timezone.utc).timestamp())


def round_time(beacon):
    """When a round is due; None for a chain that is not pinned."""
    genesis, period = CHAINS.get(beacon["chain"], (None, None))
    return None if genesis is None else genesis + (beacon["round"] - 1) * period


def moment(time):
    return datetime.datetime.fromtimestamp(time, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def seed_plan_faults(commitment, opening):
    """Dice and beacon are those of the seed plan, or the fallback that was committed."""
    plan, fallback = commitment["seedPlan"], commitment["fallback"]
    dice, least, beacon = opening["dice"], plan["dice"], opening["beacon"]
    if beacon is not None and (plan["beacon"] is None or beacon["round"] != plan["beacon"]["round"]):
        yield "the beacon is not the round of the seed plan"
    if plan["beacon"] is not None and beacon is None:
        if fallback["kind"] != "dice" or opening["drawnAt"] is None:
            yield "the beacon is missing, and the commitment allows nothing in its place"
        else:
            least = max(least or 0, fallback["digits"])
            earliest = round_time(plan["beacon"])
            if earliest is not None and seconds(opening["drawnAt"]) < earliest + fallback["graceSeconds"]:
                yield "dice stood in for the beacon before the grace time was over"
    if (dice is None) != (least is None) or (dice is not None and not re.fullmatch(rf"[0-9]{{{least},}}", dice)):
        yield "the dice are not those of the seed plan"


def cell_of(plan):
    if plan["draw"]["kind"] != "margins":
        return lambda row: row["cell"]
    names = [margin["name"] for margin in plan["draw"]["margins"]]
    return lambda row: "×".join(row["margins"].get(name, "") for name in names)


def sizes_of_cells(draw, population, stated, seed):
    """Expected and whole numbers of each cell. On crossing margins the stated expectations are checked."""
    coins = Coins(seed, "sizes")
    if draw["kind"] != "margins":
        design = draw["sizes"] if draw["kind"] == "size" else draw
        expected = expected_sizes(population, design)
        if design.get("rounding") == LARGEST_REMAINDER:
            whole = largest_remainder(expected)
            return {cell: Fraction(size) for cell, size in whole.items()}, whole, []
        return expected, round_sizes(expected, coins), []
    counts = [{"classes": cell.split("×"), "population": count} for cell, count in population.items()]
    arcs, cells = build_table(draw["margins"], counts)
    names = ["×".join(cell["classes"]) for cell in cells]
    given = {cell["cell"]: fraction(cell["expected"]) for cell in stated}
    if set(given) != set(names):
        return given, {}, ["cells.jsonl does not hold the cells of the frame"]
    expected = [given[name] for name in names]
    faults = expectation_faults(draw, arcs, cells, expected)
    rounded = {} if faults else dict(zip(names, round_table(arcs, cells, expected, coins)))
    return given, rounded, [f"expected numbers: {fault}" for fault in faults]


class Smallest:
    """The smallest tickets of a cell, as many as are asked for; all of them where no number is given."""

    def __init__(self, limit):
        self.limit, self.units = limit, []

    def offer(self, key, unit, measure):
        self.units.append((key, by_bytes(unit), unit, measure))
        if self.limit is not None and len(self.units) > 2 * self.limit + 64:
            self.units = sorted(self.units)[:self.limit]

    def sorted(self):
        return sorted(self.units)[:self.limit]


def pick(draw, cell, units, expected, population, size, seed):
    """Drawn and other units in ticket order, and π of each drawn one."""
    order = [unit for _, _, unit, _ in units]
    if draw["kind"] != "size":
        pi = show_fraction(expected / population)
        return order[:size], order[size:], {unit: pi for unit in order}
    sizes = {unit: measure for _, _, unit, measure in units}
    chosen, others, _ = draw_by_size(sizes, size, {unit: key for key, _, unit, _ in units}, Coins(seed, "units/" + cell))
    low, up = expected.__floor__(), expected - expected.__floor__()
    lower, upper = size_probabilities(sizes, low), size_probabilities(sizes, low + 1) if up else {}
    pi = {unit: lower[unit] + up * (upper[unit] - lower[unit]) if up else lower[unit] for unit in sizes}
    return chosen, others, {unit: show_fraction(value) for unit, value in pi.items()}


def perform(bundle):
    """Section 6: the cells, targets and reserves that follow from the seed."""
    plan, population = bundle.one("plan.json"), survey(bundle).population
    draw, place = plan["draw"], cell_of(plan)
    by_size, rate = draw["kind"] == "size", fraction(plan["reserves"]["rate"])
    seed = bytes.fromhex(bundle.one("opening.json")["seed"])
    label = f"{plan['kind']}/{plan['campaign']}/{bundle.one('commitment.json')['month']}/targets"
    expected, numbers, faults = sizes_of_cells(draw, population, bundle.lines("cells.jsonl"), seed)
    if faults:
        return {}, faults
    kept = {cell: min(-((-rate * numbers[cell]).__floor__()), count - numbers[cell]) for cell, count in population.items()}
    members = {cell: Smallest(None if by_size else numbers[cell] + kept[cell]) for cell in population}
    cells, targets, reserves = [], [], []
    for row in bundle.records("frame.jsonl"):
        if row["excluded"] is not None:
            continue
        key = ticket(seed, label, row["id"])
        if row["certainty"] is None:
            members[place(row)].offer(key, row["id"], row["size"])
        else:
            targets.append({"id": row["id"], "cell": place(row), "ground": "certainty",
                            "certainty": row["certainty"]["ground"], "pi": "1", "ticket": key.hex(), "rank": None})
    for cell in sorted(members, key=by_bytes):
        units, size, count = members[cell].sorted(), numbers[cell], population[cell]
        key_of = {unit: key.hex() for key, _, unit, _ in units}
        chosen, others, pi = pick(draw, cell, units, expected[cell], count, size, seed)
        cells.append({
            "cell": cell, "population": count, "expected": show_fraction(expected[cell]), "size": size,
            "reserves": kept[cell], "pi": None if by_size else show_fraction(expected[cell] / count),
            "cutoff": key_of[chosen[-1]] if chosen and not by_size else None,
        })
        targets += [{"id": unit, "cell": cell, "ground": "random", "certainty": None, "pi": pi[unit],
                     "ticket": key_of[unit], "rank": rank} for rank, unit in enumerate(chosen, 1)]
        reserves += [{"id": unit, "cell": cell, "ticket": key_of[unit], "rank": rank}
                     for rank, unit in enumerate(others[:kept[cell]], 1)]
    targets.sort(key=lambda target: by_bytes(target["id"]))
    return {"cells.jsonl": cells, "targets.jsonl": targets, "reserves.jsonl": reserves}, []


def check_draw(bundle):
    performed, faults = perform(bundle)
    yield from faults
    for name, computed in performed.items():
        stated = bundle.lines(name)
        if len(stated) != len(computed):
            yield f"{name} holds {len(stated)} lines, {len(computed)} follow from the seed"
        yield from (f"{name}, line {number}: {jcs(theirs)} stated, {jcs(ours)} follows from the seed"
                    for number, (theirs, ours) in enumerate(zip(stated, computed), 1) if theirs != ours)


# --- teams (pair-protocol.md) ---------------------------------------------------------------------------

PLACES = 20
UNIT = 2 ** PLACES


class Unfair(Exception):
    """Published odds or teams that do not follow from plan, roster and coins; the reason in words."""


def team_plan(bundle, targets):
    """What the committed plan asks of the teams of these targets: visits with their seats, bars, loads, the policy's cap."""
    plan, month = bundle.one("plan.json")["teams"], bundle.one("commitment.json")["month"]
    earlier, region = bundle.lines("earlier.jsonl"), {unit: row["region"] for unit, row in survey(bundle).rows.items()}
    first, last = month_span(month)
    across = plan.get("acrossRegions", False)
    seats = plan.get("seats", [{"organisation": None, "count": plan["size"], "leads": True}])
    if across and plan["withinRegion"] or sum(each["count"] for each in seats) != plan["size"]:
        raise Unfair("the plan's words about teams contradict each other")
    visits = [{"target": target, "domain": plan["domain"], "window": {"from": first, "to": last}, "seats": seats,
               "region": region.get(target) if plan["withinRegion"] or across else None} for target in targets]
    return {"visits": visits, "loadCap": plan["loadCap"], "regions": "across" if across else "within",
            "leastCap": plan.get("leastCap", "0"), **rotation_of(plan, earlier, month, set(targets))}


def rotation_of(plan, earlier, month, targets):
    """Section 1: what the teams of earlier months mean for this one."""
    rule, carry = plan.get("rotation", {}), plan.get("carryMonths")
    since = lambda months: [] if months is None else [team for team in earlier if team["campaign"][-7:] >= months_before(month, months)]
    together = [[team["lead"]] + team["members"] for team in since(rule.get("pairMonths"))]
    pairs = {tuple(sorted((a, b), key=by_bytes)) for people in together for a in people for b in people if a != b}
    visits = set()
    for target in targets if "enterpriseVisits" in rule else ():
        past = [team for team in earlier if team["target"] == target]
        past.sort(key=lambda team: (team["campaign"][-7:], by_bytes(team["campaign"])), reverse=True)
        visits |= {(person, target) for team in past[:rule["enterpriseVisits"]] for person in [team["lead"]] + team["members"]}
    carried = {}
    for team in since(carry):
        for person in [team["lead"]] + team["members"]:
            carried[person] = carried.get(person, 0) + 1
    return {"rotation": {"pairs": pairs, "visits": visits, "meetings": rule.get("meetings")}, "carried": carried}


def months_before(month, count):
    at = int(month[:4]) * 12 + int(month[5:]) - 1 - count
    return f"{at // 12:04}-{at % 12 + 1:02}"


def covers(spans, first, last):
    """Whether the spans together hold every day from first to last."""
    following = first
    for span in sorted(spans, key=lambda span: span["from"]):
        if span["from"] > following:
            return False
        if span["to"] >= last:
            return True
        if span["to"] >= following:
            following = (datetime.date.fromisoformat(span["to"]) + datetime.timedelta(days=1)).isoformat()
    return False


def qualifies(who, rule):
    """Section 1, apart from bars at the enterprise."""
    domain, region, regions, first, last, organisation = rule
    own = not who["regions"] or region in who["regions"]
    return (
        who["kind"] == "officer"
        and organisation in (None, who["organisation"])
        and (region is None or regions == "any" or own == (regions == "within"))
        and covers([each for each in who["certificates"] if each["domain"] == domain], first, last)
        and (who["trainingValidTo"] is None or who["trainingValidTo"] >= last)
        and not covers(who["leave"], first, last)
    )


class Table:
    """People and visits in their order, with the bars between them as places."""

    def __init__(self, plan, roster):
        rotation = plan.get("rotation") or {"pairs": [], "visits": [], "meetings": None}
        self.people = sorted(roster, key=lambda who: by_bytes(who["id"]))
        self.visits = sorted(plan["visits"], key=lambda visit: by_bytes(visit["target"]))
        for visit in self.visits:
            visit["seats"] = sorted(visit["seats"], key=lambda one: (not one["leads"], by_bytes(one["organisation"] or "")))
        self.cap, self.regions, self.meetings = plan["loadCap"], plan.get("regions", "within"), rotation["meetings"]
        self.policy = (fraction(plan.get("leastCap", "0")) * UNIT).__floor__()
        place = {who["id"]: i for i, who in enumerate(self.people)}
        at = {visit["target"]: v for v, visit in enumerate(self.visits)}
        self.carried = [plan.get("carried", {}).get(who["id"], 0) for who in self.people]
        self.away = [set() for _ in self.visits]
        barred = [(i, one["enterprise"]) for i, who in enumerate(self.people) for one in who["recusals"]]
        for i, target in barred + [(place.get(person), target) for person, target in rotation["visits"]]:
            if i is not None and target in at:
                self.away[at[target]].add(i)
        self.apart = [set() for _ in self.people]
        for a, b in rotation["pairs"]:
            if a in place and b in place:
                self.apart[place[a]].add(place[b])
                self.apart[place[b]].add(place[a])
        self.one_by_one = self.meetings is not None or any(self.apart)

    def id(self, i):
        return self.people[i]["id"]

    def rule(self, seat):
        visit, organisation = self.visits[seat["visit"]], seat["organisation"]
        window = visit["window"]
        return (visit["domain"], visit["region"], self.regions, window["from"], window["to"], organisation)


def shuffled(items, coins):
    items = list(items)
    for i in range(len(items) - 1, 0, -1):
        j = coins.below(i + 1)
        items[i], items[j] = items[j], items[i]
    return items


def replay_teams(plan, roster, records, seed):
    """The teams that follow from the published odds; Unfair when these break a rule of section 3."""
    table, teams, taken = Table(plan, roster), None, [0] * len(roster)
    head, stages = records[0], {}
    if (head.get("record"), head.get("protocol")) != ("pairing", "pair/v1"):
        raise Unfair("the first record is no head of pair/v1")
    for record in records[1:]:
        stages.setdefault(record["stage"], []).append(record)
    teams = [[] for _ in table.visits]
    seats = [{"visit": v, "organisation": one["organisation"], "count": one["count"], "leads": int(one["leads"])}
             for v, visit in enumerate(table.visits) for one in visit["seats"]]
    stage = 0
    while seats:
        stage += 1
        coins = lambda part: Coins(seed, f"pair/v1/{head['attempt']}/{stage}/{part}")
        turns, barred = take_turns(table, seats, teams, coins)
        people, visits, pairs = classes_of(table, seats, turns, barred, taken)
        shares = read_shares(table, seats, stage, people, visits, pairs, stages.get(stage, []))
        check_matrix(table, people, visits, shares, stages[stage][0], not table.one_by_one)
        rounded = round_matrix(people, visits, shares, coins("round"))
        still_open = []
        for s, seated in enumerate(seat_people(people, visits, rounded, len(seats), coins("deal"))):
            teams[seats[s]["visit"]] += seated
            for i in seated:
                taken[i] += 1
            if len(seated) < seats[s]["count"]:
                left = {"count": seats[s]["count"] - len(seated), "leads": 0 if seated else seats[s]["leads"]}
                still_open.append({**seats[s], **left})
        seats = still_open
    if head["stages"] != stage or len(stages) != stage:
        raise Unfair(f"{head['stages']} stages are stated, the seats take {stage}")
    return name_leads(table, teams)


def take_turns(table, seats, teams, coins):
    """Section 5: which seats this stage draws, and who keeps away from each."""
    if not table.one_by_one:
        return ["all"] * len(seats), [set() for _ in seats]
    first = ["later" if s and seats[s - 1]["visit"] == seat["visit"] else "one" for s, seat in enumerate(seats)]
    if table.meetings is None or not any(teams[seat["visit"]] for seat in seats):
        return first, [kept_away(table, teams, seat["visit"]) for seat in seats]
    turns, barred, busy = ["later"] * len(seats), [set() for _ in seats], set()
    for s in shuffled(range(len(seats)), coins("turns")):
        team = teams[seats[s]["visit"]]
        if first[s] == "one" and not busy.intersection(team):
            turns[s], barred[s] = "one", kept_away(table, teams, seats[s]["visit"]) | busy
            busy.update(team)
    return turns, barred


def kept_away(table, teams, visit):
    away = set(teams[visit]).union(*(table.apart[i] for i in teams[visit]))
    for i in teams[visit] if table.meetings is not None else ():
        met = [j for team in teams if i in team for j in team]
        away |= {j for j in set(met) if met.count(j) >= table.meetings}
    return away


def classes_of(table, seats, turns, barred, taken):
    """Section 2: equal visits and equal people, and which of them may meet in this stage."""
    rules, serves, rule_of = {}, [], []
    for seat in seats:
        rule = table.rule(seat)
        if rule not in rules:
            rules[rule] = len(serves)
            serves.append({i for i, who in enumerate(table.people) if taken[i] < table.cap and qualifies(who, rule)})
        rule_of.append(rules[rule])
    visits = {}
    for s, seat in enumerate(seats):
        missing = tuple(sorted((table.away[seat["visit"]] | barred[s]) & serves[rule_of[s]]))
        key = (rule_of[s], turns[s], seat["count"], seat["leads"], missing)
        visits.setdefault(key, []).append(s)
    missing_at = [set() for _ in table.people]
    for k, (_, _, _, _, missing) in enumerate(visits):
        for i in missing:
            missing_at[i].add(k)
    people = {}
    for i, who in enumerate(table.people):
        carried, room = table.carried[i] + taken[i], table.cap - taken[i]
        key = (who["mayLead"], carried, room, tuple(i in each for each in serves), tuple(sorted(missing_at[i])))
        people.setdefault(key, []).append(i)
    people = [{"members": members, "mayLead": key[0], "carried": key[1], "room": key[2], "serves": key[3], "missing": key[4]}
              for key, members in people.items()]
    groups = []
    for (rule, turn, count, leads, _), members in visits.items():
        count, leads = {"all": (count, leads), "one": (1, min(leads, 1)), "later": (0, 0)}[turn]
        groups.append({"members": members, "rule": rule, "turn": turn, "seats": count, "leads": leads})
    pairs = {(c, k) for k, to in enumerate(groups) for c, of in enumerate(people)
             if to["turn"] != "later" and of["serves"][to["rule"]] and k not in of["missing"]
             and (of["mayLead"] or to["turn"] == "all" or to["leads"] == 0)}
    return people, groups, pairs


def read_shares(table, seats, stage, people, visits, pairs, records):
    """The matrix of a stage; its classes must be those that follow from plan and roster."""
    expected = [{"record": "people", "stage": stage, "class": c, "ids": [table.id(i) for i in one["members"]],
                 "mayLead": one["mayLead"], "carried": one["carried"], "room": one["room"]} for c, one in enumerate(people)]
    expected += [{"record": "visits", "stage": stage, "class": k, "seats": one["seats"], "leads": one["leads"],
                  "targets": [table.visits[seats[s]["visit"]]["target"] for s in one["members"]]} for k, one in enumerate(visits)]
    stated = [{key: value for key, value in record.items() if key != "shares"} for record in records[1:]]
    if not records or records[0]["record"] != "stage" or stated != expected:
        raise Unfair(f"the classes of stage {stage} are not those of plan and roster")
    shares = {}
    for k, record in enumerate(records[1 + len(people):]):
        for c, x in record["shares"]:
            if (c, k) not in pairs:
                raise Unfair(f"class {c} has a share at {record['targets'][0]}, for which it does not qualify")
            shares[c, k] = x
        if [c for c, _ in record["shares"]] != sorted(c for c, at in shares if at == k):
            raise Unfair(f"the shares at {record['targets'][0]} are not in their order")
    return shares | {pair: 0 for pair in pairs if pair not in shares}


def check_matrix(table, people, visits, shares, head, level):
    """Section 3: seats, lead seats, cap, room and level loads."""
    if head["cap"] != max(head["smallestCap"], min(table.policy, UNIT)):
        raise Unfair("the cap is neither the smallest nor the policy's")
    load, filled, by_leads = [0] * len(people), [0] * len(visits), [0] * len(visits)
    for (c, k), x in shares.items():
        if not 0 <= x <= head["cap"] * len(people[c]["members"]) * len(visits[k]["members"]):
            raise Unfair(f"class {c} has a share above the cap at class {k}")
        load[c] += x
        filled[k] += x
        by_leads[k] += x if people[c]["mayLead"] else 0
    for k, group in enumerate(visits):
        size = len(group["members"]) * UNIT
        if filled[k] != group["seats"] * size or by_leads[k] < group["leads"] * size:
            raise Unfair(f"the seats of class {k} are not filled, or not by leads")
    for c, group in enumerate(people):
        if load[c] > group["room"] * len(group["members"]) * UNIT:
            raise Unfair(f"class {c} has more visits than it may")
    uneven = find_uneven(people, visits, shares, load, by_leads) if level else None
    if uneven is not None:
        raise Unfair(f"loads are not level: class {uneven[0]} could pass visits on to class {uneven[1]}")


def find_uneven(people, visits, shares, load, by_leads):
    """Section 3, walking: two classes of which the first could pass visits on to the second."""
    slack = len(people)
    level = [one["carried"] + Fraction(x, UNIT * len(one["members"])) for one, x in zip(people, load)]
    full = [x >= one["room"] * len(one["members"]) * UNIT for one, x in zip(people, load)]
    over = [x > one["leads"] * len(one["members"]) * UNIT + slack for one, x in zip(visits, by_leads)]
    held, own = {}, [[] for _ in people]
    for (c, k), x in shares.items():
        own[c].append(k)
        if x > slack:
            held.setdefault((k, people[c]["mayLead"]), []).append(c)
    seen = set()
    for start in sorted(range(len(people)), key=lambda c: level[c]):
        if start in seen or full[start]:
            continue
        queue = [start]
        seen.add(start)
        for c in queue:
            if level[c] > level[start] + Fraction(2, UNIT):
                return c, start
            for k in own[c]:
                if shares[c, k] >= len(people[c]["members"]) * len(visits[k]["members"]) * UNIT - slack:
                    continue
                for leads in (False, True) if people[c]["mayLead"] or over[k] else (False,):
                    found = [d for d in held.pop((k, leads), []) if d not in seen]
                    seen.update(found)
                    queue.extend(found)
    return None


def round_matrix(people, visits, shares, coins):
    """Sections 4.1 to 4.3: whole seats per pair of classes, and the two orders."""
    people_order, visit_order = shuffled(range(len(people)), coins), shuffled(range(len(visits)), coins)
    load, by_leads = [0] * len(people), [0] * len(visits)
    for (c, k), x in shares.items():
        load[c] += x
        by_leads[k] += x if people[c]["mayLead"] else 0
    own = [[] for _ in people]
    for to, k in enumerate(visit_order):
        for c in range(len(people)):
            if (c, k) in shares:
                own[c].append((to, k))
    arcs = [(0, 1 + at, load[c]) for at, c in enumerate(people_order)]
    first, pairs = 1 + len(people), []
    for at, c in enumerate(people_order):
        for to, k in own[c]:
            pairs.append((len(arcs), c, k))
            arcs.append((1 + at, first + 2 * to + (not people[c]["mayLead"]), shares[c, k]))
    for to, k in enumerate(visit_order):
        seats = visits[k]["leads"] * len(visits[k]["members"]) * UNIT
        arcs.append((first + 2 * to, first + 2 * to + 1, by_leads[k] - seats))
    part = [x % UNIT for _, _, x in arcs]
    for place in range(PLACES):
        clear_place(arcs, part, 2 ** place, first + 2 * len(visits), coins)
    counts = {(c, k): shares[c, k] // UNIT + part[a] // UNIT for a, c, k in pairs}
    return counts, people_order, visit_order


def clear_place(arcs, part, bit, nodes, coins):
    odd = [x & bit != 0 for x in part]
    at_node = [[] for _ in range(nodes)]
    for a, (tail, head, _) in enumerate(arcs):
        if odd[a]:
            at_node[tail].append(a)
            at_node[head].append(a)
    following = [iter(each) for each in at_node]
    for start in range(nodes):
        here, walk, passed = start, [], {}
        while True:
            arc = next((a for a in following[here] if odd[a]), None)
            if arc is None:
                break
            odd[arc] = False
            passed[here] = len(walk)
            walk.append((here, arc))
            tail, head, _ = arcs[arc]
            here = head if here == tail else tail
            if here in passed:
                cut = passed[here]
                step = bit if coins.below(2) == 0 else -bit
                for node, a in walk[cut:]:
                    part[a] += step if arcs[a][0] == node else -step
                    del passed[node]
                del walk[cut:]
        if walk:
            raise Unfair("amounts do not balance")


def seat_people(people, visits, rounded, records, coins):
    """Sections 4.4 and 4.5: who sits at each seat record, in order of seating."""
    counts, people_order, visit_order = rounded
    place = {c: at for at, c in enumerate(people_order)}
    dealt = [[] for _ in range(records)]
    for k in visit_order:
        members = shuffled(visits[k]["members"], coins)
        classes = [c for c in range(len(people)) if counts.get((c, k), 0) > 0]
        classes.sort(key=lambda c: (not people[c]["mayLead"], place[c]))
        for at, c in enumerate(c for c in classes for _ in range(counts[c, k])):
            dealt[members[at % len(members)]].append(c)
    decks, seated = [[] for _ in people], [[] for _ in range(records)]
    for s in shuffled(range(records), coins):
        for c in dealt[s]:
            if not decks[c]:
                decks[c] = shuffled(people[c]["members"], coins)
            person = next(i for i in decks[c] if i not in seated[s])
            decks[c].remove(person)
            seated[s].append(person)
    return seated


def name_leads(table, teams):
    """Section 4.6."""
    led, named = [0] * len(table.people), []
    for visit, team in zip(table.visits, teams):
        agency = next(one["organisation"] for one in visit["seats"] if one["leads"])
        able = [i for i in team if table.people[i]["mayLead"] and agency in (None, table.people[i]["organisation"])]
        lead = min(team[:1] if table.one_by_one else able, key=lambda i: led[i])
        led[lead] += 1
        members = [table.id(i) for i in sorted(team) if i != lead]
        named.append({"target": visit["target"], "lead": table.id(lead), "members": members})
    return named


def check_teams(bundle):
    """Section 7: the odds keep the rules, and the coins draw these teams from them."""
    seed = bytes.fromhex(bundle.one("opening.json")["seed"])
    try:
        targets = [target["id"] for target in bundle.lines("targets.jsonl")]
        drawn = replay_teams(team_plan(bundle, targets), bundle.lines("roster.jsonl"), bundle.lines("pairing.jsonl"), seed)
    except Unfair as fault:
        yield str(fault)
        return
    stated = bundle.lines("teams.jsonl")
    if len(stated) != len(drawn):
        yield f"{len(stated)} teams are stated for {len(drawn)} targets"
    yield from (f"the team of {ours['target']} is {jcs(theirs)}, the coins draw {jcs(ours)}"
                for theirs, ours in zip(stated, drawn) if theirs != ours)


def month_span(month):
    first = datetime.date.fromisoformat(month + "-01")
    following = (first + datetime.timedelta(days=32)).replace(day=1)
    return first.isoformat(), (following - datetime.timedelta(days=1)).isoformat()


def check_dates(bundle):
    plan, visits = bundle.one("plan.json"), bundle.lines("visits.jsonl")
    roster = {who["id"]: who for who in bundle.lines("roster.jsonl")}
    rows = survey(bundle).rows
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


# --- the log (transparency-log.md) --------------------------------------------------------------------

def draw_record(bundle):
    """Section 7: what was published at the draw."""
    commitment, opening = bundle.one("commitment.json"), bundle.one("opening.json")
    expected = sum((fraction(cell["expected"]) for cell in bundle.lines("cells.jsonl")), Fraction(0))
    return {
        "format": "evenhand/draw-record/v1", "kind": commitment["kind"], "campaign": commitment["campaign"],
        "sequence": commitment["sequence"], "commitmentHash": opening["commitmentHash"],
        "drawnAt": opening["drawnAt"], "beacon": opening["beacon"], "dice": opening["dice"],
        "holders": [each["holder"] for each in opening["secrets"]],
        "seedFingerprint": sha256(bytes.fromhex(opening["seed"])).hex(), "expected": show_fraction(expected),
    }


FORMATS = {
    "commitment": "evenhand/commitment/v1", "draw": "evenhand/draw-record/v1", "void": "evenhand/void/v1",
    "substitution": "evenhand/substitution/v1", "inspector-substitution": "evenhand/inspector-substitution/v1", "opening": "evenhand/opening/v1", "incident": "evenhand/incident/v1",
}
ABSENCE_GROUNDS = {"illness", "recusal", "leave", "transferred", "certificate-lapsed", "urgent-duty"}
SUBSTITUTION_GROUNDS = {
    "activity-not-found", "closed", "deregistered", "merged", "moved-away", "under-investigation", "disaster",
}


def check_log(bundle):
    commitment, opening = bundle.one("commitment.json"), bundle.one("opening.json")
    entries, published = bundle.lines("log.jsonl"), bundle.lines("records.jsonl")
    logged = {entry["record"] for entry in entries}
    yield from (f"a record {record.get('format')} is not in the log" for record in published if record_hash(record) not in logged)
    records = {record_hash(record): record for record in published + [commitment, opening]}
    if entries:
        yield from record_faults(entries, records, commitment["campaign"])
        yield from history_faults(entries, records, commitment)
        expected = [record_hash(commitment), record_hash(draw_record(bundle)), record_hash(opening)]
        stated = [entry["record"] for kind in ("commitment", "draw", "opening") for entry in entries
                  if (entry["campaign"], entry["sequence"], entry["kind"]) == (commitment["campaign"], commitment["sequence"], kind)]
        if stated != expected:
            yield "commitment, draw record and opening are not those of the log"
        yield from time_faults(entries, commitment, opening)
        yield from round_faults(entries, records, commitment["campaign"])
    leaves = [sha256(b"\x00" + jcs_bytes(entry)) for entry in entries]
    for head in bundle.lines("head.jsonl"):
        _, size, root = head["note"].split("\n")[:3]
        if int(size) != len(leaves) or base64.b64encode(merkle_root(leaves)).decode() != root:
            yield "the signed head is not that of this log"
    yield from replacement_faults(bundle, records)
    yield from seat_faults(bundle, records)


def record_faults(entries, records, campaign):
    """Each entry of the campaign has its record, and so has every commitment of the log; kind and attempt agree."""
    for number, entry in enumerate(entries):
        kind = entry["kind"]
        if entry["campaign"] != campaign and kind != "commitment":
            continue
        record = records.get(entry["record"])
        if record is None:
            yield f"the record of entry {number} ({kind}) was not published"
        elif record["format"] != FORMATS[kind]:
            yield f"entry {number} is a {kind}, its record a {record['format']}"
        elif kind != "opening" and (record["campaign"], record["sequence"]) != (entry["campaign"], entry["sequence"]):
            yield f"entry {number} is of another attempt than its record"


def time_faults(entries, commitment, opening):
    """The draw comes after the commitment, not before it may, and the beacon round was unknown at the commitment."""
    times = {entry["kind"]: entry["at"] for entry in entries
             if (entry["campaign"], entry["sequence"]) == (commitment["campaign"], commitment["sequence"])}
    if "commitment" not in times or "draw" not in times:
        return
    drawn = opening["drawnAt"] if opening["drawnAt"] is not None else times["draw"]
    if drawn > times["draw"]:
        yield f"drawn at {drawn}, after the draw's entry of {times['draw']}"
    if drawn < times["commitment"] or drawn < commitment["drawNotBefore"]:
        yield f"drawn too early, at {drawn}"
    beacon = commitment["seedPlan"]["beacon"]
    due = None if beacon is None else round_time(beacon)
    if beacon is not None and (due is None or due <= seconds(times["commitment"])):
        yield f"round {beacon['round']} was known, or its chain is not pinned, when the commitment was made"


def round_faults(entries, records, campaign):
    """A beacon round stands in one commitment of the log only."""
    first = {}
    for number, entry in enumerate(entries):
        beacon = records.get(entry["record"], {}).get("seedPlan", {}).get("beacon") if entry["kind"] == "commitment" else None
        if beacon is None:
            continue
        before, other = first.setdefault((beacon["chain"], beacon["round"]), (number, entry["campaign"]))
        if before != number and campaign in (other, entry["campaign"]):
            yield (f"round {beacon['round']} is used twice: by {other} in entry {before}, "
                   f"and by {entry['campaign']} in entry {number}")


def history_faults(entries, records, commitment):
    """One attempt in force at a time, a void between two, nothing out of place, times in order."""
    attempts, live, drawn, opened, last = 0, None, False, False, ""
    for number, entry in enumerate(entries):
        if entry["at"] < last:
            yield f"entry {number}: time runs backwards"
        last = entry["at"]
        if entry["campaign"] != commitment["campaign"]:
            continue
        kind, sequence = entry["kind"], entry["sequence"]
        if kind == "commitment":
            if live is not None:
                yield f"entry {number}: a second commitment while attempt {live['sequence']} is in force"
            attempts += 1
            if sequence != attempts:
                yield f"entry {number}: attempt {sequence}, {attempts} was expected"
            live, drawn, opened = entry, False, False
        elif kind == "incident":
            continue
        elif live is None or sequence != live["sequence"]:
            yield f"entry {number}: {kind} without its attempt"
        elif kind == "void":
            record = records.get(entry["record"], {})
            if opened or record.get("approvedBy") == record.get("plannedBy") or record.get("commitment") != live["record"]:
                yield f"entry {number}: this void does not hold"
            live = None
        elif kind == "draw":
            if drawn:
                yield f"entry {number}: a second draw"
            drawn = True
        elif not drawn or opened:
            yield f"entry {number}: {kind} out of place"
        else:
            opened = kind == "opening"
    if live is None or live["sequence"] != commitment["sequence"]:
        yield "this attempt is not the one in force"


def replacement_faults(bundle, records):
    """Each substitution takes the next reserve of its cell; the visits made are what is left."""
    commitment = bundle.one("commitment.json")
    places = {}
    for target in bundle.lines("targets.jsonl"):
        if target["ground"] == "random":
            places.setdefault(target["cell"], ([], []))[0].append(target["id"])
    for reserve in bundle.lines("reserves.jsonl"):
        places.setdefault(reserve["cell"], ([], []))[1].append(reserve["id"])
    own = ("substitution", commitment["campaign"], commitment["sequence"])
    for entry in bundle.lines("log.jsonl"):
        record = records.get(entry["record"])
        if (entry["kind"], entry["campaign"], entry["sequence"]) != own or record is None:
            continue
        if record["ground"] not in SUBSTITUTION_GROUNDS:
            yield f"{record['replaced']} was replaced for {record['ground']}, which is no ground"
        place = next((place for place in places.values() if record["replaced"] in place[0]), None)
        if place is None:
            yield f"{record['replaced']} was replaced, but was no target"
            continue
        following = place[1].pop(0) if place[1] else None
        if record["replacement"] != following:
            yield f"{record['replaced']} was replaced by {record['replacement']}, {following} was next"
        place[0].remove(record["replaced"])
        place[0].extend([following] if following is not None else [])
    visited = {row["id"] for row in bundle.lines("visited.jsonl")}
    certain = {target["id"] for target in bundle.lines("targets.jsonl") if target["ground"] == "certainty"}
    due = {unit for place in places.values() for unit in place[0]} | certain
    if visited and visited != due:
        yield f"visited without being drawn: {sorted(visited - due)}; drawn and not visited: {sorted(due - visited)}"


def seat_faults(bundle, records):
    """Teams go on with an enterprise's reserve; a seat goes to the next alternate (pair-protocol.md, section 7)."""
    commitment = bundle.one("commitment.json")
    teams = {team["target"]: [team["lead"]] + team["members"] for team in bundle.lines("teams.jsonl")}
    drawn, roster = set(teams), bundle.lines("roster.jsonl")
    for entry in bundle.lines("log.jsonl"):
        record = records.get(entry["record"])
        if (entry["campaign"], entry["sequence"]) != (commitment["campaign"], commitment["sequence"]) or record is None:
            continue
        if entry["kind"] == "substitution":
            team = teams.pop(record["replaced"], None)
            if team is not None and record["replacement"] is not None:
                teams[record["replacement"]] = team
        elif entry["kind"] == "inspector-substitution":
            yield from alternate_faults(bundle, roster, teams, record)
            team = teams.get(record["target"], [])
            seats = [record["incoming"] if person == record["outgoing"] else person for person in team]
            teams[record["target"]] = seats[:1] + sorted(seats[1:], key=by_bytes)
    for target in sorted(set(teams) - drawn):
        table = Table(team_plan(bundle, list(teams)), roster)
        yield from (f"{person} must not go to {target}, which came in by substitution"
                    for person in teams[target] if person not in able_at(table, target, None))
    for row in bundle.lines("visited.jsonl"):
        went = row.get("team")
        if went is not None and [went["lead"]] + went["members"] != teams.get(row["id"]):
            yield f"{row['id']} was visited by {went}, draw and substitutions leave {teams.get(row['id'])}"


def able_at(table, target, organisation):
    """Ids of those who qualify for a seat of an agency at a target and are not barred there."""
    v = next(v for v, visit in enumerate(table.visits) if visit["target"] == target)
    rule = table.rule({"visit": v, "organisation": organisation})
    return [who["id"] for i, who in enumerate(table.people) if i not in table.away[v] and qualifies(who, rule)]


def alternate_faults(bundle, roster, teams, record):
    target, outgoing, team = record["target"], record["outgoing"], teams.get(record["target"], [])
    if outgoing not in team:
        yield f"{outgoing} was replaced at {target}, but is not on its team"
        return
    said = [passed for passed in record["passedOver"] if passed["ground"] == "unavailable"]
    if record["ground"] not in ABSENCE_GROUNDS or any(passed["absence"] not in ABSENCE_GROUNDS for passed in said):
        yield f"a seat at {target} changed hands without a ground"
    away = {passed["inspector"] for passed in said}
    table, seed = Table(team_plan(bundle, list(teams)), roster), bytes.fromhex(bundle.one("opening.json")["seed"])
    people = {who["id"]: who for who in roster}
    joint = any(one["organisation"] is not None for one in table.visits[0]["seats"])
    able = able_at(table, target, people[outgoing]["organisation"] if joint else None)
    able.sort(key=lambda person: (ticket(seed, f"pair/v1/alternates/{target}", person), by_bytes(person)))
    passed, incoming = [], None
    for person in able:
        ground = objection(table, teams, team, outgoing, people[person], away)
        if ground is None:
            incoming = person
            break
        passed.append((person, ground))
    stated = [(each["inspector"], each["ground"]) for each in record["passedOver"]]
    if (incoming, passed) != (record["incoming"], stated):
        yield f"{record['incoming']} took the place of {outgoing} at {target}, {incoming} was next"


def objection(table, teams, team, outgoing, who, away):
    """Why an alternate is passed over, or None."""
    person, staying = who["id"], [one for one in team if one != outgoing]
    if person == outgoing or person in away:
        return "unavailable"
    if person in staying:
        return "on-the-team"
    if team[0] == outgoing and not who["mayLead"]:
        return "may-not-lead"
    own = [other for other in teams.values() if person in other]
    if len(own) >= table.cap:
        return "load-cap"
    place = {each["id"]: i for i, each in enumerate(table.people)}
    for other in staying:
        met = sum(other in team for team in own)
        if place[other] in table.apart[place[person]] or table.meetings is not None and met >= table.meetings:
            return "rotation"
    return None


def verify(path, announced=None, quiet=False):
    """Re-performs one bundle; the number of disagreements, and the hash of its commitment."""
    report = Report(quiet)
    bundle = Bundle(path)
    with bundle.archive:
        return perform_again(bundle, report, announced)


def perform_again(bundle, report, announced):
    report.step("every file matches the manifest", check_files(bundle))
    report.step("the frame is in order and matches its facts", check_frame(bundle))
    report.step("frame, rules, roster and plan are those committed", check_commitment(bundle, announced))
    report.step("the seed follows from commitment, beacon, dice and secrets", check_seed(bundle))
    report.step("sizes, tickets, targets and reserves come out the same", check_draw(bundle))
    report.step("the odds of the teams keep the rules, and the coins draw these teams", check_teams(bundle))
    report.step("every date keeps the rules", check_dates(bundle))
    report.step("commitments, draw, voids and replacements in the log agree", check_log(bundle))
    return report.faults, record_hash(bundle.one("commitment.json"))


def verify_many(folder):
    """Every bundle of a folder, in one process; shows those that do not agree."""
    paths = sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".zip"))
    failed = []
    for path in paths:
        try:
            faults, _ = verify(path, quiet=True)
        except (Unusable, KeyError, TypeError, ValueError, AttributeError) as error:
            print(f"✗ {path}: {error!r}")
            faults = 1
        if faults:
            failed.append(path)
            print(f"✗ {path}: {faults} disagreements")
    print(f"{len(paths) - len(failed)} of {len(paths)} bundles verified")
    return 1 if failed else 0 if paths else 2


def main(arguments):
    if len(arguments) == 2 and arguments[0] == "--many":
        return verify_many(arguments[1])
    if len(arguments) not in (1, 2):
        print(__doc__)
        return 2
    announced = arguments[1] if len(arguments) == 2 else None
    try:
        faults, digest = verify(arguments[0], announced)
    except Unusable as error:
        print(f"✗ the bundle cannot be read: {error}")
        return 2
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        print(f"✗ a record does not have its form: {error!r}")
        return 1
    print(f"  commitment {digest}")
    print("✓ verified" if faults == 0 else f"✗ not verified: {faults} disagreements")
    return 0 if faults == 0 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
