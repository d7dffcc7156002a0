import type { CaseDraft } from '../case/case-draft';
import { isFinal, isWithDispatcher } from '../case/stop-transitions';
import type { KnownRisk } from './known-risk';

/** A case that touches what others taught says so in its timeline, and its open stops go to the head of their lanes. */
export function tellKnownRisk(draft: CaseDraft, caseId: string, known: KnownRisk): void {
  const { record } = draft.case(caseId);
  draft.emit('KnownRiskTouched', { kind: 'case', record }, { ...known });
  for (const stop of draft.case(caseId).instructions.values()) {
    if (stop.action === 'stop' && isWithDispatcher(stop.state) && !isFinal(stop.state)) draft.command({ type: 'raise_priority', caseId, instructionId: stop.instructionId });
  }
}
