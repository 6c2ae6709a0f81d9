"""The service's own package of Python, which stamps requests: JSON Lines as rust/ speaks them."""

import json
import sys

from turnkey_api_key_stamper import ApiKeyStamper, ApiKeyStamperConfig


def stamp(request):
    stamper = ApiKeyStamper(ApiKeyStamperConfig(api_public_key=request["public_key"], api_private_key=request["key"]))
    made = stamper.stamp(request["body"])
    return f"{made.stamp_header_name}: {made.stamp_header_value}"


for line in sys.stdin:
    try:
        answer = {"ok": {"stamp": stamp}[(request := json.loads(line))["op"]](request)}
    except Exception as error:  # whatever the package raises is its answer
        answer = {"error": repr(error)}
    print(json.dumps(answer), flush=True)
