// How code is written: no shell, one clock, small files and functions, plain names.
'use strict';

const { lineAt } = require('./cpp.js');
const { isTest } = require('./tree.js');

// The container's own entry point: it runs inside the site's container, after the product has let go of it.
const entrypoint = 'services/provisioning/src/runtime/docker_container.cpp';
// It lists the programs that a container's root file system is given.
const rootfs = 'services/provisioning/src/runtime/rootfs.cpp';
// What visitors' browsers check is real time, also in an instance whose clock is shifted.
const realTime = ['lib/base/time.cpp', 'services/provisioning/src/certificates/local_authority.cpp'];

const badWords = ['manager', 'helper', 'helpers', 'util', 'utils', 'common', 'misc', 'data', 'info', 'impl'];
const limits = {
  file: 400,
  function: 60,
  line: 120,
  face: 120,
  routes: 10,
};

function findInCode(tree, pattern, says, isWanted = () => true) {
  return tree.cpp.filter(isWanted).flatMap((file) => {
    const { code } = tree.read(file);
    return [...code.matchAll(pattern)].map((match) => ({
      file,
      line: lineAt(code, match.index + match[0].search(/\S/)),
      says: says(match),
    }));
  });
}

function findShell(tree) {
  const isProduct = (file) => !isTest(file) && file !== entrypoint && file !== rootfs;
  const calls = /(^|[^\w.>:\s]|\breturn|::)\s*\b(system|popen|execlp|execvp|wordexp)\s*\((?!\))/gm;
  const paths = /^(\/usr)?\/bin\/(ba|da)?sh$|^(ba|da)?sh$/;
  return [
    ...findInCode(tree, calls, (match) => `calls ${match[2]}()`, isProduct),
    ...tree.cpp.filter(isProduct).flatMap((file) =>
      tree
        .read(file)
        .strings.filter(({ text }) => paths.test(text))
        .map(({ text, line }) => ({ file, line, says: `names "${text}"` })),
    ),
  ];
}

// A block opened at the end of a line and closed by a brace at the same depth of indentation.
function* blocks(code) {
  const lines = code.split('\n');
  const open = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    const indent = line.search(/\S/);
    if (/^\s*\}/.test(line)) {
      while (open.length > 0 && open.at(-1).indent > indent) open.pop();
      if (open.length > 0 && open.at(-1).indent === indent) yield { ...open.pop(), end: at + 1 };
    }
    if (/\{\s*$/.test(line) && !/\{\{\s*$/.test(line))
      open.push({
        indent,
        line: at + 1,
        isCode:
          /[)\]]|\b(else|try|do)\b/.test(line) &&
          !/\b(namespace|class|struct|union|enum|extern)\b|=\s*\{\s*$/.test(line),
      });
  }
}

// Lines of a function, without comments, tables of texts and the insides of literals.
const size = (code, from, end) =>
  code
    .split('\n')
    .slice(from - 1, end)
    .filter((line) => /\S/.test(line) && !/^[\s",;]*$/.test(line)).length;

// Pages and scripts in literals are no C++: theirs are the lines of another language.
function foreignLines({ strings }) {
  const foreign = new Set();
  for (const { text, line } of strings.filter(({ tag: language }) => ['html', 'css', 'js'].includes(language))) {
    for (let at = line; at <= line + text.split('\n').length - 1; at += 1) foreign.add(at);
  }
  return foreign;
}

function findOversize(tree) {
  return tree.cpp.flatMap((file) => {
    const lines = tree.text(file).replace(/\n$/, '').split('\n');
    const { code } = tree.read(file);
    const foreign = foreignLines(tree.read(file));
    const wide = (line, at) => (foreign.has(at + 1) ? 0 : [...line].length);
    const found = [];
    if (lines.length > limits.file)
      found.push({
        file,
        line: limits.file + 1,
        says: `has ${lines.length} lines, ${limits.file} are the limit: split it`,
      });
    if (/^services\/[^/]+\/(include|events)\//.test(file) && lines.length > limits.face)
      found.push({
        file,
        line: limits.face + 1,
        says: `is a face of ${lines.length} lines, ${limits.face} are the limit`,
      });
    lines.forEach(
      (line, at) =>
        wide(line, at) > limits.line &&
        found.push({ file, line: at + 1, says: `is ${wide(line, at)} columns wide, ${limits.line} are the limit` }),
    );
    for (const { line, end, isCode } of blocks(code)) {
      if (isCode && size(code, line, end) > limits.function)
        found.push({
          file,
          line,
          says: `begins a function of ${size(code, line, end)} lines, ${limits.function} are the limit`,
        });
    }
    const routes = isTest(file) ? [] : [...code.matchAll(/^\s*r(?:outes)?_?\.(get|post|put|patch|remove)\s*\(/gm)];
    if (routes.length > limits.routes)
      found.push({
        file,
        line: lineAt(code, routes[limits.routes].index),
        says: `has ${routes.length} routes, ${limits.routes} are the limit`,
      });
    return found;
  });
}

function findBadNames(tree) {
  const files = tree.paths
    .filter((file) => /\.(cpp|hpp|sql|js|cmake|sh)$/.test(file) || /^tools\/[^.]*$/.test(file))
    .flatMap((file) => {
      const bad = file
        .toLowerCase()
        .split(/[/_.-]/)
        .find((word) => badWords.includes(word));
      return bad ? [{ file, line: 1, says: `is named "${bad}"` }] : [];
    });
  const types = findInCode(
    tree,
    /\b(?:class|struct|enum(?:\s+class)?|using)\s+([A-Z]\w*)/g,
    ([, name]) => name,
  ).flatMap((found) => {
    const bad = found.says.split(/(?=[A-Z])/).find((word) => badWords.includes(word.toLowerCase()));
    return bad ? [{ ...found, says: `names a type ${found.says}` }] : [];
  });
  const verbs = findInCode(
    tree,
    /\b((?:do|handle|process)_\w+|\w+_(?:impl|helper|util|utils|manager))\s*\(/g,
    ([, name]) => `names a function ${name}`,
  );
  return [...files, ...types, ...verbs];
}

const unit = (sql) => `// A unit.\nauto a = R"sql(${sql})sql"_sql;\n`;
const lines = (count, text) => `${text}\n`.repeat(count);

module.exports = [
  {
    name: 'no-shell',
    todo: 'give base::run_process an argument list',
    find: findShell,
    planted: [
      { 'services/shop/src/planted.cpp': '// A unit.\nint a = std::system(command);\n' },
      { 'app/planted.cpp': '// A unit.\nvoid f() {\n  system(command);\n}\n' },
      { 'lib/http/planted.cpp': '// A unit.\nauto* file = popen(command, "r");\n' },
      { 'services/shop/src/planted.cpp': '// A unit.\nconst char* shell = "/bin/sh";\n' },
    ],
    accepted: [
      {
        'app/planted.cpp':
          '// A unit without system(command).\nsql::Database system(context, options);\nauto a = world.system();\n',
      },
    ],
  },
  {
    name: 'time-and-chance-come-from-base',
    todo: 'use base::Clock and base::random_bytes: tests move the one and fix the other',
    find: (tree) =>
      findInCode(
        tree,
        /\bsystem_clock\s*::\s*now\b|\brandom_device\b|\bmt19937\w*|(?<![\w.>:])s?rand\s*\(/g,
        ([what]) => `uses ${what}`,
        (file) => !isTest(file) && !realTime.includes(file),
      ),
    planted: [
      { 'services/shop/src/planted.cpp': '// A unit.\nauto now = std::chrono::system_clock::now();\n' },
      { 'lib/http/planted.cpp': '// A unit.\nstd::random_device device;\n' },
    ],
    accepted: [{ 'lib/http/planted.cpp': '// A unit.\nauto now = std::chrono::steady_clock::now();\n' }],
  },
  {
    name: 'files-and-functions-are-small',
    todo: 'split what is long where its sentence has an "and"; tools/format breaks wide lines',
    find: findOversize,
    planted: [
      { 'lib/http/planted.cpp': `// A unit.\n${lines(400, 'int a;')}` },
      { 'lib/http/planted.cpp': `// A unit.\n// ${'x'.repeat(120)}\n` },
      { 'lib/http/planted.cpp': `// A unit.\nvoid f() {\n${lines(60, '  g();')}}\n` },
      { 'lib/http/planted.cpp': unit(`select ${'x'.repeat(120)}`) },
      { 'services/shop/include/shop/planted.hpp': `// A header.\n${lines(120, '// More.')}` },
      {
        'services/shop/src/planted.cpp': `// A unit.\nvoid add(http::Routes& r) {\n${lines(
          11,
          '  r.get("/a", a);',
        )}}\n`,
      },
    ],
    accepted: [
      {
        'lib/http/planted.cpp': `// A unit.\nclass A {\n${lines(
          70,
          '  int a;',
        )}};\nconst char* page = R"html({\n${lines(
          70,
          'text'.repeat(40),
        )}})html";\nvoid f() {\n${lines(70, '  "text",')}}\n// ${'ü'.repeat(117)}\n`,
      },
    ],
  },
  {
    name: 'first-line-says-what',
    todo: 'open the file with // and one sentence on what it is',
    find: (tree) =>
      tree.cpp.flatMap((file) => {
        const comment = /^(\/\/ [^\n]*\n)+/.exec(tree.text(file))?.[0].trimEnd() ?? '';
        return /^\/\/ [^\s/].{4,}/.test(comment) && /[.:?!]$/.test(comment)
          ? []
          : [{ file, line: 1, says: 'does not open with a sentence' }];
      }),
    planted: [
      { 'lib/http/planted.hpp': '#pragma once\n' },
      { 'lib/http/planted.cpp': '// planted\n#include "base/error.hpp"\n' },
      { 'lib/http/planted.cpp': '/* Licence. */\n' },
    ],
    accepted: [{ 'lib/http/planted.cpp': '// A unit that needs\n// two lines.\nint a;\n' }],
  },
  {
    name: 'names-are-plain',
    todo: 'say what the thing is or does: the noun it is about, the verb it performs',
    find: findBadNames,
    planted: [
      { 'lib/http/string_utils.cpp': '// A unit.\n' },
      { 'lib/http/planted.cpp': '// A unit.\nclass SiteManager {\n};\n' },
      { 'lib/http/planted.cpp': '// A unit.\nvoid handle_request(int a);\n' },
    ],
    accepted: [
      {
        'lib/http/planted.cpp': '// A unit for the SiteManager.\nstruct Process;\nint database(int information);\n',
      },
    ],
  },
  {
    name: 'nothing-is-left-lying',
    todo: 'do it, or open an issue and name it',
    find: (tree) =>
      tree.cpp.flatMap((file) =>
        tree
          .text(file)
          .split('\n')
          .flatMap((line, at) =>
            /\b(TODO|FIXME|XXX|HACK)\b/.test(line) ? [{ file, line: at + 1, says: 'leaves a note for later' }] : [],
          ),
      ),
    planted: [{ 'lib/http/planted.cpp': '// A unit.\n// TODO: finish.\n' }],
    accepted: [{ 'lib/http/planted.cpp': '// A unit: what there is to do is done.\n' }],
  },
];
