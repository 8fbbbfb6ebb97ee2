// Access tokens as DDE signs them, without the sign-in that would cost a bcrypt each.
'use strict';

const { createHmac, randomUUID } = require('node:crypto');

const agency_id = (number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

// A token of an agency's owner, good for two hours.
function sign(settings, agency) {
  const [key_id, secret] = settings.token_keys.split(',')[0].split(':');
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: settings.public_url, aud: 'dde', sub: randomUUID(), tenant_id: agency_id(agency), role: 'agency',
    permissions: ['clients:*', 'websites:*', 'billing:*'], sid: randomUUID(), jti: randomUUID(), iat: now, auth_time: now,
    exp: now + 7200,
  };
  const text = `${encode({ alg: 'HS256', kid: key_id, typ: 'JWT' })}.${encode(claims)}`;
  return `${text}.${createHmac('sha256', Buffer.from(secret, 'base64url')).update(text).digest('base64url')}`;
}

module.exports = { sign, agency_id };
