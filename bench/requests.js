// What a request costs in CPU time, beside pgbench with the statements of the same request.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const instance = require('./instance.js');
const { account, wrk, pgbench } = require('./load.js');
const { learn, write_script } = require('./statements.js');
const { sign } = require('./tokens.js');
const { save, median } = require('./results.js');

const { is_quick } = instance;
const agencies = is_quick ? 20 : 300;
const clients = 200;
const seconds = is_quick ? 1 : 5;
const repeats = is_quick ? 2 : 7;
const tokens = path.join(instance.folder, 'bench-tokens');

async function answer_of(kind, url, serial) {
  const headers = { Authorization: `Bearer ${fs.readFileSync(tokens, 'utf8').split('\n')[0]}` };
  const body = { clientName: 'Trattoria', email: 'hello@trattoria.example', company: 'Trattoria Ltd', industry: 'restaurants',
    website: { domain: `one${serial}.bench.example`, template: 'ecommerce-pro', features: ['blog', 'estore'] } };
  const request = kind === 'get' ? { headers }
    : { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  // The measuring blocks this process: the server may have closed the connection kept from the last request meanwhile.
  const answer = await fetch(url, request).catch(() => fetch(url, request));
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}: ${text}`);
  return text;
}

function seed(settings) {
  const sql = fs.readFileSync(path.join(__dirname, 'seed.sql'), 'utf8');
  instance.psql(`\\set agencies ${agencies}\n\\set clients ${clients}\n${sql}`);
  // What vacuum does in the background would be charged to whoever runs at that moment.
  instance.psql('vacuum analyze');
  instance.psql('alter system set autovacuum = off;\nselect pg_reload_conf();');
  fs.writeFileSync(tokens, Array.from({ length: agencies }, (_, at) => sign(settings, at + 1) + '\n').join(''));
}

const server_connections = () => Number(instance.psql("select count(*) from pg_stat_activity where application_name = 'dde serve'"));

function cases_of(settings) {
  const api = `http://${settings.listen}/api/v1`;
  return [
    { name: 'hello', what: '`GET /healthz`: the HTTP server alone', kind: 'get', url: `http://${settings.serve_metrics_listen}/healthz` },
    { name: 'token', what: '`GET /templates`: and a verified token, no query', kind: 'get', url: `${api}/templates` },
    { name: 'list', what: '`GET /tenants/clients`: a list of 50', kind: 'get', url: `${api}/tenants/clients?limit=50`,
      first: "select set_config('app.tenant_id'", last: 'select id, name, email', in_first_flight: 2,
      rows: { kind: 'fetched', least: 50 } },
    { name: 'create', what: '`POST /tenants/clients`: a client and its website', kind: 'create', url: `${api}/tenants/clients`,
      first: 'begin', last: 'commit', in_first_flight: 3,
      rows: { kind: 'inserted', least: 5.5 } },
  ];
}

// A warm-up opens the connections; how many is counted, and pgbench gets the same.
async function prepare(one) {
  let serial = Date.now();
  const before = server_connections();
  account(() => wrk({ ...one, tokens, seconds }));
  if (!one.first) return;
  const statements = await learn(() => answer_of(one.kind, one.url, ++serial), one.first, one.last);
  one.connections = Math.max(1, one.kind === 'get' ? server_connections() : server_connections() - before);
  one.statements = statements.map((statement) => statement.text);
  one.script = path.join(instance.folder, `bench-${one.name}.sql`);
  one.variables = write_script(one.script, statements, one.in_first_flight);
  require_rows(one);
}

// Also the warm-up of pgbench: statements that find or write nothing would be a cheap comparison.
function require_rows(one) {
  const rows = () => Number(instance.psql(`select tup_${one.rows.kind} from pg_stat_database where datname = 'dde'`));
  const before = rows();
  const { requests } = account(() => pgbench({ ...one, agencies, seconds }));
  const each = (rows() - before) / requests;
  if (each < one.rows.least) throw new Error(`pgbench ${one.rows.kind} only ${each} rows a transaction for ${one.name}`);
}

// One after the other, and who begins changes: both meet the same machine.
function measure_pair(one, nth) {
  const pair = {};
  const runs = [['dde', () => wrk({ ...one, tokens, seconds })]];
  if (one.script) runs.push(['pgbench', () => pgbench({ ...one, agencies, seconds })]);
  if (nth % 2) runs.reverse();
  for (const [name, load] of runs) pair[name] = account(load);
  return pair;
}

const total = (cost) => cost.serve + cost.postgres + cost.redis;

function summary(one, pairs) {
  const middle = (side, figure) => median(pairs.map((pair) => figure(pair[side])));
  const result = { name: one.name, what: one.what, connections: one.connections, statements: one.statements };
  for (const figure of ['serve', 'postgres', 'redis', 'rate', 'p50', 'p99', 'others']) {
    result[figure] = middle('dde', (cost) => cost[figure]);
  }
  result.total = middle('dde', total);
  if (!one.script) return result;
  // pgbench is to PostgreSQL what our server is: a client that asks and takes the answer.
  const pgbench_total = (cost) => cost.postgres + cost.generator;
  result.pgbench = { client: middle('pgbench', (cost) => cost.generator), postgres: middle('pgbench', (cost) => cost.postgres),
    total: middle('pgbench', pgbench_total), rate: middle('pgbench', (cost) => cost.rate) };
  result.ratios = pairs.map((pair) => total(pair.dde) / pgbench_total(pair.pgbench));
  result.ratio = median(result.ratios);
  result.postgres_ratio = median(pairs.map((pair) => pair.dde.postgres / pair.pgbench.postgres));
  return result;
}

async function main() {
  instance.fresh({ DDE_POSTGRES_MEMORY: '256MB' });
  // Its processing of new clients would be charged to the requests.
  await instance.stop('work');
  const settings = instance.settings();
  seed(settings);

  const results = [];
  for (const one of cases_of(settings)) {
    await answer_of(one.kind, one.url, 0);
    await prepare(one);
    const pairs = [];
    for (let nth = 0; nth < repeats; ++nth) pairs.push(measure_pair(one, nth));
    results.push(summary(one, pairs));
    const { total: cost, ratio } = results.at(-1);
    console.log(`· ${one.name}: ${cost.toFixed(0)} us of CPU a request${ratio ? `, ${ratio.toFixed(2)} x pgbench` : ''}`);
  }
  save('requests', { agencies, clients, seconds, repeats, results });
}

main().catch((error) => {
  console.error(`bench: ${error.stack}`);
  process.exit(1);
});
