// Keeps what a step measured together with the conditions it was measured under.
'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { root, binary, is_quick } = require('./instance.js');

const folder = path.join(root, 'build/bench', is_quick ? 'quick' : '');
const load_at_start = os.loadavg()[0];

function first_line(program, ...words) {
  try {
    return execFileSync(program, words, { encoding: 'utf8', cwd: root, stdio: ['ignore', 'pipe', 'pipe'] }).split('\n')[0].trim();
  } catch {
    return 'unknown';
  }
}

function commit() {
  const git = (...words) => first_line('git', '-c', 'safe.directory=*', ...words);
  return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '--', '.', ':!docs/performance.md') === '' ? '' : ' with changes');
}

function number_in(text) { return (/\d+(\.\d+)+/.exec(text) ?? ['unknown'])[0]; }

// Debian's CMake writes the build type beside the program.
function build_type() {
  const cache = path.join(path.dirname(binary), '../CMakeCache.txt');
  const text = fs.existsSync(cache) ? fs.readFileSync(cache, 'utf8') : '';
  return (/^CMAKE_BUILD_TYPE:\w+=(\w+)$/m.exec(text) ?? [, 'unknown'])[1];
}

function conditions() {
  const postgres = fs.readdirSync('/usr/lib/postgresql').sort((a, b) => a - b).at(-1);
  return {
    date: new Date().toISOString().slice(0, 16).replace('T', ' ') + ' UTC',
    commit: commit(),
    machine: `${os.cpus()[0].model.trim()}, ${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GB, kernel ${number_in(os.release())}`,
    load: `load ${load_at_start.toFixed(1)} at the start, ${os.loadavg()[0].toFixed(1)} at the end`,
    versions: [`${build_type()} build`, `clang ${number_in(first_line('clang++-19', '--version'))}`,
      `PostgreSQL ${number_in(first_line(`/usr/lib/postgresql/${postgres}/bin/postgres`, '--version'))}`,
      `Redis ${number_in(first_line('redis-server', '--version'))}`,
      `nginx ${number_in(first_line('sh', '-c', 'nginx -v 2>&1'))}`].join(', '),
  };
}

function save(step, measured) {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, `${step}.json`), JSON.stringify({ conditions: conditions(), ...measured }, null, 2));
}

function load(step) {
  const file = path.join(folder, `${step}.json`);
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined;
}

// The value below which `share` of the values lie.
function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

module.exports = { folder, save, load, quantile, median };
