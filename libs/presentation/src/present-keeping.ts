import { type FreezeRecord, type HoldRecord, type ObjectionRecord, isOpenFreeze } from '@paystop/domain';
import { formatDuration } from '@paystop/kernel';
import { type Visibility, shownAs } from './visibility';

/** A hold as the outside sees it (contract.md 2; contract-details 7). */
export function presentHold(hold: HoldRecord, visibility: Visibility): object {
  const { holdId, caseId, instructionId, institutionCode, amount, placedAt, expiresAt, endedAt, sequence, state, releasing, attention, version } = hold;
  return {
    holdId, caseId, instructionId, institutionCode, account: shownAs(visibility).account(hold.account), amount, placedAt, expiresAt, endedAt, sequence, state,
    restsOnAnotherStop: !hold.ownStop, extending: hold.extending, ...(releasing ? { releasing } : {}),
    releaseProposed: hold.releaseProposed, releaseApproved: hold.releaseApproved, attention: attention !== null, attentionReason: attention, version,
  };
}

export function presentFreeze(freeze: FreezeRecord, visibility: Visibility): object {
  const { freezeId, caseId, holdId, instructionId, institutionCode, amount, amountLimit, state, code, placedAt, expiresAt, endedAt, renewals, attention, version } = freeze;
  const { proposed, approved, rejected, renewal, legalDocument, lifting } = freeze;
  return {
    freezeId, caseId, holdId, instructionId, institutionCode, account: shownAs(visibility).account(freeze.account), amount, amountLimit, state, code,
    term: formatDuration(freeze.term), reason: proposed.reason, legalDocument: legalDocument?.attachmentId ?? null,
    proposedBy: proposed.by, proposedAt: proposed.at, approvedBy: approved?.by ?? null, approvedAt: approved?.at ?? null, rejected,
    placedAt, expiresAt, endedAt, renewals,
    renewProposed: renewal === null ? null : { ...renewal.proposed, term: formatDuration(renewal.term), approvedBy: renewal.approved?.by ?? null },
    unfreezeProposed: freeze.unfreezeProposed, unfreezeApproved: freeze.unfreezeApproved, ...(lifting ? { lifting } : {}),
    attention: attention !== null, attentionReason: attention, version,
  };
}

export function presentObjection(objection: ObjectionRecord, visibility: Visibility): object {
  const { objectionId, caseId, subject, statement, raisedBy, state, recordedBy, recordedAt, decided, reachedOnlyThrough, version } = objection;
  const shown = shownAs(visibility);
  return {
    objectionId, caseId, [`${subject.kind}Id`]: subject.id, statement, by: { name: shown.name(raisedBy.name), phone: shown.phone(raisedBy.phone) },
    state, recordedBy, recordedAt, decision: decided, reachedOnlyThrough, version,
  };
}

/** The end that a standing hold runs towards, or the one that it reached. */
export function holdTimers({ holdId, expiresAt, state }: HoldRecord): object[] {
  if (state === 'released' || state === 'frozen') return [];
  return [{ timerId: `${holdId}:end`, kind: 'hold', subject: holdId, dueAt: expiresAt, firedAt: state === 'lapsed' ? expiresAt : null }];
}

export function freezeTimers(freeze: FreezeRecord): object[] {
  const { freezeId, expiresAt, state } = freeze;
  if (expiresAt === null || !(isOpenFreeze(freeze) || state === 'lapsed')) return [];
  return [{ timerId: `${freezeId}:end`, kind: 'freeze', subject: freezeId, dueAt: expiresAt, firedAt: state === 'lapsed' ? expiresAt : null }];
}
