// The files that the rules look at, and the graph that the CMake files declare.
'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { readCpp } = require('./cpp.js');

const isText =
  /(\.(cpp|hpp|sql|cmake|md|txt|json|js|ts|tsx|toml|html|mustache|css|yml|yaml|sh|in)|(^|\/)(Makefile|Dockerfile|[a-z_]+))$/;

class Tree {
  // `files`: path below the root -> text.
  constructor(files) {
    this.files = files;
    this.paths = [...files.keys()].sort();
    this.cpp = this.paths.filter((file) => /\.[ch]pp$/.test(file));
    this.parsed = new Map();
    this.graph = readGraph(this);
  }

  // What git knows of and new files, without what git ignores.
  static read(root) {
    const listed = execFileSync(
      'git',
      ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'],
      { cwd: root, maxBuffer: 1 << 26 },
    );
    const files = new Map();
    for (const file of new Set(listed.toString().split('\0'))) {
      const full = path.join(root, file);
      if (file !== '' && isText.test(file) && fs.existsSync(full)) files.set(file, fs.readFileSync(full, 'utf8'));
    }
    return new Tree(files);
  }

  text(file) {
    return this.files.get(file) ?? '';
  }

  read(file) {
    if (!this.parsed.has(file)) this.parsed.set(file, readCpp(this.text(file)));
    return this.parsed.get(file);
  }
}

const isTest = (file) => /(^|\/)(tests|testing|bench|fuzz)\//.test(file);

// {kind: lib | service | other, name, part}: whose file it is, and whether it is src, include, events, sql or tests.
function placeOf(file) {
  const parts = file.split('/');
  if (parts[0] === 'lib') return { kind: 'lib', name: parts[1], part: isTest(file) ? 'tests' : 'src' };
  if (parts[0] === 'services') return { kind: 'service', name: parts[1], part: parts[2] };
  return { kind: 'other', name: parts[0], part: parts[1] };
}

// dde_library(name USES a b TESTS_USE c) and dde_service(name TIER n USES a HEARS b LIBS c TESTS_USE d).
function readGraph(tree) {
  const graph = { libs: new Map(), services: new Map() };
  for (const { file, call, name, line, lists } of declarations(tree)) {
    const declared = {
      file,
      line,
      tier: Number(lists.TIER?.[0]),
      uses: lists.USES ?? [],
      hears: lists.HEARS ?? [],
      libs: lists.LIBS ?? [],
      testsUse: lists.TESTS_USE ?? [],
    };
    (call === 'dde_library' ? graph.libs : graph.services).set(name, declared);
  }
  return graph;
}

function* declarations(tree) {
  const keywords = new Set(['TIER', 'USES', 'HEARS', 'LIBS', 'TESTS_USE']);
  for (const file of tree.paths.filter((name) => /(^|\/)CMakeLists\.txt$/.test(name))) {
    const text = tree.text(file).replace(/#[^\n]*/g, '');
    for (const match of text.matchAll(/\b(dde_library|dde_service)\(([^)]*)\)/g)) {
      const [name, ...words] = match[2].split(/\s+/).filter(Boolean);
      const lists = {};
      let list = [];
      for (const word of words) {
        if (keywords.has(word)) list = lists[word] = [];
        else list.push(word);
      }
      yield { file, call: match[1], name, line: text.slice(0, match.index).split('\n').length, lists };
    }
  }
}

module.exports = {
  Tree,
  isTest,
  placeOf,
};
