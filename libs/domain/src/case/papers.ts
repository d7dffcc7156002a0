import { unitCovers } from '../authority/authority';
import type { CaseDraft } from './case-draft';
import type { PaperRecord, RequestRecord } from './records';

/** A paper that somebody uploaded, with the unit that it belongs to. */
export interface KnownPaper extends PaperRecord {
  readonly unit: string;
}

/**
 * @param known the papers that exist, by attachment id.
 * @returns those of the named papers that exist and lie in the request's own line of units: an id alone opens nobody
 * else's papers to a bank.
 */
export function papersAmong(attachmentIds: readonly string[], known: ReadonlyMap<string, KnownPaper>, unit: string): PaperRecord[] {
  return [...new Set(attachmentIds)].flatMap((id) => {
    const paper = known.get(id);
    if (paper === undefined || !(unitCovers(unit, paper.unit) || unitCovers(paper.unit, unit))) return [];
    return [{ attachmentId: paper.attachmentId, kind: paper.kind, sha256: paper.sha256 }];
  });
}

/**
 * What is still owed of the kinds that the policy requires (domain.md 3.1: two police ids and one application form). The
 * same bytes twice are one paper. @returns the missing kinds, each as often as it is missing, in the policy's order.
 */
export function missingPapers(papers: readonly PaperRecord[], required: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const paper of new Map(papers.map((each) => [`${each.kind} ${each.sha256}`, each])).values()) {
    left.set(paper.kind, (left.get(paper.kind) ?? 0) + 1);
  }
  return required.filter((kind) => {
    const count = left.get(kind) ?? 0;
    left.set(kind, count - 1);
    return count <= 0;
  });
}

/** Papers that follow later, owed within a day of "stop first" (domain.md 3.1). @param known the named papers that exist. */
export function settlePapers(
  draft: CaseDraft, request: RequestRecord, { attachments, known }: { readonly attachments: readonly string[]; readonly known: ReadonlyMap<string, KnownPaper> },
): RequestRecord {
  const named = [...new Set([...request.attachments, ...attachments])];
  const before = new Map(request.documents.map((paper) => [paper.attachmentId, paper]));
  const fresh = papersAmong(attachments, known, request.unit).filter((paper) => !before.has(paper.attachmentId));
  const documents = [...request.documents, ...fresh];
  const missing = missingPapers(documents, draft.context.policy.papers.required);
  const owed = request.papers.state === 'owed' || request.papers.state === 'overdue';
  const settled = owed && missing.length === 0;
  const record: RequestRecord = { ...request, attachments: named, documents, papers: { ...request.papers, missing, ...(settled ? { state: 'settled' } : {}) } };
  draft.emit(settled ? 'PapersSettled' : 'RequestAmended', { kind: 'request', record }, { attachments: [...attachments] });
  if (settled) draft.setTimer({ subject: request.requestId, kind: 'papers', caseId: request.caseId }, null);
  return draft.request(request.caseId, request.requestId) ?? request;
}

/** Called when the papers' timer is due. */
export function firePapers(draft: CaseDraft, request: RequestRecord): void {
  if (request.papers.state !== 'owed') return;
  draft.emit('PapersOverdue', { kind: 'request', record: { ...request, papers: { ...request.papers, state: 'overdue' } } }, { dueAt: request.papers.dueAt, missing: request.papers.missing });
}
