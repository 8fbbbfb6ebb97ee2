// How long a clean build takes, and the rebuild after a change of one file; without ccache, on a copy of the sources.
'use strict';

const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { root, folder, is_quick } = require('./instance.js');
const { save } = require('./results.js');

const copy = `${folder}-build`;
const plan = is_quick
  ? { everything: 'base_tests', targets: ['base_tests'], changed: ['lib/base/encode.cpp'], tests: 'base' }
  : { everything: 'all', targets: ['dde', 'tenants_tests'], tests: 'tenants',
    changed: ['services/tenants/src/clients.cpp', 'services/tenants/src/clients.hpp'] };

function seconds_of(program, ...words) {
  const began = performance.now();
  const ended = spawnSync(program, words, { cwd: copy, encoding: 'utf8', maxBuffer: 1 << 28,
    env: { ...process.env, CCACHE_DISABLE: '1' } });
  if (ended.status !== 0) throw new Error(`${program} ${words.join(' ')} failed: ${ended.stderr.slice(-3000)}${ended.stdout.slice(-3000)}`);
  return { seconds: (performance.now() - began) / 1000, text: ended.stdout };
}

function copy_sources() {
  fs.rmSync(copy, { recursive: true, force: true });
  fs.mkdirSync(copy, { recursive: true });
  const list = spawnSync('git', ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: root, encoding: 'utf8' }).stdout.split('\0').filter((file) => file !== '' && fs.existsSync(path.join(root, file)));
  for (const file of list) fs.cpSync(path.join(root, file), path.join(copy, file), { preserveTimestamps: true });
}

// As tools/build does: one job a core, and 1.5 GB for each.
function job_count() {
  const available = Number(/^MemAvailable:\s+(\d+)/m.exec(fs.readFileSync('/proc/meminfo', 'utf8'))[1]);
  return Math.max(1, Math.min(os.cpus().length, Math.floor(available / 1_500_000)));
}

const ninja = (...targets) => seconds_of('ninja', '-C', 'build/release', '-j', String(job_count()), ...targets);

// Its time of change is enough for ninja.
function rebuild(file) {
  const now = new Date();
  fs.utimesSync(path.join(copy, file), now, now);
  const { seconds, text } = ninja(...plan.targets);
  const compiled = new Set(text.match(/Building CXX object \S+/g)).size;
  if (compiled === 0) throw new Error(`a change of ${file} rebuilt nothing`);
  console.log(`· ${file}: ${seconds.toFixed(1)} s, ${compiled} files compiled`);
  return { file, seconds, compiled };
}

function main() {
  copy_sources();
  seconds_of('cmake', '--preset', 'release', '-D', 'DDE_TESTS=ON');
  const clean = ninja(plan.everything);
  const files = new Set(clean.text.match(/Building CXX object \S+/g)).size;
  console.log(`· clean build: ${clean.seconds.toFixed(0)} s, ${files} files compiled`);
  const rebuilds = plan.changed.map(rebuild);
  const { seconds } = seconds_of('ctest', '--test-dir', 'build/release', '-R', `^${plan.tests}$`, '--no-tests=error');
  save('build', { jobs: job_count(), clean: { seconds: clean.seconds, files }, rebuilds, targets: plan.targets,
    tests: { name: `${plan.tests}_tests`, seconds } });
  fs.rmSync(copy, { recursive: true, force: true });
}

main();
