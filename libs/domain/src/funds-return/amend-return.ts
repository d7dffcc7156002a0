import type { Instant } from '@paystop/kernel';
import type { CaseDraft } from '../case/case-draft';
import { settleCase } from '../case/settle-case';
import type { ReturnEventName } from './return-events';
import type { ReturnRecord } from './return-record';

interface Told {
  readonly event: ReturnEventName;
  /** Further facts for readers of the event; never personal data. */
  readonly data?: Readonly<Record<string, unknown>> | undefined;
}

/** @returns the return as it stands after the change. */
export function amendReturn(draft: CaseDraft, { event, data = {} }: Told, record: ReturnRecord): ReturnRecord {
  draft.emit(event, { kind: 'return', record }, data);
  settleCase(draft, record.caseId);
  return draft.case(record.caseId).returns.get(record.returnId) ?? record;
}

/** One timer a return: what it is for follows from the state (query unanswered, notice over, bank's deadline). */
export function setReturnTimer(draft: CaseDraft, { returnId, caseId }: ReturnRecord, dueAt: Instant | null): void {
  draft.setTimer({ subject: returnId, kind: 'return', caseId }, dueAt);
}

export function returnsOf(draft: CaseDraft, { caseId, freezeId }: { readonly caseId: string; readonly freezeId: string }): ReturnRecord[] {
  return [...draft.case(caseId).returns.values()].filter((each) => each.freezeId === freezeId);
}
