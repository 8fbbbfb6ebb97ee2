// How long it takes from "add a client" to its site over HTTPS, one at a time and 20 at once, in both runtimes.
'use strict';

const instance = require('./instance.js');
const { Agency } = require('./agency.js');
const { save, quantile } = require('./results.js');

const singles = instance.is_quick ? 2 : 10;
const at_once = instance.is_quick ? 4 : 20;
const rounds = instance.is_quick ? 1 : 3;

const runtimes = [
  { name: 'sandbox', settings: { DDE_SITE_RUNTIME: 'sandbox' } },
  { name: 'docker', settings: { DDE_SITE_RUNTIME: 'docker', DDE_START_DOCKER: 'yes' } },
];

async function measure(runtime) {
  instance.fresh(runtime.settings);
  const agency = new Agency(instance.settings());
  await agency.register();
  const first = await agency.onboard();
  const one = [];
  while (one.length < singles) one.push((await agency.onboard()).seconds);
  const many = [];
  for (let round = 0; round < rounds; ++round) {
    const sites = await Promise.all(Array.from({ length: at_once }, () => agency.onboard()));
    many.push(...sites.map((site) => site.seconds));
  }
  agency.leave();
  const of = (seconds) => ({ samples: seconds.length, p50: quantile(seconds, 0.5), p95: quantile(seconds, 0.95), most: Math.max(...seconds) });
  const result = { runtime: runtime.name, at_once, first: first.seconds, one: of(one), many: of(many) };
  console.log(`· ${runtime.name}: one ${result.one.p50.toFixed(2)} s, ${at_once} at once ${result.many.p95.toFixed(2)} s (p95)`);
  return result;
}

async function main() {
  const results = [];
  for (const runtime of runtimes) results.push(await measure(runtime));
  save('onboarding', { rounds, results });
}

main().catch((error) => {
  console.error(`bench: ${error.stack}`);
  process.exit(1);
});
