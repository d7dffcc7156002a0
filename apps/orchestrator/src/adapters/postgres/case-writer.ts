import type { CaseDraft, UnchainedEntry } from '@paystop/domain';
import type { Outbox, TimerStore, Tx } from '@paystop/ports';
import { auditEntryOf } from '../../publishing/audit-trail';
import { changedRecords } from '../../publishing/changed-records';
import type { CasePublisher } from '../../publishing/case-publisher';
import type { AuditRepository } from './audit.repository';
import type { CaseRepository } from './case.repository';

export interface WriteOptions {
  /** Hash of a request's body as sent, by request id: what a repeat is compared with. */
  readonly bodyHashes?: ReadonlyMap<string, string>;
  /** The trace that a case's messages belong to, by case id. */
  readonly traceparents?: ReadonlyMap<string, string>;
}

const NONE: ReadonlyMap<string, string> = new Map();

/** Writes a decision whole: records, timers, audit entries, outgoing messages, all in the caller's unit of work. */
export class CaseWriter {
  constructor(
    private readonly cases: CaseRepository,
    private readonly audit: AuditRepository,
    private readonly outgoing: { readonly publisher: CasePublisher; readonly outbox: Outbox; readonly timers: TimerStore },
  ) {}

  async write(tx: Tx, draft: CaseDraft, options: WriteOptions = {}): Promise<void> {
    if (draft.events.length === 0 && draft.timers.length === 0 && draft.commands.length === 0) return;
    const changed = changedRecords(draft.book, draft.events);
    // First, because it reads: all that is written travels as one statement.
    await this.audit.append(tx, draft.events.map(auditEntryOf).filter((entry): entry is UnchainedEntry => entry !== undefined));
    await this.cases.save(tx, changed, options.bodyHashes ?? NONE);
    await this.outgoing.timers.change(tx, timerChanges(draft));
    await this.outgoing.outbox.add(tx, this.outgoing.publisher.messages(draft, changed, options.traceparents ?? NONE));
  }
}

function timerChanges({ timers }: CaseDraft): Parameters<TimerStore['change']>[1] {
  return {
    set: timers.flatMap(({ subject, kind, caseId, dueAt }) => (dueAt === null ? [] : [{ subject, kind, dueAt, owner: caseId }])),
    cancelled: timers.filter((timer) => timer.dueAt === null).map(({ subject, kind }) => ({ subject, kind })),
  };
}
