#!/usr/bin/env python3
"""Inputs that are as bad as a format allows: how long reading takes, and how much memory.

    cargo build --release
    python3 benches/worst.py [MEGABYTES] [FORMAT…]        1000 and all, unless said otherwise

Each input begins as its format does and then says one thing: a line, a field or a record that does not end, brackets that
nobody closes, the smallest records there are. It says so for ever, which no record may be, and again and again for
LONGEST bytes, which a record may just be. It is made on the fly and goes through a pipe. A row has what it was, and for
both the seconds, the memory (the highest resident set, in megabytes) and how it went; a panic, a signal and more than LIMIT
megabytes are failures: a gigabyte of the smallest mentions, `"A",`, takes 1,528 when it is kept. Where all of it is
the smallest papers, ties and definitions that there are, they are kept too, as they should be: for these rows the limit is
KEPT bytes for a byte, since a line of one letter is a paper, and takes 46 bytes.
"""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

COAUTH = os.environ.get("COAUTH") or Path(__file__).resolve().parent.parent / "target" / "release" / "coauth"
LIMIT = 2000
LONGEST = 16_000_000
KEPT = 25
SMALLEST = {"lines", "numbers", "two lines", "parents", "names given", "a name made of names", "ties", "ties among nodes",
            "records"}

LINE = b"Lovelace, Ada "
NAMES = b"Ada Lovelace; Luigi Menabrea; "

XML = [("one text", b"<x>", LINE), ("tags", b"<x>", b"<a>"), ("one tag", b"<", b"a"), ("attributes", b"<x ", b"a='b' "),
       ("a comment", b"<!--", LINE), ("<", b"", b"<"), ("&", b"", b"&")]


def xml(name, head, record, author):
    """The worst of a format of XML: inside a record, inside an author, and outside."""
    yield from ((what, head + begin, again) for what, begin, again in XML)
    yield "tags in a record", head + record, b"<a>"
    yield "ends in a record", head + record, b"</a>"
    yield "text in a record", head + record, LINE
    yield "entities in a record", head + record, b"&lol;"
    yield "authors", head + record, author
    yield "records that do not end", head, record
    yield "one author", head + record + author.split(b">")[0] + b">", LINE


def json(name, head, record, each, many="authors"):
    """The worst of a format of JSON, whose record begins and goes on with many of the same."""
    for what, again in [("[", b"["), ("{", b"{"), ('{"":', b'{"":'), ("zeros", b"0,"), ("empty lists", b"[],"), ('"', b'"'),
                        ("backslashes", b"\\"), ("a string", LINE), ("strings", b'"",'), ("keys", b'"a":0,')]:
        yield what, head, again
        yield what + " in a record", head + record + (b'"' if again == LINE else b""), again
        if again in (b"[", b"0,", b"[],", b'"",'):
            yield what + " under a key", head + record.rsplit(b'"', 2)[0] + b'"x":[', again
    yield many, head + record, each
    yield "records that do not end", head, record


def tagged(name, head, record, author):
    """The worst of a format of lines with tags."""
    yield "one line", head, LINE
    yield "one author", head + record + author.split(b"L")[0], LINE
    yield "authors", head + record, author
    yield "lines without a tag", head + record, b"      x\n"
    yield "records", head, record
    yield "empty lines", head + record, b"\n"


def table(name, head, record, author):
    for what, again in [("one cell", LINE), ("names", NAMES), ("quotes", b'"'), ("separators", b","), ("lines", b"\n"),
                        ("pairs", b"A, B, "), ("parentheses", b"(")]:
        yield what, head, again
        yield what + " in quotes", head + b'"', again


def plain(name, head, record, author):
    for what, again in [("one line", LINE), ("names", NAMES), ("words", b"a "), ("commas", b", "), ("lines", b"a\n"),
                        ("blank lines", b"\n"), ("two lines", b"Title\nAda Lovelace; Luigi Menabrea\n\n"), ("(", b"("),
                        ("dots", "· ".encode()), ("numbers", b"1 2\n")]:
        yield what, head, again


def bibtex(name, head, record, author):
    for what, again in [("{", b"{"), ("}", b"}"), ("@", b"@"), ('"', b'"'), ("#", b"#"), ("\\", b"\\"), ("a line", LINE),
                        ("a{", b"a{"), ("@a{", b"@a{"), ("\n@a{", b"\n@a{"), ("%", b"%"), ("$", b"$"), ("lines", b"\n"),
                        ("a=", b"a="), ("a={}", b"a={},"), ("{\\", b"{\\"), ("{\\'", b"{\\'"), (",", b","),
                        ("and", b" and "), ("names", b"A and "), ("strings", b"x # ")]:
        yield what, b"", again
        yield what + " in an author", b"@misc{a, author = {", again
        yield what + " in quotes", b'@misc{a, author = "', again
        yield what + " bare", b"@misc{a, author = ", again
    yield "names given", b"", b"@string{a={b}}\n"
    yield "a name made of names", b"@string{a={b}}\n", b"@string{a=a # a}\n"
    yield "parents", b"", b"@misc{a,crossref=a}\n"


def gml(name, head, record, author):
    for what, again in [("[", b"["), ("]", b"]"), ('"', b'"'), ("words", b"node "), ("node [", b"node ["),
                        ("nodes without end", b"\nnode [ id 1"), ("one string", LINE), ("#", b"#"), ("node [ ]", b"node [ ]")]:
        yield what, head, again
        yield what + " in a node", head + b"node [ id 1 label ", again
        yield what + " in quotes", head + b'node [ id 1 label "', again


def pajek(name, head, record, author):
    for section in (b"*Vertices 3", b"*Edges", b"*Arcslist", b"*Matrix", b"*Partition"):
        for what, again in [("one line", LINE), ("numbers", b"1 "), ("lines", b"1\n"), ("stars", b"*"), ("sections", b"\n*Edges"),
                            ("quotes", b'"'), ("ties", b"1 2\n")]:
            yield f"{what} below {section.decode()}", b"*Vertices 3\n" + section + b"\n", again


def links(name, head, record, tie):
    """The worst of a network in JSON that lists its ties."""
    yield from json(name, head, record, tie, "ties among nodes")
    yield "ties", head + record + b'],"links":[', tie


def neighbours(name, head, record, tie):
    """The worst of a network in JSON that lists the ties of each node."""
    yield from json(name, head, record, tie, "ties")


PUBMED = b"<PubmedArticleSet>"
FORMATS = {
    "dblp": (xml, b"<dblp>", b"<article key='a/b'>", b"<author>A</author>"),
    "pubmed": (xml, PUBMED, b"<PubmedArticle><MedlineCitation><Article><AuthorList>", b"<Author><LastName>A</LastName></Author>"),
    "acl": (xml, b"<collection id='a'><volume id='b'>", b"<paper id='1'>", b"<author>A</author>"),
    "arxiv": (xml, b"<feed xmlns='http://www.w3.org/2005/Atom'>", b"<entry>", b"<author><name>A</name></author>"),
    "endnote": (xml, b"<xml><records>", b"<record><contributors><authors>", b"<author>A</author>"),
    "bibtex": (bibtex, b"", b"", b""),
    "openalex": (json, b"", b'{"id":"https://openalex.org/W1","authorships":[', b'{"author":{"display_name":"A"}},'),
    "crossref": (json, b"", b'{"DOI":"10.1/a","author":[', b'{"family":"A"},'),
    "semanticscholar": (json, b"", b'{"paperId":"a","authors":[', b'{"name":"A"},'),
    "datacite": (json, b"", b'{"id":"10.1/a","attributes":{"creators":[', b'{"name":"A"},'),
    "openreview": (json, b"", b'{"id":"a","content":{"authors":[', b'"A",'),
    "arxiv-json": (json, b"", b'{"id":"a","authors_parsed":[', b'["A","B",""],'),
    "csl": (json, b"[", b'{"id":"a","author":[', b'{"family":"A"},'),
    "vosviewer": (links, b"", b'{"network":{"items":[', b'{"source_id":1,"target_id":2},'),
    "adjacency": (neighbours, b"", b'{"nodes":[{"id":1}],"adjacency":[[', b'{"id":1},'),
    "node-link": (links, b"", b'{"nodes":[', b'{"source":1,"target":2},'),
    "nbib": (tagged, b"", b"PMID- 1\n", b"FAU - Lovelace, Ada\n"),
    "ris": (tagged, b"", b"TY  - JOUR\n", b"AU  - Lovelace, Ada\n"),
    "wos": (tagged, b"FN x\nVR 1.0\n", b"PT J\nAU ", b"   Lovelace, A\n"),
    "refer": (tagged, b"", b"%0 Journal Article\n", b"%A Lovelace, Ada\n"),
    "cochrane": (tagged, b"", b"Record #1 of 2\n", b"AU: Lovelace A\n"),
    "gml": (gml, b"graph [\n", b"", b""),
    "graphml": (xml, b"<graphml><graph>", b"<node id='1'>", b"<edge source='1' target='2'/>"),
    "gexf": (xml, b"<gexf><graph>", b"<node id='1'>", b"<edge source='1' target='2'/>"),
    "pajek": (pajek, b"", b"", b""),
    "vosviewer-map": (table, b"id,label,x\n", b"", b""),
    "csv": (table, b"Authors,Title,Year\n", b"", b""),
    "listing": (plain, b"", b"", b""),
    "edges": (plain, b"", b"", b""),
    "authors": (plain, b"", b"", b""),
}


def closing(begin):
    """What closes the quotes, brackets and tags that a beginning leaves open."""
    ends = []
    for opened in re.findall(rb"<\w[^ >]*|[][{}()\"]", re.sub(rb"<[?!][^>]*>", b"", begin)):
        if opened[:1] == b"<":
            ends.append(b"</" + opened[1:] + b">")
        elif ends and ends[-1] == opened:
            ends.pop()
        elif not ends or ends[-1] != b'"':
            ends.append({b"[": b"]", b"{": b"}", b"(": b")", b'"': b'"'}.get(opened, b""))
    return b"".join(reversed(ends))


def feed(pipe, begin, again, longest, size):
    """Writes about so many bytes: the beginning and as much of the same thing as makes a record, over and over."""
    block = again * max(1, (1 << 20) // len(again))
    end = again.removesuffix(b",") + closing(begin) + b"\n" if longest < size else b""
    written = 0
    try:
        while written < size:
            pipe.write(begin)
            for _ in range(max(1, min(longest, size) // len(block))):
                pipe.write(block)
                written += len(block)
            pipe.write(end)
        pipe.close()
    except BrokenPipeError:
        pass


def run(name, begin, again, longest, size, limit=LIMIT):
    """Seconds, megabytes, and how it went: empty if well."""
    started = time.monotonic()
    command = [COAUTH, "check", "--quiet", "--from", name, "-"]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    feed(child.stdin, begin, again, longest, size)
    said = child.stdout.read().decode()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    memory = usage.ru_maxrss / 1024
    is_well = child.returncode in (0, 1, 2) and "panicked" not in said and memory < limit
    return time.monotonic() - started, memory, "" if is_well else f"FAILED ({child.returncode})"


def main():
    size = int(sys.argv[1] if len(sys.argv) > 1 else 1000) * 1_000_000
    failures = 0
    for name in sys.argv[2:] or FORMATS:
        worst, *parts = FORMATS[name]
        for what, begin, again in worst(name, *parts):
            row = f"{name:16} {what:32}"
            limit = KEPT * size / 1e6 if what.split(" below")[0] in SMALLEST else LIMIT
            for longest in (size, LONGEST):
                seconds, memory, failed = run(name, begin, again, longest, size, limit)
                failures += bool(failed)
                row += f" {seconds:7.1f} s {memory:6.0f} MB {failed}"
            print(row, flush=True)
    sys.exit(1 if failures else 0)


main()
