import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext } from 'playwright-core';
import { OFFICER, STATION, type Person } from '../../product/people';
import { aStopRequest, aTransfer, freshAccount } from '../../product/stop-bodies';
import { Flow, START_MS } from '../flow';
import { openChromium } from './chromium';
import { OfficerPhone, bankMessage } from './officer-phone';
import { newPhone } from './phone-browser';

const SLOW_MS = 120_000;
const UI_MS = 25_000;
const COLLEAGUE: Person = { user: 'P440305-0122', role: 'officer', unit: STATION };
const LIST = '**/api/v1/stop-payment-requests?*';

interface WarningRow {
  readonly warningId: string;
  readonly alertId: string;
  readonly version: number;
  readonly proposedStop: { readonly state: string } | null;
}

/** The officer's app while something goes wrong on the way; the product itself is the real one. */
describe('the officer’s phone in trouble', () => {
  let flow: Flow;
  let browser: Browser;
  let context: BrowserContext;

  beforeAll(async () => {
    flow = await Flow.start();
    browser = await openChromium();
  }, START_MS);

  beforeEach(async () => {
    context = await newPhone(browser);
    context.setDefaultTimeout(UI_MS);
  });

  afterEach(() => context.close());

  afterAll(async () => {
    await browser?.close();
    await flow?.stop();
  }, START_MS);

  const signedIn = async (): Promise<OfficerPhone> => {
    const phone = await OfficerPhone.open(context, flow.product.runtime.gateway);
    await phone.signIn();
    return phone;
  };

  async function raise(alert: Readonly<Record<string, unknown>>): Promise<WarningRow> {
    const alertId = randomUUID();
    const value = { alertId, source: 'bank-model', riskScore: 80, raisedAt: new Date().toISOString(), unit: STATION, reason: '疑似被骗', ...alert };
    await flow.produce('fraud.alerts.v1', { key: alertId, value: JSON.stringify(value), type: 'FraudAlertRaised' });
    const rows = await flow.until(() => flow.api.list<WarningRow>('/warnings', OFFICER), (warnings) => warnings.some((each) => each.alertId === alertId));
    return rows.find((each) => each.alertId === alertId) as WarningRow;
  }

  const warning = async (id: string): Promise<WarningRow> => (await flow.api.call<WarningRow>(`/warnings/${id}`)).body;

  it.each([
    [401, 'AUTH.TOKEN_INVALID', /登录已失效/, '重试'], [403, 'AUTH.ROLE_MISSING', /您的角色无权/, '重试'], [409, 'STATE.CONFLICT', /当前状态已不允许/, '刷新为最新状态'],
    [412, 'STATE.STALE', /他人已先作变更/, '刷新为最新状态'], [422, 'IDEMPOTENCY.BODY_DIFFERS', /同一编号已提交过其他内容/, '修改后再提交'], [429, 'RATE.LIMITED', /操作过于频繁，请 7 秒后再试/, '稍后重试'],
    [500, 'INTERNAL.ERROR', /系统内部出错/, '重试'], [503, 'SERVICE.UNAVAILABLE', /系统暂时无法办理/, '重试'], [0, 'nothing', /无法连接中心/, '重试'],
  ] as const)('says what a %i means and leads on', async (status, code, sentence, wayOn) => {
    const phone = await signedIn();
    await context.route(LIST, (route) => status === 0 ? route.abort('internetdisconnected') : route.fulfill({
      status, contentType: 'application/problem+json', headers: { 'retry-after': '7' }, body: JSON.stringify({ status, code, detail: 'provoked' }),
    }));
    await phone.page.getByRole('link', { name: '本单位' }).click();
    const notice = phone.page.getByRole('alert').filter({ hasText: sentence });
    await notice.waitFor();
    await context.unroute(LIST);
    await notice.getByRole('button', { name: wayOn }).click();
    await notice.waitFor({ state: 'hidden' });
  }, SLOW_MS);

  it('gives up on a centre that is too slow, says that a repetition is safe, and goes on', async () => {
    const phone = await signedIn();
    const held: (() => Promise<void>)[] = [];
    await context.route(LIST, (route) => void held.push(() => route.abort()));
    await phone.page.getByRole('link', { name: '本单位' }).click();
    const notice = phone.page.getByRole('alert').filter({ hasText: '中心未在规定时间内答复' });
    await notice.waitFor({ timeout: 60_000 });
    await context.unroute(LIST);
    await Promise.all(held.map((release) => release().catch(() => undefined)));
    await notice.getByRole('button', { name: '重试' }).click();
    await notice.waitFor({ state: 'hidden' });
  }, SLOW_MS);

  it('asks by itself while no live message comes, says since when, and reads anew after a gap', async () => {
    await context.route('**/api/v1/events', (route) => route.abort('internetdisconnected'));
    const phone = await signedIn();
    await phone.goTo('unit');
    await phone.page.locator('.ps-connection-lost').waitFor();
    await flow.submit(aStopRequest([{ bank: 'ICBC' }], { caseNumber: 'A4403052026POLL01' }));
    await phone.page.getByText('A4403052026POLL01').waitFor();
    await context.unroute('**/api/v1/events');
    const gap = 'id: x\nevent: StreamReset\ndata: {"caseId":null,"requestId":null,"instructionId":null,"at":null,"version":0,"summary":"gap"}\n\n';
    await context.route('**/api/v1/events', (route) => route.fulfill({ status: 200, contentType: 'text/event-stream', body: gap }), { times: 1 });
    const [readAnew] = await Promise.all([phone.page.waitForRequest(LIST), phone.page.getByRole('button', { name: '立即重连' }).click()]);
    expect(readAnew.method()).toBe('GET');
    await phone.page.getByText('有实时消息未能送达，已重新读取最新状态。').waitFor();
    const again = phone.page.waitForRequest(LIST);
    await phone.page.getByRole('button', { name: '再次读取' }).click();
    await again;
  }, SLOW_MS);

  it('sends one request from two tabs in which the same form was sent', async () => {
    const account = freshAccount();
    const first = await signedIn();
    await first.openForm();
    await first.paste(bankMessage('4,000.00', '贺小龙'));
    await first.complete({ account });
    await first.page.waitForTimeout(600);
    const second = await OfficerPhone.open(context, flow.product.runtime.gateway, 'new');
    await second.page.getByText('已恢复上次未提交的内容').waitFor();
    await Promise.all([first, second].map(({ page }) => page.getByRole('button', { name: '提交止付' }).click()));
    for (const tab of [first, second]) await tab.truth('已止付').getByText('止付 ¥4,000.00').waitFor();
    expect(first.requestId()).toBe(second.requestId());
    const effects = await flow.banks.effects({ bank: 'CMB', account });
    expect(effects).toHaveLength(1);
    expect(await flow.banks.messages({ bank: 'CMB', instructionId: effects[0]?.instructionId ?? '' })).toMatchObject([{ timesReceived: 1, distinctBodies: 1 }]);
  }, SLOW_MS);

  it('takes papers by camera, makes them small, and settles the debt', async () => {
    const requestId = await flow.submit(aStopRequest([{ bank: 'CMB' }]));
    await flow.untilRequest(requestId, ({ status }) => status === 'completed');
    const phone = await signedIn();
    await phone.goTo(`requests/${requestId}`);
    const photos = await photographs(phone, 3);
    expect(photos.every(({ length }) => length > 1_000_000)).toBe(true);
    const uploads: number[] = [];
    phone.page.on('request', (request) => {
      if (request.url().endsWith('/attachments')) uploads.push(request.postDataBuffer()?.length ?? 0);
    });
    for (const [kind, photo] of [['警官证', photos[0]], ['警官证', photos[1]], ['止付申请表', photos[2]]] as const) {
      const field = phone.page.locator('label.paper', { hasText: kind });
      const stored = phone.page.waitForResponse((answer) => answer.url().endsWith(`/${requestId}/papers`) && answer.ok());
      await field.locator('input').setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: photo ?? Buffer.alloc(0) });
      await stored;
    }
    await phone.page.getByText('已补齐').waitFor();
    const { body } = await flow.api.call<{ papers: { state: string; missing: readonly string[] } }>(`/stop-payment-requests/${requestId}`);
    expect(body.papers).toMatchObject({ state: 'settled', missing: [] });
    expect(Math.max(...uploads)).toBeLessThan(Math.min(...photos.map(({ length }) => length)));
  }, SLOW_MS);

  it('adopts what somebody else did to a warning, and keeps what was chosen', async () => {
    const { warningId, version } = await raise({ kind: 'potential_victim', subject: { name: '王小明', phone: '13812345678' } });
    const phone = await signedIn();
    await phone.goTo(`warnings/${warningId}`);
    await phone.page.getByRole('radio', { name: '电话' }).check();
    await phone.page.getByRole('radio', { name: '劝阻成功' }).check();
    const stale = `**/api/v1/warnings/${warningId}`;
    await context.route(stale, (route) => route.abort());
    const other = await flow.api.call(`/warnings/${warningId}/feedback`, { as: COLLEAGUE, method: 'POST', ifMatch: version, body: { method: 'call', outcome: 'not_reached' } });
    expect(other.status).toBe(200);
    await phone.page.getByRole('button', { name: '提交反馈' }).click();
    const notice = phone.page.getByRole('alert').filter({ hasText: '他人已先作变更' });
    await notice.waitFor();
    await context.unroute(stale);
    await notice.getByRole('button', { name: '刷新为最新状态' }).click();
    await notice.waitFor({ state: 'hidden' });
    expect(await phone.page.getByRole('radio', { name: '劝阻成功' }).isChecked()).toBe(true);
    await phone.page.getByRole('button', { name: '提交反馈' }).click();
    await flow.until(() => flow.api.call<{ state: string }>(`/warnings/${warningId}`), ({ body }) => body.state === 'fed_back');
  }, SLOW_MS);

  it('confirms a proposed stop from the warning to the held account', async () => {
    const account = freshAccount();
    const { warningId } = await raise({ kind: 'suspicious_transfer', subject: { name: '陈小红', phone: '13900005678' }, transfer: { ...aTransfer('t1', { bank: 'CMB', account }) } });
    const phone = await signedIn();
    await phone.goTo(`warnings/${warningId}`);
    await phone.page.getByRole('button', { name: '核对并止付' }).click();
    await phone.page.getByText('这是对预警所提止付的确认').waitFor();
    expect(await phone.field('/victim/name').inputValue()).toBe('陈小红');
    await phone.complete({ account, victim: '陈小红' });
    await phone.send();
    await phone.truth('已止付').getByText(/止付 ¥/).waitFor();
    expect(await flow.until(() => warning(warningId), ({ proposedStop }) => proposedStop?.state === 'confirmed')).toMatchObject({ proposedStop: { requestId: phone.requestId() } });
    expect(await flow.banks.effects({ bank: 'CMB', account })).toHaveLength(1);
  }, SLOW_MS);

  it('declines a proposed stop with its reason, and no bank hears of it', async () => {
    const account = freshAccount();
    const { warningId } = await raise({ kind: 'suspicious_transfer', subject: { name: '陈小红', phone: '13900005678' }, transfer: { ...aTransfer('t1', { bank: 'CMB', account }) } });
    const phone = await signedIn();
    await phone.goTo(`warnings/${warningId}`);
    await phone.page.getByRole('button', { name: '不予止付…' }).click();
    expect(await phone.page.getByRole('button', { name: '确认不予止付' }).isDisabled()).toBe(true);
    await phone.page.getByLabel('不予止付的理由').fill('本人核实为正常转账');
    await phone.page.getByRole('button', { name: '确认不予止付' }).click();
    await phone.page.getByText(/建议止付：(?!建议)/).waitFor();
    expect(await phone.page.getByRole('button', { name: '核对并止付' }).count()).toBe(0);
    await flow.until(() => warning(warningId), ({ proposedStop }) => proposedStop?.state === 'declined');
    expect(await flow.banks.effects({ bank: 'CMB', account })).toEqual([]);
  }, SLOW_MS);

  it('says that the phone’s storage is full, and sends from the page all the same', async () => {
    const account = freshAccount();
    // Before the app stores anything: what Chromium has once allowed it goes on allowing for half a minute.
    const devtools = await context.newCDPSession(await context.newPage());
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: flow.product.runtime.gateway, quotaSize: 1 });
    const phone = await signedIn();
    await phone.openForm();
    await phone.paste(bankMessage('2,600.00', '江大海'));
    await phone.complete({ account });
    await phone.page.getByRole('button', { name: '提交止付' }).click();
    await phone.page.getByText('本机存储已满，未能保存').waitFor();
    expect(await phone.field('/victim/name').inputValue()).toBe('张三');
    expect(await flow.banks.effects({ bank: 'CMB', account })).toEqual([]);
    await phone.page.getByRole('button', { name: '不保存，直接发送' }).click();
    await phone.page.getByRole('heading', { name: '办理进度' }).waitFor();
    await phone.truth('已止付').getByText('止付 ¥2,600.00').waitFor();
    expect(await flow.banks.effects({ bank: 'CMB', account })).toHaveLength(1);
  }, SLOW_MS);

  it('shows more than the first fifty of a list, and the money’s path of a case', async () => {
    const last = await flow.submit(aStopRequest([{ bank: 'CMB', amountMinor: '1230000' }]));
    const { caseId } = await flow.untilRequest(last, ({ status }) => status === 'completed');
    const many = Array.from({ length: 55 }, () => aStopRequest([{ bank: 'CMB' }]));
    await Promise.all(many.map((body) => flow.produceRequest(body)));
    await flow.until(() => flow.api.list('/stop-payment-requests?limit=200', OFFICER), (rows) => rows.length >= many.length);
    const phone = await signedIn();
    await phone.goTo('unit');
    await phone.page.locator('li.card').nth(49).waitFor();
    expect(await phone.page.locator('li.card').count()).toBe(50);
    await phone.page.getByRole('button', { name: '显示更多' }).click();
    await phone.page.locator('li.card').nth(54).waitFor();
    await phone.goTo(`cases/${caseId ?? ''}`);
    await phone.page.locator('.reached', { hasText: '已止付 ¥12,300.00' }).waitFor();
    await phone.page.locator('.reached', { hasText: '转入 ¥12,300.00' }).waitFor();
  }, SLOW_MS);
});

/** Pictures as a camera makes them, far too big for a bad line: every pixel another one. */
async function photographs({ page }: OfficerPhone, count: number): Promise<Buffer[]> {
  const coded = await page.evaluate<string[]>(`Promise.all(Array.from({ length: ${String(count)} }, () => new Promise((done) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [900, 700];
    const drawing = canvas.getContext('2d');
    const picture = drawing.createImageData(900, 700);
    for (let at = 0; at < picture.data.length; at += 65_536) crypto.getRandomValues(picture.data.subarray(at, at + 65_536));
    for (let at = 3; at < picture.data.length; at += 4) picture.data[at] = 255;
    drawing.putImageData(picture, 0, 0);
    done(canvas.toDataURL('image/png').split(',')[1]);
  })))`);
  return coded.map((text) => Buffer.from(text, 'base64'));
}
