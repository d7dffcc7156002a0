import { escapeHtml, pageFrame } from './page-frame';

export function errorPage(code: string, description: string | undefined): string {
  return pageFrame(
    'PayStop · 登录出错 Sign-in failed',
    `<h1>登录出错 · Signing in did not work</h1><p>${escapeHtml(description ?? '')}</p><p><code>${escapeHtml(code)}</code></p>`,
  );
}
