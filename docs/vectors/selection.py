#!/usr/bin/env python3
"""Quota tables and size-proportional draws, from the specification alone (draw-protocol-selection.md).

Python's standard library only. Reads a JSON array of cases on standard input and prints what it makes of
each; the program's own tests compare. The functions themselves are in ../verify/verify.py.
"""
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "verify"))
from verify import (  # noqa: E402
    Coins, build_table, draw_by_size, expectation_faults, fraction, round_table, show_fraction, ticket,
)


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
