import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext } from 'playwright-core';
import { OFFICER, STATION } from '../../product/people';
import { aStopRequest, aTransfer } from '../../product/stop-bodies';
import { Flow, START_MS } from '../flow';
import { seriousFindings } from './accessibility';
import { openChromium } from './chromium';
import { newPhone } from './phone-browser';
import { OfficerPhone, bankMessage } from './officer-phone';

const SLOW_MS = 120_000;
const UI_MS = 20_000;
const WIDTH = 360;
const MULE = '6214831234560008';
const LANGUAGES = [['zh-CN', 'light'], ['en', 'dark'], ['zh-CN', 'dark'], ['en', 'light']] as const;

/** Every page, for eyes, thumbs and screen readers. */
describe('the pages of the officer’s phone', () => {
  let flow: Flow;
  let browser: Browser;
  let context: BrowserContext;
  let requestId: string;
  let caseId: string;
  let warningId: string;

  beforeAll(async () => {
    flow = await Flow.start();
    requestId = await flow.submit(aStopRequest([{ bank: 'CMB' }, { bank: 'ABC' }]));
    caseId = (await flow.untilRequest(requestId, ({ status }) => status === 'completed')).caseId ?? '';
    warningId = await raiseWarning(flow);
    browser = await openChromium();
  }, START_MS);

  afterEach(() => context.close());

  afterAll(async () => {
    await browser.close();
    await flow.stop();
  }, START_MS);

  const signedIn = async (options: { readonly colorScheme?: 'light' | 'dark' } = {}): Promise<OfficerPhone> => {
    context = await newPhone(browser, options);
    context.setDefaultTimeout(UI_MS);
    const phone = await OfficerPhone.open(context, flow.product.runtime.gateway);
    await phone.signIn();
    return phone;
  };

  const pages = (): readonly (readonly [string, RegExp])[] => [
    ['', /我的申请|My requests/], ['unit', /本单位申请|Requests of my unit/], [`requests/${requestId}`, /已止付|Held/], [`cases/${caseId}`, /资金去向|Where the money went/],
    ['warnings', /劝阻任务|Warnings/], [`warnings/${warningId}`, /反馈|Feedback/], ['me', /我的|Me/], ['new', /粘贴短信|Paste a text/],
  ];

  it.each(LANGUAGES)('have no finding of axe and no sideways scrolling at 360 × 640, in %s and %s', async (language, colorScheme) => {
    const phone = await signedIn({ colorScheme });
    await phone.page.evaluate(`localStorage.setItem('paystop.language', '${language}')`);
    const findings: string[] = [];
    for (const [path, sign] of pages()) {
      await phone.goTo(path);
      await phone.page.getByText(sign).first().waitFor();
      if (path === 'new') await phone.page.evaluate('document.querySelector("details").open = true');
      findings.push(...(await seriousFindings(phone.page)).map((finding) => `${path}: ${finding}`));
      // A phone widens its view to what does not fit.
      const wide = await phone.page.evaluate<number>('Math.max(document.documentElement.scrollWidth, innerWidth)');
      if (wide > WIDTH) findings.push(`${path}: ${String(wide)} pixels wide on ${String(WIDTH)}`);
    }
    expect(findings).toEqual([]);
  }, SLOW_MS);

  it('have no finding of axe in sunlight contrast', async () => {
    const phone = await signedIn();
    await phone.goTo('me');
    await phone.page.getByLabel('强光下高对比度').check();
    await phone.goTo(`requests/${requestId}`);
    await phone.truth('已存于本机').waitFor();
    expect(await phone.page.evaluate('document.documentElement.dataset.contrast')).toBe('sun');
    expect(await seriousFindings(phone.page)).toEqual([]);
  }, SLOW_MS);

  it('take feedback on a warning in three taps, and open a prefilled stop where the money is gone', async () => {
    const phone = await signedIn();
    await phone.goTo(`warnings/${warningId}`);
    await phone.page.getByRole('button', { name: /拨打电话/ }).waitFor();
    await phone.page.getByRole('radio', { name: '电话' }).check();
    await phone.page.getByRole('radio', { name: '已被骗' }).check();
    await phone.page.getByRole('button', { name: '提交反馈' }).click();
    await phone.page.getByRole('heading', { name: '新建止付' }).waitFor();
    await phone.field('/victim/name').waitFor();
    expect(await phone.field('/victim/name').inputValue()).toBe('陈小红');
    expect(await phone.field('/transfers/0/to/accountNumber').inputValue()).toBe('6214 8312 3456 0008');
    await flow.until(() => flow.api.call<{ state: string; feedback: { outcome: string } }>(`/warnings/${warningId}`), ({ body }) => body.state === 'fed_back' && body.feedback.outcome === 'already_lost');
  }, SLOW_MS);

  it('show what changes while they are looked at, without a reload', async () => {
    const phone = await signedIn();
    await phone.goTo('unit');
    const fresh = await flow.submit(aStopRequest([{ bank: 'ICBC' }], { caseNumber: 'A4403052026LIVE01' }));
    await phone.page.getByText('A4403052026LIVE01').waitFor();
    await phone.page.locator(`a[href$="/requests/${fresh}"] .state-held`).waitFor();
  }, SLOW_MS);

  it('fill a payment order from a wallet’s receipt', async () => {
    const phone = await signedIn();
    await phone.openForm();
    await phone.paste('转账-转给林小军\n-5,000.00\n当前状态 对方已收钱\n转账时间 2026年11月20日 13:41:07\n支付方式 招商银行(1234)\n转账单号 1000050001202611230012345678901');
    expect(await phone.field('/transfers/0/to/paymentOrder/value').inputValue()).toBe('1000050001202611230012345678901');
    expect(await phone.field('/transfers/0/to/institutionCode').inputValue()).toBe('TENPAY');
    await phone.paste(`${bankMessage('100.00', '甲乙')}\n${bankMessage('200.00', '丙丁')}`);
    await phone.page.getByRole('heading', { name: '第 2 笔转账' }).waitFor();
  }, SLOW_MS);
});

const REASON = '向涉诈账户转账，疑似被骗';

async function raiseWarning(flow: Flow): Promise<string> {
  const alertId = randomUUID();
  const value = {
    alertId, source: 'bank-model', kind: 'potential_victim', riskScore: 92, colour: 'red', raisedAt: new Date().toISOString(), unit: STATION, reason: REASON,
    subject: { name: '陈小红', phone: '13900005678', idNumber: '440305199202022345' },
    transfer: { ...aTransfer('t1', { bank: 'CMB', account: MULE, accountName: '林小军' }), from: { institutionCode: 'ICBC', accountNumber: '6222021000112230949', accountName: '陈小红' } },
  };
  await flow.produce('fraud.alerts.v1', { key: alertId, value: JSON.stringify(value), type: 'FraudAlertRaised' });
  const warnings = await flow.until(() => flow.api.list<{ warningId: string; alertId: string }>('/warnings', OFFICER), (rows) => rows.some((each) => each.alertId === alertId));
  return warnings.find((each) => each.alertId === alertId)?.warningId ?? '';
}
