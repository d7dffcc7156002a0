import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { FrontEnds } from './front-ends';

const SCRIPT = 'const long = "text";'.repeat(100);
const PAGE = '<!doctype html><script nonce="__CSP_NONCE__" src="/assets/a-1.js"></script>';
const HTML = { accept: 'text/html,*/*' };

describe('the front ends of the gateway', () => {
  let folder: string;
  let server: FastifyInstance;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'paystop-web-'));
    for (const app of ['console', 'officer']) {
      mkdirSync(join(folder, app, 'assets'), { recursive: true });
      writeFileSync(join(folder, app, 'index.html'), `${PAGE}<!-- ${app} -->`);
      writeFileSync(join(folder, app, 'silent.html'), `${PAGE}<!-- silent -->`);
      writeFileSync(join(folder, app, 'icon.svg'), '<svg/>');
      writeFileSync(join(folder, app, 'assets', 'a-1.js'), SCRIPT);
      writeFileSync(join(folder, app, 'assets', 'a-1.js.br'), brotliCompressSync(SCRIPT));
      writeFileSync(join(folder, app, 'assets', 'a-1.js.gz'), gzipSync(SCRIPT));
    }
    writeFileSync(join(folder, 'secret.js'), 'not yours');
    const frontEnds = new FrontEnds({ folder, issuerOrigins: ['https://issuer.example'] });
    server = fastify();
    server.setNotFoundHandler((request, reply) => {
      if (!frontEnds.answer(request, reply)) void reply.code(404).send('nothing');
    });
    await server.ready();
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  const get = (url: string, headers: Record<string, string> = {}) => server.inject({ url, headers });

  it.each([['/', 'console'], ['/wall', 'console'], ['/cases/case_1?x=1', 'console'], ['/officer', 'officer'], ['/officer/', 'officer'], ['/officer/new', 'officer'], ['/officers', 'console']])('shows the page at %s as the %s', async (url, app) => {
    const answer = await get(url, HTML);
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-cache']);
    expect(answer.body).toContain(`<!-- ${app} -->`);
  });

  it('gives every page a nonce of its own that its policy names, and no other way in', async () => {
    const [first, second] = [await get('/', HTML), await get('/', HTML)];
    const nonce = /nonce="([^"]+)"/.exec(first.body)?.[1] ?? '';
    expect(nonce).toMatch(/^[\w+/]{22}==$/);
    expect(second.body).not.toContain(nonce);
    const policy = String(first.headers['content-security-policy']);
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self' https://issuer.example;");
    expect(policy).not.toMatch(/unsafe|\*/);
  });

  it('gives the hidden frame a page of its own, not the whole front end once more', async () => {
    for (const url of ['/silent', '/officer/silent?code=1&state=2']) {
      const { body } = await get(url, HTML);
      expect(body).toContain('<!-- silent -->');
      expect(body).not.toContain('__CSP_NONCE__');
    }
  });

  it('stands in a frame only where a session is handed over', async () => {
    const ancestors = async (url: string): Promise<string | undefined> => /frame-ancestors (\S+)/.exec(String((await get(url, HTML)).headers['content-security-policy']))?.[1];
    expect([await ancestors('/'), await ancestors('/silent'), await ancestors('/officer/silent'), await ancestors('/officer/silent2')]).toEqual(["'none'", "'self'", "'self'", "'none'"]);
  });

  it('stays in touch with the window that the issuer sends back, and isolates every other page', async () => {
    const policy = async (url: string): Promise<unknown> => (await get(url, HTML)).headers['cross-origin-opener-policy'];
    expect([await policy('/callback'), await policy('/officer/callback'), await policy('/'), await policy('/officer/new')])
      .toEqual(['unsafe-none', 'unsafe-none', 'same-origin-allow-popups', 'same-origin-allow-popups']);
  });

  it('sends hashed files compressed, for good, and not again to who has them', async () => {
    const answer = await get('/assets/a-1.js', { 'accept-encoding': 'gzip, deflate, br' });
    expect(answer.headers).toMatchObject({ 'content-encoding': 'br', 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' });
    expect(brotliDecompressSync(answer.rawPayload).toString()).toBe(SCRIPT);
    const again = await get('/assets/a-1.js', { 'if-none-match': String(answer.headers['etag']) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect((await get('/officer/icon.svg')).headers).toMatchObject({ 'content-type': 'image/svg+xml', 'cache-control': 'no-cache' });
  });

  it.each([['gzip', 'gzip'], ['br;q=0, gzip;q=0.5', 'gzip'], ['identity', undefined], ['', undefined], ['brotli', undefined]])('sends to who accepts "%s" the encoding %s', async (accepted, encoding) => {
    expect((await get('/assets/a-1.js', { 'accept-encoding': accepted })).headers['content-encoding']).toBe(encoding);
  });

  it.each(['/assets/none.js', '/../secret.js', '/assets/../../secret.js', '/assets/%2e%2e/%2e%2e/secret.js', '/assets/a-1.js.br'])('has nothing at %s', async (url) => {
    expect((await get(url)).statusCode).toBe(404);
  });

  it('keeps to itself what is not built', () => {
    const nothing = new FrontEnds({ folder: join(folder, 'nowhere'), issuerOrigins: [] });
    expect(nothing.answer({ url: '/', headers: HTML } as never, {} as never)).toBe(false);
  });
});
