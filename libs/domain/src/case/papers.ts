import type { CaseDraft } from './case-draft';
import type { RequestRecord } from './records';

/** Papers that follow later: police ids and the application form, owed within a day of "stop first" (domain.md 3.1). */
export function settlePapers(draft: CaseDraft, request: RequestRecord, attachments: readonly string[]): RequestRecord {
  const all = [...new Set([...request.attachments, ...attachments])];
  const enough = all.length >= draft.context.policy.papers.required.length;
  const owed = request.papers.state === 'owed' || request.papers.state === 'overdue';
  const papers: RequestRecord['papers'] = enough && owed ? { ...request.papers, state: 'settled' } : request.papers;
  const settled = papers.state === 'settled' && request.papers.state !== 'settled';
  draft.emit(settled ? 'PapersSettled' : 'RequestAmended', { kind: 'request', record: { ...request, attachments: all, papers } }, { attachments: [...attachments] });
  if (settled) draft.setTimer({ subject: request.requestId, kind: 'papers', caseId: request.caseId }, null);
  return draft.request(request.caseId, request.requestId) ?? request;
}

/** Called when the papers' timer is due. */
export function firePapers(draft: CaseDraft, request: RequestRecord): void {
  if (request.papers.state !== 'owed') return;
  draft.emit('PapersOverdue', { kind: 'request', record: { ...request, papers: { ...request.papers, state: 'overdue' } } }, { dueAt: request.papers.dueAt });
}
