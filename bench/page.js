// Prints the tables of the steps named and writes the page with those of all steps measured so far.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { root, is_quick } = require('./instance.js');
const { folder, load } = require('./results.js');

const us = (value) => value.toFixed(value < 100 ? 1 : 0);
const seconds = (value) => `${value.toFixed(value < 10 ? 2 : 0)} s`;
const megabytes = (kilobytes) => `${(kilobytes / 1024).toFixed(1)} MB`;
const minutes = (value) => `${Math.floor(value / 60)} min ${Math.round(value % 60)} s`;
const verdict = (is_held) => (is_held ? 'yes' : '**no**');

// Columns of even width, so that it is readable where it is printed, too.
function table(head, rows) {
  const all = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, at) => Math.max(3, ...all.map((row) => row[at].length)));
  const line = (row) => `| ${row.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`;
  return [line(all[0]), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...all.slice(1).map(line)].join('\n');
}

function under({ commit, date, load: machine_load, versions }) {
  return `Measured ${date} on commit ${commit}; ${machine_load}; ${versions}.`;
}

const sections = {
  requests: { title: 'CPU of a request', text: requests_text, goals: request_goals },
  flood: { title: 'A flood of sign-ins', text: flood_text, goals: flood_goals },
  overload: { title: 'More than can be done', text: overload_text, goals: overload_goals },
  onboarding: { title: 'From "add a client" to the live site', text: onboarding_text, goals: onboarding_goals },
  memory: { title: 'Memory', text: memory_text, goals: memory_goals },
  build: { title: 'Build', text: build_text, goals: build_goals },
};

function requests_text({ results, agencies, clients, seconds: length, repeats }) {
  const compared = results.filter((one) => one.pgbench);
  return [
    `Microseconds of CPU a request, from the kernel's accounting of every process of \`dde serve\`, PostgreSQL and Redis around each run of`,
    `${length} s with 64 connections; medians of ${repeats} runs. Each request is of another of ${agencies} agencies with ${clients} clients each.`,
    `"Others" is the share of the machine that other programs took meanwhile; the rate suffers from it, the CPU time hardly.`, '',
    table(['request', 'server', 'PostgreSQL', 'Redis', 'sum', 'requests/s', 'p50', 'p99', 'others'],
      results.map((one) => [one.what, us(one.serve), us(one.postgres), us(one.redis), us(one.total), one.rate.toFixed(0),
        `${one.p50.toFixed(1)} ms`, `${one.p99.toFixed(1)} ms`, `${(one.others * 100).toFixed(0)} %`])), '',
    'The same statements from pgbench: taken from PostgreSQL\'s log of one request, prepared, under the same role and row-level security,',
    'with the same settings and flights over as many connections. The runs alternate; the ratio is the median of the pairs, (server +',
    'PostgreSQL + Redis) / (pgbench + PostgreSQL). The load generator of the server is left out: pgbench has none.', '',
    table(['request', 'connections', 'statements', 'pgbench', 'PostgreSQL', 'sum', 'transactions/s', 'ratio (least to most)', 'PostgreSQL alone'],
      compared.map((one) => [one.what.split(':')[0], one.connections, one.statements.length, us(one.pgbench.client),
        us(one.pgbench.postgres), us(one.pgbench.total), one.pgbench.rate.toFixed(0),
        `${one.ratio.toFixed(2)} (${Math.min(...one.ratios).toFixed(2)} to ${Math.max(...one.ratios).toFixed(2)})`,
        one.postgres_ratio.toFixed(2)])), '',
    'Adding a client is measured without `dde work`, whose processing of the new clients would be charged to it.',
  ].join('\n');
}

function request_goals({ results }) {
  const by_name = Object.fromEntries(results.map((one) => [one.name, one]));
  return [
    ['list of 50 clients, CPU of server and PostgreSQL', '≤ 1.15 x pgbench', `${by_name.list.ratio.toFixed(2)} x`, verdict(by_name.list.ratio <= 1.15)],
    ['add a client, the same', '(none)', `${by_name.create.ratio.toFixed(2)} x`, ''],
  ];
}

const flood_names = { quiet: 'quiet', known: 'under a flood from 16 addresses', anywhere: 'under a flood from 60,000 addresses' };

function flood_text({ strangers, rate, seconds: length, repeats, figures }) {
  return [
    `${strangers} connections try passwords as fast as they are answered, each time for another account, while others list 20 clients`,
    `${rate} times a second, all limits as they are shipped. Medians of ${repeats} rounds of ${length} s each; the ratios are those of the pairs.`, '',
    table(['listing clients', 'p50', 'p99', 'ratio of p99'], Object.entries(figures).map(([name, { p50, p99, ratio }]) => [
      flood_names[name], `${p50.toFixed(1)} ms`, `${p99.toFixed(1)} ms`, `${ratio.toFixed(2)} x`])),
  ].join('\n');
}

function flood_goals({ figures: { known, anywhere } }) {
  return [
    ['p99 of others while 16 clients hammer the login', '≤ 2 x quiet', `${known.ratio.toFixed(2)} x`, verdict(known.ratio <= 2)],
    ['the same from 60,000 addresses', '(none)', `${anywhere.ratio.toFixed(2)} x`, ''],
  ];
}

function overload_text({ at_once, connections, rate, seconds: length, asked, refused, p50, p99, most, healthy, health }) {
  return [
    `${connections} connections ask for a list as fast as they can while an event loop handles ${at_once} requests at a time; beside them`,
    `${rate} requests a second for ${length} s, of which ${refused} of ${asked} were answered 503 with \`Retry-After\`.`, '',
    table(['turned away after', 'p50', 'p99', 'longest', 'health checks that were green'],
      [['', `${p50.toFixed(1)} ms`, `${p99.toFixed(1)} ms`, `${most.toFixed(1)} ms`, `${healthy} of ${health}`]]),
  ].join('\n');
}

function overload_goals({ p99, healthy, health }) {
  return [
    ['503 with Retry-After when overloaded, p99', '< 100 ms', `${p99.toFixed(1)} ms`, verdict(p99 < 100)],
    ['health meanwhile', 'green', `${healthy} of ${health}`, verdict(healthy === health)],
  ];
}

function onboarding_text({ results, rounds }) {
  return [
    'From sending `POST /tenants/clients` until its website is `live` and the first page answers 200 over HTTPS through the edge, with a',
    'certificate that verifies; template `ecommerce-pro` with three features, local certificate authority. The API is asked every 50 ms.',
    `One at a time the first client of a new instance is left out (its own column); at once: ${rounds} rounds.`, '',
    table(['runtime', 'load', 'samples', 'p50', 'p95', 'longest', 'first of all'], results.flatMap(({ runtime, at_once, first, one, many }) => [
      [runtime, 'one at a time', one.samples, seconds(one.p50), seconds(one.p95), seconds(one.most), seconds(first)],
      [runtime, `${at_once} at once`, many.samples, seconds(many.p50), seconds(many.p95), seconds(many.most), ''],
    ])),
  ].join('\n');
}

function onboarding_goals({ results }) {
  const limits = { sandbox: 2, docker: 3 };
  return results.flatMap(({ runtime, at_once, one, many }) => [
    [`new client to live site, ${runtime}, p95`, `≤ ${limits[runtime]} s`, seconds(one.p95), verdict(one.p95 <= limits[runtime])],
    [`${at_once} at once, ${runtime}, p95`, '≤ 30 s', seconds(many.p95), verdict(many.p95 <= 30)],
  ]);
}

const memory_names = { serve: 'dde serve', work: 'dde work', host: 'dde host', edge: 'edge nginx', sites: 'sites (sandbox)',
  postgres: 'PostgreSQL', redis: 'Redis', dns: 'PowerDNS' };

function memory_text({ states }) {
  return [
    'PSS (a page shared by n processes counts 1/n for each) and, in brackets, RSS, of a process with all below it. A site that sleeps',
    'has no process: its socket is kept by `dde host`. "Asleep" is after a restart of the three processes with a short idle time.', '',
    table(['process', ...states.map((one) => one.state)], Object.entries(memory_names).map(([name, title]) => [title,
      ...states.map((one) => {
        const { pss, rss, processes } = one[name];
        return processes === 0 ? '-' : `${megabytes(pss)} (${megabytes(rss)})${processes > 1 ? `, ${processes} processes` : ''}`;
      })])),
  ].join('\n');
}

const of_dde = (state) => state.serve.pss + state.work.pss + state.host.pss;

function memory_goals({ states }) {
  const idle = of_dde(states[0]);
  return [
    ['idle memory of `serve`, `work` and `host` together (PSS)', '< 100 MB', megabytes(idle), verdict(idle < 100 * 1024)],
    ...states.slice(1).map((one) => [`the same with ${one.state}`, '(none)', megabytes(of_dde(one)), '']),
  ];
}

function build_text({ jobs, clean, rebuilds, targets, tests }) {
  return [
    `The release preset with all tests, ${jobs} jobs, without ccache, on a copy of the sources.`, '',
    table(['what', 'files compiled', 'time'], [
      ['clean build of everything', clean.files, minutes(clean.seconds)],
      ...rebuilds.map((one) => [`\`${one.file}\` changed: ${targets.join(' and ')} linked`, one.compiled, seconds(one.seconds)]),
      [`running ${tests.name}`, '', seconds(tests.seconds)],
    ]),
  ].join('\n');
}

function build_goals({ clean, rebuilds, tests }) {
  const sum = rebuilds[0].seconds + tests.seconds;
  return [
    ['clean build with all tests', '≤ 20 min, running them included', minutes(clean.seconds), clean.seconds <= 1200 ? '' : verdict(false)],
    ['rebuild after a change of one file, and its tests', '≤ 20 s', seconds(sum), verdict(sum <= 20)],
  ];
}

function goals_of(steps) {
  return table(['what', 'goal', 'measured', 'held'], steps.flatMap((step) => sections[step].goals(load(step))));
}

function section(step) {
  const { title, text } = sections[step];
  const result = load(step);
  return `## ${title}\n\n${text(result)}\n\n${under(result.conditions)}`;
}

function main() {
  const known = Object.keys(sections).filter((step) => load(step));
  const asked = process.argv.slice(2).filter((step) => known.includes(step));
  if (asked.length === 0) return;
  const parts = (steps) => [goals_of(steps), ...steps.map(section)].join('\n\n');
  console.log(`\n${parts(asked)}\n`);

  const machines = [...new Set(known.map((step) => load(step).conditions.machine))].join('; ');
  const head = ['# Performance', '',
    'Written by `make bench`, which measures all of this on private instances. Ratios are taken in one run on one machine; absolute',
    'times hold for the machine they were measured on.', '', `Machine: ${machines}.`].join('\n');
  const page = is_quick ? path.join(folder, 'performance.md') : path.join(root, 'docs/performance.md');
  fs.mkdirSync(path.dirname(page), { recursive: true });
  const web = fs.existsSync(page) ? fs.readFileSync(page, 'utf8').split('\n## The web app\n')[1] : undefined; // of tools/web lighthouse
  fs.writeFileSync(page, `${head}\n\n## Goals\n\n${parts(known)}\n${web ? `\n## The web app\n${web}` : ''}`);
  console.log(`written: ${path.relative(root, page)}`);
}

main();
