"""Try the commands as a user has them: the installed package, an empty folder, no development extra."""
from importlib.metadata import version
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
import json, os, shlex, subprocess, sys, tempfile

SCRIPTS = Path(sys.executable).parent

def run(*words, folder, fails=False):
    "Output of a command; an exit status that is not the expected one ends everything."
    words = [str(SCRIPTS/words[0]) if words[0].startswith('lcksvd_') else words[0], *map(str, words[1:])]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, env={**os.environ, 'PYTHONPATH': '', 'OMP_NUM_THREADS': '1'})
    if bool(done.returncode) != fails: sys.exit(f'{shlex.join(words)}\nended with {done.returncode}:\n{done.stdout}{done.stderr}')
    assert 'Traceback' not in done.stderr, done.stderr
    return done.stdout + done.stderr

DATA = """
import torch
from lcksvd_nb.data import Dataset, load_digits, read_features, write_features
from pathlib import Path
digits = load_digits()
write_features('digits.safetensors', Dataset(digits.train_x[:600], digits.train_y[:600], digits.train_x[600:800], digits.train_y[600:800]))
Path('folder').mkdir()    # as lcksvd_features leaves one
write_features('folder/features.safetensors', read_features('digits.safetensors')._replace(classes=digits.classes))
"""

def accuracy(folder): return json.loads((folder/'report'/'metrics.json').read_text())['accuracy']

PHOTOS = """
import numpy as np, timm, torch
from PIL import Image
from pathlib import Path
from safetensors.torch import save_file
torch.manual_seed(0)
save_file(timm.create_model('test_vit').state_dict(), 'test_vit.safetensors')
draws = np.random.default_rng(0)
for place, n in (('photos', 40), ('new_photos', 5)):
    for turn, name in enumerate(('across', 'down')):
        Path(place, name).mkdir(parents=True)
        for i in range(n):
            wave = np.tile(np.sin(np.arange(32)*1.2 + draws.uniform(0, 6))[:, None], (1, 32)) + draws.normal(0, .3, (32, 32))
            Image.fromarray((np.rot90(wave, turn)*50 + 128).clip(0, 255).astype(np.uint8)).convert('RGB').save(Path(place, name, f'{i}.png'))
"""

def readme(folder):
    "README's command lines as printed, but for the backbone: one of random weights, since none is fetched here."
    folder = folder/'readme'
    folder.mkdir()
    run(sys.executable, '-c', PHOTOS, folder=folder)
    text = (Path(__file__).parent.parent/'README.md').read_text(encoding='utf-8')
    block = text.partition('## From the command line')[2].partition('```sh\n')[2].partition('```')[0]
    lines = [shlex.split(line, comments=True) for line in block.splitlines()]
    assert [words[0] for words in lines] == [f'lcksvd_{name}' for name in ('features', 'train', 'eval', 'predict', 'report')], lines
    lines[0][lines[0].index('--backbone') + 1] = 'test_vit'
    lines[0] += ['--weights', 'test_vit.safetensors', '--transform', 'resize']
    said = [run(*words, folder=folder) for words in lines]
    assert 'were set aside before training' in said[2] and 'atlas: ' in said[4], said
    assert said[3].startswith('row,label,probability,atoms,adds_to_lead,exemplars') and said[3].count('.png') >= 10, said[3]

SMALL = ['--sparsity', '5', '--max_iter', '8', '--quiet']

def spellings(folder):
    "Options with underscores and with hyphens, and the command that a report prints."
    for hyphen, out in (('--n_atoms', 'a'), ('--n-atoms', 'b')):
        run('lcksvd_train', 'digits.safetensors', hyphen, '60', *SMALL, '--out', out, folder=folder)
    printed = shlex.split(json.loads((folder/'a'/'report'/'metrics.json').read_text())['command'])
    run(*printed, '--out', 'c', folder=folder)
    assert accuracy(folder/'a') == accuracy(folder/'b') == accuracy(folder/'c'), 'the same command gave another model'
    run('lcksvd_eval', 'a', 'digits.safetensors', folder=folder)
    run('lcksvd_predict', 'a', 'digits.safetensors', '--out', 'labels.csv', folder=folder)
    assert len((folder/'labels.csv').read_text().splitlines()) == 201
    assert all((folder/place).is_file() for place in ('a/report/atlas.html', 'a/README.md'))

def presets(folder):
    "Each, and as its own report prints it."
    for name, *more in (['paper-topk', '--certify'], ['paper-fista']):
        few = ['--n-atoms', '40', '--max-iter', '5', '--quiet']
        run('lcksvd_train', 'digits.safetensors', '--preset', name, *few, *more, '--out', name, folder=folder)
        printed = shlex.split(json.loads((folder/name/'report'/'metrics.json').read_text())['command'])
        run(*printed, '--out', f'{name}-again', folder=folder)
        assert accuracy(folder/name) == accuracy(folder/f'{name}-again'), f'{name} printed another command'

def folders(folder):
    "What lcksvd_features leaves, in every command that takes it."
    run('lcksvd_train', 'folder', '--n-atoms', '60', *SMALL, '--threads', '1', '--out', 'named', folder=folder)
    run('lcksvd_eval', 'named', 'folder', '--device', 'cpu', folder=folder)
    run('lcksvd_predict', 'named', 'folder', '--device', 'cpu', '--out', 'named.csv', folder=folder)
    header, *lines = (folder/'named.csv').read_text().splitlines()
    assert (header, len(lines)) == ('row,label,probability', 200), header
    run('lcksvd_predict', 'named', 'folder', '--explain', '--out', 'why.csv', folder=folder)
    assert (folder/'why.csv').read_text().startswith('row,label,probability,atoms,adds_to_lead,exemplars\n')
    run('lcksvd_report', 'named', 'folder', '--out', 'page.html', folder=folder)
    assert (folder/'page.html').is_file()

def others(folder):
    "Other options, refusals, help and versions."
    run('lcksvd_train', 'digits.safetensors', '--encoder', 'fista', '--quiet', folder=folder)
    run('lcksvd_train', 'digits.safetensors', '--sparsity', '0.1', '--n_atoms', '40', '--max_iter', '4', '--quiet', folder=folder)
    for option in (['--preset', 'paper'], ['--sparsity', '1.0'], ['--encoder', 'topk', '--supervised_codes']):
        said = run('lcksvd_train', 'digits.safetensors', *option, folder=folder, fails=True)
        assert option[-2].lstrip('-') in said or 'supervised_codes' in said, said
    for command in ('demo', 'features', 'train', 'eval', 'predict', 'report', 'bench', 'warmup'):
        run(f'lcksvd_{command}', '--help', folder=folder)
        line = run(f'lcksvd_{command}', '--version', folder=folder)
        assert line.startswith(f'lcksvd_nb {version("lcksvd_nb")} (torch ') and len(line.splitlines()) == 1, line
    said = run('lcksvd_train', 'none.safetensors', folder=folder, fails=True)
    assert said.startswith('lcksvd_train: ') and len(said.splitlines()) == 1, said

def main(folder):
    "Every command, two at a time; the first fault of each part is told."
    run(sys.executable, '-c', DATA, folder=folder)
    assert 'compiled code is in' in run('lcksvd_warmup', folder=folder)
    with ThreadPoolExecutor(2) as pool:
        for part in [pool.submit(part, folder) for part in (readme, spellings, presets, folders, others)]: part.result()

if __name__ == '__main__':
    with tempfile.TemporaryDirectory() as name: main(Path(name))
    print(f'commands work with fastcore {version("fastcore")}, torch {version("torch")}, Python {sys.version.split()[0]}')
