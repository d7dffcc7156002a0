import { Screen } from '../e2e/browser/chromium';
import { prepareDesk, type DeskScene } from './desk-scene';
import type { Album, Stage } from './scene';

type Role = 'operator' | 'approver' | 'auditor' | 'admin';

interface DeskPage {
  readonly name: string;
  readonly as: Role;
  readonly path: (scene: DeskScene) => string;
  /** What is there once the page is complete. */
  readonly sign: string;
  /** What stands at the top of the picture, where the page is longer than that. */
  readonly from?: string;
  readonly size?: { readonly width: number; readonly height: number };
  /** Has one look only, whatever the brightness. */
  readonly isDarkOnly?: boolean;
}

/** Every page of the desk: a new page is a new row. */
const PAGES: readonly DeskPage[] = [
  { name: 'queue', as: 'operator', path: () => '/', sign: '.queue-row' },
  { name: 'case', as: 'operator', path: ({ ringCaseId }) => `/cases/${ringCaseId}`, sign: '.money-strip' },
  { name: 'case-whole', as: 'operator', path: ({ ringCaseId }) => `/cases/${ringCaseId}`, sign: '.graph-canvas canvas', size: { width: 1440, height: 2340 } },
  { name: 'case-graph', as: 'operator', path: ({ ringCaseId }) => `/cases/${ringCaseId}`, sign: '.graph-canvas canvas', from: '#graph-title' },
  { name: 'case-call', as: 'operator', path: ({ callCaseId }) => `/cases/${callCaseId}`, sign: '.next-action .biggest' },
  { name: 'by-hand', as: 'operator', path: () => '/instructions?list=queued', sign: '.work-item' },
  { name: 'holds', as: 'operator', path: () => '/holds?within=PT48H', sign: '.plain-table tbody tr' },
  { name: 'freezes', as: 'operator', path: () => '/holds?freezes=P400D', sign: '.plain-table tbody tr' },
  { name: 'approvals', as: 'approver', path: () => '/approvals', sign: '.approval-card' },
  { name: 'returns', as: 'approver', path: () => '/returns', sign: '.plain-table tbody tr' },
  { name: 'return-new', as: 'operator', path: ({ freezeId }) => `/returns/new?freezeId=${freezeId}`, sign: '.claim-card' },
  { name: 'return', as: 'approver', path: ({ returnId }) => `/returns/${returnId}`, sign: '.allocation tbody tr' },
  { name: 'warnings', as: 'operator', path: () => '/warnings', sign: '.warning-card' },
  { name: 'mules', as: 'operator', path: () => '/risk', sign: '.page-head h1' },
  { name: 'banks', as: 'operator', path: () => '/banks', sign: '.banks-table tbody tr' },
  { name: 'banks-admin', as: 'admin', path: () => '/banks', sign: '.banks-table tbody tr' },
  { name: 'statistics', as: 'operator', path: () => '/statistics', sign: 'canvas' },
  { name: 'dead-letters', as: 'operator', path: () => '/dead-letters', sign: '.plain-table tbody tr' },
  { name: 'audit', as: 'auditor', path: () => '/audit', sign: '.plain-table tbody tr' },
  { name: 'audit-case', as: 'auditor', path: ({ ringCaseId }) => `/audit?caseId=${ringCaseId}`, sign: '.audit-table tbody tr' },
  { name: 'wall', as: 'operator', path: () => '/wall', sign: '.wall-colours li', size: { width: 1920, height: 1080 }, isDarkOnly: true },
];

const USERS: Readonly<Record<Role, string>> = { operator: 'operator-4403', approver: 'approver-4403', auditor: 'auditor-4403', admin: 'admin-1' };
/** Charts and live figures settle. */
const SETTLE_MS = 800;

let scene: DeskScene | undefined;

/** The operator's desk, the auditor's view and the wall. */
export const DESK_ALBUM: Album = {
  name: 'desk',
  prepare: async (flow) => {
    scene = await prepareDesk(flow);
  },
  take: async ({ flow, browser, look, shoot, only }) => {
    if (scene === undefined) throw new Error('prepare the album first');
    const { brightness, language } = look;
    const people = new Map<string, Screen>();
    const missing: string[] = [];
    if (only === undefined) await signInPage({ flow, browser, look, shoot });
    try {
      for (const { name, as, path, sign, from, size, isDarkOnly } of PAGES) {
        if ((isDarkOnly === true && brightness === 'light') || (only ?? name) !== name) continue;
        const kept = people.get(`${as}${String(size?.height)}`);
        const screen = kept ?? (await Screen.open(browser, { base: flow.product.runtime.gateway, brightness, language, ...(size === undefined ? {} : { size }) }));
        people.set(`${as}${String(size?.height)}`, screen);
        if (kept === undefined) await screen.signIn(USERS[as], path(scene));
        else await screen.show(path(scene));
        const isComplete = await screen.page.locator(sign).first().waitFor().then(() => true, () => false);
        if (isComplete && from !== undefined) await screen.page.evaluate(`document.querySelector('${from}').scrollIntoView()`);
        await screen.page.waitForTimeout(SETTLE_MS);
        if (isComplete) await shoot(screen.page, `desk-${name}`);
        else missing.push(`desk-${name} (${language}, ${brightness})`);
      }
      return missing;
    } finally {
      await Promise.all([...people.values()].map((screen) => screen.close()));
    }
  },
};

async function signInPage({ flow, browser, look, shoot }: Stage): Promise<void> {
  const screen = await Screen.open(browser, { base: flow.product.runtime.gateway, ...look });
  await screen.page.goto(flow.product.runtime.gateway);
  await screen.page.locator('.sign-in-card button').first().waitFor();
  await shoot(screen.page, 'desk-sign-in');
  await screen.close();
}
