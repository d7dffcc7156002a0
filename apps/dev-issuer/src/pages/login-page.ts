import type { DemoUser } from '../demo-users';
import { escapeHtml, pageFrame } from './page-frame';

/** One button per demo user: whoever can reach this page may be anybody. */
export function loginPage(action: string, users: readonly DemoUser[]): string {
  return pageFrame(
    'PayStop · 登录 Sign in',
    `<h1>选择演示用户 · Choose a demo user</h1>
<p>开发环境，无需密码。 This is a development machine: no password is asked.</p>
<form method="post" action="${escapeHtml(action)}">${users.map(userButton).join('')}</form>`,
  );
}

function userButton(user: DemoUser): string {
  const place = user.unit === '' ? (user.institution ?? '') : user.unit;
  return `<button name="user" value="${escapeHtml(user.user)}">${escapeHtml(user.name)} <code>${escapeHtml(user.user)}</code> ${escapeHtml(place)}<small>${escapeHtml(user.note)}</small></button>`;
}
