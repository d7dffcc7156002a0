export { ROLES, type Principal, type Role, type VerdictAnswer, type VerdictRequest } from './verdict.contract';
export { CONSUMER_GROUPS, type ConsumerGroup } from './consumer-groups';
export { ALL_TOPICS, TOPICS, TOPIC_PARTITIONS, type TopicDefinition, deadLetterTopic } from './topics';
export {
  FRAUD_TYPES, ID_TYPES, INDICATOR_KINDS, MAX_SUMMARY, MAX_TEXT, PAYMENT_ORDER_KINDS, TRANSFER_CHANNELS, type Indicator, type PaymentOrder,
  accountNumberSchema, indicatorSchema, instantSchema, institutionCodeSchema, moneySchema, nameSchema, paymentOrderSchema, textSchema, unitSchema, uuidSchema,
} from './primitives.contract';
export {
  MAX_TRANSFERS, type Officer, type Officers, type ReportedTransfer, type StopPaymentRequest, officersSchema, stopPaymentRequestSchema, transferSchema,
} from './stop-payment-request.contract';
export { ALERT_KINDS, COLOURS, type FraudAlert, type WarningColour, fraudAlertSchema } from './fraud-alert.contract';
export {
  type BankReport, type BankTarget, INSTRUCTION_ACTIONS, type InstructionAction, type ManualOutcome, OUTCOME_RESULTS, type OnwardTransfer, type OutcomeResult,
  type RestInstruction, bankReportSchema, bankTargetSchema, manualOutcomeSchema, restInstructionSchema,
} from './bank-protocol.contract';
export {
  type AccountFence, ATTENTION_TYPES, type AttentionType, type BankInstruction, INSTRUCTION_EVENT_TYPES, INSTRUCTION_STATES, type InstructionAttempt, type InstructionEscalation,
  type InstructionEventType, type InstructionSnapshot, type InstructionState, type OutcomeProposed, accountFenceSchema, attemptSchema, bankInstructionSchema, instructionEscalationSchema, instructionSnapshotSchema,
} from './bank-instruction.contract';
export { type Institution, PROTOCOLS, type Protocol, institutionPatchSchema, institutionSchema } from './institution.contract';
export {
  approveReturnSchema, changePayeeSchema, claimantSchema, fundsReturnSchema, proposeReturnSchema, returnObjectionSchema,
} from './funds-return.contract';
export { MESSAGES, type MessageDefinition, messageDefinition } from './event.contract';
export { type FieldError, type Validation, jsonPointer, validate } from './validation';
export { institutionLeagueSchema, stretchStatisticsSchema } from './http/course-answers.contract';
export { RISK_STATES, accountRiskSchema, fraudIndicatorSchema, indicatorViewSchema, riskAccountViewSchema } from './risk.contract';
export { pageOf, problemSchema } from './http/problem.contract';
export {
  acceptedRequestSchema, attachmentSchema, clockViewSchema, instructionViewSchema, requestViewSchema, stopViewSchema,
} from './http/request-answers.contract';
export { caseRowSchema, caseViewSchema, warningViewSchema, warningsByColourSchema } from './http/case-answers.contract';
export { FREEZE_STATES, HOLD_STATES, OBJECTION_STATES, freezeViewSchema, holdViewSchema, objectionViewSchema } from './http/keeping-answers.contract';
export { fundsGraphSchema } from './http/graph-answers.contract';
export {
  auditCheckpointSchema, auditEntrySchema, deadLetterSchema, institutionRowSchema, officerRowSchema, statisticsSchema,
} from './http/oversight-answers.contract';
export { type JsonFlaw, MAX_JSON_DEPTH, MOST_BODY_BYTES, inspectJson } from './json/inspect-json';
