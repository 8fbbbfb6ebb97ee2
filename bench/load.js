// Load on the server (wrk) and on PostgreSQL alone (pgbench), and the CPU time that it took.
'use strict';

const { spawnSync } = require('node:child_process');
const path = require('node:path');
const { folder, pid_of, psql } = require('./instance.js');
const { cpu_of, machine } = require('./processes.js');

const measured = ['serve', 'postgres', 'redis'];

function usage() {
  const sum = { machine: machine() };
  for (const name of measured) sum[name] = cpu_of(pid_of(name));
  return sum;
}

function text_of(program, words, environment = {}) {
  const ended = spawnSync(program, words, { encoding: 'utf8', env: { ...process.env, ...environment } });
  if (ended.status !== 0) throw new Error(`${program} failed: ${ended.error ?? ''}${ended.stderr}${ended.stdout}`);
  return ended;
}

// Runs `load`, which returns how many requests it made and the CPU time of the load generator: microseconds a request
// of each process, and the share of the machine that others used meanwhile.
function account(load) {
  psql('checkpoint');
  const before = usage();
  const made = load();
  const after = usage();
  if (made.requests === 0) throw new Error('not one request was answered');
  const cost = { ...made };
  let ours = made.generator_us;
  for (const name of measured) {
    cost[name] = (after[name] - before[name]) / made.requests;
    ours += after[name] - before[name];
  }
  const all = after.machine.all - before.machine.all;
  cost.others = Math.max(0, (after.machine.busy - before.machine.busy - ours) / all);
  cost.generator = made.generator_us / made.requests;
  return cost;
}

// bash says the CPU time of its child on the last line.
function timed(words) {
  const ended = text_of('bash', ['-c', 'TIMEFORMAT="%U %S"; time "$@"', 'bash', ...words]);
  const [user, system] = ended.stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return { text: ended.stdout, generator_us: (user + system) * 1e6 };
}

let serial = Date.now() * 1000;

function wrk({ url, kind, tokens, seconds }) {
  serial += 1e8;
  const { text, generator_us } = timed(['wrk', '-t1', '-c64', `-d${seconds}s`, '--timeout', '10s',
    '-s', path.join(__dirname, 'wrk.lua'), url, '--', kind, tokens, String(serial)]);
  const said = JSON.parse(/^BENCH (.*)$/m.exec(text)[1]);
  if (said.failed > 0) throw new Error(`${said.failed} of ${said.requests} requests to ${url} failed`);
  return { requests: said.requests, rate: said.requests / said.microseconds * 1e6, p50: said.p50 / 1000,
    p99: said.p99 / 1000, generator_us };
}

function pgbench({ script, variables, connections, seconds, agencies }) {
  serial += 1e8;
  const given = Object.entries({ ...variables, agencies, serial }).flatMap(([name, value]) => ['-D', `${name}=${value}`]);
  const { text, generator_us } = timed(['pgbench', '-n', '-M', 'prepared', '-c', String(connections), '-j', '1',
    '-T', String(seconds), '-h', path.join(folder, 'postgres'), '-U', 'dde_app', ...given, '-f', script, 'dde']);
  const requests = Number(/actually processed: (\d+)/.exec(text)[1]);
  const failed = Number((/failed transactions: (\d+)/.exec(text) ?? [0, 0])[1]);
  if (failed > 0) throw new Error(`${failed} transactions of pgbench failed: ${text}`);
  return { requests, rate: requests / seconds, generator_us };
}

module.exports = { account, wrk, pgbench };
