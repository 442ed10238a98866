#!/usr/bin/env python3
"""Teams replayed from pairing records, from the specification alone (pair-protocol.md).

Python's standard library only, integers and fractions only, no solver. Reads a JSON array of cases
`{"seed": hex, "plan": {...}, "roster": [...], "records": [...]}` on standard input and prints the teams of
each, or in words what is wrong with its records; the program's own tests compare. The functions themselves
are in ../verify/verify.py.
"""
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "verify"))
from verify import Unfair, replay_teams  # noqa: E402


def teams_of(case):
    try:
        return replay_teams(case["plan"], case["roster"], case["records"], bytes.fromhex(case["seed"]))
    except Unfair as fault:
        return str(fault)


if __name__ == "__main__":
    json.dump([teams_of(case) for case in json.load(sys.stdin)], sys.stdout, ensure_ascii=False)
