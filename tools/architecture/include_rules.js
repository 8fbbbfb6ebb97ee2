// Who may include what: libraries, services and their faces.
'use strict';

const { isTest, placeOf } = require('./tree.js');

// What dde_service() links into every service.
const engineOfServices = ['base', 'shape', 'tenancy', 'sql', 'http', 'events', 'jobs'];
const engineOfEvents = ['base', 'shape', 'tenancy'];

function* quotedIncludes(tree) {
  for (const file of tree.cpp) {
    for (const include of tree.read(file).includes) {
      if (include.quoted) yield { file, ...include, place: placeOf(file) };
    }
  }
}

// What an include means: {kind: lib | face | events | src, name}, or nothing for a file of the includer's own.
function meaningOf(tree, from, path) {
  const [first] = path.split('/');
  if (tree.files.has(`lib/${path}`)) return { kind: 'lib', name: first };
  if (tree.files.has(`${from.slice(0, from.lastIndexOf('/'))}/${path}`)) return undefined;
  for (const name of tree.graph.services.keys()) {
    const root = `services/${name}`;
    if (from.startsWith(`${root}/`) && tree.files.has(`${root}/src/${path}`)) return undefined;
    if (tree.files.has(`${root}/include/${path}`)) return { kind: 'face', name };
    if (tree.files.has(`${root}/events/${path}`)) return { kind: 'events', name };
  }
  const owner = [...tree.graph.services.keys()].find((name) => tree.files.has(`services/${name}/src/${path}`));
  return owner ? { kind: 'src', name: owner } : undefined;
}

function libsAllowed(tree, place) {
  if (place.kind === 'lib') {
    const { uses = [], testsUse = [] } = tree.graph.libs.get(place.name) ?? {};
    const tools = place.part === 'tests' ? testsUse.map((name) => name.replace(/_testing$/, '')) : [];
    return [place.name, ...uses, ...tools];
  }
  if (place.part === 'events') return engineOfEvents;
  const { libs = [], testsUse = [] } = tree.graph.services.get(place.name) ?? {};
  const tools = place.part === 'tests' ? testsUse.map((name) => name.replace(/_testing$/, '')) : [];
  return [...engineOfServices, ...libs, ...tools];
}

function undeclared(tree, { file, path, place }) {
  const meaning = meaningOf(tree, file, path);
  if (!meaning || place.kind === 'other') return undefined;
  if (meaning.kind === 'lib') {
    return libsAllowed(tree, place).includes(meaning.name)
      ? undefined
      : `${place.name} does not use lib/${meaning.name}`;
  }
  if (place.kind !== 'service' || meaning.name === place.name || meaning.kind === 'src') return undefined;
  const { uses, hears } = tree.graph.services.get(place.name);
  if (place.part === 'events') return 'an event header includes only base, shape, tenancy and its own events';
  if (meaning.kind === 'face' && !uses.includes(meaning.name)) return `${place.name} does not say USES ${meaning.name}`;
  if (meaning.kind === 'events' && !hears.includes(meaning.name))
    return `${place.name} does not say HEARS ${meaning.name}`;
  return undefined;
}

const two = (name, more) => `dde_service(${name} ${more})\n`;

module.exports = [
  {
    name: 'lib-knows-no-service',
    todo: 'let the service give the library what it needs, or move the file into the service',
    find: (tree) =>
      [...quotedIncludes(tree)]
        .filter(
          ({ file, path, place }) =>
            place.kind === 'lib' && ['face', 'events', 'src'].includes(meaningOf(tree, file, path)?.kind),
        )
        .map(({ file, line, path }) => ({ file, line, says: `includes "${path}" of a service` })),
    planted: [
      { 'lib/http/planted.hpp': '// A header.\n#pragma once\n#include "shop/shop.hpp"\n' },
      { 'lib/http/planted.cpp': '// A unit.\n#include "shop/events.hpp"\n' },
    ],
    accepted: [
      {
        'lib/http/planted.cpp': '// A unit about shop/shop.hpp.\nconst char* text = "#include \\"shop/shop.hpp\\"";\n',
      },
    ],
  },
  {
    name: 'includes-are-declared',
    todo: 'add it to USES, HEARS or LIBS in the CMakeLists.txt, if the order allows it',
    find: (tree) =>
      [...quotedIncludes(tree)].flatMap((include) => {
        const says = undeclared(tree, include);
        return says
          ? [{ file: include.file, line: include.line, says: `includes "${include.path}", but ${says}` }]
          : [];
      }),
    planted: [
      { 'lib/base/planted.hpp': '// A header.\n#pragma once\n#include "http/routes.hpp"\n' },
      { 'services/shop/src/planted.cpp': '// A unit.\n#include "crypto/digest.hpp"\n' },
      { 'services/auth/src/planted.cpp': '// A unit.\n#include "shop/shop.hpp"\n' },
      { 'services/shop/src/planted.cpp': '// A unit.\n#include "till/events.hpp"\n' },
      { 'services/shop/events/shop/planted.hpp': '// A header.\n#pragma once\n#include "http/routes.hpp"\n' },
    ],
    accepted: [
      {
        'services/shop/src/planted.cpp':
          '// A unit.\n#include "auth/auth.hpp"\n#include "http/routes.hpp"\n#include "shop/shop.hpp"\n',
      },
    ],
  },
  {
    name: 'src-is-private',
    todo: 'put what others need into include/ of the service',
    find: (tree) => [
      ...[...quotedIncludes(tree)]
        .filter(({ file, path, place }) => meaningOf(tree, file, path)?.kind === 'src' && place.kind !== 'lib')
        .map(({ file, line, path }) => ({ file, line, says: `includes "${path}" from the src/ of a service` })),
      ...tree.paths
        .filter((file) => /(CMakeLists\.txt|\.cmake)$/.test(file) && !file.startsWith('services/'))
        .flatMap((file) =>
          linesWith(tree.text(file).replace(/#[^\n]*/g, ''), /services\/[a-z_]+\/src\b/).map((line) => ({
            file,
            line,
            says: 'names the src/ of a service',
          })),
        ),
    ],
    planted: [
      { 'services/till/src/planted.cpp': '// A unit.\n#include "shelves.hpp"\n' },
      { 'app/planted.cpp': '// A unit.\n#include "shelves.hpp"\n' },
      { 'app/CMakeLists.txt': 'target_include_directories(dde PRIVATE ${CMAKE_SOURCE_DIR}/services/shop/src)\n' },
    ],
    accepted: [{ 'services/shop/tests/planted_test.cpp': '// A test.\n#include "shelves.hpp"\n' }],
  },
  {
    name: 'no-parent-includes',
    todo: 'write the path from the root: "base/error.hpp"',
    find: (tree) =>
      tree.cpp.flatMap((file) =>
        tree
          .read(file)
          .includes.filter(({ path }) => path.split('/').includes('..'))
          .map(({ line, path }) => ({ file, line, says: `includes "${path}"` })),
      ),
    planted: [{ 'lib/http/planted.cpp': '// A unit.\n#include "../base/error.hpp"\n' }],
    accepted: [{ 'lib/http/planted.cpp': '// A unit, not "../base/error.hpp".\n#include "base/error.hpp"\n' }],
  },
  {
    name: 'libraries-are-in-order',
    todo: 'a library uses only those declared above it, a service only the faces of lower tiers',
    find: (tree) => {
      const order = [...tree.graph.libs.keys()];
      const libs = [...tree.graph.libs].flatMap(([name, { file, line, uses }]) =>
        uses
          .filter((used) => !order.slice(0, order.indexOf(name)).includes(used))
          .map((used) => ({ file, line, says: `lib/${name} uses ${used}` })),
      );
      const services = [...tree.graph.services].flatMap(([name, { file, line, uses, tier }]) =>
        uses
          .filter((used) => !(tree.graph.services.get(used)?.tier < tier))
          .map((used) => ({ file, line, says: `${name} uses ${used}` })),
      );
      return [...libs, ...services];
    },
    planted: [
      { 'CMakeLists.txt': 'dde_library(base USES http)\ndde_library(http USES base)\n' },
      { 'services/till/CMakeLists.txt': two('till', 'TIER 1 USES shop') },
    ],
    accepted: [{ 'services/till/CMakeLists.txt': two('till', 'TIER 3 USES shop HEARS auth') }],
  },
  {
    name: 'tests-stay-in-tests',
    todo: 'what tests share lives in testing/ or tests/ and is included from there only',
    find: (tree) =>
      [...quotedIncludes(tree)]
        .filter(({ file, path }) => !isTest(file) && /(^|\/)(tests|testing)\//.test(path))
        .map(({ file, line, path }) => ({ file, line, says: `includes "${path}"` })),
    planted: [{ 'services/shop/src/planted.cpp': '// A unit.\n#include "sql/testing/run.hpp"\n' }],
    accepted: [{ 'lib/http/tests/planted_test.cpp': '// A test.\n#include "http/tests/things.hpp"\n' }],
  },
  {
    name: 'engines-stay-at-home',
    todo: 'Beast is for lib/http, libpq for lib/sql, hiredis for lib/redis: use their faces',
    find: (tree) => {
      const homes = [
        [/^boost\/beast/, 'lib/http/'],
        [/^(libpq-fe|postgres_ext)\.h|^libpq\//, 'lib/sql/'],
        [/^hiredis\//, 'lib/redis/'],
      ];
      return tree.cpp.flatMap((file) =>
        tree
          .read(file)
          .includes.filter(({ path }) => homes.some(([header, home]) => header.test(path) && !file.startsWith(home)))
          .map(({ line, path }) => ({ file, line, says: `includes <${path}>` })),
      );
    },
    planted: [
      { 'services/shop/src/planted.cpp': '// A unit.\n#include <boost/beast/http.hpp>\n' },
      { 'app/planted.cpp': '// A unit.\n#include <libpq-fe.h>\n' },
    ],
    accepted: [{ 'lib/http/planted.cpp': '// A unit.\n#include <boost/beast/http.hpp>\n' }],
  },
];

function linesWith(text, pattern) {
  return text.split('\n').flatMap((line, at) => (pattern.test(line) ? [at + 1] : []));
}
