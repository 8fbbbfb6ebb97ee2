// What others feel while strangers hammer the login: the latency of a list, quiet and under the flood.
'use strict';

const { spawn } = require('node:child_process');
const http = require('node:http');
const fs = require('node:fs');
const path = require('node:path');
const instance = require('./instance.js');
const { sign } = require('./tokens.js');
const { save, median, quantile } = require('./results.js');

const { is_quick } = instance;
const agencies = 40;
const clients = 50;
const rate = 100; // requests a second, sent when they are due whether the last was answered or not
const seconds = is_quick ? 2 : 10;
const repeats = is_quick ? 1 : 5;
const strangers = 16;

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

function time_of(url, token) {
  return new Promise((resolve, reject) => {
    const begun = process.hrtime.bigint();
    const request = http.get(url, { agent, headers: { Authorization: `Bearer ${token}` } }, (answer) => {
      answer.resume();
      answer.on('end', () => {
        if (answer.statusCode !== 200) reject(new Error(`${url} answers ${answer.statusCode}`));
        else resolve(Number(process.hrtime.bigint() - begun) / 1e6);
      });
    });
    request.on('error', reject);
  });
}

// Milliseconds of each request of a steady load.
async function steady(url, tokens) {
  const times = [];
  for (let due = 0; due < rate * seconds; ++due) {
    times.push(time_of(url, tokens[due % tokens.length]));
    await instance.pause(1000 / rate);
  }
  return Promise.all(times);
}

// The strangers are elsewhere: their work must not be charged to the machine that serves.
async function flooded(api, load) {
  const flood = spawn('nice', ['-n', '19', 'wrk', '-t1', `-c${strangers}`, `-d${seconds * 3}s`, '--timeout', '30s',
    '-s', path.join(__dirname, 'flood.lua'), `${api}/auth/login`], { stdio: 'ignore' });
  await instance.pause(500);
  const times = await load();
  flood.kill('SIGINT');
  return times;
}

async function main() {
  instance.fresh({ DDE_POSTGRES_MEMORY: '256MB' });
  const settings = instance.settings();
  const sql = fs.readFileSync(path.join(__dirname, 'seed.sql'), 'utf8');
  instance.psql(`\\set agencies ${agencies}\n\\set clients ${clients}\n${sql}`);
  const tokens = Array.from({ length: agencies }, (_, at) => sign(settings, at + 1));
  const api = `http://${settings.listen}/api/v1`;
  const load = () => steady(`${api}/tenants/clients?limit=20`, tokens);
  await load();

  const pairs = [];
  for (let nth = 0; nth < repeats; ++nth) pairs.push({ quiet: await load(), flood: await flooded(api, load) });
  const middle = (side, share) => median(pairs.map((pair) => quantile(pair[side], share)));
  const figures = Object.fromEntries(['quiet', 'flood'].map((side) => [side, { p50: middle(side, 0.5), p99: middle(side, 0.99) }]));
  const ratio = median(pairs.map((pair) => quantile(pair.flood, 0.99) / quantile(pair.quiet, 0.99)));
  console.log(`· flood: p99 ${figures.quiet.p99.toFixed(1)} ms quiet, ${figures.flood.p99.toFixed(1)} ms under the flood`);
  save('flood', { strangers, rate, seconds, repeats, ...figures, ratio });
}

main().catch((error) => {
  console.error(`bench: ${error.stack}`);
  process.exit(1);
});
