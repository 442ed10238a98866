#!/usr/bin/env python3
"""Teams replayed from pairing records, from the specification alone (pair-protocol.md).

Python's standard library only, integers only, no solver. Reads a JSON array of cases
`{"seed": hex, "records": [...], "mayLead": {id: bool}}` on standard input and prints the teams of each;
the program's own tests compare. Visits have the seats of one agency. The functions are also meant to be
read, as a second wording.
"""
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "verify"))
from verify import Coins  # noqa: E402

PLACES = 20
UNIT = 2 ** PLACES


def shuffled(items, coins):
    items = list(items)
    for i in range(len(items) - 1, 0, -1):
        j = coins.below(i + 1)
        items[i], items[j] = items[j], items[i]
    return items


def check_sums(people, visits, cap):
    """Section 3: seats, lead seats, cap and room."""
    load = [0] * len(people)
    for group in visits:
        members = len(group["targets"])
        filled = by_leads = 0
        for c, x in group["shares"]:
            assert 0 < x <= cap * len(people[c]["ids"]) * members, "cap"
            load[c] += x
            filled += x
            by_leads += x if people[c]["mayLead"] else 0
        assert filled == group["seats"] * members * UNIT, "seats"
        assert by_leads >= group["leads"] * members * UNIT, "lead seats"
    for group, x in zip(people, load):
        assert x <= group["room"] * len(group["ids"]) * UNIT, "room"


def round_matrix(people, visits, coins):
    """Sections 4.1 to 4.3: whole seats per pair of classes, and the two orders."""
    people_order = shuffled(range(len(people)), coins)
    visit_order = shuffled(range(len(visits)), coins)
    share = {(c, k): x for k, group in enumerate(visits) for c, x in group["shares"]}
    arcs, pairs = [], []
    for at, c in enumerate(people_order):
        arcs.append([0, 1 + at, sum(x for (d, _), x in share.items() if d == c)])
    first = 1 + len(people)
    for at, c in enumerate(people_order):
        for to, k in enumerate(visit_order):
            if (c, k) in share:
                node = first + 2 * to + (0 if people[c]["mayLead"] else 1)
                pairs.append((len(arcs), c, k))
                arcs.append([1 + at, node, share[c, k]])
    for to, k in enumerate(visit_order):
        group = visits[k]
        by_leads = sum(x for c, x in group["shares"] if people[c]["mayLead"])
        seats = group["leads"] * len(group["targets"]) * UNIT
        arcs.append([first + 2 * to, first + 2 * to + 1, by_leads - seats])
    amount = [x for _, _, x in arcs]
    part = [x % UNIT for x in amount]
    for place in range(PLACES):
        clear(arcs, part, 2 ** place, first + 2 * len(visits), coins)
    counts = {(c, k): amount[a] // UNIT + part[a] // UNIT for a, c, k in pairs}
    return counts, people_order, visit_order


def clear(arcs, part, bit, nodes, coins):
    odd = [x & bit != 0 for x in part]
    at_node = [[] for _ in range(nodes)]
    for a, (tail, head, _) in enumerate(arcs):
        at_node[tail].append(a)
        at_node[head].append(a)
    for start in range(nodes):
        here, walk = start, []
        while True:
            arc = next((a for a in at_node[here] if odd[a]), None)
            if arc is None:
                break
            odd[arc] = False
            walk.append((here, arc))
            tail, head, _ = arcs[arc]
            here = head if here == tail else tail
            passed = [node for node, _ in walk]
            if here in passed:
                cut = passed.index(here)
                step = bit if coins.below(2) == 0 else -bit
                for node, a in walk[cut:]:
                    part[a] += step if arcs[a][0] == node else -step
                walk = walk[:cut]
        assert not walk, "amounts do not balance"


def seat(people, visits, counts, people_order, visit_order, coins):
    """Sections 4.4 and 4.5: people per target, in order of seating."""
    dealt = {}
    place = {c: at for at, c in enumerate(people_order)}
    for k in visit_order:
        members = shuffled(visits[k]["targets"], coins)
        classes = [c for c in range(len(people)) if counts.get((c, k), 0) > 0]
        classes.sort(key=lambda c: (not people[c]["mayLead"], place[c]))
        row = [c for c in classes for _ in range(counts[c, k])]
        for target in members:
            dealt[target] = []
        for at, c in enumerate(row):
            dealt[members[at % len(members)]].append(c)
    decks = [[] for _ in people]
    seated = {}
    records = sorted(dealt, key=lambda target: target.encode("utf-8"))
    for target in shuffled(records, coins):
        team = seated[target] = []
        for c in dealt[target]:
            if not decks[c]:
                decks[c] = shuffled(people[c]["ids"], coins)
            person = next(i for i in decks[c] if i not in team)
            decks[c].remove(person)
            team.append(person)
    return seated


def teams_of(case):
    head, *records = case["records"]
    seed = bytes.fromhex(case["seed"])
    stages = {}
    for record in records:
        stages.setdefault(record["stage"], []).append(record)
    teams = {}
    for stage in sorted(stages):
        cap = next(r["cap"] for r in stages[stage] if r["record"] == "stage")
        people = [r for r in stages[stage] if r["record"] == "people"]
        visits = [r for r in stages[stage] if r["record"] == "visits"]
        check_sums(people, visits, cap)
        purpose = f"pair/v1/{head['attempt']}/{stage}/"
        rounded = round_matrix(people, visits, Coins(seed, purpose + "round"))
        for target, seated in seat(people, visits, *rounded, Coins(seed, purpose + "deal")).items():
            teams.setdefault(target, []).extend(seated)
    return name_leads(teams, case["mayLead"], head["stages"] > 1)


def name_leads(teams, may_lead, leads_first):
    """Section 4.6."""
    led, named = {}, []
    for target in sorted(teams, key=lambda t: t.encode("utf-8")):
        team = teams[target]
        able = team[:1] if leads_first else [i for i in team if may_lead[i]]
        lead = min(able, key=lambda i: led.get(i, 0))
        led[lead] = led.get(lead, 0) + 1
        members = sorted((i for i in team if i != lead), key=lambda i: i.encode("utf-8"))
        named.append({"target": target, "lead": lead, "members": members})
    return named


if __name__ == "__main__":
    json.dump([teams_of(case) for case in json.load(sys.stdin)], sys.stdout, ensure_ascii=False)
