import { type CaseEvent, type UnchainedEntry, type WarningRecord } from '@paystop/domain';
import { subjectOf } from './public-events';

/** Changes of a request that say nothing new about case, instruction or hold have no entry (contract-details 10). */
const UNAUDITED: ReadonlySet<string> = new Set(['RequestReceived', 'RequestAmended', 'SlaAtRisk', 'SlaBreached', 'SlaMet']);

export function auditEntryOf(event: CaseEvent): UnchainedEntry | undefined {
  if (UNAUDITED.has(event.type)) return undefined;
  const { id, facts } = subjectOf(event);
  const { actor, changed } = event;
  return {
    at: event.at, actor: actor.id, role: actor.role, unit: actor.unit, action: event.type, subject: id, caseId: event.caseId,
    data: { version: changed.record.version, ...facts, ...event.data },
  };
}

export function warningAuditEntry(
  warning: WarningRecord,
  by: { readonly at: string; readonly actor: string; readonly role: string; readonly unit: string; readonly action: string },
): UnchainedEntry {
  const { warningId, alertId, colour, level, state, proposedStop, version } = warning;
  return { ...by, subject: warningId, caseId: warningId, data: { version, alertId, colour, level, state, proposedStop } };
}
