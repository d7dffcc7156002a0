import { TOPICS } from '@paystop/contracts';
import type { FeedRecord, StateChange, WarningRecord } from '@paystop/domain';
import type { IdSource, Outbox, OutboxMessage, Tx } from '@paystop/ports';
import { warningAuditEntry } from '../../publishing/audit-trail';
import type { AuditRepository } from './audit.repository';
import type { WarningRepository } from './warning.repository';

export interface WarningChange {
  readonly warning: WarningRecord;
  readonly type: 'WarningIssued' | 'WarningFeedbackGiven' | 'StopProposalDecided';
  readonly by: { readonly at: string; readonly actor: string; readonly role: string; readonly unit: string };
}

const SUMMARIES: Readonly<Record<WarningChange['type'], string>> = {
  WarningIssued: 'warning issued', WarningFeedbackGiven: 'feedback given', StopProposalDecided: 'the proposed stop was decided on',
};

/** Writes changed warnings whole: record, audit entry, public event and snapshot, plus messages that go with them. */
export class WarningWriter {
  constructor(
    private readonly warnings: WarningRepository,
    private readonly audit: AuditRepository,
    private readonly outgoing: { readonly outbox: Outbox; readonly ids: IdSource },
  ) {}

  async write(tx: Tx, changes: readonly WarningChange[], further: readonly OutboxMessage[]): Promise<void> {
    await this.warnings.save(tx, changes.map((change) => change.warning));
    await this.audit.append(tx, changes.map(({ warning, type, by }) => warningAuditEntry(warning, { ...by, action: type })));
    await this.outgoing.outbox.add(tx, [...changes.flatMap((change) => this.messages(change)), ...further]);
  }

  /** Tells in the warning's chain that somebody saw it in clear. */
  async recordUnmasking(tx: Tx, { warning: { warningId }, by, reason }: { readonly warning: WarningRecord; readonly by: WarningChange['by']; readonly reason: string }): Promise<void> {
    await this.audit.append(tx, [{ ...by, action: 'PersonalDataUnmasked', subject: warningId, caseId: warningId, data: { reason } }]);
  }

  private messages({ warning, type, by }: WarningChange): OutboxMessage[] {
    const eventId = this.outgoing.ids.uuid();
    const { warningId, alertId, colour, level, unit, state, proposedStop, feedbackDueAt, version } = warning;
    const open = { warningId, alertId, colour, level, unit, state, feedbackDueAt, proposedStop: proposedStop?.state ?? null, version, at: by.at };
    const feed: FeedRecord = {
      feedId: eventId, type, unit, caseId: null, requestId: proposedStop?.requestId ?? null, instructionId: null, at: by.at, version,
      summary: `${colour}: ${SUMMARIES[type]}`,
    };
    const change: StateChange = {
      caseId: null, at: by.at, case: null, requests: [], instructions: [], holds: [], timeline: [], warnings: [warning], feed: [feed],
    };
    return [
      { eventId, topic: TOPICS.warningEvents.name, key: warningId, type, subject: warningId, data: open, occurredAt: by.at },
      { eventId: this.outgoing.ids.uuid(), topic: TOPICS.caseState.name, key: warningId, type: 'CaseStateChanged', subject: warningId, data: change, occurredAt: by.at },
    ];
  }
}
