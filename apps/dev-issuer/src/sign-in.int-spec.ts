import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@paystop/observability';
import { TokenVerifier } from '@paystop/security';
import type { RunningApp } from '@paystop/service-kit';
import { DEMO_USERS } from './demo-users';
import { issuerKeyPath } from './issuer-keys';
import { start } from './start';

const BASE = 'http://127.0.0.1:3000';
const RETURN_TO = `${BASE}/officer`;

/** A browser, as far as signing in needs one: cookies and redirects. */
class Browser {
  private readonly cookies = new Map<string, string>();

  async open(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { ...(init.headers as Record<string, string>), cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split(/=(.*)/s) ?? [];
      if (/expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  /** Follows redirects until a page, or until the address leaves the issuer. */
  async follow(url: string, init: RequestInit = {}): Promise<{ readonly url: string; readonly page?: string; readonly status: number }> {
    let at = url;
    let response = await this.open(at, init);
    while (response.status >= 300 && response.status < 400) {
      at = new URL(response.headers.get('location') ?? '', at).href;
      if (at.startsWith(BASE)) return { url: at, status: response.status };
      response = await this.open(at);
    }
    return { url: at, page: await response.text(), status: response.status };
  }
}

describe('the development issuer', () => {
  let folder: string;
  let issuer: RunningApp;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'paystop-issuer-'));
    issuer = await start({ PAYSTOP_DATA_DIR: folder, LOG_LEVEL: 'silent', PAYSTOP_BASE_URL: BASE });
  });
  afterAll(async () => {
    await issuer.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const verifier = randomBytes(32).toString('base64url');
  const authorizeUrl = (extra: Record<string, string> = {}): string => {
    const query = new URLSearchParams({
      client_id: 'paystop-web', response_type: 'code', redirect_uri: RETURN_TO, scope: 'openid profile', state: 'st', nonce: 'no',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256', ...extra,
    });
    return `${issuer.url}/auth?${query}`;
  };
  const tokens = async (body: Record<string, string>): Promise<Record<string, string>> => {
    const answer = await fetch(`${issuer.url}/token`, { method: 'POST', headers: { origin: BASE }, body: new URLSearchParams({ client_id: 'paystop-web', ...body }) });
    if (answer.ok) expect(answer.headers.get('access-control-allow-origin')).toBe(BASE);
    return (await answer.json()) as Record<string, string>;
  };
  const exchange = (code: string): Promise<Record<string, string>> =>
    tokens({ grant_type: 'authorization_code', code, redirect_uri: RETURN_TO, code_verifier: verifier });
  const codeIn = (url: string): string => new URL(url).searchParams.get('code') ?? '';
  const signIn = async (browser: Browser, user: string): Promise<Record<string, string>> => {
    const page = await browser.follow(authorizeUrl());
    expect(page.page).toContain('Choose a demo user');
    const back = await browser.follow(page.url, { method: 'POST', body: new URLSearchParams({ user }) });
    return exchange(codeIn(back.url));
  };
  const check = (token: string | undefined) => new TokenVerifier({ issuer: issuer.url, audience: 'paystop', logger: silentLogger }).verify(token ?? '');

  it('gives a person who signs in with PKCE an access token that our services take', async () => {
    const answer = await signIn(new Browser(), 'P440305-0117');
    expect(await check(answer['access_token'])).toMatchObject({
      ok: true,
      principal: { subject: 'user:P440305-0117', name: '李伟', roles: ['officer'], unit: '440305012', officerId: 'P440305-0117' },
    });
    expect(answer['id_token']).toBeDefined();
  });

  it.each(DEMO_USERS.map((user) => [user.user, user.role]))('knows %s as %s', async (user, role) => {
    expect(await check((await signIn(new Browser(), user))['access_token'])).toMatchObject({ ok: true, principal: { roles: [role] } });
  });

  it('renews silently by refresh token and by session, until the person signs out', async () => {
    const browser = new Browser();
    const first = await signIn(browser, 'operator-4403');
    const second = await tokens({ grant_type: 'refresh_token', refresh_token: first['refresh_token'] ?? '' });
    expect((await check(second['access_token'])).ok).toBe(true);
    const silent = await browser.follow(authorizeUrl({ prompt: 'none' }));
    expect((await check((await exchange(codeIn(silent.url)))['access_token'])).ok).toBe(true);

    const logout = new URLSearchParams({ id_token_hint: first['id_token'] ?? '', post_logout_redirect_uri: RETURN_TO, client_id: 'paystop-web' });
    const form = await browser.follow(`${issuer.url}/session/end?${logout}`);
    const secret = /name="xsrf" value="([^"]+)"/.exec(form.page ?? '')?.[1] ?? '';
    const done = await browser.follow(`${issuer.url}/session/end/confirm`, { method: 'POST', body: new URLSearchParams({ xsrf: secret, logout: 'yes' }) });
    expect(done.url).toBe(RETURN_TO);
    const after = await browser.follow(authorizeUrl({ prompt: 'none' }));
    expect(new URL(after.url).searchParams.get('error')).toBe('login_required');
  });

  it('refuses a code without its PKCE verifier, an address that is not ours, and a sign-in without PKCE', async () => {
    const browser = new Browser();
    const page = await browser.follow(authorizeUrl());
    const back = await browser.follow(page.url, { method: 'POST', body: new URLSearchParams({ user: 'admin-1' }) });
    expect(await tokens({ grant_type: 'authorization_code', code: codeIn(back.url), redirect_uri: RETURN_TO, code_verifier: 'x'.repeat(43) })).toMatchObject({
      error: 'invalid_grant',
    });
    expect((await new Browser().follow(authorizeUrl({ redirect_uri: 'http://evil.example/' }))).status).toBe(400);
    const plain = await new Browser().follow(authorizeUrl({ code_challenge: '', code_challenge_method: '' }));
    expect(new URL(plain.url).searchParams.get('error')).toBe('invalid_request');
  });

  it('shows a page, not a fault, for an old or made-up sign-in and for an unknown user', async () => {
    expect((await new Browser().follow(`${issuer.url}/interaction/abcdefghijklmnop`)).status).toBe(400);
    const browser = new Browser();
    const page = await browser.follow(authorizeUrl());
    expect((await browser.follow(page.url, { method: 'POST', body: new URLSearchParams({ user: 'root' }) })).status).toBe(400);
  });

  it('keeps its keys for itself and through a restart', async () => {
    expect((await stat(issuerKeyPath(folder))).mode & 0o777).toBe(0o600);
    const keys = async (url: string): Promise<unknown> => (await fetch(`${url}/jwks`)).json();
    const again = await start({ PAYSTOP_DATA_DIR: folder, LOG_LEVEL: 'silent' });
    const [before, after] = [await keys(issuer.url), await keys(again.url)];
    await again.stop();
    expect(after).toEqual(before);
    expect(JSON.stringify(before)).not.toContain('"d":');
  });

  it('is healthy, counts, and names its demo users', async () => {
    expect((await fetch(`${issuer.url}/health/ready`)).status).toBe(200);
    expect(await (await fetch(`${issuer.url}/metrics`)).text()).toContain('app="dev-issuer"');
    expect(await (await fetch(`${issuer.url}/demo-users`)).json()).toHaveLength(DEMO_USERS.length);
  });

  it('does not start in production, and names a wrong variable', async () => {
    await expect(start({ NODE_ENV: 'production', PAYSTOP_DATA_DIR: folder })).rejects.toThrow('NODE_ENV is production');
    await expect(start({ PORT: 'x', PAYSTOP_DATA_DIR: folder })).rejects.toThrow('PORT');
  });
});
