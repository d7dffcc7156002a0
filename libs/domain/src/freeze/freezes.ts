import { type Instant, earlierOf, epochMs, instantFromMs, invariant, plusDuration } from '@paystop/kernel';
import type { CaseDraft } from '../case/case-draft';
import { askForOrders, mayBeAtBank } from '../case/follow-up-order';
import type { HoldRecord, InstructionRecord, StopState } from '../case/records';
import { settleCase } from '../case/settle-case';
import { endHold, stopMoment } from '../hold/holds';
import { moveHold } from '../hold/hold.machine';
import type { PolicyPack } from '../policy/policy-pack';
import type { FreezeRecord } from './freeze-record';
import { type FreezeMove, isInForce, moveFreeze } from './freeze.machine';

/** "Already limited", "already fully frozen": the freeze waits behind an earlier one (轮候冻结; contract-details 3). */
const WAITS_BEHIND: ReadonlySet<string> = new Set(['1302', '1303']);

const MOVES: Readonly<Record<StopState, FreezeMove | undefined>> = {
  proposed: undefined, awaiting_routing: undefined, queued: 'wait_in_lane', sent: 'send', acknowledged: 'send', indeterminate: 'lose_sight',
  held: 'place', partially_held: 'place', not_held: 'turn_down', refused: 'turn_down', done: undefined, cancelled: 'cancel',
};

/** What the bank's word on a freeze order does to the freeze. */
export function followFreeze(draft: CaseDraft, order: InstructionRecord, said: { readonly effectiveAt: Instant | null; readonly expiresAt: Instant | null }): void {
  const freeze = freezeOfOrder(draft, order);
  if (freeze === undefined) return;
  const move = moveOf(order);
  const moved = move === undefined ? undefined : moveFreeze(freeze.state, move);
  if (move === undefined || moved?.ok !== true) return;
  const next: FreezeRecord = { ...freeze, state: moved.value, code: order.code };
  if (move === 'place') return place(draft, next, { order, ...said });
  if (move === 'wait_behind') return waitBehind(draft, freeze, next);
  if (move === 'cancel') return end(draft, next, 'FreezeCancelled');
  if (move === 'turn_down') return turnDown(draft, next, order);
  if (next.state !== freeze.state) draft.emit('FreezeAmended', { kind: 'freeze', record: next });
}

function moveOf({ state, code }: InstructionRecord): FreezeMove | undefined {
  const final = state === 'held' || state === 'partially_held' || state === 'not_held';
  return final && code !== null && WAITS_BEHIND.has(code) ? 'wait_behind' : MOVES[state];
}

function place(
  draft: CaseDraft, freeze: FreezeRecord, { order, effectiveAt, expiresAt }: { readonly order: InstructionRecord; readonly effectiveAt: Instant | null; readonly expiresAt: Instant | null },
): void {
  const recordedAt = order.recordedAt ?? draft.context.now;
  const isNews = freeze.placedAt === null;
  const placedAt = freeze.placedAt ?? stopMoment(effectiveAt, order.sentAt ?? order.requestedAt, recordedAt);
  const ends = plusDuration(placedAt, freeze.term);
  const placed: FreezeRecord = {
    ...freeze, placedAt, expiresAt: isNews ? (expiresAt === null ? ends : earlierOf(expiresAt, ends)) : freeze.expiresAt,
    amount: order.heldAmount ?? freeze.amount, attention: null, warned: isNews ? 0 : freeze.warned, endedAt: null,
  };
  draft.emit(isNews ? 'FreezePlaced' : 'FreezeAmended', { kind: 'freeze', record: placed });
  setFreezeTimer(draft, placed);
  becomeFrozen(draft, placed);
}

function becomeFrozen(draft: CaseDraft, freeze: FreezeRecord): void {
  const hold = holdOf(draft, freeze);
  const moved = moveHold(hold.state, 'freeze');
  if (!moved.ok) return;
  draft.emit('HoldFrozen', { kind: 'hold', record: { ...hold, state: moved.value, extending: null, attention: null } }, { freezeId: freeze.freezeId });
  draft.setTimer({ subject: hold.holdId, kind: 'hold', caseId: hold.caseId }, null);
}

/** It takes its turn when the earlier one ends; until then it is not counted as frozen, and the hold goes on. */
function waitBehind(draft: CaseDraft, before: FreezeRecord, waiting: FreezeRecord): void {
  const queued: FreezeRecord = { ...waiting, expiresAt: waiting.validUntil, endedAt: null };
  if (before.state !== 'queued') draft.emit('FreezeQueued', { kind: 'freeze', record: queued });
  setFreezeTimer(draft, queued);
}

function turnDown(draft: CaseDraft, freeze: FreezeRecord, order: InstructionRecord): void {
  const detail = `the bank did not freeze: ${order.state}${order.code === null ? '' : ` (${order.code})`}`;
  end(draft, { ...freeze, attention: { type: 'FreezeRefused', detail, at: draft.context.now } }, 'FreezeRefused');
}

/** A freeze that never was, or was taken back by the bank: the hold that had become one is gone with it. */
function end(draft: CaseDraft, freeze: FreezeRecord, event: 'FreezeRefused' | 'FreezeCancelled'): void {
  const ended: FreezeRecord = { ...freeze, renewal: null, lifting: false, endedAt: draft.context.now };
  draft.emit(event, { kind: 'freeze', record: ended });
  draft.setTimer(timerOf(freeze), null);
  const hold = holdOf(draft, freeze);
  if (hold.state === 'frozen') endHold(draft, hold, { type: 'HoldReleased', state: 'released' });
}

/** Called when a freeze's timer is due: warns before the end, then says that it has lapsed: not renewed in time = lifted (domain.md 3.1). */
export function fireFreeze(draft: CaseDraft, freeze: FreezeRecord): void {
  const { now, policy } = draft.context;
  if (freeze.expiresAt === null || !(isInForce(freeze) || freeze.state === 'queued')) return;
  if (now >= freeze.expiresAt) return reachEnd(draft, freeze);
  if (freeze.state === 'queued') {
    askForOrders(draft, ordersNamed(draft, freeze, [freeze.instructionId]));
    return setFreezeTimer(draft, freeze);
  }
  const passed = warnInstants(freeze, policy).filter((at) => at <= now).length;
  const warned: FreezeRecord = { ...freeze, warned: Math.max(passed, freeze.warned) };
  if (passed > freeze.warned) draft.emit('FreezeExpiring', { kind: 'freeze', record: warned }, { expiresAt: freeze.expiresAt });
  setFreezeTimer(draft, warned);
}

/** A renewal that may be at the bank is asked for before the freeze is called lapsed. */
function reachEnd(draft: CaseDraft, freeze: FreezeRecord): void {
  const renewal = ordersNamed(draft, freeze, [freeze.renewal?.instructionId ?? null]).filter(mayBeAtBank);
  if (renewal.length > 0) {
    askForOrders(draft, renewal);
    draft.setTimer(timerOf(freeze), plusDuration(draft.context.now, draft.context.policy.sync.max));
    return;
  }
  endFreeze(draft, freeze, { move: 'lapse', data: {} });
  settleCase(draft, freeze.caseId);
}

export interface FreezeEnd {
  readonly move: 'lift' | 'lapse';
  readonly data: Readonly<Record<string, unknown>>;
}

/** Ends a freeze and the hold that it came from; freezes that wait behind it are asked whether they have their turn. */
export function endFreeze(draft: CaseDraft, freeze: FreezeRecord, { move, data }: FreezeEnd): void {
  const moved = moveFreeze(freeze.state, move);
  if (!moved.ok) return;
  const ended: FreezeRecord = { ...freeze, state: moved.value, lifting: false, attention: null, endedAt: draft.context.now };
  draft.emit(move === 'lift' ? 'FreezeLifted' : 'FreezeLapsed', { kind: 'freeze', record: ended }, data);
  draft.setTimer(timerOf(freeze), null);
  const hold = holdOf(draft, freeze);
  if (hold.state === 'frozen') endHold(draft, hold, move === 'lift' ? { type: 'HoldReleased', state: 'released' } : { type: 'HoldLapsed', state: 'lapsed' });
  if (freeze.state !== 'queued') askWaiting(draft, freeze);
}

function askWaiting(draft: CaseDraft, ended: FreezeRecord): void {
  const waiting = [...draft.book.values()].flatMap((state) => [...state.freezes.values()]).filter((freeze) => freeze.state === 'queued' && freeze.accountRef === ended.accountRef);
  for (const freeze of waiting) askForOrders(draft, ordersNamed(draft, freeze, [freeze.instructionId]));
}

export function setFreezeTimer(draft: CaseDraft, freeze: FreezeRecord): void {
  const { now, policy } = draft.context;
  if (freeze.expiresAt === null) return;
  const next = freeze.state === 'queued' ? [plusDuration(now, policy.freeze.recheckWaiting)] : warnInstants(freeze, policy).slice(freeze.warned);
  draft.setTimer(timerOf(freeze), [...next, freeze.expiresAt].reduce(earlierOf));
}

/** Instants of the warnings, earliest first, without those from before it was placed. */
function warnInstants({ expiresAt, placedAt }: FreezeRecord, policy: PolicyPack): Instant[] {
  const end = epochMs(expiresAt ?? '');
  return policy.freeze.warnBefore.map((before) => instantFromMs(end - before.milliseconds)).filter((at) => placedAt === null || at > placedAt);
}

function timerOf({ freezeId, caseId }: FreezeRecord): { readonly subject: string; readonly kind: 'freeze'; readonly caseId: string } {
  return { subject: freezeId, kind: 'freeze', caseId };
}

function ordersNamed(draft: CaseDraft, { caseId }: FreezeRecord, ids: readonly (string | null)[]): InstructionRecord[] {
  return ids.flatMap((id) => (id === null ? [] : (draft.instruction(caseId, id) ?? [])));
}

export function freezeOfOrder(draft: CaseDraft, order: InstructionRecord): FreezeRecord | undefined {
  return [...draft.case(order.caseId).freezes.values()].find((freeze) => freeze.instructionId === order.instructionId);
}

export function holdOf(draft: CaseDraft, freeze: FreezeRecord): HoldRecord {
  const hold = draft.case(freeze.caseId).holds.get(freeze.holdId);
  invariant(hold !== undefined, 'a freeze belongs to a hold of its case');
  return hold;
}
