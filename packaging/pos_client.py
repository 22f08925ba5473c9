#!/usr/bin/env python3
"""Sends one sale to a running terminal:

pos_client.py DATA_FOLDER RECEIPT AMOUNT [IDENTIFIER [SKU=AMOUNT...]]
"""
import json, pathlib, sys, urllib.error, urllib.request

if len(sys.argv) < 4:
    sys.exit(__doc__)
folder = pathlib.Path(sys.argv[1])
sale = {"receipt": sys.argv[2], "amount": sys.argv[3], "currency": "CNY"}
if len(sys.argv) > 4:
    sale["identifier"] = sys.argv[4]
if len(sys.argv) > 5:  # one of each
    sale["lines"] = [{"sku": sku, "amount": amount}
                     for sku, _, amount in (line.rpartition("=") for line in sys.argv[5:])]
request = urllib.request.Request(
    f"http://127.0.0.1:{(folder / 'pos.port').read_text().strip()}/v1/sales",
    data=json.dumps(sale).encode(),
    headers={"Authorization": "Bearer " + (folder / "pos.token").read_text().strip()})
try:
    with urllib.request.urlopen(request, timeout=10) as answer:
        print(json.dumps(json.load(answer), ensure_ascii=False, indent=2))
except urllib.error.HTTPError as refused:  # one sentence for people stands in "words"
    sys.exit(f"{refused.code}: {json.load(refused)['words']}")
