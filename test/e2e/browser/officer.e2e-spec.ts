import type { Browser, BrowserContext } from 'playwright-core';
import { freshAccount } from '../../product/stop-bodies';
import { Flow, START_MS } from '../flow';
import { openChromium } from './chromium';
import { newPhone } from './phone-browser';
import { OfficerPhone, bankMessage } from './officer-phone';

const SLOW_MS = 90_000;
const UI_MS = 20_000;

/** The officer's app in a real browser, against the whole product. */
describe('the officer’s phone', () => {
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
    await browser.close();
    await flow.stop();
  }, START_MS);

  const signedIn = async (user?: string): Promise<OfficerPhone> => {
    const phone = await OfficerPhone.open(context, flow.product.runtime.gateway);
    await phone.signIn(user);
    return phone;
  };

  it('turns a pasted message into a held account, and tells each truth with its time', async () => {
    const account = freshAccount();
    const phone = await signedIn();
    await phone.openForm();
    await phone.paste(bankMessage('50,000.00', '林小军'));
    expect(await phone.field('/transfers/0/amount').inputValue()).toBe('50000.00');
    expect(await phone.field('/transfers/0/to/accountName').inputValue()).toBe('林小军');
    expect(await phone.field('/transfers/0/from/institutionCode').inputValue()).toBe('ICBC');
    await phone.page.getByText('伍万元整').waitFor();
    await phone.page.getByText('原文只有尾号 0640').waitFor();
    await phone.complete({ account });
    await phone.send();
    await phone.truth('已存于本机').getByText(/\d\d:\d\d:\d\d/).waitFor();
    await phone.truth('中心已收到').getByText(/\d\d:\d\d:\d\d/).waitFor();
    await phone.truth('银行已受理').getByText(/\d\d:\d\d:\d\d/).waitFor();
    await phone.truth('已止付').getByText('止付 ¥50,000.00').waitFor();
    await phone.page.getByText('30 分钟').waitFor();
    expect(await flow.banks.effects({ bank: 'CMB', account })).toMatchObject([{ action: 'stop', heldMinor: '5000000' }]);
    await phone.page.getByRole('link', { name: '查看案件' }).click();
    await phone.page.getByRole('heading', { name: '资金去向' }).waitFor();
    await phone.page.getByText('报案损失').waitFor();
  }, SLOW_MS);

  it('sends exactly one request, whatever happens on the way: no line, two taps, a reload, a second tab', async () => {
    const account = freshAccount();
    const phone = await signedIn();
    await phone.page.waitForFunction('navigator.serviceWorker.controller !== null');
    await phone.openForm();
    await phone.paste(bankMessage('8,000.00', '何大勇'));
    await phone.complete({ account });
    await context.setOffline(true);
    await phone.page.getByRole('button', { name: '提交止付' }).dblclick();
    await phone.page.getByText('已存于本机').first().waitFor();
    await phone.truth('中心已收到').getByText('尚未').waitFor();
    const requestId = phone.requestId();
    expect((await flow.api.call(`/stop-payment-requests/${requestId}`)).status).toBe(404);

    await phone.page.reload();
    await phone.page.getByText('上次使用：李伟').waitFor();
    await phone.page.getByText('本机有 1 件待发送').waitFor();
    expect(await phone.page.content()).not.toContain('何大勇');

    await context.setOffline(false);
    const second = await OfficerPhone.open(context, flow.product.runtime.gateway, `requests/${requestId}`);
    await second.truth('已止付').getByText('止付 ¥8,000.00').waitFor();
    await second.truth('已存于本机').getByText(/\d\d:\d\d:\d\d/).waitFor();
    expect(await flow.banks.effects({ bank: 'CMB', account })).toHaveLength(1);
    const { instructionId } = (await flow.banks.effects({ bank: 'CMB', account }))[0] ?? { instructionId: '' };
    expect(await flow.banks.messages({ bank: 'CMB', instructionId })).toMatchObject([{ timesReceived: 1, distinctBodies: 1 }]);
    expect(await waitingOnThePhone(second)).toBe(0);
  }, SLOW_MS);

  it('loses nothing that was typed when the session ends, and goes on under the same person', async () => {
    const account = freshAccount();
    const phone = await signedIn();
    await phone.openForm();
    await phone.paste(bankMessage('1,200.00', '康大为'));
    await phone.complete({ account });
    await endSession(context);
    await phone.send();
    await phone.page.getByText('登录已失效').first().waitFor();
    await phone.truth('中心已收到').getByText('尚未').waitFor();
    await context.unrouteAll();
    const [popup] = await Promise.all([context.waitForEvent('page'), phone.page.getByRole('button', { name: '重新登录' }).click()]);
    await popup.locator('button[value="P440305-0117"]').click();
    await phone.truth('已止付').getByText('止付 ¥1,200.00').waitFor();
    expect(await flow.banks.effects({ bank: 'CMB', account })).toHaveLength(1);
  }, SLOW_MS);

  it('brings a form back that was open when the tab was killed', async () => {
    const phone = await signedIn();
    await phone.openForm();
    await phone.field('/victim/name').fill('周大海');
    await phone.field('/transfers/0/amount').fill('66.60');
    await phone.page.waitForTimeout(600); // the moment after which it is stored
    await phone.page.close();
    const again = await OfficerPhone.open(context, flow.product.runtime.gateway, 'new');
    await again.page.getByText('已恢复上次未提交的内容').waitFor();
    expect(await again.field('/victim/name').inputValue()).toBe('周大海');
    expect(await again.field('/transfers/0/amount').inputValue()).toBe('66.60');
  }, SLOW_MS);

  it('brings a refusal back to the field that caused it, and sends the corrected one', async () => {
    const account = freshAccount();
    const phone = await signedIn();
    await phone.openForm();
    await phone.paste(bankMessage('300.00', '窦文'));
    await phone.complete({ account, victim: '长'.repeat(201) });
    await phone.send();
    await phone.page.getByText('中心退回，请修改后再提交').waitFor();
    await phone.page.getByRole('button', { name: '打开修改' }).click();
    await phone.field('/victim/name').and(phone.page.locator('[aria-invalid="true"]')).waitFor();
    await phone.field('/victim/name').fill('张三');
    await phone.send();
    await phone.truth('已止付').getByText('止付 ¥300.00').waitFor();
  }, SLOW_MS);

  it('does not let a person sign out while something waits, and shows others only how many wait', async () => {
    const phone = await signedIn();
    await phone.openForm();
    await phone.paste(bankMessage('700.00', '吴小刚'));
    await phone.complete({ account: freshAccount() });
    await context.route('**/api/v1/stop-payment-requests', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
    await phone.send();
    await phone.goTo('me');
    await phone.page.getByRole('button', { name: '退出登录' }).click();
    await phone.page.getByText('还有 1 件没有送达中心').waitFor();
    await context.clearCookies();
    await phone.page.reload();
    await phone.signIn('P440305-0122');
    await phone.page.getByText('他人在本机有 1 件待发送').waitFor();
    expect(await phone.page.content()).not.toContain('吴小刚');
  }, SLOW_MS);

  it('says what is missing at the fields, and goes to the first', async () => {
    const phone = await signedIn();
    await phone.openForm();
    await phone.page.getByRole('button', { name: '提交止付' }).click();
    await phone.page.getByText('还有 11 项需要填写').waitFor();
    await phone.page.getByText('请填写金额').waitFor();
    expect(await phone.page.evaluate('document.activeElement.dataset.path')).toBe('/transfers/0/amount');
  }, SLOW_MS);
});

/** The issuer has forgotten the session and renews nothing; the gateway takes the token no more. */
async function endSession(context: BrowserContext): Promise<void> {
  await context.clearCookies();
  await context.route('**/token', (route) => route.fulfill({ status: 400, headers: { 'access-control-allow-origin': '*' }, contentType: 'application/json', body: JSON.stringify({ error: 'invalid_grant' }) }));
  await context.route('**/api/v1/**', (route) => route.fulfill({ status: 401, contentType: 'application/problem+json', body: JSON.stringify({ status: 401, code: 'AUTH.TOKEN_INVALID' }) }));
}

async function waitingOnThePhone({ page }: OfficerPhone): Promise<number> {
  return page.evaluate(`new Promise((done, fail) => {
    const opening = indexedDB.open('paystop-officer');
    opening.onerror = () => fail(opening.error);
    opening.onsuccess = () => {
      const counting = opening.result.transaction('waiting').objectStore('waiting').count();
      counting.onsuccess = () => { opening.result.close(); done(counting.result); };
    };
  })`);
}
