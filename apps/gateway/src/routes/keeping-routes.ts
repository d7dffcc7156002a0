import { freezeViewSchema, holdViewSchema, objectionViewSchema } from '@paystop/contracts';
import { emptyBodySchema, freezeProposalSchema, objectionDecisionSchema, objectionSchema, reasonSchema, renewalSchema } from './verdict-bodies';
import { type Domain, type VerdictRoute, decision } from './verdict-route';

const HOLDS: Domain = { owner: 'orchestrator', tag: 'holds' };
const FREEZES: Domain = { owner: 'orchestrator', tag: 'freezes' };
const OBJECTIONS: Domain = { owner: 'orchestrator', tag: 'objections' };

/** Decisions about money that is held or frozen (contract.md 2; who may: contract-details 14). */
export const KEEPING_ROUTES: readonly VerdictRoute[] = [
  decision(HOLDS, 'POST /holds/{holdId}/extend', {
    verdict: 'hold.extend', summary: 'Extend a hold, once', may: 'extend_holds', body: reasonSchema, success: 202, ifMatch: true, answer: holdViewSchema,
  }),
  decision(HOLDS, 'POST /holds/{holdId}/release', {
    verdict: 'hold.release', summary: 'Let a hold go: proposed by one, approved by another', may: ['propose_release', 'approve'], body: reasonSchema, success: 202, ifMatch: true, answer: holdViewSchema,
  }),
  decision(HOLDS, 'POST /holds/{holdId}/freeze', {
    verdict: 'hold.freeze', summary: 'Propose to turn a hold into a freeze', may: 'propose_freezes', body: freezeProposalSchema, success: 201, ifMatch: true, answer: freezeViewSchema,
  }),
  decision(FREEZES, 'POST /freezes/{freezeId}/approve', {
    verdict: 'freeze.approve', summary: 'Approve a freeze that another person proposed', may: 'approve', body: emptyBodySchema, success: 202, ifMatch: true, answer: freezeViewSchema,
  }),
  decision(FREEZES, 'POST /freezes/{freezeId}/reject', {
    verdict: 'freeze.reject', summary: 'Turn a proposed freeze down', may: 'approve', body: reasonSchema, success: 202, ifMatch: true, answer: freezeViewSchema,
  }),
  decision(FREEZES, 'POST /freezes/{freezeId}/renew', {
    verdict: 'freeze.renew', summary: 'Renew a freeze: proposed by one, approved by another', may: ['propose_renewal', 'approve'], body: renewalSchema, success: 202, ifMatch: true, answer: freezeViewSchema,
  }),
  decision(FREEZES, 'POST /freezes/{freezeId}/unfreeze', {
    verdict: 'freeze.unfreeze', summary: 'Let frozen money go: proposed by one, approved by another', may: ['propose_renewal', 'approve'], body: reasonSchema, success: 202, ifMatch: true, answer: freezeViewSchema,
  }),
  decision(OBJECTIONS, 'POST /cases/{caseId}/objections', {
    verdict: 'case.object', summary: 'Take down the objection of an account holder', may: 'record_objections', body: objectionSchema, success: 201, answer: objectionViewSchema,
  }),
  decision(OBJECTIONS, 'POST /objections/{objectionId}/decide', {
    verdict: 'objection.decide', summary: 'Decide an objection; a justified one releases at once', may: 'approve', body: objectionDecisionSchema, success: 200, ifMatch: true, answer: objectionViewSchema,
  }),
];
