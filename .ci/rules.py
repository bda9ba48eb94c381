"""Check the rules that exported cells keep; prints what breaks them and fails if anything does."""
from pathlib import Path
import ast, io, json, re, sys, tokenize

LONGEST_LINE, LONGEST_MODULE, FOLLOWED_WITHIN = 120, 400, 3

def source(cell): return ''.join(cell['source'])

def is_export(cell): return cell['cell_type'] == 'code' and bool(re.search(r'^#\|\s*exporti?\b', source(cell), re.M))

def module_of(cells): # name after default_exp
    found = (re.search(r'^#\|\s*default_exp\s+(\S+)', source(c), re.M) for c in cells)
    return next((match[1] for match in found if match), None)

def definitions(text): return [n for n in ast.parse(text).body if isinstance(n, (ast.FunctionDef, ast.ClassDef))]

def package_imports(text): # (module, name) pairs
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and (node.module or '').split('.')[0] == 'lcksvd_nb':
            for alias in node.names:
                yield (node.module.split('.')[1], alias.name) if '.' in node.module else (alias.name, '')

def semicolons(text):
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return sum(token.type == tokenize.OP and token.string == ';' for token in tokens)

def cell_faults(cell, number, numbers): # of one exported cell
    text = source(cell)
    if any(len(line) > LONGEST_LINE for line in text.splitlines()): yield f'a line of over {LONGEST_LINE} characters'
    if semicolons(text): yield 'a semicolon'
    if len(definitions(text)) > 1: yield f'{len(definitions(text))} definitions'
    for module, name in package_imports(text):
        if numbers.get(module, 99) >= number: yield f'an import from {module}, whose number is not lower'
        if name.startswith('_'): yield f'the underscored {name} of {module}'

def is_demo(cell): # something to see, or to be told
    return not is_export(cell) and bool(cell.get('outputs') or re.search(r'\b(test_\w+|assert\w*|raises)\b', source(cell)))

def without_demo(cells): # numbers of exported definitions that nothing follows
    code = [(i, c) for i, c in enumerate(cells) if c['cell_type'] == 'code']
    for at, (i, cell) in enumerate(code):
        if is_export(cell) and definitions(source(cell)):
            if not any(is_demo(c) for _, c in code[at + 1:at + 1 + FOLLOWED_WITHIN]): yield i

def is_docstring(node): # first statement of a function, class or module
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)

def code_lines(cells): # lines of a module without blank lines, comments, docstrings and the parameters' comments
    count = 0
    for text in (source(c) for c in cells if is_export(c)):
        skipped = set()
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                if is_docstring(first := node.body[0]): skipped |= set(range(first.lineno, first.end_lineno + 1))
                if isinstance(node, ast.FunctionDef): skipped |= set(range(node.lineno + 1, first.lineno))
        lines = enumerate(text.splitlines(), 1)
        count += sum(bool(l.strip()) and not l.strip().startswith('#') and i not in skipped for i, l in lines)
    return count

def faults(folder):
    notebooks = {path: json.loads(path.read_text())['cells'] for path in sorted(Path(folder).glob('[0-9]*.ipynb'))}
    numbers = {module_of(cells): int(path.name[:2]) for path, cells in notebooks.items() if module_of(cells)}
    for path, cells in notebooks.items():
        for i, cell in enumerate(cells):
            if is_export(cell): yield from (f'{path.name} cell {i}: {fault}' for fault in cell_faults(cell, int(path.name[:2]), numbers))
        yield from (f'{path.name} cell {i}: no demo or test within {FOLLOWED_WITHIN} cells' for i in without_demo(cells))
        if code_lines(cells) > LONGEST_MODULE: yield f'{path.name}: {code_lines(cells)} lines of exported code, {LONGEST_MODULE} at most'

if __name__ == '__main__':
    found = list(faults(sys.argv[1]))
    print('\n'.join(found) or 'exported cells keep the rules')
    sys.exit(bool(found))
