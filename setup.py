"""Reads everything it needs from settings.ini, so that the version and the requirements stand in one place."""
from configparser import ConfigParser
from pathlib import Path
from setuptools import setup, find_packages
import re

config = ConfigParser(delimiters=['='])
config.read(Path(__file__).parent/'settings.ini', encoding='utf-8')
cfg = config['DEFAULT']

status = {'1': 'Planning', '2': 'Pre-Alpha', '3': 'Alpha', '4': 'Beta', '5': 'Production/Stable'}[cfg['status']]
first_minor = int(cfg['min_python'].split('.')[1])

def index_page():
    "README with absolute links, for a page that lies elsewhere."
    text = Path(__file__).with_name('README.md').read_text(encoding='utf-8')
    text = re.sub(r'!\[([^\]]*)\]\((?!https?:)', rf'![\1]({cfg["git_url"]}/raw/{cfg["branch"]}/', text)
    return re.sub(r'(?<!!)(\[[^\]]*\])\((?!https?:|#)', rf'\1({cfg["git_url"]}/blob/{cfg["branch"]}/', text)

setup(
    name=cfg['lib_name'], version=cfg['version'], description=cfg['description'], keywords=cfg['keywords'],
    author=cfg['author'], author_email=cfg['author_email'], url=cfg['git_url'], license='Apache-2.0',
    project_urls={'Documentation': cfg['doc_host'] + cfg['doc_baseurl'], 'Source': cfg['git_url'],
                  'Changelog': f'{cfg["git_url"]}/blob/{cfg["branch"]}/CHANGELOG.md', 'Issues': cfg['git_url'] + '/issues'},
    long_description=index_page(), long_description_content_type='text/markdown',
    packages=find_packages(include=[cfg['lib_name'], cfg['lib_name'] + '.*']), include_package_data=True, zip_safe=False,
    package_data={cfg['lib_name']: ['py.typed']},
    python_requires='>=' + cfg['min_python'],
    install_requires=cfg['requirements'].split(),
    extras_require={'dev': cfg['dev_requirements'].split(), 'bench': cfg['bench_requirements'].split(),
                    'onnx': cfg['onnx_requirements'].split()},
    entry_points={'console_scripts': cfg['console_scripts'].split()},
    classifiers=[f'Development Status :: {cfg["status"]} - {status}', f'Intended Audience :: {cfg["audience"]}',
                 'License :: OSI Approved :: Apache Software License',
                 'Natural Language :: English', 'Typing :: Typed', 'Programming Language :: Python :: 3']
                + [f'Programming Language :: Python :: 3.{minor}' for minor in range(first_minor, 15)],
)
