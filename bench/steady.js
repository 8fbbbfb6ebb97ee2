// A steady load: requests that are sent when they are due, whether the last was answered or not.
'use strict';

const http = require('node:http');
const { pause } = require('./instance.js');

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

function ask(url, headers) {
  return new Promise((resolve, reject) => {
    const begun = process.hrtime.bigint();
    const request = http.get(url, { agent, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve({
        status: answer.statusCode, headers: answer.headers, time: Number(process.hrtime.bigint() - begun) / 1e6,
      }));
    });
    request.on('error', reject);
  });
}

// Status, headers and milliseconds of each answer; the tokens take turns.
async function steady(url, { rate, seconds, tokens }) {
  const answers = [];
  for (let due = 0; due < rate * seconds; ++due) {
    answers.push(ask(url, tokens ? { Authorization: `Bearer ${tokens[due % tokens.length]}` } : {}));
    await pause(1000 / rate);
  }
  return Promise.all(answers);
}

module.exports = { steady };
