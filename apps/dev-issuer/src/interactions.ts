import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { DEMO_USERS, demoUser, subjectOf } from './demo-users';
import { errorPage } from './pages/error-page';
import { loginPage } from './pages/login-page';

const INTERACTION = /^\/interaction\/([A-Za-z0-9_-]{10,100})$/;
const MAX_FORM_BYTES = 1_000;
const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
};

/** The sign-in page: shown on GET, decided on POST. @returns false when the address is another one. */
export async function answerInteraction(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const path = (request.url ?? '').split('?')[0] ?? '';
  if (!INTERACTION.test(path)) return false;
  try {
    await provider.interactionDetails(request, response);
  } catch {
    sendPage(response, 400, errorPage('session_expired', '登录已过期，请从应用重新开始。 This sign-in has expired; start again from the app.'));
    return true;
  }
  if (request.method === 'POST') await signIn(provider, request, response);
  else sendPage(response, 200, loginPage(path, DEMO_USERS));
  return true;
}

async function signIn(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const user = demoUser((await readForm(request)).get('user') ?? '');
  if (user === undefined) return sendPage(response, 400, errorPage('unknown_user', '没有该演示用户。 There is no such demo user.'));
  await provider.interactionFinished(request, response, { login: { accountId: subjectOf(user.user), remember: true } }, { mergeWithLastSubmission: false });
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > MAX_FORM_BYTES) break;
  }
  return new URLSearchParams(text);
}

function sendPage(response: ServerResponse, status: number, page: string): void {
  response.writeHead(status, PAGE_HEADERS).end(page);
}
