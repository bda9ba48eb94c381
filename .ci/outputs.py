"""Run notebooks from top to bottom and store what they print and draw.

    python .ci/outputs.py nbs/05_solvers.ipynb        cells flagged slow, gpu or data keep the outputs they have
    python .ci/outputs.py --slow nbs/41_cifar10.ipynb  those run too
"""
from pathlib import Path
import re, sys

from nbclient import NotebookClient
import nbformat

def is_flagged(cell):
    "Does nbdev_test leave this cell out?"
    return bool(re.search(r'^#\|\s*(slow|gpu|data)\b', cell.source, re.M))

def run(path, slow=False):
    "Execute one notebook in its folder; its file is replaced only when all cells have passed."
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(notebook, timeout=None, kernel_name='python3', resources={'metadata': {'path': str(path.parent)}})
    with client.setup_kernel():
        for index, cell in enumerate(notebook.cells):
            if cell.cell_type == 'code' and (slow or not is_flagged(cell)): client.execute_cell(cell, index)
    nbformat.write(notebook, path)

if __name__ == '__main__':
    arguments = sys.argv[1:]
    for name in (a for a in arguments if not a.startswith('--')): run(Path(name).resolve(), '--slow' in arguments)
