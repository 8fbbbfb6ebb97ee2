// What processes have cost: CPU time and memory, as the kernel accounts for them.
'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');

const tick_us = 1e6 / Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

function stat_of(pid) {
  const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number);
  return { parent: fields[1], own_us: (fields[11] + fields[12]) * tick_us, reaped_us: (fields[13] + fields[14]) * tick_us };
}

// Processes come and go while they are read.
function if_alive(read) {
  try {
    return read();
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return undefined;
    throw error;
  }
}

// A process and all below it.
function tree_of(pid) {
  const children = new Map();
  for (const entry of fs.readdirSync('/proc')) {
    const stat = /^\d+$/.test(entry) ? if_alive(() => stat_of(entry)) : undefined;
    if (stat) children.set(stat.parent, [...(children.get(stat.parent) ?? []), Number(entry)]);
  }
  const found = [pid];
  for (let at = 0; at < found.length; ++at) found.push(...(children.get(found[at]) ?? []));
  return found;
}

// CPU microseconds of a process, of those below it, and of those that have ended below it.
function cpu_of(pid) {
  let sum = 0;
  for (const member of tree_of(pid)) {
    const stat = if_alive(() => stat_of(member));
    if (stat) sum += stat.own_us + stat.reaped_us;
  }
  return sum;
}

// Kilobytes; PSS shares what several processes map among them.
function memory_of(pids) {
  const sum = { pss: 0, rss: 0, processes: 0 };
  for (const pid of pids) {
    const text = if_alive(() => fs.readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
    if (!text) continue;
    sum.pss += Number(/^Pss:\s+(\d+)/m.exec(text)[1]);
    sum.rss += Number(/^Rss:\s+(\d+)/m.exec(text)[1]);
    sum.processes += 1;
  }
  return sum;
}

// Of the whole machine, in CPU microseconds: what was possible and what was used.
function machine() {
  const [user, nice, system, idle, wait, irq, soft, steal] = fs.readFileSync('/proc/stat', 'utf8').split('\n')[0]
    .split(/\s+/).slice(1).map(Number);
  const busy = user + nice + system + irq + soft + steal;
  return { busy: busy * tick_us, all: (busy + idle + wait) * tick_us };
}

module.exports = { cpu_of, memory_of, tree_of, machine };
