import {
  approveReturnSchema, changePayeeSchema, claimantSchema, fundsReturnSchema, objectionViewSchema, pageOf, proposeReturnSchema, returnObjectionSchema, textSchema,
} from '@paystop/contracts';
import { RETURN_STATES } from '@paystop/domain';
import { z } from 'zod';
import { emptyBodySchema, reasonSchema } from './verdict-bodies';
import { type Domain, type VerdictRoute, decision, reading } from './verdict-route';

const RETURNS: Domain = { owner: 'orchestrator', tag: 'returns' };

/** Giving frozen money back (contract.md 2; contract-details 7, 14). */
export const RETURN_ROUTES: readonly VerdictRoute[] = [
  decision(RETURNS, 'POST /funds-returns', {
    verdict: 'return.propose', summary: 'Propose to give frozen money back', may: 'propose_returns', body: proposeReturnSchema, success: 201, answer: fundsReturnSchema,
  }),
  reading(RETURNS, '/funds-returns', {
    verdict: 'return.list', summary: 'Returns, newest first', may: 'read_cases', list: true, answer: pageOf(fundsReturnSchema),
    query: { caseId: textSchema.optional(), state: z.enum(RETURN_STATES).optional() },
  }),
  reading(RETURNS, '/funds-returns/{returnId}', { verdict: 'return.read', summary: 'One return with its split', may: 'read_cases', answer: fundsReturnSchema }),
  decision(RETURNS, 'POST /funds-returns/{returnId}/approve', {
    verdict: 'return.approve', summary: 'Approve another person’s return', may: 'approve', body: approveReturnSchema, success: 200, ifMatch: true, answer: fundsReturnSchema,
  }),
  decision(RETURNS, 'POST /funds-returns/{returnId}/reject', {
    verdict: 'return.reject', summary: 'Reject a return', may: 'approve', body: reasonSchema, success: 200, ifMatch: true, answer: fundsReturnSchema,
  }),
  decision(RETURNS, 'POST /funds-returns/{returnId}/publish', {
    verdict: 'return.publish', summary: 'Begin the public notice of a pro rata return', may: 'approve', body: emptyBodySchema, success: 200, ifMatch: true, answer: fundsReturnSchema,
  }),
  decision(RETURNS, 'POST /funds-returns/{returnId}/execute', {
    verdict: 'return.execute', summary: 'Order the payments at the bank', may: 'approve', body: emptyBodySchema, success: 202, ifMatch: true, answer: fundsReturnSchema,
  }),
  decision(RETURNS, 'POST /funds-returns/{returnId}/objections', {
    verdict: 'return.object', summary: 'Record an objection to a return; nothing is paid while it is open', may: 'record_objections', body: returnObjectionSchema, success: 201, answer: objectionViewSchema,
  }),
  decision(RETURNS, 'POST /funds-returns/{returnId}/payees', {
    verdict: 'return.change-payee', summary: 'Pay another account of the same victim; the approval is void', may: 'propose_returns', body: changePayeeSchema, success: 200, ifMatch: true,
    answer: fundsReturnSchema,
  }),
  reading(RETURNS, '/freezes/{freezeId}/claimants', {
    verdict: 'freeze.claimants', summary: 'Every case that paid into a frozen account, masked, in the order of their reports', may: 'read_cases', list: true, answer: pageOf(claimantSchema),
  }),
];
