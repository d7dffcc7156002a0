import { take } from '@paystop/api-client';
import { formatInstant, formatMoney } from '@paystop/ui-kit';
import type { Desk, FreezeView, HoldView } from '../data/desk';
import type { Decision, Ground } from '../decisions/decision';
import { fenOf } from '../instructions/outcome-body';

/** Who looks at it. */
export interface Decider {
  readonly subject: string;
  readonly roles: readonly string[];
}

interface Proposal {
  readonly by: string;
  readonly reason: string;
  readonly at: string;
}

const STANDING = new Set(['active', 'extended']);
const OVER = new Set(['rejected', 'refused', 'lifted', 'lapsed', 'cancelled']);

/** Who asked for it, when and why: what the second person decides on. */
export function proposalGrounds(proposal: Proposal | null): readonly Ground[] {
  if (proposal === null) return [];
  return [{ label: 'ground.proposed_by', value: proposal.by }, { label: 'ground.proposed_at', value: formatInstant(proposal.at) }, { label: 'ground.reason', value: proposal.reason }];
}

function groundsOf(hold: HoldView): readonly Ground[] {
  return [
    { label: 'hold.institution', value: hold.institutionCode }, { label: 'hold.account', value: hold.account }, { label: 'hold.amount', value: formatMoney(hold.amount) }, { label: 'hold.expires', value: formatInstant(hold.expiresAt) },
  ];
}

/** What can be decided about a hold; whether this person's role may is asked of the role table besides. */
export function decisionsOnHold(hold: HoldView, { api, decider, freezes }: { readonly api: Desk['api']; readonly decider: Decider; readonly freezes: readonly FreezeView[] }): readonly Decision[] {
  if (!STANDING.has(hold.state) || hold.releasing === true) return [];
  const base = { object: hold, values: { account: hold.account, institution: hold.institutionCode }, grounds: groundsOf(hold) };
  const path = { holdId: hold.holdId };
  const hasFreeze = freezes.some((freeze) => freeze.holdId === hold.holdId && !OVER.has(freeze.state));
  const extend: Decision = {
    ...base, operation: 'holdExtend', text: 'extend', needsReason: true, secondPerson: false, ...(hold.state === 'extended' ? { blockedBecause: 'hold_limit' } : {}),
    send: ({ reason, headers }) => take(api.POST('/api/v1/holds/{holdId}/extend', { params: { path, header: headers }, body: { reason } })),
  };
  const freeze: Decision = {
    ...base, operation: 'holdFreeze', text: 'freeze', needsReason: true, secondPerson: true, ...(hasFreeze ? { blockedBecause: 'has_freeze' } : {}),
    fields: [{ name: 'term', kind: 'term' }, { name: 'amount', kind: 'yuan' }, { name: 'legal_document', kind: 'legal_document' }],
    send: ({ reason, typed, headers }) => take(api.POST('/api/v1/holds/{holdId}/freeze', { params: { path, header: headers }, body: { reason, ...freezeFields(typed) } })),
  };
  return [freeze, extend, releaseDecision(hold, { api, decider, base })];
}

function freezeFields(typed: Readonly<Record<string, string>>): { term?: string; amount?: { amountMinor: string; currency: 'CNY' }; legalDocument?: string } {
  const { term = '', amount = '', legal_document: legalDocument = '' } = typed;
  const amountMinor = fenOf(amount);
  return { ...(term === '' ? {} : { term }), ...(amountMinor === undefined ? {} : { amount: { amountMinor, currency: 'CNY' } }), ...(legalDocument === '' ? {} : { legalDocument }) };
}

interface ReleaseContext {
  readonly api: Desk['api'];
  readonly decider: Decider;
  readonly base: Pick<Decision, 'object' | 'values' | 'grounds'>;
}

function releaseDecision(hold: HoldView, { api, decider, base }: ReleaseContext): Decision {
  const step = twoPersonStep(hold.releaseProposed, decider, ['officer', 'operator']);
  return {
    ...base, operation: 'holdRelease', text: step.isApproval ? 'release_approve' : 'release_propose', needsReason: true, secondPerson: !step.isApproval, isDangerous: step.isApproval,
    grounds: [...(base.grounds ?? []), ...proposalGrounds(hold.releaseProposed)], ...(step.blockedBecause === undefined ? {} : { blockedBecause: step.blockedBecause }),
    send: ({ reason, headers }) => take(api.POST('/api/v1/holds/{holdId}/release', { params: { path: { holdId: hold.holdId }, header: headers }, body: { reason } })),
  };
}

/** Which of the two calls this person's would be (contract-details 7), and what stands in its way. */
export function twoPersonStep(standing: Proposal | null, decider: Decider, proposers: readonly string[]): { readonly isApproval: boolean; readonly blockedBecause?: string } {
  const isApprover = decider.roles.includes('approver');
  const mayPropose = decider.roles.some((role) => proposers.includes(role));
  if (standing === null) return mayPropose ? { isApproval: false } : { isApproval: isApprover, blockedBecause: 'proposal_missing' };
  if (!isApprover) return { isApproval: true, blockedBecause: 'awaits_approver' };
  return standing.by === decider.subject ? { isApproval: true, blockedBecause: 'same_person' } : { isApproval: true };
}
