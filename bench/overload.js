// What whoever is turned away feels, and whether the health check stays green, while far more is asked than can be done.
'use strict';

const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const instance = require('./instance.js');
const { sign } = require('./tokens.js');
const { save, quantile } = require('./results.js');
const { steady } = require('./steady.js');

const at_once = 8; // a loop; as many may wait
const connections = 512;
const rate = 100;
const seconds = instance.is_quick ? 2 : 20;

async function main() {
  instance.fresh({ DDE_POSTGRES_MEMORY: '256MB', DDE_REQUESTS_AT_ONCE: String(at_once) });
  const settings = instance.settings();
  const sql = fs.readFileSync(path.join(__dirname, 'seed.sql'), 'utf8');
  instance.psql(`\\set agencies 1\n\\set clients 50\n${sql}`);
  const token = sign(settings, 1);
  const list = `http://${settings.listen}/api/v1/tenants/clients?limit=50`;
  const crowd = spawn('nice', ['-n', '19', 'wrk', '-t1', `-c${connections}`, `-d${seconds + 10}s`, '--timeout', '30s',
    '-H', `Authorization: Bearer ${token}`, list], { stdio: 'ignore' });
  await instance.pause(1000);
  const [answers, health] = await Promise.all([
    steady(list, { rate, seconds, tokens: [token] }),
    steady(`http://${settings.serve_metrics_listen}/healthz`, { rate: 5, seconds }),
  ]);
  crowd.kill('SIGINT');

  const refused = answers.filter(({ status }) => status === 503);
  const strange = answers.find(({ status, headers }) => ![200, 503].includes(status) || (status === 503 && !headers['retry-after']));
  if (strange) throw new Error(`an answer of ${strange.status} with retry-after ${strange.headers['retry-after']}`);
  if (refused.length === 0) throw new Error('nobody was turned away');
  const times = refused.map(({ time }) => time);
  const figures = { asked: answers.length, refused: refused.length, p50: quantile(times, 0.5), p99: quantile(times, 0.99),
    most: Math.max(...times), healthy: health.filter(({ status }) => status === 200).length, health: health.length };
  console.log(`· overload: ${figures.refused} of ${figures.asked} turned away, p99 after ${figures.p99.toFixed(1)} ms`);
  save('overload', { at_once, connections, rate, seconds, ...figures });
}

main().catch((error) => {
  console.error(`bench: ${error.stack}`);
  process.exit(1);
});
