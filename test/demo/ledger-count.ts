import type { BankReport, StopPaymentRequest } from '@paystop/contracts';
import { heldOfVictims } from './ledger-trace';
import type { Counts, Returned } from './scoreboard';

/** What a simulated bank says about one instruction (control interface of the simulator). */
export interface BankMessage {
  readonly bank: string;
  readonly instructionId: string;
  readonly timesReceived: number;
  readonly distinctBodies: number;
  readonly order: { readonly caseId: string; readonly account: string; readonly action: string; readonly at: string } | null;
  readonly report: BankReport | null;
}

export interface BankEffect {
  readonly bank: string;
  readonly caseId: string;
  readonly account: string;
  readonly instructionId: string;
  readonly action: string;
}

export interface CountedRequest {
  readonly request: StopPaymentRequest;
  /** Which case PayStop put it into: only a name, no number of ours is believed. */
  readonly caseId: string;
  /** Instructions that PayStop says it has no final answer to: what they did may be missing from its numbers, nothing else. */
  readonly unanswered: ReadonlySet<string>;
}

export interface LedgerInput {
  readonly requests: readonly CountedRequest[];
  readonly messages: readonly BankMessage[];
  readonly targets: { readonly firstMs: number; readonly secondMs: number };
  /** `mostIssued`: with those about payers that nobody has reported yet. */
  readonly warnings: { readonly issued: number; readonly mostIssued: number; readonly fedBack: number };
}

/** Clocks of two processes are read: closer to a limit than this, a stop may fall on either side. */
const UNDECIDED_MS = 250;

interface AccountAnswer {
  /** When the money stood still; null: it does not. */
  readonly stoppedAtMs: number | null;
}

/** Counts the morning again from what the banks did: the least and the most that PayStop may say. */
export function countFromLedgers(input: LedgerInput): { least: Counts; most: Counts } {
  return { least: count(input, { slackMs: -UNDECIDED_MS, withUnanswered: false }), most: count(input, { slackMs: UNDECIDED_MS, withUnanswered: true }) };
}

function count(input: LedgerInput, { slackMs, withUnanswered }: { readonly slackMs: number; readonly withUnanswered: boolean }): Counts {
  const byAccount = groupByAccount(input.messages);
  const answers = input.requests.map(({ request, caseId, unanswered }) => ({
    request,
    accounts: accountsOf(request).map((key) => {
      const messages = byAccount.get(`${caseId}|${key}`) ?? [];
      return answerOf(withUnanswered ? messages : messages.filter(({ instructionId }) => !unanswered.has(instructionId)));
    }),
  }));
  const within = (limitMs: number): number => answers.filter(({ request, accounts }) => accounts.every(({ stoppedAtMs }) => stoppedAtMs !== null && stoppedAtMs <= Date.parse(request.reportedAt) + limitMs + slackMs)).length;
  const base = input.requests.length;
  return {
    requests: base,
    reportedLossMinor: input.requests.reduce((sum, { request }) => sum + lossOf(request), 0n),
    interceptedMinor: heldOfVictims(input.requests.map(({ request }) => request), believed(input, withUnanswered))[withUnanswered ? 'most' : 'least'],
    returned: paidBack(input.messages, withUnanswered ? 'most' : 'least'),
    within30m: { count: within(input.targets.firstMs), base },
    within60m: { count: within(input.targets.secondMs), base },
    warnings: { count: input.warnings.fedBack, base: withUnanswered ? input.warnings.mostIssued : input.warnings.issued },
  };
}

/** What banks told; without what PayStop says it has no final answer to. */
function believed({ requests, messages }: LedgerInput, withUnanswered: boolean): readonly BankMessage[] {
  if (withUnanswered) return messages;
  const unanswered = new Set(requests.flatMap((each) => [...each.unanswered]));
  return messages.filter(({ instructionId }) => !unanswered.has(instructionId));
}

/**
 * What banks say they paid back. An order pays one victim, and out of one account each victim is paid once; who was paid out of
 * several is not told, so that there are at most as many victims as orders and at least as many as one account paid.
 */
function paidBack(messages: readonly BankMessage[], victims: 'least' | 'most'): Returned {
  const paid = messages.filter(({ order, report }) => order?.action === 'return' && report?.result === 'done');
  const byAccount = new Map<string, number>();
  for (const { bank, order } of paid) byAccount.set(`${bank}|${order?.account ?? ''}`, (byAccount.get(`${bank}|${order?.account ?? ''}`) ?? 0) + 1);
  return { minor: paid.reduce((sum, { report }) => sum + BigInt(report?.receipt?.amount.amountMinor ?? '0'), 0n), victims: victims === 'most' ? paid.length : Math.max(0, ...byAccount.values()) };
}

/** What must never be: two stops in force for one case and account, or one instruction with two bodies (domain.md 5, I3). */
export function doubles(effects: readonly BankEffect[], messages: readonly BankMessage[]): string[] {
  const stops = new Map<string, Set<string>>();
  for (const { bank, caseId, account, action, instructionId } of effects) {
    if (action !== 'stop') continue;
    const key = `${bank}|${caseId}|${account}`;
    stops.set(key, (stops.get(key) ?? new Set()).add(instructionId));
  }
  const twice = [...stops].filter(([, ids]) => ids.size > 1).map(([key, ids]) => `${key.split('|')[0] ?? ''}: ${String(ids.size)} stops took effect on one account of a case`);
  const otherBodies = messages.filter(({ distinctBodies }) => distinctBodies > 1).map(({ bank, instructionId }) => `${bank}: ${instructionId} came with different bodies`);
  return [...twice, ...otherBodies];
}

export function lossOf(request: StopPaymentRequest): bigint {
  return request.transfers.reduce((sum, { amount }) => sum + BigInt(amount.amountMinor), 0n);
}

function accountsOf({ transfers }: StopPaymentRequest): string[] {
  return [...new Set(transfers.map(({ to }) => `${to.institutionCode ?? ''}|${to.accountNumber ?? ''}`))];
}

function groupByAccount(messages: readonly BankMessage[]): Map<string, BankMessage[]> {
  const groups = new Map<string, BankMessage[]>();
  for (const message of messages) {
    if (message.order?.action !== 'stop' || message.report === null) continue;
    const key = `${message.order.caseId}|${message.bank}|${message.order.account}`;
    groups.set(key, [...(groups.get(key) ?? []), message]);
  }
  return groups;
}

function answerOf(messages: readonly BankMessage[]): AccountAnswer {
  let stoppedAtMs: number | null = null;
  for (const { order, report } of messages) {
    if (order === null || report === null) continue;
    const held = report.result === 'held' || report.result === 'partially_held';
    const empty = report.result === 'not_held' && report.balanceBefore?.amountMinor === '0';
    if (!held && !empty) continue;
    // At another case's hold the bank names that hold's beginning: what counts is when this order was answered.
    const atMs = Date.parse(report.code === '1301' ? order.at : (report.effectiveAt ?? order.at));
    stoppedAtMs = stoppedAtMs === null ? atMs : Math.min(stoppedAtMs, atMs);
  }
  return { stoppedAtMs };
}
