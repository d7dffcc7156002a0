import { randomUUID } from 'node:crypto';
import type { BrowserContext } from 'playwright-core';
import { newPhone } from '../e2e/browser/phone-browser';
import { OfficerPhone, bankMessage } from '../e2e/browser/officer-phone';
import type { Flow } from '../e2e/flow';
import { OFFICER, STATION } from '../product/people';
import { aStopRequest, aTransfer, freshAccount } from '../product/stop-bodies';
import type { Album, Look, Shutter } from './scene';

const SHARPNESS = 1.5;
const WAIT_MS = 30_000;
const VIEW = { width: 360, height: 640 };

interface Shown {
  readonly requestId: string;
  readonly caseId: string;
  readonly warningId: string;
}

let shown: Shown | undefined;

/** The officer's phone: every page, in the smallest size that it is made for. */
export const OFFICER_ALBUM: Album = {
  name: 'officer',
  prepare: async (flow) => {
    const requestId = await flow.submit(aStopRequest([{ bank: 'CMB', amountMinor: '5000000' }, { bank: 'ABC', amountMinor: '1200000' }], { caseNumber: 'A4403051202611230007' }));
    const { caseId } = await flow.untilRequest(requestId, ({ status }) => status === 'completed');
    shown = { requestId, caseId: caseId ?? '', warningId: await aWarning(flow) };
  },
  take: async ({ flow, browser, look, shoot }) => {
    const context = await newPhone(browser, { viewport: VIEW, deviceScaleFactor: SHARPNESS, colorScheme: look.brightness });
    context.setDefaultTimeout(WAIT_MS);
    try {
      await walk({ context, gateway: flow.product.runtime.gateway, look, shoot });
      return [];
    } finally {
      await context.close();
    }
  },
};

interface Walk {
  readonly context: BrowserContext;
  readonly gateway: string;
  readonly look: Look;
  readonly shoot: Shutter;
}

async function walk({ context, gateway, look, shoot }: Walk): Promise<void> {
  if (shown === undefined) throw new Error('prepare the album first');
  const phone = await OfficerPhone.open(context, gateway);
  await phone.page.getByRole('button').first().waitFor();
  await phone.signIn();
  await phone.page.evaluate(`localStorage.setItem('paystop.language', '${look.language}')`);
  for (const [name, path, sign] of pagesOf(shown)) {
    await phone.goTo(path);
    await phone.page.locator(sign).first().waitFor();
    await shoot(phone.page, `officer-${name}`);
  }
  await fillIn(phone);
  await shoot(phone.page, 'officer-form-pasted');
  await context.setOffline(true);
  await phone.page.locator('button[type="submit"]').click();
  await phone.page.locator('.truth-done').first().waitFor();
  const sent = phone.requestId();
  await shoot(phone.page, 'officer-waiting');
  await phone.page.reload();
  await phone.page.locator('.start [role="status"]').waitFor();
  await phone.page.locator('.start button').waitFor();
  await shoot(phone.page, 'officer-offline-start');
  await context.setOffline(false);
  await phone.goTo(`requests/${sent}`);
  await phone.page.locator('.stop .truth-done').nth(1).waitFor();
  await shoot(phone.page, 'officer-held');
}

/** Each page with its address and what is there once it is complete. */
function pagesOf({ requestId, caseId, warningId }: Shown): readonly (readonly [string, string, string])[] {
  return [
    ['home', '', '.card'], ['request', `requests/${requestId}`, '.stop .truth-done'], ['case', `cases/${caseId}`, '.timeline li'], ['unit', 'unit', '.card'],
    ['warnings', 'warnings', '.card'], ['warning', `warnings/${warningId}`, 'fieldset'], ['me', 'me', '.switch'], ['form', 'new', 'textarea'],
  ];
}

async function fillIn(phone: OfficerPhone): Promise<void> {
  await phone.page.locator('textarea').fill(bankMessage('50,000.00', '林小军'));
  await phone.page.locator('.paste button').first().click();
  await phone.page.locator('.field-guessed').first().waitFor();
  for (const [path, value] of [['/transfers/0/to/accountNumber', freshAccount()], ['/transfers/0/from/accountNumber', '6222021000112230949'], ['/victim/name', '张三'], ['/victim/phone', '13800001234']] as const) {
    await phone.field(path).fill(value);
  }
  await phone.field('/transfers/0/to/institutionCode').selectOption('CMB');
  await phone.page.locator('input[name="fraudType"]').first().check();
  await phone.field('/officers/assisting/officerId').selectOption({ index: 1 });
  await phone.page.evaluate('scrollTo(0, 0)');
}

async function aWarning(flow: Flow): Promise<string> {
  const alertId = randomUUID();
  const value = {
    alertId, source: 'bank-model', kind: 'potential_victim', riskScore: 92, colour: 'red', raisedAt: new Date().toISOString(), unit: STATION, reason: '向涉诈账户转账，疑似被骗',
    subject: { name: '陈小红', phone: '13900005678' }, transfer: aTransfer('t1', { bank: 'CMB', accountName: '林小军' }),
  };
  await flow.produce('fraud.alerts.v1', { key: alertId, value: JSON.stringify(value), type: 'FraudAlertRaised' });
  const rows = await flow.until(() => flow.api.list<{ warningId: string; alertId: string }>('/warnings', OFFICER), (warnings) => warnings.some((each) => each.alertId === alertId));
  return rows.find((each) => each.alertId === alertId)?.warningId ?? '';
}
