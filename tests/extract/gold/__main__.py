"""Prints the gold articles of a language as JSON Lines: python -m tests.extract.gold en"""

import json
import sys

from tests.extract.gold.markup import articles

for found in articles(sys.argv[1]):
    sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
