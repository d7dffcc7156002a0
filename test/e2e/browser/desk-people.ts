import type { Browser } from 'playwright-core';
import { OPERATOR } from '../../product/people';
import { aStopRequest, freshAccount } from '../../product/stop-bodies';
import type { Amount, StopBody } from '../../product/views';
import type { Flow } from '../flow';
import { Screen, type ScreenOptions } from './chromium';

const MINUTE_MS = 60_000;
export const LOSSES = [5_000_000, 2_500_000] as const;
const SPENT = 4_500_000;

export function fen(amountMinor: number): Amount {
  return { amountMinor: String(amountMinor), currency: 'CNY' };
}

/** The people at the desks of one test; whatever a browser complained about is kept. */
export class Desks {
  private readonly open: Screen[] = [];

  constructor(
    private readonly flow: Flow,
    private readonly browser: Browser,
  ) {}

  async sit(user: string, path = '/', options: Partial<ScreenOptions> = {}): Promise<Screen> {
    const screen = await Screen.open(this.browser, { base: this.flow.product.runtime.gateway, ...options });
    this.open.push(screen);
    await screen.signIn(user, path);
    return screen;
  }

  /** @returns what the browsers complained about. */
  async leave(): Promise<string[]> {
    const complaints = this.open.flatMap((screen) => screen.complaints);
    await Promise.all(this.open.splice(0).map((screen) => screen.close()));
    return complaints;
  }
}

export interface Held {
  readonly caseId: string;
  readonly account: string;
}

/** A case whose money a bank holds. */
export async function aHeldCase(flow: Flow): Promise<Held> {
  const account = freshAccount();
  const requestId = await flow.submit(aStopRequest([{ bank: 'CMB', account }]));
  await flow.untilStop(requestId, 'held');
  const { caseId } = await flow.api.request(requestId);
  await flow.until(() => flow.api.case(caseId ?? '', OPERATOR), ({ holds }) => holds.length > 0);
  return { caseId: caseId ?? '', account };
}

export interface Mule {
  readonly mule: string;
  /** The case in which the account is held. */
  readonly caseIds: readonly string[];
  /** The accounts paid from, case by case. */
  readonly victims: readonly string[];
}

/** Two victims paid one mule, most of the first one's money is gone: the bank's own books say so. */
export async function aMuleOfTwoVictims(flow: Flow): Promise<Mule> {
  const mule = freshAccount();
  const victims = LOSSES.map(() => freshAccount());
  const startedAt = Date.now() - 30 * MINUTE_MS;
  const paidAt = victims.map((_, index) => new Date(startedAt + index * 10 * MINUTE_MS).toISOString());
  const address = (bank: string, accountNumber: string): object => ({ institutionCode: bank, accountNumber });
  await flow.banks.seed('CMB', { accountNumber: mule, accountName: '李四', balance: fen(0) });
  for (const [index, accountNumber] of victims.entries()) await flow.banks.seed('ICBC', { accountNumber, accountName: '王小明', balance: fen(LOSSES[index] ?? 0) });
  await flow.banks.move([
    ...victims.map((account, index) => ({ from: address('ICBC', account), to: address('CMB', mule), amount: fen(LOSSES[index] ?? 0), at: paidAt[index], bankReference: `${mule}-${String(index)}` })),
    { from: address('CMB', mule), to: null, amount: fen(SPENT), channel: 'atm', at: new Date(startedAt + MINUTE_MS).toISOString(), bankReference: `${mule}-cash` },
  ]);
  const caseIds: string[] = [];
  for (const [index, accountNumber] of victims.entries()) {
    const body = aStopRequest([{ account: mule, amountMinor: String(LOSSES[index]) }]);
    const transfer = { ...body.transfers[0], from: { institutionCode: 'ICBC', accountNumber, accountName: '王小明' }, transferredAt: paidAt[index], bankReference: `${mule}-${String(index)}` } as StopBody['transfers'][number];
    const requestId = await flow.submit({ ...body, transfers: [transfer] });
    await flow.untilStop(requestId, 'held', 'partially_held');
    caseIds.push((await flow.api.request(requestId)).caseId ?? '');
  }
  await flow.until(() => flow.api.case(caseIds[0] ?? '', OPERATOR), ({ holds }) => holds.length > 0);
  return { mule, caseIds, victims };
}
