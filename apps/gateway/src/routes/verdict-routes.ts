import {
  INDICATOR_KINDS, RISK_STATES, auditCheckpointSchema, auditEntrySchema, caseViewSchema, indicatorViewSchema, institutionPatchSchema, institutionRowSchema,
  institutionSchema, instructionViewSchema, manualOutcomeSchema, pageOf, requestViewSchema, riskAccountViewSchema, textSchema, warningViewSchema,
} from '@paystop/contracts';
import { z } from 'zod';
import { KEEPING_ROUTES } from './keeping-routes';
import { RETURN_ROUTES } from './return-routes';
import { type Domain, type VerdictRoute, decision, reading } from './verdict-route';
import {
  emptyBodySchema, papersSchema, reasonSchema, retryStopSchema, routeStopSchema, warningFeedbackSchema,
} from './verdict-bodies';

export type { Owner, VerdictRoute } from './verdict-route';

const REQUESTS: Domain = { owner: 'orchestrator', tag: 'requests' };
const CASES: Domain = { owner: 'orchestrator', tag: 'cases' };
const STOPS: Domain = { owner: 'orchestrator', tag: 'instructions' };
const INSTRUCTIONS: Domain = { owner: 'dispatcher', tag: 'instructions' };
const WARNINGS: Domain = { owner: 'orchestrator', tag: 'warnings' };
const INSTITUTIONS: Domain = { owner: 'dispatcher', tag: 'institutions' };
const AUDIT: Domain = { owner: 'orchestrator', tag: 'audit' };
const RISKS: Domain = { owner: 'orchestrator', tag: 'risks' };
const DEAD_LETTERS: Domain = { owner: 'projector', tag: 'dead letters' };

const UNMASK = { may: 'see_personal_data', body: reasonSchema, success: 200 } as const;

/** Looks at the papers before it asks (http/papers.controller.ts). */
export const PAPERS_ROUTE = decision(REQUESTS, 'POST /stop-payment-requests/{requestId}/papers', {
  verdict: 'request.papers', summary: 'Send papers that are owed', may: 'add_papers', body: papersSchema, success: 200, answer: requestViewSchema,
});

/** Its timeline comes from the read models (http/unmask-case.controller.ts). */
export const UNMASK_CASE_ROUTE = decision(CASES, 'POST /cases/{caseId}/unmask', {
  verdict: 'case.unmask', summary: 'See a case in clear; audited', answer: caseViewSchema, ...UNMASK,
});

const REQUEST_ROUTES: readonly VerdictRoute[] = [
  PAPERS_ROUTE,
  decision(REQUESTS, 'POST /stop-payment-requests/{requestId}/unmask', {
    verdict: 'request.unmask', summary: 'See a request in clear; audited', answer: requestViewSchema, ...UNMASK,
  }),
  UNMASK_CASE_ROUTE,
];

const STOP_ROUTES: readonly VerdictRoute[] = [
  decision(STOPS, 'POST /instructions/{instructionId}/withdraw', {
    verdict: 'stop.withdraw', summary: 'Take back a wrong stop', may: 'withdraw_stops', body: reasonSchema, success: 202, ifMatch: true, answer: instructionViewSchema,
  }),
  decision(STOPS, 'POST /instructions/{instructionId}/retry', {
    verdict: 'stop.retry', summary: 'Ask anew for a stop that was refused or not held', may: 'direct_banks', body: retryStopSchema, success: 201, ifMatch: true, answer: instructionViewSchema,
  }),
  decision(STOPS, 'POST /instructions/{instructionId}/confirm', {
    verdict: 'stop.confirm', summary: 'Send a proposed onward stop', may: 'direct_banks', body: emptyBodySchema, success: 202, ifMatch: true, answer: instructionViewSchema,
  }),
  decision(STOPS, 'POST /instructions/{instructionId}/decline', {
    verdict: 'stop.decline', summary: 'Decline a proposed onward stop', may: 'direct_banks', body: reasonSchema, success: 200, ifMatch: true, answer: instructionViewSchema,
  }),
  decision(STOPS, 'POST /instructions/{instructionId}/route', {
    verdict: 'stop.route', summary: 'Name the institution of a stop that waits for it', may: 'direct_banks', body: routeStopSchema, success: 202, ifMatch: true, answer: instructionViewSchema,
  }),
  decision(INSTRUCTIONS, 'POST /instructions/{instructionId}/outcome', {
    verdict: 'instruction.outcome', summary: 'Enter what a bank answered by phone or fax', may: 'direct_banks', body: manualOutcomeSchema, success: 202, ifMatch: true, answer: instructionViewSchema,
  }),
  decision(INSTRUCTIONS, 'POST /instructions/{instructionId}/sync', {
    verdict: 'instruction.sync', summary: 'Ask the bank now what became of an instruction', may: 'direct_banks', body: emptyBodySchema, success: 202, answer: instructionViewSchema,
  }),
];

/** confirm-stop is not here: with a body it is an intake (http/confirm-stop.controller.ts). */
const WARNING_ROUTES: readonly VerdictRoute[] = [
  decision(WARNINGS, 'POST /warnings/{warningId}/feedback', {
    verdict: 'warning.feedback', summary: 'Report back on a dissuasion task', may: 'answer_warnings', body: warningFeedbackSchema, success: 200, ifMatch: true, answer: warningViewSchema,
  }),
  decision(WARNINGS, 'POST /warnings/{warningId}/decline-stop', {
    verdict: 'warning.decline-stop', summary: 'Decline the proposed stop', may: 'answer_warnings', body: reasonSchema, success: 200, ifMatch: true, answer: warningViewSchema,
  }),
  decision(WARNINGS, 'POST /warnings/{warningId}/unmask', { verdict: 'warning.unmask', summary: 'See a warning in clear; audited', answer: warningViewSchema, ...UNMASK }),
];

const INSTITUTION_ROUTES: readonly VerdictRoute[] = [
  reading(INSTITUTIONS, '/institutions', { verdict: 'institution.list', summary: 'Channel health of all institutions', may: 'read_institutions', list: true, answer: pageOf(institutionRowSchema) }),
  reading(INSTITUTIONS, '/institutions/{code}', { verdict: 'institution.read', summary: 'Channel health of one institution', may: 'read_institutions', answer: institutionRowSchema }),
  decision(INSTITUTIONS, 'PATCH /institutions/{code}', {
    verdict: 'institution.patch', summary: 'Pause, resume or switch the channel', may: 'direct_banks', body: institutionPatchSchema, success: 200, ifMatch: true, answer: institutionRowSchema,
  }),
  decision(INSTITUTIONS, 'PUT /institutions/{code}', {
    verdict: 'institution.put', summary: 'Add or change an institution', may: 'change_institutions', body: institutionSchema, success: 200, answer: institutionRowSchema,
  }),
  decision(INSTITUTIONS, 'DELETE /institutions/{code}', {
    verdict: 'institution.delete', summary: 'Return to what the file says', may: 'change_institutions', body: emptyBodySchema, success: 200, answer: institutionRowSchema,
  }),
  decision(INSTITUTIONS, 'POST /institutions/{code}/confirm', {
    verdict: 'institution.confirm', summary: 'Confirm a change proposed by another admin', may: 'change_institutions', body: emptyBodySchema, success: 200, ifMatch: true, answer: institutionRowSchema,
  }),
];

/** Accounts and indicators learnt from cases. */
const RISK_ROUTES: readonly VerdictRoute[] = [
  reading(RISKS, '/institutions/{code}/risk-accounts', {
    verdict: 'risk.accounts', summary: 'Mule accounts learnt from cases; an institution sees its own, whole', may: 'read_risks', list: true,
    query: { state: z.enum(RISK_STATES).optional() }, answer: pageOf(riskAccountViewSchema),
  }),
  decision(RISKS, 'POST /institutions/{code}/risk-accounts/{riskAccountId}/withdraw', {
    verdict: 'risk.withdraw-account', summary: 'Take a contested account back', may: 'withdraw_risks', body: reasonSchema, success: 200, ifMatch: true, answer: riskAccountViewSchema,
  }),
  reading(RISKS, '/indicators', {
    verdict: 'risk.indicators', summary: 'Phones, apps, sites and accounts of fraudsters learnt from cases', may: 'read_risks', list: true,
    query: { state: z.enum(RISK_STATES).optional(), kind: z.enum(INDICATOR_KINDS).optional() }, answer: pageOf(indicatorViewSchema),
  }),
  decision(RISKS, 'POST /indicators/{indicatorId}/withdraw', {
    verdict: 'risk.withdraw-indicator', summary: 'Take a contested indicator back', may: 'withdraw_risks', body: reasonSchema, success: 200, ifMatch: true, answer: indicatorViewSchema,
  }),
  decision(RISKS, 'POST /indicators/{indicatorId}/confirm', {
    verdict: 'risk.confirm-indicator', summary: 'Vouch for an indicator that too few cases know', may: 'confirm_indicators', body: emptyBodySchema, success: 200, ifMatch: true, answer: indicatorViewSchema,
  }),
];

const OVERSIGHT_ROUTES: readonly VerdictRoute[] = [
  reading(AUDIT, '/audit', {
    verdict: 'audit.list', summary: 'Entries of the audit chain', may: 'read_audit', list: true, answer: pageOf(auditEntrySchema),
    query: { caseId: textSchema.optional(), subject: textSchema.optional() },
  }),
  reading(AUDIT, '/audit/checkpoints', { verdict: 'audit.checkpoints', summary: 'Signed checkpoints over all entries', may: 'read_audit', list: true, answer: pageOf(auditCheckpointSchema) }),
  decision(DEAD_LETTERS, 'POST /dead-letters/{deadLetterId}/replay', {
    verdict: 'dead-letter.replay', summary: 'Send a parked message again', may: 'replay_dead_letters', body: emptyBodySchema, success: 202,
  }),
];

export const VERDICT_ROUTES: readonly VerdictRoute[] = [
  ...REQUEST_ROUTES, ...STOP_ROUTES, ...KEEPING_ROUTES, ...WARNING_ROUTES, ...RETURN_ROUTES, ...INSTITUTION_ROUTES, ...RISK_ROUTES, ...OVERSIGHT_ROUTES,
];
