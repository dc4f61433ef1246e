"""Writes a committee and submissions with the names of a bibliography in dblp's XML, to time `coauth conflicts`.

    python3 benches/conference.py dblp.xml out/ --reviewers 1500 --submissions 3000

The bylines of every so many papers are those of the submissions, and authors of other papers are the committee.
"""

import argparse
import csv
import html
import pathlib
import re

AUTHOR = re.compile(r"<author[^>]*>([^<]+)</author>")
TITLE = re.compile(r"<title>([^<]+)")
END = re.compile(r"</(?:article|inproceedings)>")


def papers(path):
    """The title and the authors of each paper."""
    title, authors = "", []
    with open(path, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            authors += [html.unescape(name) for name in AUTHOR.findall(line)]
            title = next(iter(TITLE.findall(line)), title)
            if END.search(line):
                yield html.unescape(title), authors
                title, authors = "", []


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bibliography")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--reviewers", type=int, default=1500)
    parser.add_argument("--submissions", type=int, default=3000)
    parser.add_argument("--every", type=int, default=500, help="take each so many papers")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    members, submissions = {}, []
    for number, (title, authors) in enumerate(papers(given.bibliography)):
        if number % given.every == 0 and 0 < len(authors) < 12 and len(submissions) < given.submissions:
            submissions.append((title, authors))
        elif len(submissions) == given.submissions and len(members) == given.reviewers:
            break
        elif number % given.every == given.every // 2 and authors and len(members) < given.reviewers:
            members.setdefault(authors[0])
    with open(given.folder / "pc.csv", "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["name", "email"])
        rows.writerows((name, f"member{number}@example.org") for number, name in enumerate(members))
    with open(given.folder / "authors.csv", "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["paper", "title", "name"])
        for number, (title, authors) in enumerate(submissions, 1):
            rows.writerows((number, title, name) for name in authors)
    print(len(members), "members,", len(submissions), "submissions")


main()
