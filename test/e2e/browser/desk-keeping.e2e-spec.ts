import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { OPERATOR, STATION } from '../../product/people';
import { aStopRequest, freshAccount } from '../../product/stop-bodies';
import { Flow, START_MS } from '../flow';
import { openChromium } from './chromium';
import { Desks, fen } from './desk-people';

const BROWSER_MS = 120_000;
/** Only one account is stopped by itself onward, so that a person is asked about the next. */
const POLICY = 'onward: {maxAccountsPerCase: 1}\nsync: {first: PT0.5S, factor: 2, max: PT2S}\n';

/** Money that is followed, and what could not be handled, at the desk in a real browser on the whole running product. */
describe('the desk after the first stop', () => {
  let flow: Flow;
  let browser: Browser;
  let desks: Desks;

  beforeAll(async () => {
    flow = await Flow.start({ policy: POLICY });
    browser = await openChromium();
    desks = new Desks(flow, browser);
  }, START_MS);

  afterEach(async () => {
    expect(await desks.leave()).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await flow?.stop();
  }, START_MS);

  async function decide(page: Page, button: string): Promise<void> {
    await page.getByRole('button', { name: button, exact: true }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: button, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  /** The first account paid on to two others and took cash. */
  async function aTrail(): Promise<string> {
    const [first, second, third, victim] = [freshAccount(), freshAccount(), freshAccount(), freshAccount()];
    const at = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
    const address = (bank: string, accountNumber: string): object => ({ institutionCode: bank, accountNumber });
    await flow.banks.seed('ICBC', { accountNumber: victim, accountName: '王小明', balance: fen(10_000_000) });
    for (const [bank, account] of [['CMB', first], ['CCB', second], ['ABC', third]] as const) await flow.banks.seed(bank, { accountNumber: account, accountName: '李四', balance: fen(0) });
    await flow.banks.move([
      { from: address('ICBC', victim), to: address('CMB', first), amount: fen(10_000_000), at: at(20), bankReference: `${first}-0` },
      { from: address('CMB', first), to: address('CCB', second), amount: fen(6_000_000), channel: 'mobile_banking', at: at(19), bankReference: `${first}-1` },
      { from: address('CMB', first), to: address('ABC', third), amount: fen(3_000_000), channel: 'mobile_banking', at: at(18), bankReference: `${first}-2` },
      { from: address('CMB', first), to: null, amount: fen(500_000), channel: 'atm', at: at(17), bankReference: `${first}-3` },
    ]);
    const body = aStopRequest([{ bank: 'CMB', account: first, amountMinor: '10000000' }]);
    const requestId = await flow.submit({ ...body, transfers: [{ ...body.transfers[0], transferredAt: at(20), bankReference: `${first}-0`, from: { institutionCode: 'ICBC', accountNumber: victim, accountName: '王小明' } } as (typeof body.transfers)[number]] });
    const request = await flow.untilRequest(requestId, ({ stops }) => stops.length === 3 && stops.some(({ state }) => state === 'proposed') && stops.filter(({ state }) => state === 'held' || state === 'partially_held').length === 2);
    return request.caseId ?? '';
  }

  it('shows where the money went as a picture, a table and text, folds a branch, saves both kinds of file, and an onward stop is confirmed beside it', async () => {
    const caseId = await aTrail();
    const { page } = await desks.sit('operator-4403', `/cases/${caseId}`);
    await page.locator('.graph-canvas canvas').first().waitFor();
    expect(await page.locator('.graph-canvas').getAttribute('aria-label')).toContain('报损 ¥100,000.00');
    const shown = async (): Promise<number> => {
      await page.locator('.graph-choice').click();
      await page.locator('.ant-select-item-option').first().waitFor();
      await sleep(300);
      const count = await page.locator('.ant-select-item-option').count();
      await page.keyboard.press('Escape');
      return count;
    };
    const all = await shown();
    await page.locator('.graph-choice').click();
    await page.locator('.ant-select-item-option', { hasText: '第 1 层' }).first().click();
    await page.getByRole('button', { name: '折叠下游' }).click();
    await page.getByRole('button', { name: '全部展开' }).waitFor();
    expect([all, await shown()]).toEqual([5, 2]);
    const saved = async (name: string): Promise<Buffer> => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name, exact: true }).click()]);
      return readFileSync(await download.path());
    };
    expect((await saved('PNG')).subarray(1, 4).toString()).toBe('PNG');
    expect((await saved('转账 CSV')).toString('utf8').trim().split('\r\n')).toHaveLength(1 + 4);
    await page.getByRole('button', { name: '表', exact: true }).click();
    await page.getByRole('region', { name: '转账' }).getByText('¥60,000.00').first().waitFor();
    await page.getByRole('button', { name: '文字', exact: true }).click();
    await page.locator('.graph-text li', { hasText: '没有再转出' }).first().waitFor();
    await page.locator('.next-confirm .biggest').click();
    await page.getByRole('dialog').getByText('本案自动延伸止付的账户数已达上限').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '确认止付', exact: true }).click();
    await flow.until(() => flow.api.case(caseId, OPERATOR), ({ instructions }) => {
      const stops = instructions.filter(({ action }) => action === 'stop');
      return stops.length === 3 && stops.every(({ state }) => state === 'held' || state === 'partially_held');
    });
  }, BROWSER_MS);

  it('parks what cannot be handled where an operator sees it', async () => {
    await flow.produce('stop-payment.requests.v1', { key: 'another-key', value: JSON.stringify(aStopRequest()), type: 'StopPaymentRequested', headers: { ce_unit: STATION } });
    await flow.until(() => flow.api.list('/dead-letters', OPERATOR), (rows) => rows.length > 0);
    const { page } = await desks.sit('operator-4403', '/dead-letters');
    await page.getByText('ENVELOPE.KEY_MISMATCH').first().waitFor();
    await decide(page, '重新处理');
  }, BROWSER_MS);
});
