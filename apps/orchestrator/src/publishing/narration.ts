import type { CaseEvent, FeedRecord, InstructionRecord, StopState, TimelineRecord } from '@paystop/domain';
import { subjectOf } from './public-events';

/** How an event reads in a case's timeline and in the live feed: a type, a sentence, facts; never personal data. */

/** Bookkeeping that follows from other events; it has no line of its own. */
const UNTOLD: ReadonlySet<string> = new Set(['CaseAmended', 'RequestAmended', 'RequestReceived', 'HoldAmended']);

const SENTENCES: Readonly<Record<string, string>> = {
  CaseOpened: 'case opened', CaseClosed: 'case closed', CaseReopened: 'case reopened', CaseRequestJoined: 'request joined the case',
  TransfersReassigned: 'transfers rest on another stop now', PapersSettled: 'papers are complete', PapersOverdue: 'papers are overdue',
  SlaAtRisk: 'a clock is at risk', SlaBreached: 'a clock was breached', SlaMet: 'a clock was met', Escalated: 'escalation step taken',
  StopRequested: 'stop requested', ReleaseRequested: 'release requested', StopAmountRaised: 'a further transfer rests on the stop',
  StopWatched: 'a request of another case rests on this stop', StopRouted: 'institution named by hand', StopCancelled: 'stop cancelled', StopWithdrawn: 'stop withdrawn',
  HoldPlaced: 'money is held', HoldExpiring: 'the hold ends soon', HoldReleased: 'hold released', HoldLapsed: 'hold lapsed',
};

export function timelineEntry(event: CaseEvent, entryId: string): TimelineRecord | undefined {
  if (UNTOLD.has(event.type)) return undefined;
  const { facts } = subjectOf(event);
  const type = typeOf(event) ?? event.type;
  return { entryId, caseId: event.caseId, at: event.at, type, actor: event.actor.id, text: sentenceOf(event, type), data: { ...facts, ...event.data } };
}

export function feedEntry(event: CaseEvent, feedId: string, unit: string): FeedRecord | undefined {
  const type = typeOf(event);
  if (UNTOLD.has(event.type) || type === undefined) return undefined;
  const { changed } = event;
  return {
    feedId, type, unit, caseId: event.caseId, at: event.at, version: changed.record.version, summary: sentenceOf(event, type),
    requestId: changed.kind === 'request' || changed.kind === 'instruction' ? changed.record.requestId : null,
    instructionId: changed.kind === 'instruction' || changed.kind === 'hold' ? changed.record.instructionId : null,
  };
}

/** @returns the type that the outside knows; undefined where an instruction's step has none. */
function typeOf(event: CaseEvent): string | undefined {
  if (event.type !== 'InstructionReported' || event.changed.kind !== 'instruction') return event.type;
  return REPORTED_TYPES[event.changed.record.state];
}

const REPORTED_TYPES: Readonly<Partial<Record<StopState, string>>> = {
  sent: 'InstructionDispatched', acknowledged: 'InstructionAcknowledged', indeterminate: 'InstructionIndeterminate', cancelled: 'InstructionCancelled',
  held: 'InstructionOutcomeRecorded', partially_held: 'InstructionOutcomeRecorded', not_held: 'InstructionOutcomeRecorded',
  refused: 'InstructionOutcomeRecorded', done: 'InstructionOutcomeRecorded', queued: 'InstructionAttemptFailed',
};

function sentenceOf(event: CaseEvent, type: string): string {
  if (event.changed.kind === 'instruction' && event.type === 'InstructionReported') return instructionSentence(event.changed.record);
  const target = event.data['target'];
  const sentence = SENTENCES[type] ?? type;
  return typeof target === 'string' ? `${sentence} (${target})` : sentence;
}

function instructionSentence({ institutionCode, action, state, code }: InstructionRecord): string {
  return `${institutionCode ?? 'unknown institution'}: ${action} is ${state}${code === null ? '' : ` (${code})`}`;
}
