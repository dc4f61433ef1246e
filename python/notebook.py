"""Runs the notebook of the guide and writes its chapter, `docs/python.md`, from what it shows.

Usage: python notebook.py [--check]   (with --check: fail if the notebook or the chapter would change)
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

DOCS = Path(__file__).resolve().parent.parent / "docs"
NOTEBOOK, CHAPTER, PICTURES = DOCS / "python.ipynb", DOCS / "python.md", DOCS / "pictures"


def executed() -> Any:
    """The notebook with current outputs and nothing that differs from run to run."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PYTHONWARNINGS"] = "default"
        NotebookClient(notebook, timeout=120, resources={"metadata": {"path": folder}}).execute()
    for cell in notebook.cells:
        cell.metadata = {}
        if cell.cell_type == "code":
            cell.execution_count = None
            for output in cell.outputs:
                output.pop("execution_count", None)
                if "text" in output:
                    output.text = re.sub(r"/tmp/ipykernel_\d+/\d+\.py:\d+: ", "", output.text)
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    return notebook


def chapter(notebook: Any) -> tuple[str, dict[str, str]]:
    """The chapter, and the drawings in it by their file names."""
    parts: list[str] = []
    pictures: dict[str, str] = {}
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            parts.append(cell.source)
            continue
        parts.append(f"```python\n{cell.source}\n```")
        for output in cell.outputs:
            data = output.get("data", {})
            if "image/svg+xml" in data:
                name = f"python-{len(pictures) + 1}.svg"
                pictures[name] = data["image/svg+xml"]
                parts.append(f"![A drawing](pictures/{name})")
            elif "text/markdown" in data:
                parts.append(data["text/markdown"].rstrip())
            else:
                text = output.get("text") or data.get("text/plain", "")
                parts.append(f"```text\n{text.rstrip()}\n```")
    return "\n\n".join(parts) + "\n", pictures


def main() -> int:
    notebook = executed()
    text, pictures = chapter(notebook)
    files = {NOTEBOOK: nbformat.writes(notebook) + "\n", CHAPTER: text}
    files |= {PICTURES / name: svg for name, svg in pictures.items()}
    if "--check" in sys.argv:
        # The drawings have tests of their own.
        is_current = CHAPTER.exists() and CHAPTER.read_text() == text
        if not is_current:
            print(f"{CHAPTER.name} is not current; run python/notebook.py", file=sys.stderr)
        return 0 if is_current else 1
    for path, content in files.items():
        path.write_text(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
