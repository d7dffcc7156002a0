import type { FastifyReply, FastifyRequest } from 'fastify';

/** It loads nothing from elsewhere and runs no script. */
const STATIC_PAGE = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const PLACES = new Set(['/', '/officer', '/officer/']);

/** @returns false when the address is not where a front end would stand. */
export function sendStartPage(request: FastifyRequest, reply: FastifyReply): boolean {
  if (!PLACES.has(request.url.split(/[?#]/)[0] ?? '')) return false;
  void reply.headers({ 'content-type': 'text/html; charset=utf-8', 'content-security-policy': STATIC_PAGE, 'cache-control': 'no-cache' }).send(startPage());
  return true;
}

/** What stands here while the console and the officer's app are not built: the truth, and where to look. */
function startPage(): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>PayStop</title>
<style>
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem; }
code { background: #eee; padding: 0 .25rem; }
</style>
</head>
<body>
<h1>PayStop</h1>
<p>This is the gateway of PayStop, the system that stops stolen money: emergency stop-payment requests and fraud alerts in, held accounts out.</p>
<p>Its screens are not built here (<code>npm run build</code> builds them); its interface works all the same.</p>
<ul>
<li><a href="/api/docs">How to call it</a>, and the same for machines: <a href="/api/openapi.json">OpenAPI</a></li>
<li><a href="/health/live">Is it alive</a>, <a href="/health/ready">can it take work</a></li>
<li><a href="/metrics">Metrics of the gateway</a>; the other processes have their own, listed in <code>runtime.json</code> of the data folder</li>
<li><a href="/.well-known/jwks.json">Public keys</a> with which banks check our signatures</li>
</ul>
</body>
</html>
`;
}
