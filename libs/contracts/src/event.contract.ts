import { z } from 'zod';
import { accountFenceSchema, instructionEscalationSchema, instructionSnapshotSchema, bankInstructionSchema, INSTRUCTION_EVENT_TYPES } from './bank-instruction.contract';
import { COLOURS, fraudAlertSchema } from './fraud-alert.contract';
import { institutionCodeSchema, instantSchema, moneySchema, textSchema, unitSchema } from './primitives.contract';
import { FREEZE_EVENTS, HOLD_EVENTS, OBJECTION_EVENTS, freezeEventSchema, holdEventSchema, objectionEventSchema } from './keeping-events.contract';
import { RETURN_EVENTS, returnEventSchema } from './funds-return.contract';
import { stopPaymentRequestSchema } from './stop-payment-request.contract';
import { accountRiskSchema, fraudIndicatorSchema } from './risk.contract';
import { TOPICS } from './topics';

/**
 * Every message type of every topic, with the schema of its value (contract.md 3; contract-details 5 and 9). Events to
 * everyone carry ids, versions, states, amounts, institution and account reference, never personal data. They grow by
 * adding, so readers must accept fields that they do not know.
 */
const caseFacts = {
  caseId: textSchema, unit: unitSchema, at: instantSchema, status: z.enum(['open', 'closed']), stage: z.enum(['received', 'stopping', 'held', 'frozen', 'returning']),
  fraudType: textSchema, reportedAt: instantSchema, reportedLoss: moneySchema, interceptedAmount: moneySchema,
};
const caseEvent = z.looseObject(caseFacts);

const requestFacts = { caseId: textSchema, requestId: textSchema, unit: unitSchema, at: instantSchema, fraudType: textSchema, reportedAt: instantSchema };
const requestEvent = z.looseObject(requestFacts);

/** Of a request, or of one onward stop, which is named by its instruction. */
const slaFacts = { ...requestFacts, fraudType: textSchema.optional(), reportedAt: instantSchema.optional(), instructionId: textSchema.optional(), target: textSchema, dueAt: instantSchema, firedAt: instantSchema };
const slaEvent = z.looseObject(slaFacts);

const instructionEvent = z.looseObject({
  caseId: textSchema, instructionId: textSchema, requestId: textSchema, unit: unitSchema, at: instantSchema, institutionCode: institutionCodeSchema.nullable(),
  accountRef: textSchema.nullable(), action: textSchema, sequence: z.number().int(), state: textSchema, code: z.string().nullable(), amount: moneySchema,
  heldAmount: moneySchema.nullable(),
});

const onwardStopEvent = instructionEvent.extend({ layer: z.number().int().positive(), reachedFrom: textSchema.nullable(), because: textSchema.optional() });

const warningEvent = z.looseObject({
  warningId: textSchema, alertId: textSchema, colour: z.enum(COLOURS), level: z.enum(['city', 'district', 'station']), unit: unitSchema,
  state: z.enum(['open', 'fed_back', 'escalated', 'expired']), feedbackDueAt: instantSchema,
  proposedStop: z.enum(['proposed', 'confirmed', 'declined', 'pre_authorised']).nullable(), version: z.number().int().positive(), at: instantSchema,
});

const rejectedEvent = z.looseObject({
  requestId: z.string().nullable(), reason: textSchema, detail: z.string(), topic: textSchema, partition: z.number().int(), offset: textSchema, at: instantSchema,
});

export interface MessageDefinition {
  readonly topic: string;
  readonly type: string;
  readonly summary: string;
  readonly schema: z.ZodType;
}

function message(topic: { readonly name: string }, type: string, definition: { readonly summary: string; readonly schema: z.ZodType }): MessageDefinition {
  return { topic: topic.name, type, ...definition };
}

const REQUEST_MESSAGES = [
  message(TOPICS.stopPaymentRequests, 'StopPaymentRequested', { summary: 'An officer asks for receiving accounts to be stopped', schema: stopPaymentRequestSchema }),
  message(TOPICS.fraudAlerts, 'FraudAlertRaised', { summary: 'A model, telecom or bank warns of a victim, account or transfer', schema: fraudAlertSchema }),
];

const COMMAND_MESSAGES = [
  message(TOPICS.instructionCommands, 'BankInstructionRequested', { summary: 'One order to one institution on one account or payment order', schema: bankInstructionSchema }),
  message(TOPICS.instructionCommands, 'InstructionPriorityRaised', { summary: 'A clock is at risk: to the head of the lane', schema: instructionEscalationSchema }),
  message(TOPICS.instructionCommands, 'InstructionFallbackAllowed', { summary: 'Another channel may be used where that is safe', schema: instructionEscalationSchema }),
  message(TOPICS.instructionCommands, 'InstructionSyncRequested', { summary: 'Ask the bank now what became of it', schema: instructionEscalationSchema }),
  message(TOPICS.instructionCommands, 'AccountFenceRaised', { summary: 'A case has let go of an account: nothing older of it may reach the bank', schema: accountFenceSchema }),
];

const INSTRUCTION_MESSAGES = INSTRUCTION_EVENT_TYPES.map((type) =>
  message(TOPICS.instructionEvents, type, { summary: 'The dispatcher’s complete view of an instruction; the highest version wins', schema: instructionSnapshotSchema }),
);

const CASE_MESSAGES = [
  message(TOPICS.caseEvents, 'CaseOpened', { summary: 'A case was opened', schema: caseEvent }),
  message(TOPICS.caseEvents, 'CaseRequestJoined', { summary: 'A further request joined the case', schema: requestEvent }),
  message(TOPICS.caseEvents, 'CaseReopened', { summary: 'A closed case has work again', schema: caseEvent }),
  message(TOPICS.caseEvents, 'CaseClosed', { summary: 'All stops are final and nothing is held', schema: caseEvent }),
  message(TOPICS.caseEvents, 'StopPaymentRequestRejected', { summary: 'A request was parked; an operator has to look at it', schema: rejectedEvent }),
  message(TOPICS.caseEvents, 'OnwardStopRequested', { summary: 'A stop on an account that the money moved on to', schema: onwardStopEvent }),
  message(TOPICS.caseEvents, 'OnwardStopProposed', { summary: 'The money reached an account whose stop waits for an operator; `because` says why', schema: onwardStopEvent }),
  message(TOPICS.caseEvents, 'OnwardStopDeclined', { summary: 'An operator declined a proposed stop', schema: instructionEvent }),
  message(TOPICS.caseEvents, 'StopWithdrawn', { summary: 'A wrong stop was taken back', schema: instructionEvent }),
  message(TOPICS.caseEvents, 'PapersSettled', { summary: 'The papers of a request are complete', schema: requestEvent }),
  message(TOPICS.caseEvents, 'PapersOverdue', { summary: 'Papers that are owed did not come in time', schema: requestEvent }),
  ...HOLD_EVENTS.map(([type, summary]) => message(TOPICS.caseEvents, type, { summary, schema: holdEventSchema })),
  ...FREEZE_EVENTS.map(([type, summary]) => message(TOPICS.caseEvents, type, { summary, schema: freezeEventSchema })),
  ...OBJECTION_EVENTS.map(([type, summary]) => message(TOPICS.caseEvents, type, { summary, schema: objectionEventSchema })),
  ...RETURN_EVENTS.map(([type, summary]) => message(TOPICS.caseEvents, type, { summary, schema: returnEventSchema })),
];

const SLA_MESSAGES = [
  message(TOPICS.slaEvents, 'SlaAtRisk', { summary: 'A promise may be missed', schema: slaEvent }),
  message(TOPICS.slaEvents, 'SlaBreached', { summary: 'A promise was missed', schema: slaEvent }),
  message(TOPICS.slaEvents, 'SlaMet', { summary: 'A promise was kept; `corrects` names a breach that was told too early', schema: z.looseObject({ ...slaFacts, corrects: z.literal('SlaBreached').optional() }) }),
  message(TOPICS.slaEvents, 'Escalated', {
    summary: 'A step of the policy was taken',
    schema: z.looseObject({ ...slaFacts, step: z.number().int().positive(), do: z.enum(['priority', 'fallback', 'notify']), to: z.enum(['station', 'district', 'city']).optional() }),
  }),
];

const WARNING_MESSAGES = [
  message(TOPICS.warningEvents, 'WarningIssued', { summary: 'A dissuasion task for a team', schema: warningEvent }),
  message(TOPICS.warningEvents, 'WarningFeedbackGiven', { summary: 'A team reported back', schema: warningEvent }),
  message(TOPICS.warningEvents, 'WarningEscalated', { summary: 'Feedback was missed; a level up, or escalated at the city', schema: warningEvent }),
  message(TOPICS.warningEvents, 'WarningExpired', { summary: 'The alert ran out before there was feedback', schema: warningEvent }),
  message(TOPICS.warningEvents, 'StopProposalDecided', { summary: 'A person decided on a proposed stop', schema: warningEvent }),
];

const RISK_MESSAGES = [
  message(TOPICS.accountRisk, 'AccountRiskChanged', { summary: 'What cases teach about an account of one institution; null = withdrawn', schema: accountRiskSchema }),
  message(TOPICS.fraudIndicators, 'FraudIndicatorChanged', { summary: 'What fraudsters used, learnt from cases; null = withdrawn', schema: fraudIndicatorSchema }),
];

export const MESSAGES: readonly MessageDefinition[] = [
  ...REQUEST_MESSAGES, ...COMMAND_MESSAGES, ...INSTRUCTION_MESSAGES, ...CASE_MESSAGES, ...SLA_MESSAGES, ...WARNING_MESSAGES, ...RISK_MESSAGES,
];

/** @returns the definition of a message, or undefined where the topic has no such type. */
export function messageDefinition(topic: string, type: string): MessageDefinition | undefined {
  return MESSAGES.find((definition) => definition.topic === topic && definition.type === type);
}
