"""Python peers of the benchmark: `peers.py IMPLEMENTATION INPUTS` serves the jobs of one implementation."""

import importlib
import sys

from server import load, serve

MODULES = {"python-wally": "wally", "python-bip_utils": "bip_utils_peer"}

if __name__ == "__main__":
    peer = importlib.import_module(MODULES[sys.argv[1]])
    serve(sys.argv[1], f"{peer.version()}, Python {sys.version.split()[0]}", peer.jobs(load(sys.argv[2])))
