import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';

/** The smallest phone that the app is made for, held in one hand. */
const PHONE: BrowserContextOptions = {
  viewport: { width: 360, height: 640 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai',
};

export function newPhone(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return browser.newContext({ ...PHONE, ...options });
}
