"""Run the notebooks that reach compiled kernels with numba's bounds checks on, and show that the checks are on."""
from pathlib import Path
import os, subprocess, sys, tempfile

REACH = ('04_kernels', '06_pursuit', '07_encoders', '10_updates', '11_palm_checks', '17_ksvd')
TWIN = """
import numpy as np
from lcksvd_nb.kernels import compiled

@compiled
def beyond(values): return values[len(values)]

try: beyond(np.ones(3))
except IndexError: print('a read behind the end is noticed')
"""

def main():
    "The broken twin, the kernels' notebooks, and the lasso's two solvers; fails if one fails."
    with tempfile.TemporaryDirectory() as cache:    # other code than without the checks, so a cache of its own
        environment = {**os.environ, 'NUMBA_BOUNDSCHECK': '1', 'NUMBA_CACHE_DIR': cache, 'OMP_NUM_THREADS': '1'}
        def run(*words): return subprocess.run(words, env=environment, capture_output=True, text=True)
        noticed = run(sys.executable, '-c', TWIN)
        if 'is noticed' not in noticed.stdout: sys.exit(f'bounds checks are not on: {noticed.stdout}{noticed.stderr}')
        for name in REACH:
            done = run(str(Path(sys.executable).parent/'nbdev_test'), '--path', f'nbs/{name}.ipynb', '--n_workers', '0')
            if done.returncode: sys.exit(f'{name} with bounds checks:\n{done.stdout}{done.stderr}')
    print(f'{len(REACH)} notebooks read and write inside their arrays')

if __name__ == '__main__': main()
