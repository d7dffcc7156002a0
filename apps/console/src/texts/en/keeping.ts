import type { SameKeys } from '@paystop/ui-kit';
import type { CHINESE_KEEPING } from '../zh-cn/keeping';

export const ENGLISH_KEEPING: SameKeys<typeof CHINESE_KEEPING> = {
  keeping: {
    approver_note: 'To let money go or to renew, an officer or operator proposes it first; then it can be approved here.', freezes: 'Freezes ({{count}})', objections: 'Objections ({{count}})', placed: 'Placed', releasing: 'being released', extending: 'being extended', lifting: 'being lifted', reason: 'Reason: {{reason}} (proposed by {{by}}, approved by {{approver}})',
    proposed: { release: '{{by}} proposed the release at {{at}}: {{reason}}', renew: '{{by}} proposed the renewal at {{at}}: {{reason}}', unfreeze: '{{by}} proposed the end at {{at}}: {{reason}}' },
    about: { hold: 'Objection to a hold', freeze: 'Objection to a freeze', return: 'Objection to a return' }, decided: '{{by}} decided at {{at}}: {{reason}}', reached_only_through: '{{count}} more holds were reached only through this account: look at them.',
  },
  approvals: {
    title: 'Approvals', explain: 'Each of these takes an approver who did not propose it. What presses stands first.', explain_reader: 'What waits for an approver. You see what it rests on; an approver decides.', nothing: 'Nothing waits for a decision.', releases: 'Releases', freezes: 'Freezes, renewals and ends', objections: 'Objections', returns: 'Returns',
    release_of: 'Release', freeze_of: 'Freeze for {{term}}', renewal_of: 'Renewal for {{term}}', unfreeze_of: 'End of a freeze', by: 'Proposed by {{by}} at {{at}}', ends: 'ends', look_at_split: 'Look at the split and decide',
  },
  blocked: {
    same_person: 'You proposed this yourself: another approver has to decide.', recorded_by_you: 'You wrote this down yourself: another approver has to decide.', proposal_missing: 'Nobody has proposed it yet: an operator proposes first.', awaits_approver: 'Proposed; it waits for an approver.', hold_limit: 'It was extended once and cannot be again: propose a freeze or let go.',
    truncated: 'The message was truncated: its source has to send it again.', has_freeze: 'A freeze is on its way already.', notice_running: 'The notice runs until {{until}}; it can be executed after that.',
  },
  ground: {
    proposed_by: 'Proposed by', proposed_at: 'Proposed at', reason: 'Reason', term: 'Term', statement: 'Statement', objector: 'Objector', recorded_by: 'Written down by', recorded_at: 'Written down at', proposed_because: 'Why it waits',
  },
  onward_because: { over_budget: 'the case has stopped as many accounts by itself as it may', deep_layer: 'so deep a layer takes a person', old_transfer: 'the transfer is old', never_stop: 'on the list of what is never stopped by itself', hub: 'many payers: maybe a public account', objection_upheld: 'reached through an account whose objection was upheld' },
  field: {
    term: 'Term', term_default: 'As the policy has it (6 months)', amount: 'At most (yuan; empty: all that is there)', legal_document: 'Legal document', storing: 'Storing…', stored: 'Stored', objector_name: 'Name of the objector', objector_phone: 'Phone of the objector', name: 'Name', phone: 'Phone', yuan: 'Amount (yuan)', tick: 'Confirm payment to another account: {{account}}',
  },
  term: { P3M: '3 months', P6M: '6 months', P1Y: '1 year (major cases; takes the city)' },
  papers: { more: '{{count}} more requests', add: 'Add: {{kind}}', none: 'None owed, none here.', read: 'Read …{{id}}', kind: { police_id: 'Police ID', application_form: 'Application form', legal_document: 'Legal document', evidence: 'Evidence' } },
  changed: {
    state: 'State', heldAmount: 'Held', amount: 'Amount', code: 'Code', remark: 'The bank’s words', expiresAt: 'Ends', endedAt: 'Ended', sentAt: 'Sent', acknowledgedAt: 'Acknowledged', stoppedAt: 'Stopped', recordedAt: 'Recorded', institutionCode: 'Institution',
    attention: 'Attention', attentionReason: 'Why', releaseProposed: 'Release proposed', releaseApproved: 'Release approved', releasing: 'Being released', renewProposed: 'Renewal proposed', unfreezeProposed: 'End proposed', unfreezeApproved: 'End approved', approvedBy: 'Approved by', approvedAt: 'Approved at', proposedBy: 'Proposed by', reason: 'Reason',
    by: 'By', at: 'At', decision: 'Decision', noticeEndsAt: 'Notice ends', deadline: 'Deadline', interceptedAmount: 'Intercepted', balanceBefore: 'Balance before', protocol: 'Protocol', feedback: 'Feedback', proposedStop: 'Proposed stop', allocations: 'Split', openObjections: 'Open objections',
    holdId: 'Hold', withdrawn: 'Withdrawn', extending: 'Being extended',
  },
};
