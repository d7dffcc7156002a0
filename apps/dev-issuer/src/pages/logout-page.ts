import { pageFrame } from './page-frame';

/** @param form the form that the provider made; its id is fixed. */
export function logoutPage(form: string): string {
  return pageFrame(
    'PayStop · 退出 Sign out',
    `<h1>退出登录？ · Sign out?</h1>${form}
<button type="submit" form="op.logoutForm" value="yes" name="logout" autofocus>退出 · Sign out</button>
<button type="submit" form="op.logoutForm">保持登录 · Stay signed in</button>`,
  );
}

export function logoutDonePage(): string {
  return pageFrame('PayStop · 已退出 Signed out', '<h1>已退出登录 · You are signed out</h1>');
}
