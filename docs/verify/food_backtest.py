#!/usr/bin/env python3
"""Recomputes the headline figures of the food rules' backtest, sharing no code with the program.

    food_backtest.py <data folder> <rule set> <from> <to>

The data folder holds establishments.csv and inspections.csv. Prints JSON: the figures for scores as of the
day before each visit, and for a list made once on the day before the window. Standard library only.
"""
import csv
import json
import os
import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict
from datetime import date

OPERATORS = {
    "equal": lambda a, b: a == b,
    "in": lambda a, b: a in b,
    "greaterThanInclusive": lambda a, b: a is not None and a >= b,
    "lessThanInclusive": lambda a, b: a is not None and a <= b,
}


def read(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def number_of(day):
    return date.fromisoformat(day).toordinal()


class Chicago:
    def __init__(self, folder):
        self.places = {row["license"]: row for row in read(folder, "establishments.csv")}
        self.visits = read(folder, "inspections.csv")
        self.own, self.area = defaultdict(list), defaultdict(list)
        for visit in sorted(self.visits, key=lambda v: (v["inspection_date"], v["inspection_id"])):
            visit["day"] = number_of(visit["inspection_date"])
            self.own[visit["license"]].append(visit)
            self.area[self.area_of(visit["license"])].append(visit)

    def area_of(self, licence):
        place = self.places[licence]
        return place["zip"] or place["ward"]

    def facts(self, licence, day):
        place = self.places[licence]
        own = [visit for visit in self.own[licence] if visit["day"] <= day]
        facts = {"category": place["facility_type"] or None, "hazardClass": int(place["risk_class"][5])}
        facts["inspected"] = len(own) > 0
        if own:
            facts["lastSerious"] = int(own[-1]["serious_violations"])
            facts["lastMinor"] = int(own[-1]["minor_violations"])
            facts["criticalShareMilli"] = share(own, "critical_violations")
        for days in (30, 90):
            near = [
                visit
                for visit in self.area[self.area_of(licence)]
                if day - days < visit["day"] <= day and visit["license"] != licence
            ]
            facts[f"areaInspections{days}Days"] = len(near)
            if near:
                facts[f"areaCriticalMilli{days}Days"] = share(near, "critical_violations")
                facts[f"areaSeriousMilli{days}Days"] = share(near, "serious_violations")
        return facts


def share(visits, column):
    return 1000 * sum(visit[column] != "0" for visit in visits) // len(visits)


def score(rules, facts):
    total = 0
    for rule in rules:
        tests = rule["when"]["all"]
        if all(OPERATORS[test["operator"]](facts.get(test["fact"]), test["value"]) for test in tests):
            total += rule["points"]["points"]
    return max(0, total)


def figures(scores, serious, days):
    count, grave = len(scores), sum(serious)
    order = sorted(range(count), key=lambda k: -scores[k])
    dates = sorted(days)
    early = handed = start = 0
    while start < count:
        end = start
        while end < count and scores[order[end]] == scores[order[start]]:
            end += 1
        tied, bad = end - start, sum(serious[order[k]] for k in range(start, end))
        early += bad * max(0, min(count // 2, end) - start) / tied
        handed += bad * sum(dates[start:end]) / tied
        start = end
    real = sum(day for day, bad in zip(days, serious) if bad) / grave
    harmless = sorted(value for value, bad in zip(scores, serious) if not bad)
    wins = sum(
        (bisect_left(harmless, value) + bisect_right(harmless, value)) / 2
        for value, bad in zip(scores, serious)
        if bad
    )
    return {
        "firstHalfShare": early / grave,
        "meanDaysEarlier": real - handed / grave,
        "auc": wins / grave / len(harmless),
    }


def main(folder, rule_file, first, last):
    chicago = Chicago(folder)
    with open(rule_file, encoding="utf-8") as file:
        rules = [rule for rule in json.load(file)["rules"] if rule["kind"] in ("score", "credit")]
    visits = [visit for visit in chicago.visits if first <= visit["inspection_date"] <= last]
    serious = [visit["critical_violations"] != "0" for visit in visits]
    days = [visit["day"] for visit in visits]
    answer = {}
    for name, day_of in (
        ("walking", lambda visit: visit["day"] - 1),
        ("frozenList", lambda _: number_of(first) - 1),
    ):
        scores = [score(rules, chicago.facts(visit["license"], day_of(visit))) for visit in visits]
        answer[name] = figures(scores, serious, days)
    print(json.dumps(answer))


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
