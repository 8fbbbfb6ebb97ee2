// A real OpenID Connect issuer on 127.0.0.1 that signs everybody in as the person it was told last:
// node issuer.mjs [PORT [REDIRECT_URI]]
// Prints {"port": N} when it listens. POST /told sets the person, and the paths at which it lies (`lies`: path to
// {status, body, times, delay}); POST /forget signs everybody out; POST /rotate replaces the signing keys, too.
import { createServer } from 'node:http';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import Provider from 'oidc-provider';

const [wanted_port = '0', redirect_uri = 'https://dde.example/sign-in/callback'] = process.argv.slice(2);
const redirect_uris = [redirect_uri];
const clients = [
  { client_id: 'basic client', client_secret: 'a secret: with + signs & more', token_endpoint_auth_method: 'client_secret_basic' },
  { client_id: 'es256', client_secret: 'es256-secret', id_token_signed_response_alg: 'ES256' },
  { client_id: 'ps256', client_secret: 'ps256-secret', id_token_signed_response_alg: 'PS256' },
  { client_id: 'public', token_endpoint_auth_method: 'none' },
];

let told = { sub: 'somebody' };
let generation = 0;

function key_pair(kind, options, alg) {
  const { privateKey } = generateKeyPairSync(kind, options);
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg, kid: `${alg}-${generation}` };
}

function make_keys() {
  generation += 1;
  return {
    keys: [
      key_pair('rsa', { modulusLength: 2048 }, 'RS256'),
      key_pair('rsa', { modulusLength: 2048 }, 'PS256'),
      key_pair('ec', { namedCurve: 'P-256' }, 'ES256'),
    ],
  };
}

function make_provider(issuer, jwks) {
  return new Provider(issuer, {
    clients: clients.map((client) => ({ redirect_uris, response_types: ['code'], grant_types: ['authorization_code'], ...client })),
    jwks,
    claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: told.by_userinfo ?? false,
    features: { devInteractions: { enabled: false } },
    pkce: { methods: ['S256'], required: () => true },
    cookies: { keys: [randomUUID()] }, // the sessions are kept for all providers together: nobody can show an earlier one
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    enabledJWA: { idTokenSigningAlgValues: ['RS256', 'PS256', 'ES256'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ ...told, sub: id }) }),
  });
}

async function grant_everything(provider, details) {
  const grant = new provider.Grant({ accountId: details.session?.accountId ?? told.sub, clientId: details.params.client_id });
  grant.addOIDCScope(details.params.scope);
  return grant.save();
}

// Nobody is asked anything.
async function interact(provider, request, response) {
  const details = await provider.interactionDetails(request, response);
  const result =
    details.prompt.name === 'login'
      ? { login: { accountId: told.sub, amr: told.amr } }
      : { consent: { grantId: await grant_everything(provider, details) } };
  const answer = told.declines ? { error: 'access_denied', error_description: 'no' } : result;
  await provider.interactionFinished(request, response, answer, { mergeWithLastSubmission: true });
}

function lie(response, { status = 200, body = '', times = 1, delay = 0 }) {
  response.writeHead(status, { 'content-type': 'application/json' });
  setTimeout(() => response.end(body.repeat(times)), delay);
}

async function body_of(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  return JSON.parse(text || '{}');
}

const server = createServer();
server.listen(Number(wanted_port), '127.0.0.1');
await once(server, 'listening');
const { port } = server.address();
const issuer = `http://127.0.0.1:${port}`;
let keys = make_keys();
let provider = make_provider(issuer, keys);

server.on('request', async (request, response) => {
  try {
    if (request.url === '/told') told = await body_of(request);
    else if (request.url === '/forget') provider = make_provider(issuer, keys);
    else if (request.url === '/rotate') provider = make_provider(issuer, (keys = make_keys()));
    else if (told.lies?.[request.url]) return lie(response, told.lies[request.url]);
    else if (request.url.startsWith('/interaction/')) return await interact(provider, request, response);
    else return await provider.callback()(request, response);
    response.end();
  } catch (error) {
    console.error(error);
    response.statusCode = 500;
    response.end(String(error));
  }
});
console.log(JSON.stringify({ port }));
