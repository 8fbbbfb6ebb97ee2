// How much memory each process takes: after the start, and with many sites asleep and awake.
'use strict';

const instance = require('./instance.js');
const { Agency } = require('./agency.js');
const { memory_of, tree_of } = require('./processes.js');
const { save } = require('./results.js');

const sites = instance.is_quick ? 4 : 100;
const in_parallel = 10;
const settle = instance.is_quick ? 1000 : 10_000; // after a start or a burst of work

function sites_of_host() {
  const host = instance.pid_of('host');
  return tree_of(host).filter((pid) => pid !== host);
}

function look(state) {
  const result = { state, ...Object.fromEntries(['serve', 'work', 'host'].map((name) => [name, memory_of([instance.pid_of(name)])])) };
  for (const name of ['edge', 'postgres', 'redis', 'dns']) result[name] = memory_of(tree_of(instance.pid_of(name)));
  result.sites = memory_of(sites_of_host());
  const ours = (result.serve.pss + result.work.pss + result.host.pss) / 1024;
  console.log(`· ${state}: serve, work and host ${ours.toFixed(1)} MB, ${result.sites.processes} processes of sites`);
  return result;
}

async function onboard_all(agency) {
  const hosts = [];
  const lane = async () => {
    for (let left = sites / in_parallel; left > 0; --left) hosts.push((await agency.onboard()).host);
  };
  await Promise.all(Array.from({ length: in_parallel }, lane));
  return hosts;
}

async function main() {
  const runtime = { DDE_SITE_RUNTIME: 'sandbox' };
  instance.fresh(runtime);
  await instance.pause(settle);
  const states = [look('idle, no site')];

  const agency = new Agency(instance.settings());
  await agency.register();
  const hosts = await onboard_all(agency);
  for (const host of hosts) {
    if (await agency.visit(host) !== 200) throw new Error(`${host} does not answer`);
  }
  agency.leave();
  await instance.pause(settle);
  states.push(look(`${hosts.length} sites awake`));

  instance.up({ ...runtime, DDE_SITE_IDLE: '2' });
  await instance.until('all sites sleep', 120_000, () => sites_of_host().length === 0);
  await instance.pause(settle);
  states.push(look(`${hosts.length} sites asleep`));
  save('memory', { sites: hosts.length, states });
}

main().catch((error) => {
  console.error(`bench: ${error.stack}`);
  process.exit(1);
});
