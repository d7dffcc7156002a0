// The shell of the officer's app without a line. Nothing of the centre's data passes through here: /api is not touched.
const VERSION = '__VERSION__';
const SCOPE = '/officer/';
/** By this name the gateway gives the page to whoever asks, also to a worker, which does not say that it wants HTML. */
const SHELL = '/officer/index.html';
const FILES = __FILES__;
/** On a bad connection the stored shell comes before the browser gives up. */
const PATIENCE_MS = 3000;
/** Pages that the issuer's answers come to: never from a store. */
const OWN_WAY = new Set(['/officer/silent', '/officer/callback']);

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(VERSION).then((cache) => cache.addAll([SHELL, ...FILES])).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((name) => name !== VERSION).map((name) => caches.delete(name))))
    .then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate' && url.pathname.startsWith(SCOPE) && !OWN_WAY.has(url.pathname)) event.respondWith(page(request));
  else if (FILES.includes(url.pathname)) event.respondWith(caches.match(url.pathname).then((stored) => stored ?? fetch(request)));
});

/** The newest page, or the stored shell where none comes in time. */
async function page(request) {
  const stored = await caches.match(SHELL);
  if (stored === undefined) return fetch(request);
  const late = new Promise((resolve) => { setTimeout(() => resolve(stored), PATIENCE_MS); });
  return Promise.race([fetch(request).then((fresh) => (fresh.ok ? fresh : stored), () => stored), late]);
}
