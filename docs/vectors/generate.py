#!/usr/bin/env python3
"""Computes draw-v1.json from the specification alone, with Python's standard library.

The program's own tests read the file, so that two implementations that share no code must agree on every
hash input. Run it to print the file again: python3 docs/vectors/generate.py > docs/vectors/draw-v1.json
"""
import hashlib
import hmac
import json
import sys


def sha256(data):
    return hashlib.sha256(data).digest()


def lp(data):
    return len(data).to_bytes(4, "big") + data


def jcs(value):
    """RFC 8785 for records: text, integers, booleans, null, arrays, objects; keys by UTF-16 units."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(json.dumps(key, ensure_ascii=False) + ":" + jcs(value[key]) for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(jcs(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def tree_root(leaves):
    if not leaves:
        return sha256(b"")
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return sha256(b"\x01" + tree_root(leaves[:split]) + tree_root(leaves[split:]))


class Coins:
    """ARC4 keyed by the 64 characters of a hex seed, the first 256 bytes thrown away."""

    def __init__(self, hex64):
        key = hex64.encode("ascii")
        self.s = list(range(256))
        j = 0
        for i in range(256):
            j = (j + self.s[i] + key[i % len(key)]) % 256
            self.s[i], self.s[j] = self.s[j], self.s[i]
        self.i = self.j = 0
        for _ in range(256):
            self.byte()

    def byte(self):
        self.i = (self.i + 1) % 256
        self.j = (self.j + self.s[self.i]) % 256
        self.s[self.i], self.s[self.j] = self.s[self.j], self.s[self.i]
        return self.s[(self.s[self.i] + self.s[self.j]) % 256]

    def word(self):
        return int.from_bytes(bytes(self.byte() for _ in range(4)), "big")

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
                value = value << 32 | self.word()
            if value < span - span % n:
                return value % n


def seed(commitment, beacon, dice, secrets):
    parts = [b"evenhand/draw/v1/seed", commitment, beacon, dice] + secrets
    return sha256(b"".join(lp(part) for part in parts))


def stream_key(seed_bytes, purpose):
    return sha256(lp(b"evenhand/draw/v1/stream") + lp(seed_bytes) + lp(purpose.encode())).hex()


def ticket(seed_bytes, label, identity):
    parts = [b"evenhand/draw/v1/ticket", seed_bytes, label.encode(), identity.encode()]
    return sha256(b"".join(lp(part) for part in parts))


FRAME_SECRET = bytes(range(32))
COMMITMENT = sha256(b"a commitment")
BEACON = bytes.fromhex("fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd")
DICE = "31415926535897932384"
SECRETS = [bytes([7]) * 32, bytes([8]) * 40]
SEED = seed(COMMITMENT, BEACON, DICE.encode(), SECRETS)
LABEL = "production/food/2026-03/targets"
IDS = ["0012", "12", "A-1", "91310000MA1FL1XX0X", "\u4e00", "\uff21", "\U00020b9f"]
RECORDS = [
    {},
    [],
    {"b": 1, "a": None, "\u20ac": True, "\U0001f600": False, "\ufb03": "x"},
    {"text": "\"\\\b\f\n\r\t\u0001\u007f\u4e0a\u6d77", "numbers": [0, -1, 9007199254740991]},
]
BOUNDS = [1, 2, 6, 100, 4294967295, 4294967296, 4294967297, 10**20, 3, 2**64]
ENTRY = {
    "format": "evenhand/log-entry/v1",
    "kind": "commitment",
    "campaign": "food/2026-03",
    "sequence": 1,
    "record": COMMITMENT.hex(),
    "at": "2026-02-27T01:30:00Z",
}


def frame():
    rows = []
    for identity in IDS:
        row = {"id": identity, "cell": "B", "excluded": None}
        salt = hmac.new(FRAME_SECRET, identity.encode(), "sha256").digest()
        leaf = sha256(b"\x00" + salt + jcs(row).encode())
        rows.append({"row": row, "salt": salt.hex(), "leaf": leaf.hex()})
    leaves = [bytes.fromhex(row["leaf"]) for row in rows]
    roots = [tree_root(leaves[:size]).hex() for size in range(len(leaves) + 1)]
    return {"frameSecret": FRAME_SECRET.hex(), "rows": rows, "roots": roots}


def seeds():
    cases = [
        (BEACON, DICE, SECRETS),
        (None, DICE, SECRETS),
        (BEACON, None, SECRETS[:1]),
        (None, None, SECRETS[::-1]),
        (None, DICE, []),
    ]
    return [
        {
            "commitmentHash": COMMITMENT.hex(),
            "beacon": beacon and beacon.hex(),
            "dice": dice,
            "secrets": [secret.hex() for secret in secrets],
            "seed": seed(COMMITMENT, beacon or b"", (dice or "").encode(), secrets).hex(),
        }
        for beacon, dice, secrets in cases
    ]


def streams():
    result = []
    for purpose in ["sizes", "pairing", "schedule/2026-03"]:
        key = stream_key(SEED, purpose)
        coins = Coins(key)
        below = [{"n": str(n), "value": str(coins.below(n))} for n in BOUNDS]
        result.append({"purpose": purpose, "key": key, "below": below})
    return {"seed": SEED.hex(), "streams": result}


def vectors():
    return {
        "format": "evenhand/draw-vectors/v1",
        "canonical": [
            {"record": record, "jcs": jcs(record).encode().hex(), "sha256": sha256(jcs(record).encode()).hex()}
            for record in RECORDS
        ],
        "frame": frame(),
        "seeds": seeds(),
        "tickets": {
            "seed": SEED.hex(),
            "label": LABEL,
            "tickets": [{"id": identity, "ticket": ticket(SEED, LABEL, identity).hex()} for identity in IDS],
        },
        "coins": streams(),
        "log": {"entry": ENTRY, "leaf": sha256(b"\x00" + jcs(ENTRY).encode()).hex()},
    }


if __name__ == "__main__":
    json.dump(vectors(), sys.stdout, ensure_ascii=True, indent=2)
    print()
