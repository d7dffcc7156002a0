import { type Instant, type Money, money, plusMs } from '@paystop/kernel';
import { type Account, type Freeze, runningFreezes, runningHold } from '../books/book';
import type { BookFact } from '../books/fact';
import { type Decision, type Situation, balanceOf, refusal, report } from './terms';

/** Freeze (冻结): follows the stop or stands alone; behind another one it waits, 1302 or 1303 (domain.md 3.1, 3.5). */
export function decideFreeze(situation: Situation): Decision {
  const { account, instruction, now, terms } = situation;
  const refused = freezeRefusal(situation);
  if (refused !== undefined) return refusal(instruction, now, refused);
  const expiresAt = freezeEnd(situation, now);
  if (expiresAt <= now) return refusal(instruction, now, '0800');
  const standing = runningFreezes(account, now);
  if (standing.some((freeze) => freeze.caseId === instruction.caseId)) return refusal(instruction, now, '0900');
  const waiting = standing.length > 0 && terms.guards.alreadyStopped;
  if (account.balanceMinor === 0n && !waiting) return nothingToFreeze(situation);
  return waiting ? waitBehind(situation, standing, expiresAt) : placeFreeze(situation, expiresAt);
}

function freezeRefusal({ account, instruction, terms }: Situation): string | undefined {
  if (account.marks.closed) return '0300';
  if ('accountName' in instruction.target && instruction.target.accountName !== account.name) return '0301';
  if (account.marks.whitelisted) return '0302';
  const hasDocument = instruction.documents.some((document) => document.kind === 'legal_document');
  return terms.requireLegalDocument && !hasDocument ? '0600' : undefined;
}

function placeFreeze(situation: Situation, expiresAt: Instant): Decision {
  const { account, instruction, now } = situation;
  const { caseId, instructionId, sequence, amountLimit } = instruction;
  const frozen = freezable(account, amountLimit);
  const wanted = amountLimit ?? frozen;
  const complete = BigInt(frozen.amountMinor) >= BigInt(wanted.amountMinor);
  const on = { account: account.number, caseId, instructionId };
  const limitMinor = amountLimit?.amountMinor ?? null;
  const facts: BookFact[] = [
    { kind: 'FreezePlaced', ...on, at: now, expiresAt, amountMinor: frozen.amountMinor, limitMinor, waiting: false },
    { kind: 'TookEffect', ...on, at: now, sequence, action: 'freeze', amountMinor: wanted.amountMinor, heldMinor: frozen.amountMinor, expiresAt },
  ];
  const hold = runningHold(account, now);
  if (hold?.caseIds.includes(caseId) === true) facts.unshift({ kind: 'HoldEnded', account: account.number, at: now, why: 'frozen' });
  return {
    facts,
    report: report(instructionId, now, {
      result: complete ? 'held' : 'partially_held', code: complete ? '0000' : '1200',
      heldAmount: frozen, balanceBefore: balanceOf(account), effectiveAt: now, expiresAt,
    }),
  };
}

function waitBehind(situation: Situation, standing: readonly Freeze[], expiresAt: Instant): Decision {
  const { account, instruction, now } = situation;
  const { caseId, instructionId, amountLimit } = instruction;
  const code = standing.some((freeze) => freeze.limitMinor === null) ? '1303' : '1302';
  return {
    facts: [{
      kind: 'FreezePlaced', account: account.number, caseId, instructionId, at: now, expiresAt,
      amountMinor: '0', limitMinor: amountLimit?.amountMinor ?? null, waiting: true,
    }],
    report: report(instructionId, now, { result: 'not_held', code, heldAmount: money(0n), balanceBefore: balanceOf(account) }),
  };
}

function nothingToFreeze({ instruction, now }: Situation): Decision {
  return {
    facts: [],
    report: report(instruction.instructionId, now, { result: 'not_held', code: '1200', heldAmount: money(0n), balanceBefore: money(0n) }),
  };
}

/** Renew (续冻): at most as long again, before the end; afterwards 1800. */
export function decideRenew(situation: Situation): Decision {
  const { account, instruction, now } = situation;
  const freeze = originalFreeze(account, instruction.originalInstructionId, instruction.caseId);
  if (freeze === undefined) return refusal(instruction, now, '0400');
  if (freeze.endedAt !== null) return refusal(instruction, now, '0900');
  if (now >= freeze.expiresAt) return refusal(instruction, now, '1800');
  const expiresAt = freezeEnd(situation, freeze.expiresAt);
  if (expiresAt <= freeze.expiresAt) return refusal(instruction, now, '0800');
  const { caseId, instructionId, sequence } = instruction;
  const frozen = money(frozenNowMinor(account, freeze));
  const facts: BookFact[] = [
    { kind: 'FreezeRenewed', account: account.number, freezeId: freeze.instructionId, instructionId, expiresAt },
    { kind: 'TookEffect', account: account.number, caseId, instructionId, at: now, sequence, action: 'renew', amountMinor: frozen.amountMinor, heldMinor: frozen.amountMinor, expiresAt },
  ];
  return {
    facts,
    report: report(instructionId, now, { result: 'held', code: '0000', heldAmount: frozen, balanceBefore: balanceOf(account), effectiveAt: now, expiresAt }),
  };
}

/** Unfreeze (解除冻结): ends it; the freeze that waits longest behind it takes its place. */
export function decideUnfreeze({ account, instruction, now }: Situation): Decision {
  const freeze = originalFreeze(account, instruction.originalInstructionId, instruction.caseId);
  if (freeze === undefined) return refusal(instruction, now, '0400');
  if (freeze.endedAt !== null) return refusal(instruction, now, '0900');
  if (now >= freeze.expiresAt) return refusal(instruction, now, '1900');
  const { caseId, instructionId, sequence } = instruction;
  const frozen = frozenNowMinor(account, freeze).toString();
  const facts: BookFact[] = [
    { kind: 'FreezeEnded', account: account.number, freezeId: freeze.instructionId, at: now },
    { kind: 'TookEffect', account: account.number, caseId, instructionId, at: now, sequence, action: 'unfreeze', amountMinor: frozen, heldMinor: '0', expiresAt: null },
  ];
  const next = freeze.waiting ? undefined : account.freezes.find((each) => each.waiting && each.endedAt === null && now < each.expiresAt);
  if (next !== undefined) facts.push(...activate(account, next, now));
  return { facts, report: report(instructionId, now, { result: 'done', code: '0000', balanceBefore: balanceOf(account), effectiveAt: now }) };
}

/** Where the freezes in front ended by time, the one that waits longest has taken its place at that moment (轮候冻结, domain.md 3.1). */
export function turnTaken(account: Account, now: Instant): BookFact[] {
  const standing = runningFreezes(account, now);
  const next = account.freezes.find((each) => each.waiting && each.endedAt === null && now < each.expiresAt);
  if (standing.length > 0 || next === undefined) return [];
  const lapsed = account.freezes.filter((each) => !each.waiting && each.endedAt === null).map(({ expiresAt }) => expiresAt);
  return activate(account, next, lapsed.reduce((latest, at) => (at > latest ? at : latest), next.placedAt));
}

function activate(account: Account, freeze: Freeze, now: Instant): BookFact[] {
  const amountMinor = freezableMinor(account, freeze.limitMinor).toString();
  return [{ kind: 'FreezeActivated', account: account.number, freezeId: freeze.instructionId, at: now, amountMinor }];
}

export function originalFreeze(account: Account, originalInstructionId: string | null, caseId: string): Freeze | undefined {
  if (originalInstructionId === null) return account.freezes.findLast((freeze) => freeze.caseId === caseId);
  return account.freezes.findLast((freeze) => freeze.instructionIds.includes(originalInstructionId));
}

/** A freeze without a limit covers whatever is in the account. */
export function frozenNowMinor(account: Account, freeze: Freeze): bigint {
  return freeze.limitMinor === null ? account.balanceMinor : freeze.frozenMinor;
}

function freezable(account: Account, limit: Money | null): Money {
  return money(freezableMinor(account, limit === null ? null : BigInt(limit.amountMinor)));
}

function freezableMinor(account: Account, limitMinor: bigint | null): bigint {
  return limitMinor === null || account.balanceMinor < limitMinor ? account.balanceMinor : limitMinor;
}

function freezeEnd({ instruction, terms }: Situation, from: Instant): Instant {
  return instruction.validUntil === null ? plusMs(from, terms.freezeLengthMs) : new Date(instruction.validUntil).toISOString();
}
