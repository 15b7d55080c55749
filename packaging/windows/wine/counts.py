"""Prints the counts of JUnit's reports as a table, a line for each part of the suite: counts.py REPORT..."""

import sys
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from pathlib import Path

COLUMNS = ("passed", "failed", "cannot pass", "skipped")


def outcome(case: ET.Element) -> str:
    """How one test ended."""
    if case.find("failure") is not None or case.find("error") is not None:
        return "failed"
    skipped = case.find("skipped")
    if skipped is None:
        return "passed"
    return "cannot pass" if skipped.get("type") == "pytest.xfail" else "skipped"


counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
seconds: Counter[str] = Counter()
for report in map(Path, sys.argv[1:]):
    part = report.stem.split("-")[1]
    for suite in ET.parse(report).getroot():  # noqa: S314 - written by our own pytest
        counts[part].update(outcome(case) for case in suite.iter("testcase"))
        seconds[part] += round(float(suite.get("time", 0)))
print(f"| tests | {' | '.join(COLUMNS)} | minutes |\n|---|{'---:|' * (len(COLUMNS) + 1)}")
for part, found in counts.items():
    minutes = f"{seconds[part] // 60}:{seconds[part] % 60:02}"
    print(f"| {part} | {' | '.join(str(found[column]) for column in COLUMNS)} | {minutes} |")
