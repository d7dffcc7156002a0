import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { AUDITOR, OPERATOR } from '../../product/people';
import { aStopRequest, freshAccount } from '../../product/stop-bodies';
import { Flow, SOON_MS, START_MS } from '../flow';
import { cutOff, seriousFindings } from './accessibility';
import { openChromium, Screen, type ScreenOptions } from './chromium';

const BROWSER_MS = 90_000;
/** One is made every minute. */
const CHECKPOINT_MS = 75_000;

/** A bank that a person has to call. */
const BY_PHONE = 'HSBC';

/** The operator's desk in a real browser on the whole running product. */
describe('the desk', () => {
  let flow: Flow;
  let browser: Browser;
  const screens: Screen[] = [];

  beforeAll(async () => {
    flow = await Flow.start();
    browser = await openChromium();
    const { body } = await flow.api.call<{ version: number }>(`/institutions/${BY_PHONE}`, { as: OPERATOR });
    const switched = await flow.api.call(`/institutions/${BY_PHONE}`, { as: OPERATOR, method: 'PATCH', body: { protocol: 'manual', reason: 'no machine today' }, ifMatch: body.version });
    expect(switched.status).toBe(200);
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

  async function screenOf(user: string, path = '/', options: Partial<ScreenOptions> = {}): Promise<Screen> {
    const screen = await Screen.open(browser, { base: flow.product.runtime.gateway, ...options });
    screens.push(screen);
    await screen.signIn(user, path);
    return screen;
  }

  /** A case whose stop waits for a call. */
  async function aCaseByPhone(): Promise<string> {
    const requestId = await flow.submit(aStopRequest([{ bank: BY_PHONE, account: freshAccount() }]));
    const { caseId } = await flow.untilRequest(requestId, (request) => request.caseId !== null);
    await flow.until(() => flow.api.case(caseId ?? '', OPERATOR), (view) => view.instructions.some(({ attention }) => attention === true));
    return caseId ?? '';
  }

  async function fillAnswer(screen: Screen, note: string): Promise<void> {
    const dialog = screen.page.getByRole('dialog');
    await dialog.getByRole('radio', { name: '已止付' }).check();
    await dialog.getByLabel('止付金额（元）').fill('50,000.00');
    await dialog.getByLabel('对方姓名').fill('刘经理');
    await dialog.getByLabel('通话记录').fill(note);
  }

  it('leads an operator by keyboard from the queue to a recorded phone answer', async () => {
    const caseId = await aCaseByPhone();
    const { page } = await screenOf('operator-4403');
    await page.locator(`a[href="/cases/${caseId}"]`).waitFor();
    const screen = screens[0] as Screen;
    for (let pressed = 0; pressed < 20; pressed += 1) {
      await page.keyboard.press('j');
      if ((await page.locator(`[aria-selected="true"] a[href="/cases/${caseId}"]`).count()) === 1) break;
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/cases/${caseId}`);
    await page.locator('.next-action .biggest').click();
    await page.getByRole('button', { name: '显示通话内容（将留痕）' }).click();
    await page.locator('.call-lines').getByText('李四').waitFor();
    await fillAnswer(screen, '已核对户名、账号、金额和时间');
    await page.getByRole('button', { name: '记录', exact: true }).click();
    await page.locator('.tag-good', { hasText: '已止付' }).first().waitFor();
    const view = await flow.until(() => flow.api.case(caseId, OPERATOR), ({ instructions }) => instructions[0]?.state === 'held');
    expect(view.holds).toHaveLength(1);
    const seen = await flow.api.list<{ action: string }>(`/audit?caseId=${caseId}&limit=200`, AUDITOR);
    expect(seen.map(({ action }) => action)).toContain('PersonalDataUnmasked');
  }, BROWSER_MS);

  it('shows the second of two operators what the first one did, before anything is done twice', async () => {
    const caseId = await aCaseByPhone();
    const first = await screenOf('operator-4403', `/cases/${caseId}`);
    const second = await screenOf('operator-440305', `/cases/${caseId}`);
    // The second one's page hears nothing more: a stale screen.
    await second.page.locator('.next-action .biggest').click();
    await fillAnswer(second, '我也打了电话');
    await first.page.locator('.next-action .biggest').click();
    await fillAnswer(first, '已核对');
    await first.page.getByRole('button', { name: '记录', exact: true }).click();
    await first.page.getByRole('dialog').waitFor({ state: 'hidden' });
    await second.page.getByRole('button', { name: '记录', exact: true }).click();
    const alert = second.page.getByRole('dialog').getByRole('alert');
    await alert.getByText(/他人已先作变更|不需要录入反馈/).waitFor();
    const { instructions } = await flow.api.case(caseId, OPERATOR);
    expect(instructions).toHaveLength(1);
  }, BROWSER_MS);

  it('loses nothing that was typed when the session ends', async () => {
    const caseId = await aCaseByPhone();
    const screen = await screenOf('operator-4403', `/cases/${caseId}`);
    const { page, context } = screen;
    await page.locator('.next-action .biggest').click();
    await fillAnswer(screen, '写了很久的通话记录');
    const over = { status: 401, contentType: 'application/problem+json', body: JSON.stringify({ status: 401, code: 'AUTH.TOKEN_INVALID', detail: 'expired' }) };
    await context.route('**/api/v1/instructions/**', (route) => route.fulfill(over));
    await context.route('**/token', (route) => route.fulfill({ status: 400, contentType: 'application/json', headers: { 'access-control-allow-origin': '*' }, body: '{"error":"invalid_grant"}' }));
    await page.getByRole('button', { name: '记录', exact: true }).click();
    const over401 = page.locator('.ant-modal-title', { hasText: '登录已失效' });
    await over401.waitFor();
    await context.unroute('**/api/v1/instructions/**');
    await context.unroute('**/token');
    await context.clearCookies();
    const [popup] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: '重新登录' }).last().click()]);
    await popup.locator('button[value="operator-4403"]').click();
    await over401.waitFor({ state: 'hidden' });
    expect(await page.getByLabel('通话记录').inputValue()).toBe('写了很久的通话记录');
    await page.getByRole('button', { name: '记录', exact: true }).click();
    await flow.until(() => flow.api.case(caseId, OPERATOR), ({ instructions }) => instructions[0]?.state === 'held');
  }, BROWSER_MS);

  it('keeps no token where a script of another day could find it', async () => {
    const { page } = await screenOf('operator-4403');
    const kept = String(await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href])'));
    expect(kept).not.toMatch(/eyJ|access_token|refresh_token|code=/);
    await page.reload();
    await page.locator('.desk').waitFor();
    expect(await page.locator('.desk-person').textContent()).toContain('周敏');
  }, BROWSER_MS);

  it.each([
    [503, 'SERVICE.UNAVAILABLE', /系统暂时无法办理/, '重试'],
    [429, 'RATE.LIMITED', /操作过于频繁，请 7 秒后再试/, '稍后重试'],
    [500, 'INTERNAL.ERROR', /系统内部出错/, '重试'],
    [403, 'AUTH.ROLE_MISSING', /您的角色无权/, null],
    [409, 'STATE.CONFLICT', /当前状态已不允许/, '刷新为最新状态'],
    [422, 'IDEMPOTENCY.BODY_DIFFERS', /同一编号已提交过其他内容/, null],
    [0, 'nothing', /无法连接中心/, '重试'],
  ] as const)('says what a %i means and shows the way on', async (status, code, sentence, wayOn) => {
    const { page, context } = await screenOf('operator-4403', '/banks');
    await page.locator('.banks-table').waitFor();
    await context.route('**/api/v1/cases?*', (route) => status === 0 ? route.abort('internetdisconnected') : route.fulfill({
      status, contentType: 'application/problem+json', headers: { 'retry-after': '7' }, body: JSON.stringify({ status, code, detail: 'provoked' }),
    }));
    await page.getByRole('link', { name: '待办队列' }).click();
    const alert = page.getByRole('alert').filter({ hasText: sentence });
    await alert.waitFor({ timeout: SOON_MS });
    await context.unroute('**/api/v1/cases?*');
    if (wayOn === null) return;
    await alert.getByRole('button', { name: wayOn }).click();
    await alert.waitFor({ state: 'hidden' });
  }, BROWSER_MS);

  it('says since when it hears nothing, and hears again', async () => {
    const { page, context } = await screenOf('operator-4403');
    await page.locator('.live-live').waitFor();
    await context.route('**/api/v1/events', (route) => route.abort('internetdisconnected'));
    await page.reload();
    const banner = page.locator('.ps-connection-lost');
    await banner.waitFor();
    expect(await page.locator('.freshness').textContent()).toContain('可能不是最新');
    await context.unroute('**/api/v1/events');
    await banner.getByRole('button').click();
    await banner.waitFor({ state: 'hidden' });
    await page.locator('.live-live').waitFor();
  }, BROWSER_MS);

  it('shows a new case within a second or two, without moving rows under the pointer', async () => {
    await aCaseByPhone();
    const { page } = await screenOf('operator-4403');
    await page.locator('.queue-scroll .queue-row').first().waitFor();
    await page.locator('.queue-scroll .queue-row').first().hover();
    const before = await page.locator('.queue-scroll .queue-row a').allTextContents();
    await aCaseByPhone();
    await page.locator('.waiting-changes').waitFor();
    expect(await page.locator('.queue-scroll .queue-row a').allTextContents()).toEqual(before);
    await page.mouse.move(5, 5);
    await sleep(300);
    await page.locator('.waiting-changes').waitFor({ state: 'hidden' });
    expect((await page.locator('.queue-scroll .queue-row a').allTextContents()).length).toBe(before.length + 1);
  }, BROWSER_MS);

  it('proves a chain in the auditor’s browser, and turns red at one byte altered on the way', async () => {
    const caseId = await aCaseByPhone();
    const { page, context } = await screenOf('auditor-4403', `/audit?caseId=${caseId}`);
    await page.getByRole('button', { name: '在本机验证全链' }).click();
    await page.getByText(/验证通过/).waitFor();
    await context.route('**/api/v1/audit?*', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).replace('"unit":"440305012"', '"unit":"440305013"') });
    });
    await page.reload();
    await page.getByRole('button', { name: '在本机验证全链' }).click();
    await page.getByText(/验证不通过/).waitFor();
    expect(await page.locator('.row-broken').count()).toBe(1);
  }, BROWSER_MS);

  it('proves the signed checkpoints with the published keys, and turns red at a root altered on the way', async () => {
    await aCaseByPhone();
    await flow.until(() => flow.api.list('/audit/checkpoints', AUDITOR), (points) => points.length > 0, CHECKPOINT_MS);
    const { page, context } = await screenOf('auditor-4403', '/audit');
    await page.getByRole('button', { name: '在本机验证签名' }).click();
    await page.getByText(/验证通过：\d+ 个检查点/).waitFor();
    await context.route('**/api/v1/audit/checkpoints?*', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).replace(/"rootHash":"(.)/, (_, first: string) => `"rootHash":"${first === '0' ? '1' : '0'}`) });
    });
    await page.reload();
    await page.getByRole('button', { name: '在本机验证签名' }).click();
    await page.getByText(/验证不通过：1 个检查点/).waitFor();
    expect(await page.locator('.row-broken').count()).toBe(1);
  }, BROWSER_MS + CHECKPOINT_MS);

  it.each([['zh-CN', 'light'], ['en', 'dark']] as const)('has nothing serious for axe on any page (%s, %s)', async (language, brightness) => {
    const caseId = await aCaseByPhone();
    const operator = await screenOf('operator-4403', '/', { language, brightness });
    const auditor = await screenOf('auditor-4403', '/audit', { language, brightness });
    const findings: Record<string, string[]> = {};
    for (const [screen, path] of [
      [operator, '/'], [operator, `/cases/${caseId}`], [operator, '/instructions?list=queued'], [operator, '/banks'], [operator, '/statistics'], [operator, '/holds?within=PT48H'], [operator, '/warnings'], [operator, '/risk'], [operator, '/wall'],
      [auditor, '/audit'], [auditor, `/audit?caseId=${caseId}`],
    ] as const) {
      await screen.show(path);
      await screen.page.waitForLoadState('load');
      await sleep(1_500);
      const found = [...(await seriousFindings(screen.page)), ...(await cutOff(screen.page))];
      if (found.length > 0) findings[path] = found;
    }
    expect(findings).toEqual({});
  }, 2 * BROWSER_MS);
});
