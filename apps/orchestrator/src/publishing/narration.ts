import { type CaseEvent, type InstructionRecord, QUIET_TYPE, type StopState, type ToldRecord } from '@paystop/domain';
import { KEEPING_SENTENCES } from './keeping-sentences';
import { subjectOf, topicOf } from './public-events';

/** How an event reads in a case's timeline, in the live feed and for everybody: a type, a sentence, facts; never personal data. */

/** Bookkeeping that follows from other events; it has no line of its own. */
const UNTOLD: ReadonlySet<string> = new Set(['CaseAmended', 'RequestAmended', 'RequestReceived', 'HoldAmended', 'FreezeAmended', 'AttemptEnded', 'MoneyTraced']);

const RETURN_SENTENCES: Readonly<Record<string, string>> = {
  QueryRequested: 'the account\'s transactions are asked for', ReturnOrdered: 'a payment to a victim is ordered', MoneyReturned: 'money is back with a victim',
  ReturnRefused: 'the bank refused a payment to a victim', FundsReturnRequested: 'a return is being computed', FundsReturnProposed: 'a return is proposed',
  FundsReturnApproved: 'the return is approved', FundsReturnRejected: 'the return is rejected', FundsReturnPublished: 'the return is published',
  FundsReturnNoticeEnded: 'the public notice is over', FundsReturnObjected: 'there is an objection to the return',
  FundsReturnObjectionDismissed: 'the objection to the return is rejected', FundsReturnPayeeChanged: 'another account of a victim is paid; the approval is void',
  FundsReturnOrdered: 'the return is carried out', FundsReturnOverdue: 'a bank is late with the return', FundsReturnExecuted: 'the return is carried out by the banks',
  FundsReturnFailed: 'the return failed',
};

const SENTENCES: Readonly<Record<string, string>> = {
  CaseOpened: 'case opened', CaseClosed: 'case closed', CaseReopened: 'case reopened', CaseRequestJoined: 'request joined the case',
  TransfersReassigned: 'transfers rest on another stop now', PapersSettled: 'papers are complete', PapersOverdue: 'papers are overdue',
  RequestConflicts: 'another body came under the same request id',
  SlaAtRisk: 'a clock is at risk', SlaBreached: 'a clock was breached', SlaMet: 'a clock was met', Escalated: 'escalation step taken',
  StopRequested: 'stop requested', ReleaseRequested: 'release requested', StopAmountRaised: 'a further transfer rests on the stop',
  StopWatched: 'a request of another case rests on this stop', StoppedElsewhere: 'a transfer of this case is stopped in another case',
  StopRouted: 'institution named by hand', StopCancelled: 'stop cancelled', StopWithdrawn: 'stop withdrawn',
  OnwardStopRequested: 'the money moved on: stop requested', OnwardStopProposed: 'the money moved on: a stop waits for an operator',
  OnwardStopDeclined: 'proposed stop declined', TrailTruncated: 'money was seen beyond the last layer that is stopped',
  HoldPlaced: 'money is held', HoldExpiring: 'the hold ends soon', HoldReleased: 'hold released', HoldLapsed: 'hold lapsed',
  KnownRiskTouched: 'touches accounts or indicators that other cases know', PayersWarned: 'who else paid into the stopped account is warned',
  ...KEEPING_SENTENCES, ...RETURN_SENTENCES,
};

/** @param entryId also the id of the public event. @returns undefined for bookkeeping. */
export function toldOf(event: CaseEvent, entryId: string): ToldRecord | undefined {
  if (UNTOLD.has(event.type)) return undefined;
  const { id, facts } = subjectOf(event);
  const type = attentionOf(event) ?? typeOf(event) ?? QUIET_TYPE;
  return {
    entryId, type, topic: topicOf(event.type), subject: id, actor: event.actor.id, text: sentenceOf(event, type), version: event.changed.record.version,
    data: { ...facts, ...event.data },
  };
}

/** What a person has to look at stands in the timeline under its own name (contract-details 3). */
const SHOWN_ATTENTION: ReadonlySet<unknown> = new Set(['BankAnswerContradicted', 'BankAnswerUnknownCode', 'InstructionIndeterminate']);

function attentionOf({ data }: CaseEvent): string | undefined {
  const { attention } = data;
  return typeof attention === 'string' && SHOWN_ATTENTION.has(attention) ? attention : undefined;
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
  if (event.changed.kind === 'instruction' && event.type === 'InstructionOutcomeProposed') return proposalSentence(event.changed.record, event.data['replaces'] !== undefined);
  const target = event.data['target'];
  const sentence = SENTENCES[type] ?? type;
  return typeof target === 'string' ? `${sentence} (${target})` : sentence;
}

function proposalSentence({ institutionCode, action, state, outcomeProposed }: InstructionRecord, replaces: boolean): string {
  const code = outcomeProposed?.code ?? null;
  const proposed = `${outcomeProposed?.result ?? 'another outcome'}${code === null ? '' : ` (${code})`}`;
  return `${institutionCode ?? 'unknown institution'}: ${action} is ${state}, ${proposed} is proposed${replaces ? ' in place of an earlier proposal' : ''}; a second person confirms it`;
}

function instructionSentence({ institutionCode, action, state, code }: InstructionRecord): string {
  return `${institutionCode ?? 'unknown institution'}: ${action} is ${state}${code === null ? '' : ` (${code})`}`;
}
