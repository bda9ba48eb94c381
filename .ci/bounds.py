"""Run the notebooks that reach compiled kernels with numba's bounds checks on, and show that the checks are on."""
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
import os, subprocess, sys, tempfile

SOLVERS = """
import torch
from lcksvd_nb.pursuit import omp
from lcksvd_nb.solvers import lasso
for dtype in (torch.float32, torch.float64):
    draw = lambda *shape: torch.randn(*shape, generator=torch.Generator().manual_seed(0), dtype=dtype)
    X, D = draw(70, 12), torch.nn.functional.normalize(draw(12, 31), dim=0)
    for l1 in (.01, .3): lasso(X, D, l1, .01, solver='cd', init=lasso(X, D, l1, solver='cd', tol=1e-2).codes)
    lasso(X[:, :3], D[:3], .1, solver='cd', gram=D[:3].T@D[:3])
    for sparsity in (1, 5, 12): omp(X, D, sparsity)
"""
REACH = ('04_kernels', '06_pursuit', '07_encoders', '09_tied_encoder', '10_updates', '11_palm_checks', '15_readout', '16_through_codes', '17_ksvd')
TWIN = """
import numpy as np
from lcksvd_nb.kernels import compiled

@compiled
def beyond(values): return values[len(values)]

try: beyond(np.ones(3))
except IndexError: print('a read behind the end is noticed')
"""

def main():
    "The broken twin, the solvers, and the notebooks of the kernels; ends with a message if one fails."
    with tempfile.TemporaryDirectory() as cache:    # other code than without the checks, so a cache of its own
        environment = {**os.environ, 'NUMBA_BOUNDSCHECK': '1', 'NUMBA_CACHE_DIR': cache, 'OMP_NUM_THREADS': '1'}
        def run(*words): return subprocess.run(words, env=environment, capture_output=True, text=True)
        noticed = run(sys.executable, '-c', TWIN)
        if 'is noticed' not in noticed.stdout: sys.exit(f'bounds checks are not on: {noticed.stdout}{noticed.stderr}')
        solved = run(sys.executable, '-W', 'ignore', '-c', SOLVERS)
        if solved.returncode: sys.exit(f'solvers with bounds checks: {solved.stderr}')
        tester = str(Path(sys.executable).parent/'nbdev_test')
        def tested(name): return name, run(tester, '--path', f'nbs/{name}.ipynb', '--n_workers', '0')
        with ThreadPoolExecutor(2) as two_at_a_time:
            for name, done in two_at_a_time.map(tested, REACH):
                if done.returncode: sys.exit(f'{name} with bounds checks:\n{done.stdout}{done.stderr}')
    print(f'{len(REACH)} notebooks read and write inside their arrays')

if __name__ == '__main__': main()
