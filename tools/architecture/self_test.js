// Proves that every rule can fail: a small clean house is accepted, and refused with each violation planted in it.
'use strict';

const { Tree } = require('./tree.js');

const readme = (name) =>
  `# ${name}\n\nSells things.\n\n## Nouns\n\n## Events\n\n## Who may call it\n\n## Known limits\n`;

const house = {
  'CMakeLists.txt':
    'dde_library(base)\ndde_library(crypto USES base)\ndde_library(sql USES base)\n' +
    'dde_library(http USES base crypto sql TESTS_USE sql_testing)\n',
  'lib/base/error.hpp': '// Errors.\n#pragma once\n',
  'lib/crypto/digest.hpp': '// Digests.\n#pragma once\n',
  'lib/sql/testing/run.hpp': '// Runs tasks.\n#pragma once\n',
  'lib/tenancy/sql/202601010100_isolation.sql': '-- A reason.\nselect 1;\n',
  'lib/http/routes.hpp': '// Routes.\n#pragma once\n#include "base/error.hpp"\n',
  'lib/http/tests/things.hpp': '// Things.\n#pragma once\n#include "sql/testing/run.hpp"\n',
  'services/auth/CMakeLists.txt': 'dde_service(auth TIER 1 LIBS crypto)\n',
  'services/auth/README.md': readme('auth'),
  'services/auth/include/auth/auth.hpp': '// Faces.\n#pragma once\n',
  'services/auth/sql/202601010100_users.sql': '-- A reason.\ncreate table auth.users (id uuid);\n',
  'services/shop/CMakeLists.txt': 'dde_service(shop TIER 2 USES auth HEARS auth)\n',
  'services/shop/README.md': readme('shop'),
  'services/shop/include/shop/shop.hpp': '// Faces.\n#pragma once\n',
  'services/shop/events/shop/events.hpp': '// Events.\n#pragma once\n',
  'services/shop/src/shelves.hpp': '// Shelves.\n#pragma once\n#include "auth/auth.hpp"\n',
  'services/shop/sql/202601010100_shelves.sql': '-- A reason.\ncreate table shop.shelves (id uuid);\n',
  'services/till/CMakeLists.txt': 'dde_service(till TIER 3 USES shop HEARS shop)\n',
  'services/till/README.md': readme('till'),
  'services/till/include/till/till.hpp': '// Faces.\n#pragma once\n#include "shop/shop.hpp"\n',
  'services/till/events/till/events.hpp': '// Events.\n#pragma once\n',
  'app/main.cpp': '// The program.\n#include "till/till.hpp"\n',
};

const houseWith = (more) => new Tree(new Map(Object.entries({ ...house, ...more })));
const show = (found) => found.map(({ file, line, says }) => `${file}:${line} ${says}`).join('; ');

// The sentences that are wrong about the rules; none is good.
function selfTest(rules) {
  const wrong = [];
  for (const rule of rules) {
    if (rule.planted.length === 0) wrong.push(`${rule.name} has no planted violation`);
    const clean = rule.find(houseWith({}));
    if (clean.length > 0) wrong.push(`${rule.name} refuses the clean house: ${show(clean)}`);
    rule.planted.forEach((more, at) => {
      const found = rule.find(houseWith(more)).filter(({ file, line }) => line > 0 && Object.keys(more).includes(file));
      if (found.length === 0)
        wrong.push(`${rule.name} does not find its planted violation ${at + 1} in ${Object.keys(more)}`);
    });
    rule.accepted.forEach((more, at) => {
      const found = rule.find(houseWith(more));
      if (found.length > 0) wrong.push(`${rule.name} refuses what is allowed (${at + 1}): ${show(found)}`);
    });
  }
  return wrong;
}

module.exports = { selfTest };
