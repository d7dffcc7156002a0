import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { ADMIN, OPERATOR, STATION } from '../../product/people';
import { aStopRequest, aTransfer, freshAccount } from '../../product/stop-bodies';
import { Flow, START_MS } from '../flow';
import { cutOff, seriousFindings } from './accessibility';
import { openChromium } from './chromium';
import { aHeldCase, aMuleOfTwoVictims, Desks, fen } from './desk-people';

const BROWSER_MS = 120_000;
const CHANGED = 'QDCCB';
/** Only one account is stopped by itself onward, so that a person is asked; a notice ends while a test waits. */
const POLICY = 'notice: {length: PT1S}\nonward: {maxAccountsPerCase: 1}\nsync: {first: PT0.5S, factor: 2, max: PT2S}\n';

/** Money that is held, followed, frozen and given back, at the desk in a real browser on the whole running product. */
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

  async function decide(page: Page, button: string, reason?: string): Promise<void> {
    await page.getByRole('button', { name: button, exact: true }).first().click();
    const dialog = page.getByRole('dialog');
    if (reason !== undefined) await dialog.getByLabel('理由').fill(reason);
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

  it('freezes with two people: the proposer is told before, not refused after', async () => {
    const { caseId } = await aHeldCase(flow);
    const operator = await desks.sit('operator-4403', `/cases/${caseId}`);
    await operator.page.getByRole('button', { name: '提出冻结', exact: true }).first().click();
    await operator.page.getByRole('dialog').getByText('还须另一人审批').first().waitFor();
    await operator.page.keyboard.press('Escape');
    await decide(operator.page, '提出冻结', '资金涉案');
    await operator.page.locator('.tag', { hasText: '待审批' }).first().waitFor();
    const approver = await desks.sit('approver-4403', '/approvals');
    const card = approver.page.locator('.approval-card', { hasText: '资金涉案' }).filter({ has: approver.page.locator(`a[href="/cases/${caseId}"]`) });
    await card.getByRole('button', { name: '批准', exact: true }).click();
    await approver.page.getByRole('dialog').getByText('operator-4403').waitFor();
    await approver.page.getByRole('dialog').getByRole('button', { name: '批准', exact: true }).click();
    await operator.page.locator('.tag-good', { hasText: '冻结中' }).waitFor();
    await card.waitFor({ state: 'detached' });
  }, BROWSER_MS);

  it('lets a hold go with two people, and explains to an approver that somebody has to propose it first', async () => {
    const { caseId } = await aHeldCase(flow);
    const approver = await desks.sit('approver-4403', `/cases/${caseId}`);
    await approver.page.getByText('解除止付、续冻和解冻须先由民警或值班员提出').waitFor();
    expect(await approver.page.getByRole('button', { name: '批准解除' }).count()).toBe(0);
    const operator = await desks.sit('operator-4403', `/cases/${caseId}`);
    await decide(operator.page, '提出解除', '核实与案件无关');
    await operator.page.getByText('等待审批人决定').first().waitFor();
    await approver.page.getByText('核实与案件无关').first().waitFor();
    await decide(approver.page, '批准解除', '同意');
    await approver.page.locator('.tag', { hasText: '已解除' }).first().waitFor();
  }, BROWSER_MS);

  it('returns frozen money pro rata: proposed from the claimants, worked out anew under the approver’s eye, published, printed and paid', async () => {
    const { mule, caseIds: [caseId = ''] } = await aMuleOfTwoVictims(flow);
    const operator = await desks.sit('operator-4403', `/cases/${caseId}`);
    await decide(operator.page, '提出冻结', '待返还受害人');
    const approver = await desks.sit('approver-4403', `/cases/${caseId}`);
    await decide(approver.page, '批准');
    await operator.page.getByRole('link', { name: '提出返还' }).click();
    await operator.page.getByRole('radio', { name: '按比例' }).check();
    await operator.page.getByRole('button', { name: '显示原付款账户（将留痕）' }).click();
    await operator.page.locator('.claim-card input[value^="9900"]').nth(1).waitFor();
    await operator.page.getByRole('button', { name: '提出返还（2 起案件）' }).click();
    await operator.page.waitForURL(/\/returns\/ret_/);
    await operator.page.locator('.blocked-decision', { hasText: '另一名审批人' }).or(operator.page.getByText('等待另一名审批人核对方案')).first().waitFor();
    await approver.show(new URL(operator.page.url()).pathname);
    await approver.page.locator('.split-proofs .tag-good').nth(2).waitFor();
    expect(await approver.page.locator('.allocation tbody td b').allTextContents()).toEqual(['¥20,000.00', '¥10,000.00']);
    await decide(approver.page, '批准方案');
    await decide(approver.page, '开始公告');
    for (const name of ['公告 PDF', '返还方案 PDF']) {
      const [download] = await Promise.all([approver.page.waitForEvent('download'), approver.page.getByRole('button', { name }).click()]);
      expect(readFileSync(await download.path()).subarray(0, 5).toString()).toBe('%PDF-');
    }
    await decide(approver.page, '执行返还');
    await approver.page.locator('.page-head .tag-good', { hasText: '已完成' }).waitFor({ timeout: BROWSER_MS });
    const paid = await flow.banks.effects({ account: mule, action: 'return' });
    expect(paid.map(({ amountMinor }) => amountMinor).sort()).toEqual(['1000000', '2000000']);
  }, 2 * BROWSER_MS);

  it('confirms a stop that a bank’s model proposed, with what was missing added', async () => {
    const alertId = randomUUID();
    const value = {
      alertId, source: 'bank-model', kind: 'suspicious_transfer', riskScore: 91, colour: 'red', raisedAt: new Date().toISOString(), unit: STATION, reason: '疑似转入涉诈账户', subject: { name: '陈小红', phone: '13900005678' },
      transfer: aTransfer('t1', { bank: 'CMB', account: freshAccount(), accountName: '林小军' }),
    };
    await flow.produce('fraud.alerts.v1', { key: alertId, value: JSON.stringify(value), type: 'FraudAlertRaised' });
    const proposals = (): Promise<readonly { readonly alertId: string; readonly proposedStop: { readonly state: string } | null }[]> => flow.api.list('/warnings?limit=200', OPERATOR);
    await flow.until(proposals, (rows) => rows.some((each) => each.alertId === alertId && each.proposedStop?.state === 'proposed'));
    const { page } = await desks.sit('operator-4403', '/warnings');
    await page.locator('.warning-card', { hasText: '疑似转入涉诈账户' }).getByRole('button', { name: '确认止付' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('收款户名').waitFor();
    expect(await dialog.getByLabel('收款户名').inputValue()).toBe('林小军');
    expect(await dialog.getByRole('button', { name: '发起止付' }).isDisabled()).toBe(true);
    for (const [label, typed] of [['经办人编号', 'P440305-0117'], ['经办人', '李伟'], ['协查人编号', 'P440305-0122'], ['协查人', '王芳']] as const) {
      await dialog.getByLabel(label === '经办人' || label === '协查人' ? new RegExp(`^${label}(?!编号)`) : new RegExp(`^${label}`)).fill(typed);
    }
    await dialog.getByRole('button', { name: '发起止付' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await flow.until(proposals, (rows) => rows.some((each) => each.alertId === alertId && each.proposedStop?.state === 'confirmed'));
  }, BROWSER_MS);

  it('changes an institution with two admins, from what it is now', async () => {
    const before = await flow.api.call<{ definition: object }>(`/institutions/${CHANGED}`, { as: ADMIN });
    const proposer = await desks.sit('admin-1', '/banks');
    const lineOf = (page: Page): Locator => page.locator('.banks-table tbody tr', { hasText: CHANGED });
    await lineOf(proposer.page).getByRole('button', { name: /^修改/ }).click();
    const form = proposer.page.getByRole('dialog');
    await form.getByText('提交后立即生效。').waitFor();
    await form.getByLabel('联络电话').fill('');
    await form.getByText('请填写联络电话').waitFor();
    expect(await form.getByRole('button', { name: '提出变更' }).isDisabled()).toBe(true);
    await form.getByLabel('联络电话').fill('0532-11112222');
    await form.getByText('须另一名管理员确认后生效').waitFor();
    expect(await seriousFindings(proposer.page)).toEqual([]);
    expect(await proposer.page.locator('.ps-connection-lost').count()).toBe(0); // an admin hears no events, which is no fault
    await form.getByRole('button', { name: '提出变更' }).click();
    await form.waitFor({ state: 'hidden' });
    const other = await desks.sit('admin-2', '/banks');
    await lineOf(other.page).getByText('等待另一名管理员确认').waitFor();
    await lineOf(other.page).getByRole('button', { name: '确认变更' }).click();
    await other.page.getByRole('dialog').getByText('0532-11112222').waitFor();
    await other.page.getByRole('dialog').getByRole('button', { name: '确认变更' }).click();
    const after = await flow.until(() => flow.api.call<{ definition: object; proposedBy: string | null }>(`/institutions/${CHANGED}`, { as: ADMIN }), ({ body }) => body.proposedBy === null);
    expect(after.body.definition).toEqual({ ...before.body.definition, liaison: { name: '值班室', phone: '0532-11112222' } });
  }, BROWSER_MS);

  it('parks what cannot be handled where an operator sees it', async () => {
    await flow.produce('stop-payment.requests.v1', { key: 'another-key', value: JSON.stringify(aStopRequest()), type: 'StopPaymentRequested', headers: { ce_unit: STATION } });
    await flow.until(() => flow.api.list('/dead-letters', OPERATOR), (rows) => rows.length > 0);
    const { page } = await desks.sit('operator-4403', '/dead-letters');
    await page.getByText('ENVELOPE.KEY_MISMATCH').first().waitFor();
    await decide(page, '重新处理');
  }, BROWSER_MS);

  it.each([['zh-CN', 'light'], ['en', 'dark']] as const)('has nothing serious for axe on the pages after the first stop (%s, %s)', async (language, brightness) => {
    const caseId = await aTrail();
    const { caseId: heldCase } = await aHeldCase(flow);
    const [returned] = await flow.api.list<{ returnId: string; freezeId: string }>('/funds-returns', OPERATOR);
    const operator = await desks.sit('operator-4403', '/', { language, brightness });
    const approver = await desks.sit('approver-4403', '/approvals', { language, brightness });
    const findings: Record<string, string[]> = {};
    for (const [screen, path] of [
      [operator, `/cases/${caseId}`], [operator, `/cases/${heldCase}`], [operator, '/approvals'], [operator, '/returns'], [operator, `/returns/${returned?.returnId ?? ''}`], [operator, `/returns/new?freezeId=${returned?.freezeId ?? ''}`],
      [operator, '/holds?freezes=P400D'], [operator, '/instructions?list=proposed'], [operator, '/dead-letters'], [operator, '/banks'], [operator, '/statistics'], [approver, '/approvals'], [approver, `/returns/${returned?.returnId ?? ''}`],
    ] as const) {
      await screen.show(path);
      await screen.page.waitForLoadState('load');
      await sleep(1_500);
      await screen.page.locator('.loading').first().waitFor({ state: 'detached' });
      const found = [...(await seriousFindings(screen.page)), ...(await cutOff(screen.page))];
      if (found.length > 0) findings[path] = found;
    }
    expect(findings).toEqual({});
  }, 2 * BROWSER_MS);
});
