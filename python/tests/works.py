"""Invented works in the shape of OpenAlex, with everything that is odd in it."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path
from typing import Any

GIVEN = ["Ann", "A.", "Bob", "Wei", "José", "Zoë", "Li", "Mary Jane", "J.-P.", "ANN"]
FAMILY = ["Lee", "LEE", "Roe", "Wang", "García", "O'Neil", "van Dam", "Poe", "王", "Moe"]
GROUPS = ["The Knot Consortium", "ATLAS Collaboration"]
ORCIDS = ["0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X"]


def name(random_: random.Random) -> str:
    given, family = random_.choice(GIVEN), random_.choice(FAMILY)
    return f"{family}, {given}" if random_.random() < 0.2 else f"{given} {family}"


def authorship(random_: random.Random, people: int) -> dict[str, Any]:
    number = random_.randrange(people)
    written = name(random.Random(number if random_.random() < 0.7 else random_.random()))
    kind = random_.random()
    if kind < 0.05:
        return {"author": None, "raw_author_name": written, "institutions": []}
    if kind < 0.1:
        return {"author": {"id": None, "display_name": written, "orcid": None}, "raw_author_name": None}
    if kind < 0.13:
        return {"author": {"id": None, "display_name": random_.choice(GROUPS), "orcid": None}}
    orcid = f"https://orcid.org/{ORCIDS[number % len(ORCIDS)]}" if number % 7 < 2 and random_.random() < 0.6 else None
    author = {"id": f"https://openalex.org/A{5000 + number}", "display_name": written, "orcid": orcid}
    if kind < 0.2:
        author["id"] = None
    place = {"id": "https://openalex.org/I1", "ror": "https://ror.org/01", "display_name": "Knot University", "country_code": "NO"}
    return {
        "author_position": "middle",
        "author": author,
        "raw_author_name": written if random_.random() < 0.8 else None,
        "institutions": [place] if random_.random() < 0.5 else [],
        "countries": ["NO"],
        "raw_affiliation_strings": ["Knot University, Oslo"],
    }


def works(seed: int, count: int, people: int = 60) -> list[dict[str, Any]]:
    """Works with duplicates, merged ids, deleted works without authors, truncated lists and long bylines."""
    random_ = random.Random(seed)
    made: list[dict[str, Any]] = []
    for number in range(count):
        length = random_.choice([0, 1, 1, 2, 2, 3, 3, 4, 6, 8])
        if random_.random() < 0.02:
            length = random_.choice([65, 80, 100])
        identifier = f"https://openalex.org/W{seed}{number}"
        doi = f"https://doi.org/10.5555/{seed}.{number}" if random_.random() < 0.6 else None
        title = random_.choice([f"On knots and their many names {number}", f"Knots {number}", None, "Editorial"])
        work = {
            "id": identifier,
            "doi": doi,
            "title": title,
            "display_name": title,
            "publication_year": random_.choice([None, *range(1990, 2024)]),
            "publication_date": None,
            "type": random_.choice(["article", "review", "preprint", "paratext", None]),
            "authorships": [authorship(random_, people if length < 60 else 9 * people) for _ in range(length)],
            "primary_location": {"source": {"display_name": "Journal of Knots"}} if random_.random() < 0.5 else None,
        }
        if work["publication_year"] and random_.random() < 0.7:
            work["publication_date"] = f"{work['publication_year']}-0{random_.randrange(1, 10)}-1{random_.randrange(10)}"
        if length == 100 and random_.random() < 0.5:
            work["is_authors_truncated"] = True
        made.append(work)
        if made and random_.random() < 0.08:
            again = dict(random_.choice(made))
            kind = random_.random()
            if kind < 0.4:
                again["id"] = f"https://openalex.org/W9{seed}{number}"
                again["doi"] = again["doi"] and again["doi"].upper().replace("HTTPS://DOI.ORG", "https://doi.org")
            elif kind < 0.6:
                again["title"], again["authorships"] = "Something else entirely", [authorship(random_, people)]
            made.append(again)
    return made


def written(folder: Path, seed: int = 1, count: int = 300) -> Path:
    """A snapshot in several parts, as OpenAlex has them, one of them compressed, with its manifest."""
    for number in range(3):
        part = folder / "data" / "works" / f"updated_date=2024-0{number + 1}-01"
        part.mkdir(parents=True)
        lines = "".join(json.dumps(work, ensure_ascii=number == 1) + "\n" for work in works(10 * seed + number, count // 3))
        if number == 2:
            (part / "part_000.jsonl").write_text(lines)
        else:
            (part / "part_000.gz").write_bytes(gzip.compress(lines.encode()))
    return folder / "data" / "works"
