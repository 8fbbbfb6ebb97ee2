// What SQL may say, in statements of the program and in migrations.
'use strict';

const { lineAt } = require('./cpp.js');
const { isTest, placeOf } = require('./tree.js');

const withoutComments = (sql) => sql.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
const withoutTexts = (sql) => sql.replace(/'(?:[^']|'')*'/g, (text) => text.replace(/[^\n]/g, ' '));

// Every SQL text: {file, line, sql, isStatement}. Statements are R"sql(...)sql" and "..."_sql; files are migrations.
function* sqlTexts(tree) {
  for (const file of tree.cpp) {
    for (const { text, tag, suffix, line } of tree.read(file).strings) {
      if (tag === 'sql' || suffix === '_sql')
        yield { file, line, sql: withoutComments(text), isStatement: suffix === '_sql' };
    }
  }
  for (const file of tree.paths.filter((name) => name.endsWith('.sql'))) {
    yield { file, line: 1, sql: withoutComments(tree.text(file)), isStatement: false };
  }
}

function findIn(tree, pattern, says, isWanted = () => true) {
  return [...sqlTexts(tree)].filter(isWanted).flatMap(({ file, line, sql }) =>
    [...sql.matchAll(pattern)].map((match) => ({
      file,
      line: line + lineAt(sql, match.index) - 1,
      says: says(match),
    })),
  );
}

const schemasOf = (tree) => [
  ...new Set(
    tree.paths.filter((file) => /^(lib|services)\/[a-z_]+\/sql\//.test(file)).map((file) => file.split('/')[1]),
  ),
];

// Migrations call the procedures of lib/tenancy; all others may not name its schema.
function findForeignSchemas(tree) {
  const schemas = schemasOf(tree).join('|');
  if (schemas === '') return [];
  const mention = new RegExp(`(?<![\\w.$])(${schemas})\\.[a-z_]+`, 'g');
  const texts = [...sqlTexts(tree)].filter(({ file }) => !isTest(file));
  return texts.flatMap(({ file, line, sql }) => {
    const { kind, name } = placeOf(file);
    return [...withoutTexts(sql).matchAll(mention)]
      .filter(([, schema]) => kind === 'other' || (schema !== name && !(schema === 'tenancy' && file.endsWith('.sql'))))
      .map((match) => ({ file, line: line + lineAt(sql, match.index) - 1, says: `names ${match[0]}` }));
  });
}

const isProduct = ({ file }) => !isTest(file);
const unit = (sql, more = '') => `// A unit.\n${more}auto a = R"sql(${sql})sql"_sql;\n`;

module.exports = [
  {
    name: 'own-schema-only',
    todo: 'ask the other service through its include/, or hear its events',
    find: findForeignSchemas,
    planted: [
      { 'services/shop/src/planted.cpp': unit('select id from auth.users') },
      {
        'services/shop/sql/202601010101_planted.sql':
          '-- A reason.\ncreate table shop.t (id uuid references auth.users (id));\n',
      },
      { 'app/planted.cpp': unit('select id from auth.users') },
    ],
    accepted: [
      {
        'services/shop/src/planted.cpp': unit(
          "select a.id from shop.shelves a where name = 'auth.users' -- auth.users\n",
        ),
      },
      {
        'services/shop/sql/202601010101_planted.sql': "-- Not auth.users.\ncall tenancy.isolate('shop.shelves');\n",
      },
    ],
  },
  {
    name: 'settings-are-local',
    todo: 'a setting that outlives its unit leaks into the next request: say true',
    find: (tree) => [
      ...findIn(tree, /set_config\s*\([^;]*?,\s*false\s*\)/gi, () => 'set_config(..., false)', isProduct),
      ...findIn(tree, /\bset\s+(session\s+)?app\.\w+/gi, ([what]) => what, isProduct),
      ...tree.cpp
        .filter((file) => !isTest(file))
        .flatMap((file) =>
          tree
            .read(file)
            .strings.filter(
              ({ text, tag, suffix }) =>
                tag !== 'sql' && suffix !== '_sql' && /set_config\s*\([^;]*?,\s*false\s*\)/i.test(text),
            )
            .map(({ line }) => ({ file, line, says: 'set_config(..., false)' })),
        ),
    ],
    planted: [
      { 'lib/http/planted.cpp': unit("select set_config('app.tenant_id', $1, false)") },
      { 'lib/http/planted.cpp': '// A unit.\nauto text = "select set_config(\'app.tenant_id\', $1, false)";\n' },
      { 'services/shop/sql/202601010101_planted.sql': "-- A reason.\nset app.tenant_id = '';\n" },
    ],
    accepted: [
      {
        'lib/http/planted.cpp':
          '// A unit: never set_config(x, y, false).\nauto text = "select set_config(\'app.tenant_id\', $1, true)";\n',
      },
    ],
  },
  {
    name: 'columns-are-listed',
    todo: 'list the columns: a new one must not change what an old program reads',
    find: (tree) => findIn(tree, /\b(select|returning)\s+(distinct\s+)?([a-z_]+\.)?\*/gi, ([what]) => what, isProduct),
    planted: [
      { 'services/shop/src/planted.cpp': unit('select * from shop.shelves') },
      { 'services/shop/src/planted.cpp': unit('update shop.shelves set a = 1 returning *') },
    ],
    accepted: [{ 'services/shop/src/planted.cpp': unit('select count(*), 2 * 3 from shop.shelves') }],
  },
  {
    name: 'no-begin',
    todo: 'sql::Database::begin() makes transactions; a stray one would serve the next request as this tenant',
    find: (tree) =>
      findIn(
        tree,
        /(^|;)\s*(begin|start\s+transaction|commit|rollback|savepoint|set\s+(local|session|role)|listen|copy)\b/gi,
        (match) => match[2],
        ({ isStatement }) => isStatement,
      ),
    planted: [
      { 'services/shop/src/planted.cpp': unit('begin') },
      { 'lib/http/planted.cpp': '// A unit.\nauto a = "select 1; commit"_sql;\n' },
    ],
    accepted: [{ 'services/shop/src/planted.cpp': unit('select commit from shop.shelves') }],
  },
  {
    name: 'migrations-are-named-by-time',
    todo: 'name it sql/YYYYMMDDHHMM_slug.sql (make makemigrations does), and open it with its reason',
    find: (tree) =>
      tree.paths
        .filter((file) => /(^|\/)sql\/[^/]*\.sql$/.test(file) && !isTest(file))
        .flatMap((file) => {
          const name = file.slice(file.lastIndexOf('/') + 1);
          const isNamed =
            /^20\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])([01]\d|2[0-3])[0-5]\d_[a-z0-9]+(_[a-z0-9]+)*\.sql$/.test(name);
          const isOpened = /^-- \S/.test(tree.text(file));
          return [
            ...(isNamed ? [] : [{ file, line: 1, says: 'is not named by its time' }]),
            ...(isOpened ? [] : [{ file, line: 1, says: 'does not open with a reason' }]),
          ];
        }),
    planted: [
      { 'services/shop/sql/0001_shelves.sql': '-- A reason.\nselect 1;\n' },
      { 'services/shop/sql/202613010101_shelves.sql': '-- A reason.\nselect 1;\n' },
      { 'services/shop/sql/202612010101_shelves.sql': 'select 1;\n' },
    ],
    accepted: [{ 'services/shop/sql/202612010101_more_shelves.sql': '-- A reason.\nselect 1;\n' }],
  },
];
