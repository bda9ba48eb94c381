"""Check that exported cells import only from modules of notebooks with lower numbers."""
import ast, json, re, sys
from pathlib import Path

def exported(path):
    "Exported source and module name of a notebook."
    cells = [''.join(c['source']) for c in json.loads(path.read_text())['cells'] if c['cell_type'] == 'code']
    module = next((m[1] for c in cells if (m := re.search(r'^#\|\s*default_exp\s+(\S+)', c, re.M))), None)
    return module, [c for c in cells if re.search(r'^#\|\s*exports?i?\b', c, re.M)]

def imported(cells):
    "Modules of this package that the cells import."
    for node in (n for c in cells for n in ast.walk(ast.parse(c))):
        if isinstance(node, ast.ImportFrom) and (node.module or '').split('.')[0] == 'lcksvd_nb':
            yield from [node.module.split('.')[1]] if '.' in node.module else [a.name for a in node.names]
        if isinstance(node, ast.Import): yield from (a.name.split('.')[1] for a in node.names if a.name.startswith('lcksvd_nb.'))

def wrong_imports(folder):
    "Sentences on imports that point upwards."
    notebooks = {p: exported(p) for p in sorted(Path(folder).glob('[0-9]*.ipynb'))}
    number = {module: int(p.name[:2]) for p, (module, _) in notebooks.items() if module}
    return [f'{p.name} imports {name}' for p, (module, cells) in notebooks.items() for name in imported(cells)
            if number.get(name, 99) >= number[module]]

if __name__ == '__main__':
    wrong = wrong_imports(sys.argv[1])
    sys.exit('exported cells import from notebooks that do not have lower numbers:\n' + '\n'.join(wrong) if wrong else 0)
