"""`make bench`: a table, and `build/bench.json` with name, value, unit and what it is compared with.

Every figure is a ratio against the barest thing that does the same job, both measured in turns in one run: machines
differ, ratios hold.
"""

import json
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks import (
    core,
    filtering,
    gathering,
    idle,
    long_list,
    matching,
    opening,
    parsing,
    posters,
    requests,
    search,
    sorting,
    start,
    trakt,
)
from tests.benchmarks.measure import Figure

TABLE = Path("build/bench.json")


def main() -> None:
    subjects = (
        *(core, parsing, requests, start, idle, opening, filtering, sorting, gathering, long_list, posters),
        *(search, trakt, matching),
    )
    figures = [figure for subject in subjects for figure in subject.figures()]
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_text(json.dumps([asdict(figure) for figure in figures], indent=2) + "\n")
    print(table(figures))


def table(figures: list[Figure]) -> str:
    wide = max(len(figure.name) for figure in figures)
    rows = [f"{f.name:<{wide}}  {f.value:>8.2f} {f.unit:<3} {f.compared_with}" for f in figures]
    return "\n".join(rows)


if __name__ == "__main__":
    main()
