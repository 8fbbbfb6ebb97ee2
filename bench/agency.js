// An agency of the measured instance, as its owner uses it: over the public API and, for the sites, through the edge.
'use strict';

const fs = require('node:fs');
const http = require('node:http');
const https = require('node:https');
const path = require('node:path');
const { folder, psql, until, pause } = require('./instance.js');

class Agency {
  #settings;
  #token;
  #count = 0;
  #authority;
  #connections = new http.Agent({ keepAlive: true });

  constructor(settings) { this.#settings = settings; }

  // Registers it, on the plan with room for many clients.
  async register() {
    const email = `owner${Date.now()}@bench.example`;
    const answer = await this.#call('POST', '/auth/register',
      { agencyName: 'Bench Agency', fullName: 'Bea Bench', email, password: 'a long benchmark password' });
    this.#token = answer.accessToken;
    psql(`insert into billing.subscriptions (tenant_id, plan_id) values ('${answer.user.tenantId}', 'enterprise')`);
  }

  // Adds a client, waits until its site is live and answers over HTTPS with a certificate that verifies; seconds of both.
  async onboard() {
    const host = `client${++this.#count}.bench.example`;
    const began = performance.now();
    const client = await this.#call('POST', '/tenants/clients', {
      clientName: `Client ${this.#count}`, email: 'hello@client.example',
      website: { domain: host, template: 'ecommerce-pro', features: ['blog', 'estore', 'chatbot'] },
    });
    await until(`${host} is live`, 120_000, async () => {
      const website = await this.#call('GET', `/clients/${client.id}/website`);
      if (website.status === 'error') throw new Error(`${host} could not be provisioned: ${website.reason}`);
      return website.status === 'live';
    });
    while (await this.visit(host) !== 200) await pause(20);
    return { host, seconds: (performance.now() - began) / 1000 };
  }

  leave() { this.#connections.destroy(); }

  // The status of the site's first page.
  visit(host) {
    this.#authority ??= fs.readFileSync(path.join(folder, 'authority/root.crt'));
    const [address, port] = this.#settings.edge_https.split(':');
    return new Promise((resolve, reject) => {
      https.get({ host: address, port, servername: host, ca: this.#authority, headers: { Host: host }, agent: false },
        (answer) => answer.resume().on('end', () => resolve(answer.statusCode))).on('error', reject);
    });
  }

  async #call(method, where, body) {
    const { status, text } = await this.#send(method, where, body && JSON.stringify(body));
    if (status >= 300) throw new Error(`${method} ${where} answers ${status}: ${text}`);
    return JSON.parse(text);
  }

  #send(method, where, body) {
    const headers = { ...(body && { 'Content-Type': 'application/json' }), ...(this.#token && { Authorization: `Bearer ${this.#token}` }) };
    return new Promise((resolve, reject) => {
      const request = http.request(`http://${this.#settings.listen}/api/v1${where}`, { method, headers, agent: this.#connections }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (piece) => { text += piece; }).on('end', () => resolve({ status: answer.statusCode, text }));
      });
      request.on('error', reject).end(body);
    });
  }
}

module.exports = { Agency };
