export type {
  Asked, BankConnector, BankMessage, BankOperation, BankOperations, CallbackReport, HttpAnswer, HttpConnector, PersonConnector,
} from './bank-connector';
export type { BankReading, NotSentCause } from './reading/bank-reading';
export { type ReadBody, readHttpAnswer } from './reading/read-http-answer';
export { readJsonReport } from './reading/read-report';
export { retryAfterMs } from './reading/retry-after';
export { LIFTED_AFTER_EXPIRY_CODE, LIMIT_SET_CODE, RESULT_CODES, type ResultCode } from './codes/result-codes';
export { type BankOutcome, type OutcomeJudgement, RESULTS_OF_ACTION, judgeOutcome, leftALimit, waitsBehindAnother } from './codes/judge-outcome';
export { type BankCall, type BankCallResult, BankLine, type BankLineOptions, type CallObserver } from './call/bank-line';
export type { BankReport, InstructionAction, OutcomeResult, RestInstruction } from '@paystop/contracts';
export { type ConformanceCase, runConnectorConformance } from './conformance/run-connector-conformance';
export { ScriptedBank, type ScriptedAnswer } from './conformance/scripted-bank';
