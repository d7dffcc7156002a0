import { type Instant, type Money, epochMs, instantFromMs, minorUnits, plusDuration, sumMoney } from '@paystop/kernel';
import type { CaseDraft } from '../case/case-draft';
import type { CaseState } from '../case/case-state';
import type { InstructionRecord } from '../case/records';
import type { StatementLine } from '../funds-return/account-statement';
import { orderOnAccount } from '../funds-return/return-orders';
import type { NextVictimPolicy } from '../policy/prevention-policy';

/** A stopped account whose bank is asked who else paid in. */
export interface AccountToAsk {
  readonly accountRef: string;
  readonly caseId: string;
  readonly instructionId: string;
  readonly dueAt: Instant;
}

/** Accounts of a case where money was stopped, near enough to the victim that victims pay them. */
export function accountsToAsk(state: CaseState, policy: NextVictimPolicy): AccountToAsk[] {
  if (!policy.enabled) return [];
  return [...state.instructions.values()].flatMap((stop): AccountToAsk[] => {
    if (stop.accountRef === null || stop.stoppedAt === null || !maySay(stop, policy)) return [];
    return [{ accountRef: stop.accountRef, caseId: stop.caseId, instructionId: stop.instructionId, dueAt: plusDuration(stop.stoppedAt, policy.askAfter) }];
  });
}

function maySay(stop: InstructionRecord, policy: NextVictimPolicy): boolean {
  const tookEffect = stop.state === 'held' || stop.state === 'partially_held';
  return stop.action === 'stop' && tookEffect && stop.withdrawn === null && stop.layer <= policy.maxLayer && stop.target.paymentOrder === null;
}

/** Asks the bank for the account's entries, behind everything else in its lane. @returns undefined where there is nothing to ask any more. */
export function askForPayers(draft: CaseDraft, { caseId, instructionId }: Pick<AccountToAsk, 'caseId' | 'instructionId'>): InstructionRecord | undefined {
  const stop = draft.instruction(caseId, instructionId);
  if (stop === undefined || !maySay(stop, draft.context.policy.nextVictim)) return undefined;
  const query = orderOnAccount(draft, stop, { action: 'query', amount: stop.amount });
  draft.command({ type: 'dispatch', caseId, instructionId: query.instructionId, onlyIfTookEffect: false });
  return query;
}

/** Somebody who paid into a stopped account. */
export interface Payer {
  readonly institutionCode: string | null;
  readonly accountNumber: string;
  readonly accountName: string | null;
  readonly paid: Money;
  readonly lastCredit: StatementLine;
}

export interface Payers {
  readonly payers: readonly Payer[];
  /** So many people pay in that it is no mule's account: nobody is warned. */
  readonly isHub: boolean;
}

export interface PayersSought {
  /** When the victim's money came in. */
  readonly around: Instant;
  /** Accounts from which the case's own transfers were paid. Banks name each other in codes of their own: the number decides. */
  readonly reported: ReadonlySet<string>;
  readonly policy: NextVictimPolicy;
}

/**
 * The suspicious credits of an account: those around the reported transfer, large enough to matter, not the reported one itself.
 * @returns each payer once, the largest sum first.
 */
export function payersOf(lines: readonly StatementLine[], { around, reported, policy }: PayersSought): Payers {
  const from = instantFromMs(epochMs(around) - policy.lookBack.milliseconds);
  const credits = lines.filter(({ direction, at, counterparty, amount }) =>
    direction === 'in' && at >= from && counterparty !== null && !reported.has(counterparty) && minorUnits(amount) >= BigInt(policy.leastAmountMinor));
  const byPayer = new Map<string, StatementLine[]>();
  for (const line of credits) {
    const key = `${line.counterpartyInstitution ?? ''}|${line.counterparty ?? ''}`;
    byPayer.set(key, [...(byPayer.get(key) ?? []), line]);
  }
  const payers = [...byPayer.values()].map(payerOf).sort((a, b) => Number(minorUnits(b.paid) - minorUnits(a.paid)) || (a.accountNumber < b.accountNumber ? -1 : 1));
  return payers.length > policy.maxPayers ? { payers: [], isHub: true } : { payers, isHub: false };
}

function payerOf(lines: readonly StatementLine[]): Payer {
  const lastCredit = lines.reduce((a, b) => (a.at >= b.at ? a : b));
  return {
    institutionCode: lastCredit.counterpartyInstitution ?? null, accountNumber: lastCredit.counterparty ?? '', accountName: lastCredit.counterpartyName ?? null,
    paid: sumMoney(lines.map((line) => line.amount)), lastCredit,
  };
}
