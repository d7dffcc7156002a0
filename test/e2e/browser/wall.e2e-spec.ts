import type { Browser } from 'playwright-core';
import { OPERATOR } from '../../product/people';
import { aStopRequest } from '../../product/stop-bodies';
import { Flow, START_MS } from '../flow';
import { seriousFindings } from './accessibility';
import { openChromium, Screen, type ScreenOptions } from './chromium';

const BROWSER_MS = 120_000;
const MINUTE_MS = 60_000;
const BY_PHONE = 'HSBC';
const SIZES = [{ width: 1920, height: 1080 }, { width: 3840, height: 2160 }] as const;

/** The centre's wall in a real browser, on the whole running product. */
describe('the wall', () => {
  let flow: Flow;
  let browser: Browser;
  const screens: Screen[] = [];

  beforeAll(async () => {
    flow = await Flow.start();
    browser = await openChromium();
    const { body } = await flow.api.call<{ version: number }>(`/institutions/${BY_PHONE}`, { as: OPERATOR });
    await flow.api.call(`/institutions/${BY_PHONE}`, { as: OPERATOR, method: 'PATCH', body: { protocol: 'manual', reason: 'no machine today' }, ifMatch: body.version });
  }, START_MS);

  afterEach(async () => {
    const complaints = screens.flatMap((screen) => screen.complaints);
    await Promise.all(screens.splice(0).map((screen) => screen.close()));
    expect(complaints).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await flow?.stop();
  }, START_MS);

  async function wall(options: Partial<ScreenOptions> = {}): Promise<Screen> {
    const screen = await Screen.open(browser, { base: flow.product.runtime.gateway, size: SIZES[0], ...options });
    screens.push(screen);
    await screen.signIn('operator-4403', '/wall');
    return screen;
  }

  /** A stop that waits for a call; reported so long ago that it is late at once, or just now. */
  async function aStopByPhone(caseNumber: string, minutesAgo: number): Promise<void> {
    await flow.submit(aStopRequest([{ bank: BY_PHONE }], { caseNumber, reportedAt: new Date(Date.now() - minutesAgo * MINUTE_MS).toISOString() }));
  }

  it('tells a breach across all of its width at once, and keeps it in sight after a reload', async () => {
    const { page } = await wall();
    await page.locator('.wall-colours li').first().waitFor();
    expect(await page.locator('.breach-flash, .wall-breaches').count()).toBe(0);
    await aStopByPhone('A4403052026LATE01', 45);
    await page.locator('.breach-flash').waitFor();
    expect((await page.locator('.breach-flash').boundingBox())?.width).toBeGreaterThan(1_800);
    await page.locator('.wall-breaches', { hasText: 'A4403052026LATE01' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.reload();
    await page.locator('.wall-breaches', { hasText: 'A4403052026LATE01' }).waitFor();
    await page.locator('.wall-breaches', { hasText: '汇丰' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  }, BROWSER_MS);

  it.each([[SIZES[0], 'zh-CN'], [SIZES[1], 'zh-CN'], [SIZES[0], 'en']] as const)('shows everything at %o in %s without scrolling, cutting off or a sign of a mouse', async (size, language) => {
    for (let number = 1; number <= 9; number += 1) await aStopByPhone(`A4403052026W${String(size.width)}${language === 'en' ? 'E' : 'Z'}${String(number)}`, number);
    const { page } = await wall({ size, language });
    await page.locator('.wall-clock').nth(7).waitFor();
    await page.locator('.wall-breaches').waitFor();
    const told = await page.evaluate<{ cut: string[]; scrolls: boolean; cursors: string[] }>(`({
      cut: [...document.querySelectorAll('.wall-panel, .wall-figures > div, .wall-page')].filter((part) => part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1)
        .map((part) => [part.className, part.getAttribute('aria-label'), part.scrollWidth, part.clientWidth, part.scrollHeight, part.clientHeight].join(' ')),
      scrolls: document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth,
      cursors: [...new Set([...document.querySelectorAll('*')].map((part) => getComputedStyle(part).cursor))],
    })`);
    expect(told).toEqual({ cut: [], scrolls: false, cursors: ['none'] });
  }, BROWSER_MS);
});
