import type { SameKeys } from '../texts';
import type { CHINESE_WORDS } from '../zh-cn/words';

/** The words of domain.md 4 and no others. */
export const ENGLISH_WORDS: SameKeys<typeof CHINESE_WORDS> = {
  role: { officer: 'Officer', operator: 'Operator', approver: 'Approver', auditor: 'Auditor', analyst: 'Analyst', admin: 'Administrator', institution: 'Bank / payment institution', requester: 'Requester', system: 'PayStop' },
  level: { city: 'City', district: 'District', station: 'Station' },
  fraud_type: {
    fake_investment: 'Fake investment', brushing_rebate: 'Brushing rebate', fake_loan: 'Fake loan', impersonating_police: 'Impersonating police', impersonating_service: 'Impersonating service',
    impersonating_acquaintance: 'Impersonating acquaintance', fake_shopping: 'Fake shopping', gaming: 'Gaming', other: 'Other',
  },
  state: {
    awaiting_routing: 'Needs an institution', queued: 'Queued', sent: 'Sent', acknowledged: 'Acknowledged', indeterminate: 'Indeterminate', held: 'Held', partially_held: 'Partially held',
    not_held: 'Not held', refused: 'Refused', cancelled: 'Withdrawn', done: 'Done', proposed: 'Proposed', sending: 'Sending', declined: 'Declined',
  },
  action: { query: 'Query', stop: 'Stop', extend: 'Extend', release: 'Release', freeze: 'Freeze', renew: 'Renew', unfreeze: 'Unfreeze', return: 'Return' },
  clock_state: { running: 'Running', at_risk: 'At risk', met: 'Met', breached: 'Breached' },
  clock: { '30m': '30 min', '60m': '60 min', 'onward-10m': 'Onward 10 min' },
  hold_state: { active: 'Holding', extended: 'Extended', frozen: 'Frozen', released: 'Released', lapsed: 'Lapsed' },
  freeze_state: {
    proposed: 'Proposed', rejected: 'Rejected', approved: 'Approved', sent: 'Sent', active: 'Active', renewed: 'Renewed', lifted: 'Lifted', lapsed: 'Lapsed', queued: 'Waiting behind another',
    refused: 'Refused', indeterminate: 'Indeterminate', cancelled: 'Cancelled',
  },
  return_state: {
    computing: 'Computing', proposed: 'Proposed', approved: 'Approved', rejected: 'Rejected', published: 'Notice published', objected: 'Objected', executing: 'Executing', completed: 'Completed',
    partially_completed: 'Partially completed', failed: 'Failed',
  },
  allocation_state: { pending: 'To be paid', ordered: 'Ordered', paid: 'Paid', refused: 'Refused by the bank', nothing: 'Nothing due' },
  return_method: { auto: 'Automatic', direct: 'Direct', timestamp: 'By timestamp', pro_rata: 'Pro rata' },
  objection_state: { open: 'Open', upheld: 'Upheld', rejected: 'Rejected' },
  case_status: { open: 'Open', closed: 'Closed' },
  papers_state: { not_owed: 'None owed', owed: 'Owed', overdue: 'Overdue', settled: 'Settled' },
  attempt: { final: 'Final answer', acknowledged: 'Acknowledged', not_sent: 'Not sent', maybe_sent: 'Maybe sent', refused: 'Refused' },
  colour: { purple: 'Purple', red: 'Red', yellow: 'Yellow', blue: 'Blue' },
  warning_state: { open: 'Open', fed_back: 'Fed back', escalated: 'Escalated', expired: 'Expired' },
  feedback_method: { call: 'Call', sms: 'SMS', visit: 'Visit' },
  feedback_outcome: { dissuaded: 'Dissuaded', not_reached: 'Not reached', already_lost: 'Already lost', false_alarm: 'False alarm' },
  proposed_stop: { proposed: 'Proposed', confirmed: 'Confirmed', declined: 'Declined', pre_authorised: 'Pre-authorised' },
  channel_state: { up: 'Up', degraded: 'Slow', down: 'Down', paused: 'Paused' },
  breaker: { closed: 'Closed', open: 'Open', half_open: 'Half open' },
  institution_kind: { bank: 'Bank', payment_institution: 'Payment institution' },
  node: { victim: 'Victim', account: 'Account', payment_order: 'Payment order', cash_out: 'Cash-out', unknown: 'Unknown' },
  transfer_channel: { mobile_banking: 'Mobile banking', online_banking: 'Online banking', counter: 'Counter', atm: 'ATM', third_party: 'Third party', pos: 'POS', other: 'Other' },
  indicator: { phone: 'Phone', app: 'App', url: 'URL', domain: 'Domain', social_account: 'Social account', crypto_address: 'Crypto address', other: 'Other' },
};
