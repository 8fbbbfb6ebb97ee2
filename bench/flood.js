// What others feel while strangers hammer the login: the latency of a list, quiet and under the flood.
'use strict';

const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const instance = require('./instance.js');
const { sign } = require('./tokens.js');
const { save, median, quantile } = require('./results.js');
const { steady } = require('./steady.js');

const { is_quick } = instance;
const agencies = 120; // so many that each stays below the requests a minute of its plan
const clients = 50;
const rate = 100; // requests a second, sent when they are due whether the last was answered or not
const seconds = is_quick ? 2 : 10;
const repeats = is_quick ? 1 : 5;
const strangers = 16;
// The limit of an address holds the first back; the others come from so many that it holds nobody.
const floods = { known: strangers, anywhere: 60_000 };

// The strangers are elsewhere: their work must not be charged to the machine that serves.
async function flooded(api, addresses, load) {
  const flood = spawn('nice', ['-n', '19', 'wrk', '-t1', `-c${strangers}`, `-d${seconds * 3}s`, '--timeout', '30s',
    '-s', path.join(__dirname, 'flood.lua'), `${api}/auth/login`, '--', String(addresses)], { stdio: 'ignore' });
  await instance.pause(500);
  const times = await load();
  flood.kill('SIGINT');
  return times;
}

async function main() {
  instance.fresh({ DDE_POSTGRES_MEMORY: '256MB', DDE_RATE_LIMIT_SCALE: '1' });
  const settings = instance.settings();
  const sql = fs.readFileSync(path.join(__dirname, 'seed.sql'), 'utf8');
  instance.psql(`\\set agencies ${agencies}\n\\set clients ${clients}\n${sql}`);
  const tokens = Array.from({ length: agencies }, (_, at) => sign(settings, at + 1));
  const api = `http://${settings.listen}/api/v1`;
  const load = async () => {
    const answers = await steady(`${api}/tenants/clients?limit=20`, { rate, seconds, tokens });
    const refused = answers.find(({ status }) => status !== 200);
    if (refused) throw new Error(`the list answers ${refused.status}`);
    return answers.map(({ time }) => time);
  };
  await load();

  const rounds = [];
  for (let nth = 0; nth < repeats; ++nth) {
    const round = { quiet: await load() };
    for (const [name, addresses] of Object.entries(floods)) round[name] = await flooded(api, addresses, load);
    rounds.push(round);
  }
  const figures = Object.fromEntries(['quiet', ...Object.keys(floods)].map((name) => {
    const middle = (share) => median(rounds.map((round) => quantile(round[name], share)));
    const ratio = median(rounds.map((round) => quantile(round[name], 0.99) / quantile(round.quiet, 0.99)));
    return [name, { p50: middle(0.5), p99: middle(0.99), ratio }];
  }));
  for (const [name, { p99 }] of Object.entries(figures)) console.log(`· flood: p99 ${p99.toFixed(1)} ms ${name}`);
  save('flood', { strangers, rate, seconds, repeats, figures });
}

main().catch((error) => {
  console.error(`bench: ${error.stack}`);
  process.exit(1);
});
