import type { Actor, RiskEntry, UnchainedEntry } from '@paystop/domain';
import type { Outbox, OutboxMessage, Tx } from '@paystop/ports';
import type { RiskPublisher } from '../../publishing/risk-publisher';
import type { AuditRepository } from './audit.repository';
import type { RiskRepository } from './risk.repository';

export interface RiskChange {
  readonly before: RiskEntry | undefined;
  readonly after: RiskEntry;
}

/** Writes changed entries whole: the row and, where the outside sees a difference, the message. */
export class RiskWriter {
  constructor(
    private readonly risks: RiskRepository,
    private readonly audit: AuditRepository,
    private readonly outgoing: { readonly outbox: Outbox; readonly publisher: RiskPublisher },
  ) {}

  async write(tx: Tx, changes: readonly RiskChange[], now: string): Promise<void> {
    await this.risks.saveEntries(tx, changes.map((change) => change.after), now);
    const messages = changes.map(({ before, after }) => this.outgoing.publisher.message(before, after, now));
    await this.outgoing.outbox.add(tx, messages.filter((message): message is OutboxMessage => message !== undefined));
  }

  /** A person's decision on an entry stands in the audit chain of that entry. */
  async decide(tx: Tx, change: RiskChange, by: { readonly action: string; readonly actor: Actor; readonly now: string; readonly reason: string | null }): Promise<void> {
    await this.write(tx, [change], by.now);
    const { entryId, kind, state, cases, score, version } = change.after;
    const entry: UnchainedEntry = {
      at: by.now, actor: by.actor.id, role: by.actor.role, unit: by.actor.unit, action: by.action, subject: entryId, caseId: entryId,
      data: { version, kind, state, cases, score, reason: by.reason },
    };
    await this.audit.append(tx, [entry]);
  }
}
