import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StopPaymentRequest } from '@paystop/contracts';
import type { Person } from './badges';
import type { Report } from './front-line';
import type { Answer, PayStopClient } from './paystop-client';

export const OPERATOR: Person = { user: 'demo-operator-4403', role: 'operator', unit: '4403' };
const APPROVER: Person = { user: 'demo-approver-4403', role: 'approver', unit: '4403' };

/** How many accounts of one victim, and of several, are given back, and how many holders object. */
const ALONE = 4;
const SHARED = 2;
const OBJECTIONS = ['rejected', 'upheld'] as const;
const WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 300;
const SHOWN_AT_END = 4;
/** Nobody answered, too many at once, not now. */
const COME_AGAIN: ReadonlySet<number> = new Set([0, 429, 503]);

type Payer = StopPaymentRequest['transfers'][number]['from'];

/** An account that is held. */
export interface HeldAccount {
  readonly institutionCode: string;
  readonly accountNumber: string;
  /** Of everybody who reported a payment to it. */
  readonly caseIds: readonly string[];
}

interface Versioned {
  readonly version: number;
}
interface Freeze extends Versioned {
  readonly freezeId: string;
  readonly state: string;
}
interface FundsReturn extends Versioned {
  readonly returnId: string;
  readonly state: string;
  readonly method: string | null;
  readonly noticeEndsAt: string | null;
}
interface Hold extends Versioned {
  readonly holdId: string;
  readonly institutionCode: string;
  readonly account: string;
}
interface Claimant {
  readonly caseId: string;
  readonly transfers: readonly { readonly transferId: string; readonly open: { readonly amountMinor: string } }[];
  readonly claimable: { readonly amountMinor: string; readonly currency: 'CNY' };
}

const HELD: ReadonlySet<string> = new Set(['held', 'partially_held']);

/**
 * Accounts at banks that work today that are held for everybody who reported a payment to them: what a first
 * afternoon can give back. Those of one victim first, then those of several.
 */
export function heldAccounts(reports: readonly Report[], badBanks: ReadonlySet<string>): { readonly alone: HeldAccount[]; readonly shared: HeldAccount[] } {
  const names = new Set(reports.flatMap(({ report: { request } }) => request.transfers.map(nameOf)));
  const accounts = [...names].flatMap((name): HeldAccount[] => {
    const [institutionCode = '', accountNumber = ''] = name.split('|');
    const payers = reports.filter(({ report: { request } }) => request.transfers.some((transfer) => nameOf(transfer) === name));
    if (badBanks.has(institutionCode) || !payers.every((each) => isHeldFor(each, name))) return [];
    return [{ institutionCode, accountNumber, caseIds: payers.map(({ view }) => view?.caseId ?? '') }];
  });
  return { alone: accounts.filter((each) => each.caseIds.length === 1), shared: accounts.filter((each) => each.caseIds.length > 1) };
}

function nameOf({ to }: StopPaymentRequest['transfers'][number]): string {
  return `${to.institutionCode ?? ''}|${to.accountNumber ?? ''}`;
}

function isHeldFor({ state, report: { request }, view }: Report, name: string): boolean {
  const transferIds = request.transfers.filter((transfer) => nameOf(transfer) === name).map(({ transferId }) => transferId);
  return state === 'accepted' && transferIds.every((id) => view?.stops.some((stop) => stop.transferId === id && HELD.has(stop.state)) === true);
}

/** The afternoon: holders object, what is held is frozen by two people and given back to its owners. */
export class GivingBack {
  constructor(
    private readonly paystop: PayStopClient,
    private readonly reports: readonly Report[],
    private readonly tell: (line: string) => void,
  ) {}

  async work({ alone, shared }: ReturnType<typeof heldAccounts>): Promise<void> {
    const objectedTo = alone.slice(ALONE, ALONE + OBJECTIONS.length);
    await Promise.all([
      ...[...alone.slice(0, ALONE), ...shared.slice(0, SHARED)].map((account) => this.giveBack(account)),
      ...objectedTo.map((account, index) => this.object(account, OBJECTIONS[index] ?? 'rejected')),
    ]);
  }

  private async object(account: HeldAccount, decision: (typeof OBJECTIONS)[number]): Promise<void> {
    const [caseId = ''] = account.caseIds;
    const hold = await this.holdOf(account);
    const body = { holdId: hold.holdId, statement: '这笔钱是我的工资。', by: { name: '账户持有人', phone: '13900000000' } };
    const objection = await this.write<{ objectionId: string } & Versioned>(OPERATOR, `/cases/${caseId}/objections`, { body });
    await this.decide(`/objections/${objection.objectionId}/decide`, objection, { decision, reason: decision === 'upheld' ? '已核实为工资。' : '与证据不符。' });
    this.tell(`  an account holder at ${account.institutionCode} objected: ${decision}`);
  }

  private async giveBack(account: HeldAccount): Promise<void> {
    const freeze = await this.freeze(account);
    const { items } = made<{ items: Claimant[] }>(await this.paystop.call(OPERATOR, `/freezes/${freeze.freezeId}/claimants?limit=200`), 'who paid in');
    const claims = items.map((claimant) => ({
      caseId: claimant.caseId, transferIds: claimant.transfers.map(({ transferId }) => transferId), loss: claimant.claimable, payTo: payeeOf(this.reports, claimant),
    }));
    const { returnId } = await this.write<FundsReturn>(OPERATOR, '/funds-returns', { body: { freezeId: freeze.freezeId, method: 'auto', claims } });
    const path = `/funds-returns/${returnId}`;
    await this.decide(`${path}/approve`, await this.until<FundsReturn>(path, ({ state }) => state === 'proposed'), {});
    const approved = await this.until<FundsReturn>(path, ({ state }) => state === 'approved');
    if (approved.method === 'pro_rata') await this.decide(`${path}/publish`, approved, {});
    const ready = await this.until<FundsReturn>(path, ({ noticeEndsAt }) => approved.method !== 'pro_rata' || (noticeEndsAt !== null && Date.parse(noticeEndsAt) < Date.now()));
    await this.decide(`${path}/execute`, ready, {});
    const { state } = await this.until<FundsReturn>(path, (each) => each.state !== 'executing');
    this.tell(`  an account at ${account.institutionCode} is given back to ${String(claims.length)}, ${approved.method ?? ''}: ${state}`);
  }

  private async freeze(account: HeldAccount): Promise<Freeze> {
    const hold = await this.holdOf(account);
    const proposed = await this.write<Freeze>(OPERATOR, `/holds/${hold.holdId}/freeze`, { ifMatch: hold.version, body: { reason: '涉案资金，依法冻结。' } });
    await this.decide(`/freezes/${proposed.freezeId}/approve`, proposed, {});
    await this.until<{ freezes: Freeze[] }>(`/cases/${account.caseIds[0] ?? ''}`, ({ freezes }) => freezes.some(({ freezeId, state }) => freezeId === proposed.freezeId && state === 'active'));
    return proposed;
  }

  /** The case follows the money over several accounts: the hold of this one, by what its number shows when it is masked. */
  private async holdOf({ institutionCode, accountNumber, caseIds: [caseId = ''] }: HeldAccount): Promise<Hold> {
    const isThere = (hold: Hold): boolean => hold.institutionCode === institutionCode && hold.account.slice(-SHOWN_AT_END) === accountNumber.slice(-SHOWN_AT_END);
    const { holds } = await this.until<{ holds: Hold[] }>(`/cases/${caseId}`, (each) => each.holds.some(isThere));
    const hold = holds.find(isThere);
    if (hold === undefined) throw new Error(`${caseId} has no hold there`);
    return hold;
  }

  private async decide(path: string, { version }: Versioned, body: object): Promise<void> {
    await this.write(APPROVER, path, { ifMatch: version, body });
  }

  /** The same write again, under the same key, while PayStop says that it cannot do it now. */
  private async write<T>(person: Person, path: string, call: { readonly body: object; readonly ifMatch?: number }): Promise<T> {
    const idempotencyKey = randomUUID();
    const giveUpAtMs = Date.now() + WITHIN_MS;
    for (;;) {
      const answer = await this.paystop.call(person, path, { ...call, method: 'POST', idempotencyKey });
      if (!COME_AGAIN.has(answer.status) || Date.now() > giveUpAtMs) return made<T>(answer, path);
      await sleep(answer.retryAfterMs ?? LOOK_EVERY_MS);
    }
  }

  private async until<T>(path: string, holds: (value: T) => boolean): Promise<T> {
    const giveUpAtMs = Date.now() + WITHIN_MS;
    for (;;) {
      const answer = await this.paystop.call(OPERATOR, path);
      if (answer.status === 200 && holds(answer.body as T)) return answer.body as T;
      if (Date.now() > giveUpAtMs) throw new Error(`${path} did not come so far within ${String(WITHIN_MS / 1_000)} s: ${JSON.stringify(answer.body).slice(0, 500)}`);
      await sleep(LOOK_EVERY_MS);
    }
  }
}

/** The account that the money came from. @throws Error for a claimant that no report tells of. */
function payeeOf(reports: readonly Report[], { caseId, transfers }: Claimant): Payer {
  const ids = new Set(transfers.map(({ transferId }) => transferId));
  const paid = reports.filter(({ view }) => view?.caseId === caseId).flatMap(({ report: { request } }) => request.transfers.filter(({ transferId }) => ids.has(transferId)));
  const from = paid[0]?.from;
  if (from === undefined) throw new Error(`${caseId} claims money and reported none`);
  return from;
}

function made<T>({ status, body }: Answer, what: string): T {
  if (status < 200 || status > 299) throw new Error(`${what} was answered ${String(status)}: ${JSON.stringify(body).slice(0, 500)}`);
  return body as T;
}
