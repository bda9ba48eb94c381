"""Print the README that nbs/index.ipynb generates: nbdev's processing, then nbconvert. Needs no quarto."""
import logging, re
from pathlib import Path
from execnb.nbio import read_nb, nb2str
from nbconvert import MarkdownExporter
from nbdev.processors import FilterDefaults
import nbformat

class ReadmeProcs(FilterDefaults):
    "nbdev's processors without those that only the site needs: front matter, a warning, executed documentation."
    def base_procs(self): return [p for p in super().base_procs() if p.__name__ not in ('FrontmatterProc', 'insert_warning', 'exec_show_docs')]

def readme(path):
    "Markdown of a notebook; it must hold no figures, which would need files beside it."
    nb = read_nb(path)
    ReadmeProcs().nb_proc(nb).process()
    nb.metadata['language_info'] = {'name': 'python'}
    markdown, resources = MarkdownExporter().from_notebook_node(nbformat.reads(nb2str(nb), as_version=4))
    assert not resources.get('outputs'), 'index.ipynb holds figures'
    at_the_root = re.sub(r'\]\((?!https?:)', '](nbs/', markdown)    # relative links are those of the notebook's folder
    return at_the_root.strip() + '\n'

if __name__ == '__main__':
    logging.disable(logging.WARNING)
    print(readme(Path(__file__).parent.parent/'nbs'/'index.ipynb'), end='')
