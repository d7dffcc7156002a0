import { Screen } from '../e2e/browser/chromium';
import { prepareDesk, type DeskScene } from './desk-scene';
import type { Album } from './scene';

type Role = 'operator' | 'approver' | 'auditor';

interface DeskPage {
  readonly name: string;
  readonly as: Role;
  readonly path: (scene: DeskScene) => string;
  /** What is there once the page is complete. */
  readonly sign: string;
  readonly size?: { readonly width: number; readonly height: number };
  /** Has one look only, whatever the brightness. */
  readonly isDarkOnly?: boolean;
}

/** Every page of the desk: a new page is a new row. */
const PAGES: readonly DeskPage[] = [
  { name: 'queue', as: 'operator', path: () => '/', sign: '.queue-row' },
  { name: 'case', as: 'operator', path: ({ ringCaseId }) => `/cases/${ringCaseId}`, sign: '.next-action, .money-strip' },
  { name: 'case-call', as: 'operator', path: ({ callCaseId }) => `/cases/${callCaseId}`, sign: '.next-action .biggest' },
  { name: 'by-hand', as: 'operator', path: () => '/instructions?list=queued', sign: 'table, .ant-empty' },
  { name: 'holds', as: 'operator', path: () => '/holds?within=PT48H', sign: 'table' },
  { name: 'approvals', as: 'approver', path: () => '/approvals', sign: 'table' },
  { name: 'returns', as: 'approver', path: () => '/returns', sign: 'table' },
  { name: 'return', as: 'approver', path: ({ returnId }) => `/returns/${returnId}`, sign: 'table' },
  { name: 'warnings', as: 'operator', path: () => '/warnings', sign: 'table' },
  { name: 'mules', as: 'operator', path: () => '/risk', sign: '.page-head h1' },
  { name: 'banks', as: 'operator', path: () => '/banks', sign: '.banks-table' },
  { name: 'statistics', as: 'operator', path: () => '/statistics', sign: 'canvas' },
  { name: 'audit', as: 'auditor', path: () => '/audit', sign: 'table' },
  { name: 'audit-case', as: 'auditor', path: ({ ringCaseId }) => `/audit?caseId=${ringCaseId}`, sign: '.audit-table tbody tr' },
  { name: 'wall', as: 'operator', path: () => '/wall', sign: '.wall-colours li', size: { width: 1920, height: 1080 }, isDarkOnly: true },
];

const USERS: Readonly<Record<Role, string>> = { operator: 'operator-4403', approver: 'approver-4403', auditor: 'auditor-4403' };
/** Charts and live figures settle. */
const SETTLE_MS = 1_200;

let scene: DeskScene | undefined;

/** The operator's desk, the auditor's view and the wall. */
export const DESK_ALBUM: Album = {
  name: 'desk',
  prepare: async (flow) => {
    scene = await prepareDesk(flow);
  },
  take: async ({ flow, browser, look, shoot }) => {
    if (scene === undefined) throw new Error('prepare the album first');
    const { brightness, language } = look;
    const people = new Map<string, Screen>();
    const missing: string[] = [];
    const first = await Screen.open(browser, { base: flow.product.runtime.gateway, brightness, language });
    await first.page.goto(flow.product.runtime.gateway);
    await first.page.locator('.sign-in-card button').first().waitFor();
    await shoot(first.page, 'desk-sign-in');
    await first.close();
    try {
      for (const { name, as, path, sign, size, isDarkOnly } of PAGES) {
        if (isDarkOnly === true && brightness === 'light') continue;
        const kept = people.get(`${as}${String(size?.width)}`);
        const screen = kept ?? (await Screen.open(browser, { base: flow.product.runtime.gateway, brightness, language, ...(size === undefined ? {} : { size }) }));
        people.set(`${as}${String(size?.width)}`, screen);
        if (kept === undefined) await screen.signIn(USERS[as], path(scene));
        else await screen.show(path(scene));
        const isComplete = await screen.page.locator(sign).first().waitFor().then(() => true, () => false);
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
