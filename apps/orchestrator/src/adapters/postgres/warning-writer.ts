import { TOPICS } from '@paystop/contracts';
import { type PartLists, type StateChange, type ToldRecord, type WarningRecord, byCollection } from '@paystop/domain';
import type { IdSource, Outbox, OutboxMessage, Tx } from '@paystop/ports';
import { warningAuditEntry } from '../../publishing/audit-trail';
import type { AuditRepository } from './audit.repository';
import type { WarningRepository } from './warning.repository';

export interface WarningChange {
  readonly warning: WarningRecord;
  readonly type: 'WarningIssued' | 'WarningFeedbackGiven' | 'StopProposalDecided' | 'WarningEscalated' | 'WarningExpired';
  readonly by: { readonly at: string; readonly actor: string; readonly role: string; readonly unit: string };
}

const SUMMARIES: Readonly<Record<WarningChange['type'], string>> = {
  WarningIssued: 'warning issued', WarningFeedbackGiven: 'feedback given', StopProposalDecided: 'the proposed stop was decided on',
  WarningEscalated: 'no feedback in time', WarningExpired: 'the warning expired without feedback',
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
    await this.outgoing.outbox.add(tx, [...changes.map((change) => this.message(change)), ...further]);
  }

  /** Tells in the warning's chain that somebody saw it in clear. */
  async recordUnmasking(tx: Tx, { warning: { warningId }, by, reason }: { readonly warning: WarningRecord; readonly by: WarningChange['by']; readonly reason: string }): Promise<void> {
    await this.audit.append(tx, [{ ...by, action: 'PersonalDataUnmasked', subject: warningId, caseId: warningId, data: { reason } }]);
  }

  private message({ warning, type, by }: WarningChange): OutboxMessage {
    const changeId = this.outgoing.ids.uuid();
    const { warningId, alertId, colour, level, unit, state, proposedStop, feedbackDueAt, version } = warning;
    const told: ToldRecord = {
      entryId: this.outgoing.ids.uuid(), type, topic: TOPICS.warningEvents.name, subject: warningId, actor: by.actor, text: `${colour}: ${SUMMARIES[type]}`, version,
      data: { warningId, alertId, colour, level, state, feedbackDueAt, requestId: proposedStop?.requestId ?? null, proposedStop: proposedStop?.state ?? null, version },
    };
    const change: StateChange = {
      changeId, caseId: null, at: by.at, unit, case: null, ...byCollection<PartLists>(() => []), warnings: [warning], told: [told],
    };
    return { eventId: changeId, topic: TOPICS.caseState.name, key: warningId, type: 'CaseStateChanged', subject: warningId, data: change, occurredAt: by.at };
  }
}
