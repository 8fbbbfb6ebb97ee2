// pgbench scripts with the statements that the server really sends and their arguments: one request is made while PostgreSQL
// logs them, so the two sides cannot drift apart.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { folder, psql, until } = require('./instance.js');

const uuid = (name) => `lpad(:${name}, 32, '0')::uuid`;
const domain = (name) => `lpad(:${name}, 30, 'c')`;

// The arguments that differ from request to request, by how a statement begins; a list where it is sent several times. All
// others stay what they were in the request that was logged.
const varying = [
  ["select set_config('app.tenant_id', $1", [{ 1: "'00000000-0000-7000-8000-' || lpad(:agency, 12, '0')" }]],
  ['insert into billing.usage', [{}]],
  ['insert into provisioning.websites', [{ 1: uuid('website'), 2: uuid('client'), 4: domain('website'), 5: domain('client') }]],
  ['insert into provisioning.domains', [{ 1: domain('website'), 2: uuid('client'), 3: uuid('website') },
    { 1: domain('client'), 2: uuid('client'), 3: uuid('website') }]],
  ['insert into tenants.sub_tenants', [{ 1: uuid('client'), 6: uuid('website') }]],
  ['insert into events.outbox', [{ 1: uuid('event') }, { 1: uuid('second_event') }]],
];

// [{ text, values }] in the order of their sending; null is undefined.
function logged_since(offset) {
  const text = fs.readFileSync(path.join(folder, 'log/postgres.log')).subarray(offset).toString();
  const statements = [];
  for (const entry of text.split(/\n(?=\d{4}-\d\d-\d\d )/)) {
    const [, sent] = /dde_app@dde LOG: {2}execute [^:]*: ([^]*)$/.exec(entry) ?? [];
    const [, parameters] = /dde_app@dde DETAIL: {2}parameters: ([^]*)$/.exec(entry) ?? [];
    if (sent) statements.push({ text: sent.replace(/\s+/g, ' ').trim(), values: [] });
    if (!parameters) continue;
    for (const [, number, , value] of parameters.matchAll(/\$(\d+) = (NULL|'((?:[^']|'')*)')/g)) {
      statements.at(-1).values[number] = value?.replaceAll("''", "'");
    }
  }
  return statements.filter((statement) => statement.text !== 'select 1');
}

// The statements of one request, in the order of their sending; `first` and `last` are how its outermost ones begin.
async function learn(make_request, first, last) {
  psql("alter system set log_statement = 'all';\nalter system set log_error_verbosity = 'default';\nselect pg_reload_conf();");
  const log = path.join(folder, 'log/postgres.log');
  try {
    return await until('PostgreSQL logs the statements', 10_000, async () => {
      const offset = fs.statSync(log).size;
      await make_request();
      return until('the last statement is logged', 2000, () => {
        const statements = logged_since(offset);
        return statements[0]?.text.startsWith(first) && statements.at(-1).text.startsWith(last) && statements;
      }).catch(() => undefined);
    });
  } finally {
    psql('alter system reset log_statement;\nalter system reset log_error_verbosity;\nselect pg_reload_conf();');
  }
}

function with_arguments({ text, values }, at, nth, variables) {
  const known = varying.find(([beginning]) => text.startsWith(beginning));
  const own = known?.[1][nth];
  if (!own && (known || text.startsWith('insert'))) {
    throw new Error(`bench/statements.js does not know which arguments vary in: ${text}`);
  }
  return text.replace(/\$(\d+)/g, (_, number) => {
    if (own?.[number]) return own[number];
    const name = `s${at}_${number}`;
    // '' cannot be given as a variable; one that is not given is null.
    if (values[number]) variables[name] = values[number];
    return values[number] === '' ? "''" : `:${name}`;
  }) + ';';
}

// Writes a script and returns the variables it is run with. `in_first_flight`: how many statements travel together at the
// start; the others wait for each other's answers.
function write_script(file, statements, in_first_flight) {
  const seen = new Map();
  const variables = {};
  const lines = statements.map((statement, at) => {
    const nth = seen.get(statement.text) ?? 0;
    seen.set(statement.text, nth + 1);
    return with_arguments(statement, at, nth, variables);
  });
  const text = ['\\set agency random(1, :agencies)', '\\set serial :serial + 1',
    ...['website', 'client', 'event', 'second_event'].map((name, at) => `\\set ${name} :serial * 1000 + :client_id * 10 + ${at}`),
    '\\startpipeline', ...lines.slice(0, in_first_flight), '\\endpipeline', ...lines.slice(in_first_flight)];
  fs.writeFileSync(file, text.join('\n') + '\n');
  return variables;
}

module.exports = { learn, write_script };
