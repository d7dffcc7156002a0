import {
  auditCheckpointSchema, auditEntrySchema, caseViewSchema, institutionRowSchema, institutionSchema, instructionViewSchema,
  manualOutcomeSchema, pageOf, requestViewSchema, textSchema, warningViewSchema,
} from '@paystop/contracts';
import type { Permission } from '@paystop/domain';
import { z } from 'zod';
import type { HttpMethod, RouteDefinition } from './route-definition';
import {
  emptyBodySchema, institutionPatchSchema, papersSchema, reasonSchema, retryStopSchema, routeStopSchema, warningFeedbackSchema,
} from './verdict-bodies';

/** The app that owns an object decides on it; the gateway only asks (architecture 1). */
export type Owner = 'orchestrator' | 'dispatcher' | 'projector';

export interface VerdictRoute extends RouteDefinition {
  readonly verdict: string;
  readonly owner: Owner;
  /** The path parameter that names the object; none for lists. */
  readonly idParameter?: string;
}

/** Objects of one kind and the app that decides on them. */
interface Domain {
  readonly owner: Owner;
  readonly tag: string;
}

const REQUESTS: Domain = { owner: 'orchestrator', tag: 'requests' };
const CASES: Domain = { owner: 'orchestrator', tag: 'cases' };
const STOPS: Domain = { owner: 'orchestrator', tag: 'instructions' };
const INSTRUCTIONS: Domain = { owner: 'dispatcher', tag: 'instructions' };
const WARNINGS: Domain = { owner: 'orchestrator', tag: 'warnings' };
const INSTITUTIONS: Domain = { owner: 'dispatcher', tag: 'institutions' };
const AUDIT: Domain = { owner: 'orchestrator', tag: 'audit' };
const DEAD_LETTERS: Domain = { owner: 'projector', tag: 'dead letters' };

interface Decision {
  readonly verdict: string;
  readonly summary: string;
  readonly may: Permission;
  readonly body: z.ZodType;
  readonly success: number;
  readonly ifMatch?: boolean;
  readonly answer?: z.ZodType;
}

/** @param call such as `POST /instructions/{instructionId}/sync`. */
function decision({ owner, tag }: Domain, call: string, decided: Decision): VerdictRoute {
  const [method = '', path = ''] = call.split(' ');
  const idParameter = /\{(\w+)\}/.exec(path)?.[1];
  return {
    operationId: operationIdOf(decided.verdict),
    method: method as HttpMethod,
    path, tag, owner,
    verdict: decided.verdict,
    summary: decided.summary,
    access: [decided.may],
    ...(idParameter === undefined ? {} : { idParameter }),
    body: decided.body,
    idempotencyKey: true,
    ifMatch: decided.ifMatch ?? false,
    success: decided.success,
    ...(decided.answer === undefined ? {} : { answer: decided.answer }),
  };
}

interface Reading {
  readonly verdict: string;
  readonly summary: string;
  readonly may: Permission;
  readonly query?: z.ZodRawShape;
  readonly list?: boolean;
  readonly answer: z.ZodType;
}

/** A read that only the owner can answer, because it is not in the read models. */
function reading({ owner, tag }: Domain, path: string, { verdict, summary, may, query, list, answer }: Reading): VerdictRoute {
  const idParameter = /\{(\w+)\}/.exec(path)?.[1];
  return {
    operationId: operationIdOf(verdict), method: 'GET', path, tag, owner, verdict, summary,
    access: [may],
    ...(idParameter === undefined ? {} : { idParameter }),
    ...(query === undefined ? {} : { query }),
    list: list ?? false,
    answer,
    idempotencyKey: false, ifMatch: false, success: 200,
  };
}

/** "hold.release" → "holdRelease". */
function operationIdOf(verdict: string): string {
  return verdict.replaceAll(/[.-](\w)/g, (_, letter: string) => letter.toUpperCase());
}

const UNMASK = { may: 'see_personal_data', body: reasonSchema, success: 200 } as const;

/** Looks at the papers before it asks (http/papers.controller.ts). */
export const PAPERS_ROUTE = decision(REQUESTS, 'POST /stop-payment-requests/{requestId}/papers', {
  verdict: 'request.papers', summary: 'Send papers that are owed', may: 'add_papers', body: papersSchema, success: 200, answer: requestViewSchema,
});

const REQUEST_ROUTES: readonly VerdictRoute[] = [
  PAPERS_ROUTE,
  decision(REQUESTS, 'POST /stop-payment-requests/{requestId}/unmask', {
    verdict: 'request.unmask', summary: 'See a request in clear; audited', answer: requestViewSchema, ...UNMASK,
  }),
  decision(CASES, 'POST /cases/{caseId}/unmask', { verdict: 'case.unmask', summary: 'See a case in clear; audited', answer: caseViewSchema, ...UNMASK }),
];

const STOP_ROUTES: readonly VerdictRoute[] = [
  decision(STOPS, 'POST /instructions/{instructionId}/withdraw', {
    verdict: 'stop.withdraw', summary: 'Take back a wrong stop', may: 'withdraw_stops', body: reasonSchema, success: 202, ifMatch: true, answer: instructionViewSchema,
  }),
  decision(STOPS, 'POST /instructions/{instructionId}/retry', {
    verdict: 'stop.retry', summary: 'Ask anew for a stop that was refused or not held', may: 'direct_banks', body: retryStopSchema, success: 201, ifMatch: true, answer: instructionViewSchema,
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
  ...REQUEST_ROUTES, ...STOP_ROUTES, ...WARNING_ROUTES, ...INSTITUTION_ROUTES, ...OVERSIGHT_ROUTES,
];
