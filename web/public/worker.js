// The frame of the app without a network: pages as they were last, never an answer of the API. Pages hold no data of
// anybody: they are the same files for everybody, and what they show they ask for themselves.
const build = "@BUILD@"; // by scripts/stamp.mjs: with another build, everything is kept anew
const cacheName = `app-${build}`;
const offlinePage = "/offline";
const id = /\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

// The edge has one page for all ids; what is asked besides the path changes nothing in a file.
function keyOf(address) {
  const url = new URL(address);
  return url.origin + url.pathname.replace(id, "/_");
}

const isOwn = (url) => url.origin === location.origin && !/^\/(api|\.well-known)\//.test(url.pathname);
const neverChanges = (url) => url.pathname.startsWith("/_next/static/");

async function keep(request, response) {
  if (!response.ok || response.redirected || response.type !== "basic") return;
  const cache = await caches.open(cacheName);
  await cache.put(keyOf(request.url), response);
}

async function fetchAndKeep(event) {
  const response = await fetch(event.request);
  event.waitUntil(keep(event.request, response.clone()).catch(() => undefined));
  return response;
}

async function kept(request) {
  const cache = await caches.open(cacheName);
  return cache.match(keyOf(request.url));
}

async function fromCacheFirst(event) {
  return (await kept(event.request)) ?? fetchAndKeep(event);
}

async function fromNetworkFirst(event) {
  try {
    return await fetchAndKeep(event);
  } catch (failure) {
    const found = await kept(event.request);
    if (found) return found;
    if (event.request.mode !== "navigate") throw failure;
    const cache = await caches.open(cacheName);
    return (await cache.match(location.origin + offlinePage)) ?? Response.error();
  }
}

// The page for places that nobody has seen yet.
async function prepare() {
  const cache = await caches.open(cacheName);
  await cache.put(location.origin + offlinePage, await fetch(offlinePage, { cache: "no-cache" }));
}

// What that page is made of. While a worker is installed, Chromium would keep each script compiled from end to end, and
// load all of that with every page.
async function keepParts() {
  const cache = await caches.open(cacheName);
  const page = await cache.match(location.origin + offlinePage);
  const parts = (await page.text()).match(/\/_next\/static\/[\w./~-]+\.(?:js|css|woff2)/g);
  await cache.addAll([...new Set(parts)]);
}

async function dropOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name)));
}

async function takeOver() {
  await dropOthers();
  await keepParts().catch(() => undefined); // pages keep what they load, too
  await clients.claim();
}

addEventListener("install", (event) => event.waitUntil(prepare().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(takeOver()));

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !isOwn(url)) return;
  event.respondWith(neverChanges(url) ? fromCacheFirst(event) : fromNetworkFirst(event));
});

async function show(target) {
  const [open] = await clients.matchAll({ type: "window" });
  if (!open) return clients.openWindow(target);
  await open.focus();
  return open.navigate(target);
}

addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(show(event.notification.data.path));
});
