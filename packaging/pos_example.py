#!/usr/bin/env python3
"""Tells the terminal of this machine about one sale, as a shop's POS does.

    pos_example.py DATA_FOLDER RECEIPT AMOUNT CURRENCY CARD
"""
import json
import pathlib
import sys
import urllib.error
import urllib.request

folder, receipt, amount, currency, card = sys.argv[1:6]
port = (pathlib.Path(folder) / "pos.port").read_text().strip()
token = (pathlib.Path(folder) / "pos.token").read_text().strip()
sale = {"receipt": receipt, "amount": amount, "currency": currency, "identifier": card}
request = urllib.request.Request(
    f"http://127.0.0.1:{port}/v1/sales", json.dumps(sale).encode(),
    {"Authorization": f"Bearer {token}", "Content-Type": "application/json"})
try:  # no answer at all? Send the same again: a receipt counts once.
    print(urllib.request.urlopen(request, timeout=10).read().decode())
except urllib.error.HTTPError as refusal:
    sys.exit(refusal.read().decode())
