import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Route } from 'playwright-core';
import { OPERATOR } from '../../product/people';
import { aStopRequest } from '../../product/stop-bodies';
import { Flow, START_MS } from '../flow';
import { openChromium, Screen } from './chromium';
import { aHeldCase, Desks } from './desk-people';

const BROWSER_MS = 120_000;
const MINUTE_MS = 60_000;
const BY_PHONE = 'HSBC';
const LIST = '**/api/v1/cases?*';
const OVER = { status: 401, contentType: 'application/problem+json', body: JSON.stringify({ status: 401, code: 'AUTH.TOKEN_INVALID', detail: 'expired' }) };

/** Remembers what a page asks for, shows and sounds; the browser's own notifications stay behind it. */
const LISTENING = `
  globalThis.told = { asked: 0, shown: [], sounded: 0 };
  const Real = Notification;
  globalThis.Notification = class extends Real {
    constructor(title, options) { super(title, options); told.shown.push(title); }
    static get permission() { return told.asked === 0 ? 'default' : Real.permission; }
    static requestPermission() { told.asked += 1; return Real.requestPermission(); }
  };
  const Sound = AudioContext;
  globalThis.AudioContext = class extends Sound { constructor() { super(); told.sounded += 1; } };
`;

interface Told {
  readonly asked: number;
  readonly shown: readonly string[];
  readonly sounded: number;
}

/** The desk while something goes wrong on the way, in a real browser; the product itself is the real one. */
describe('the desk in trouble', () => {
  let flow: Flow;
  let browser: Browser;
  let desks: Desks;

  beforeAll(async () => {
    flow = await Flow.start();
    browser = await openChromium();
    desks = new Desks(flow, browser);
    const { body } = await flow.api.call<{ version: number }>(`/institutions/${BY_PHONE}`, { as: OPERATOR });
    await flow.api.call(`/institutions/${BY_PHONE}`, { as: OPERATOR, method: 'PATCH', body: { protocol: 'manual', reason: 'no machine today' }, ifMatch: body.version });
  }, START_MS);

  afterEach(async () => {
    expect(await desks.leave()).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await flow?.stop();
  }, START_MS);

  it('renews a token that ran out without a word, and goes on with the new one', async () => {
    const { page, context } = await desks.sit('operator-4403', '/banks');
    await page.locator('.banks-table').waitFor();
    const tokens: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/api/v1/cases?')) tokens.push(request.headers()['authorization'] ?? '');
    });
    await context.route(LIST, (route) => route.fulfill(OVER), { times: 1 });
    await page.getByRole('link', { name: '待办队列' }).click();
    await page.locator('.queue-scroll').waitFor();
    await flow.until(() => Promise.resolve(new Set(tokens).size), (count) => count === 2);
    expect(await page.locator('.ant-modal, [role="alert"]').count()).toBe(0);
    expect(await page.locator('.desk-person').textContent()).toContain('周敏');
  }, BROWSER_MS);

  it('signs out in every tab at once, and nobody is signed in after a reload', async () => {
    const first = await desks.sit('operator-4403');
    const second = await first.context.newPage();
    await second.goto(`${flow.product.runtime.gateway}/banks`);
    await second.locator('.banks-table').waitFor();
    await first.page.getByRole('button', { name: '退出登录' }).click();
    await second.getByRole('button', { name: '登录', exact: true }).waitFor();
    expect(await second.locator('.banks-table').count()).toBe(0);
    const leave = first.page.locator('button[name="logout"]');
    await leave.or(first.page.getByRole('button', { name: '登录', exact: true })).first().waitFor();
    if (await leave.isVisible()) await leave.click();
    await first.page.getByRole('button', { name: '登录', exact: true }).waitFor();
    await second.reload();
    await second.getByRole('button', { name: '登录', exact: true }).waitFor();
  }, BROWSER_MS);

  it('asks to sign in again where a refused token cannot be renewed, and reads on afterwards', async () => {
    const { page, context } = await desks.sit('operator-4403', '/banks');
    await page.locator('.banks-table').waitFor();
    const refuse = (route: Route): Promise<void> => route.fulfill({ status: 400, contentType: 'application/json', headers: { 'access-control-allow-origin': '*' }, body: '{"error":"invalid_grant"}' });
    await context.route(LIST, (route) => route.fulfill(OVER));
    await context.route('**/token', refuse);
    await page.getByRole('link', { name: '待办队列' }).click();
    const dialog = page.getByRole('dialog', { name: '登录已失效' });
    await dialog.waitFor();
    await context.unrouteAll();
    await context.clearCookies();
    const [popup] = await Promise.all([page.waitForEvent('popup'), dialog.getByRole('button', { name: '重新登录' }).click()]);
    await popup.locator('button[value="operator-4403"]').click();
    await dialog.waitFor({ state: 'hidden' });
    const notice = page.getByRole('alert').filter({ hasText: '登录已失效' });
    if (await notice.isVisible()) await notice.getByRole('button', { name: '重试' }).click();
    await page.locator('.queue-scroll').waitFor();
    await notice.waitFor({ state: 'hidden' });
  }, BROWSER_MS);

  it('gives up on a centre that is too slow, says that a repetition is safe, and goes on', async () => {
    const { page, context } = await desks.sit('operator-4403', '/banks');
    await page.locator('.banks-table').waitFor();
    const held: Route[] = [];
    await context.route(LIST, (route) => void held.push(route));
    await page.getByRole('link', { name: '待办队列' }).click();
    const notice = page.getByRole('alert').filter({ hasText: '中心未在规定时间内答复' });
    await notice.waitFor({ timeout: BROWSER_MS });
    await context.unroute(LIST);
    await Promise.all(held.map((route) => route.abort().catch(() => undefined)));
    await notice.getByRole('button', { name: '重试' }).click();
    await notice.waitFor({ state: 'hidden' });
    await page.locator('.queue-scroll').waitFor();
  }, BROWSER_MS);

  it('shows what changed to who decides on a stale screen, keeps the reason, and decides on the newer state', async () => {
    const { caseId } = await aHeldCase(flow);
    const { page } = await desks.sit('operator-4403', `/cases/${caseId}`);
    await page.getByRole('button', { name: '提出解除', exact: true }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('理由').fill('核实与案件无关');
    const [hold] = (await flow.api.case(caseId, OPERATOR)).holds;
    const extended = await flow.api.call(`/holds/${hold?.holdId ?? ''}/extend`, { as: { user: 'operator-440305', role: 'operator', unit: '440305' }, method: 'POST', ifMatch: hold?.version ?? 0, body: { reason: '还在查' } });
    expect(extended.status).toBe(202);
    await flow.until(() => flow.api.case(caseId, OPERATOR), ({ holds }) => holds[0]?.state === 'extended');
    await dialog.getByRole('button', { name: '提出解除', exact: true }).click();
    const changed = dialog.getByRole('alert').filter({ hasText: '他人已先作变更' });
    await changed.locator('tr', { hasText: '已续止付' }).first().waitFor();
    expect(await dialog.getByRole('button', { name: '提出解除', exact: true }).isDisabled()).toBe(true);
    await changed.getByRole('button', { name: '采用最新状态，重新决定' }).click();
    expect(await dialog.getByLabel('理由').inputValue()).toBe('核实与案件无关');
    await dialog.getByRole('button', { name: '提出解除', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('核实与案件无关').first().waitFor();
  }, BROWSER_MS);

  it('says that live messages were missed, and has read everything anew', async () => {
    const { page, context } = await desks.sit('operator-4403');
    await page.locator('.queue-scroll').waitFor();
    await context.route('**/api/v1/events', (route) => route.abort('internetdisconnected'));
    await page.reload();
    await page.locator('.ps-connection-lost').waitFor();
    await flow.submit(aStopRequest([{ bank: BY_PHONE }], { caseNumber: 'A4403052026GAP01' }));
    await context.unroute('**/api/v1/events');
    const gap = 'id: x\nevent: StreamReset\ndata: {"caseId":null,"requestId":null,"instructionId":null,"at":null,"version":0,"summary":"gap"}\n\n';
    await context.route('**/api/v1/events', (route) => route.fulfill({ status: 200, contentType: 'text/event-stream', body: gap }), { times: 1 });
    const [readAnew] = await Promise.all([page.waitForRequest(LIST), page.locator('.ps-connection-lost').getByRole('button').click()]);
    expect(readAnew.method()).toBe('GET');
    await page.getByText('有实时消息未能送达，已重新读取最新状态。').waitFor();
    await page.getByText('A4403052026GAP01').waitFor();
  }, BROWSER_MS);

  async function listening(screen: Screen): Promise<Told> {
    return screen.page.evaluate<Told>('told');
  }

  async function aBreach(): Promise<string> {
    const requestId = await flow.submit(aStopRequest([{ bank: BY_PHONE }], { reportedAt: new Date(Date.now() - 45 * MINUTE_MS).toISOString() }));
    const { caseId } = await flow.untilRequest(requestId, ({ clocks }) => clocks.some(({ state }) => state === 'breached'));
    return caseId ?? '';
  }

  it('sounds and notifies at a breach for who asked for it, and is silent for who did not', async () => {
    const [asking, other] = [await desks.sit('operator-4403'), await desks.sit('operator-4403')];
    for (const { context, page } of [asking, other]) {
      await context.grantPermissions(['notifications'], { origin: flow.product.runtime.gateway });
      await context.addInitScript({ content: LISTENING });
      await page.reload();
      await page.locator('.live-live').waitFor();
    }
    expect(await listening(asking)).toEqual({ asked: 0, shown: [], sounded: 0 });
    await asking.page.getByRole('button', { name: '开启超时提醒（声音和通知）' }).click();
    await asking.page.getByRole('button', { name: '超时提醒已开启' }).waitFor();
    expect((await listening(asking)).asked).toBe(1);
    const caseId = await aBreach();
    await flow.until(() => listening(asking), ({ shown, sounded }) => shown.includes('有案件已超时') && sounded > 0);
    await other.page.locator(`a[href="/cases/${caseId}"]`).waitFor();
    await sleep(1_000);
    expect(await listening(other)).toEqual({ asked: 0, shown: [], sounded: 0 });
  }, BROWSER_MS);
});
