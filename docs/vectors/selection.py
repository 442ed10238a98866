#!/usr/bin/env python3
"""Quota tables and size-proportional draws, from the specification alone (draw-protocol-selection.md).

Python's standard library only. Reads a JSON array of cases on standard input and prints what it makes of
each; the program's own tests compare. The functions are also meant to be read, as a second wording.
"""
import json
import os
import sys
from fractions import Fraction
from math import floor

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "verify"))
from verify import Coins, fraction, pivotal, show_fraction, ticket  # noqa: E402


def order(text):
    return text.encode("utf-8")


def build_table(margins, counts):
    """Arcs in canonical order, each (tail, head, cells, classes it is about); and the cells."""
    cells = sorted(
        (cell for cell in counts if cell["population"] > 0),
        key=lambda cell: [order(name) for name in cell["classes"]],
    )
    arcs = []
    for i, cell in enumerate(cells):
        ends = [(k, cell["classes"][k]) if k < len(margins) else (k, None) for k in (0, 1)]
        about = {margins[k]["name"]: name for k, name in enumerate(cell["classes"])}
        arcs.append((ends[0], ends[1], [i], about))
    for k, margin in enumerate(margins):
        parents = margin["classes"]
        for name in sorted(parents, key=order):
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
            above = [value[arc] - floor(value[arc]) for arc, _ in cycle]
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
    units = sorted(sizes, key=lambda unit: (tickets[unit], order(unit)))
    pi = size_probabilities(sizes, n)
    taken = pivotal([pi[unit] for unit in units], coins)
    chosen = [unit for unit, yes in zip(units, taken) if yes]
    return chosen, [unit for unit, yes in zip(units, taken) if not yes], pi


def answer(case):
    seed = bytes.fromhex(case["seed"])
    if "sizes" in case:
        cell = case["cell"]
        tickets = {unit: ticket(seed, case["label"], unit) for unit in case["sizes"]}
        chosen, others, pi = draw_by_size(case["sizes"], case["n"], tickets, Coins(seed, "units/" + cell))
        return {"drawn": chosen, "reserves": others, "pi": {unit: show_fraction(p) for unit, p in pi.items()}}
    arcs, cells = build_table(case["design"]["margins"], case["counts"])
    expected = [fraction(text) for text in case["expected"]]
    return {
        "cells": ["×".join(cell["classes"]) for cell in cells],
        "faults": expectation_faults(case["design"], arcs, cells, expected),
        "sizes": round_table(arcs, cells, expected, Coins(seed, "sizes")),
    }


if __name__ == "__main__":
    json.dump([answer(case) for case in json.load(sys.stdin)], sys.stdout)
