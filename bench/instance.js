// The private instance that is measured.
'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '..');
const tool = path.join(root, 'tools/instance');
const folder = process.env.BENCH_DIR ?? '/tmp/dde-bench';
const binary = path.resolve(process.env.DDE_BENCH_BINARY ?? path.join(root, 'build/release/app/dde'));
const is_quick = (process.env.BENCH_QUICK ?? '') !== '';
const first_port = Number(process.env.BENCH_PORT ?? 41000);

const port_names = ['DDE_HTTP_PORT', 'DDE_HTTPS_PORT', 'DDE_LISTEN_PORT', 'DDE_SERVE_METRICS_PORT',
  'DDE_WORK_METRICS_PORT', 'DDE_HOST_METRICS_PORT', 'DDE_DNS_API_PORT', 'DDE_ACME_PORT', 'DDE_ACME_MANAGEMENT_PORT'];

function environment(wanted) {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('DDE_')));
  port_names.forEach((name, at) => { own[name] = String(first_port + at); });
  return { ...own, DDE_DATA_DIR: folder, DDE_BINARY: binary, DDE_DEMO: 'no', DDE_ACCESS_TOKEN_TTL: '3600',
    DDE_RATE_LIMIT_SCALE: '10000',
    DDE_DNS_ADDRESS: `127.0.0.1:${first_port + port_names.length}`, ...wanted };
}

function run(verb, options = {}) {
  return execFileSync(tool, [verb, ...(options.more ?? [])], {
    env: environment(options.settings ?? {}), input: options.input ?? '', encoding: 'utf8', maxBuffer: 1 << 26,
    stdio: ['pipe', 'pipe', options.quiet ? 'ignore' : 'inherit'],
  });
}

// Starts it, or applies other settings to the one that runs.
function up(settings = {}) { run('up', { settings }); }

function remove() {
  if (fs.existsSync(path.join(folder, 'pid'))) run('down');
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

function fresh(settings = {}) {
  if (!fs.existsSync(binary)) throw new Error(`there is no program ${binary}: run tools/build, or set DDE_BENCH_BINARY`);
  remove();
  up(settings);
}

// SQL as the superuser; returns the rows as text.
function psql(sql) { return run('psql', { more: ['-qAtX', '-v', 'ON_ERROR_STOP=1'], input: sql }).trim(); }

function settings() {
  const text = fs.readFileSync(path.join(folder, 'dde.toml'), 'utf8');
  return Object.fromEntries([...text.matchAll(/^(\w+) = "(.*)"$/gm)].map(([, name, value]) => [name, value]));
}

function pid_of(name) { return Number(fs.readFileSync(path.join(folder, 'pid', `${name}.pid`), 'utf8')); }

// Ends one process together with its keeper, which would start it again.
async function stop(name) {
  const [, keeper, , pid] = fs.readFileSync(path.join(folder, 'pid', `${name}.state`), 'utf8').trim().split(' ');
  process.kill(Number(keeper), 'SIGTERM');
  await until(`${name} has ended`, 40_000, () => !fs.existsSync(`/proc/${pid}`));
}

const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

async function until(what, limit, is_true) {
  for (const end = Date.now() + limit; Date.now() < end; await pause(50)) {
    const answer = await is_true();
    if (answer) return answer;
  }
  throw new Error(`waited ${limit / 1000} s in vain: ${what}`);
}

module.exports = { root, folder, binary, is_quick, up, fresh, psql, settings, pid_of, stop, until, pause };

if (require.main === module && process.argv[2] === 'remove') remove();
