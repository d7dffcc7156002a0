import type { SameKeys } from '@paystop/ui-kit';
import type { CHINESE_CASE } from '../zh-cn/case';

export const ENGLISH_CASE: SameKeys<typeof CHINESE_CASE> = {
  case: {
    title: 'Case …{{id}}', facts: 'The case', status: 'Status', unit: 'Unit', fraud_type: 'Kind', reported_at: 'Reported', id: 'Id', clocks: 'Clocks', due: 'due {{time}}', decided: 'decided {{time}}',
    reported_loss: 'Reported loss', intercepted: 'Intercepted', frozen: 'Frozen', returned: 'Returned', stops: 'Instructions ({{count}})', holds: 'Holds ({{count}})', timeline: 'Timeline ({{count}})', whole_timeline: 'Show all {{count}}',
    aside: 'Timers and requests', papers: 'Papers', timers: 'Timers', no_timers: 'No timer is pending.', requests: 'Requests ({{count}})', audit: 'Audit chain', audit_entries: 'Audit entries',
  },
  stop: {
    layer: 'Layer', institution: 'Institution', account: 'Account', action: 'Order', state: 'State', amount: 'Amount', held: 'Held', sent: 'Sent', answered: 'Answered', words: 'The bank’s words', do: 'Act', attention: 'Attention',
    attempts: 'Attempts: {{count}}', attempt: 'Attempt {{number}}', no_end: 'no answer yet',
  },
  hold: { case: 'Case', institution: 'Institution', account: 'Account', state: 'State', amount: 'Amount', placed: 'Placed', expires: 'Ends', left: 'Left' },
  next: {
    title: 'What next',
    route: { title: 'Name the institution', explain: 'The card prefix is unknown; the clock runs.', button: 'Name it' },
    outcome: { title: 'Call the bank and record its answer', explain: 'This institution is reached by a person.', button: 'Record the answer' },
    sync: { title: 'Indeterminate: ask the bank', explain: 'Nobody knows whether the bank has it. Ask first; nothing is sent again.', button: 'Ask the bank' },
    retry: { title: 'Refused: check it and stop anew', explain: 'The money may still be there.', button: 'Stop anew' },
    hold_ending: { title: 'A hold is about to end', explain: 'Freeze it, extend it or let go before. Left:', button: 'Propose a freeze' },
    confirm: { title: 'The money moved on: confirm the onward stop', explain: 'Beyond what is stopped by itself: a person decides.', button: 'Confirm the stop' },
    approve_freeze: { title: 'A freeze waits for approval', explain: 'An approver who did not propose it has to approve it before the hold ends.', button: 'Approve the freeze' },
    papers: { title: 'Papers are owed', explain: 'Stop first, papers after: send them in time.', button: 'Send papers' },
    wait: { title: 'The bank is at work', explain: 'The order is out; its answer shows by itself.' },
  },
  route: { title: 'Name the institution', explain: 'Check the card number and choose its institution:' },
  call: {
    title: 'Call sheet', no_liaison: 'No contact on file', reason: 'Reason for seeing it in clear', show: 'Show what to read out (on record)', usual_reason: 'Call to the bank about a stop', nothing: 'No transfer belongs to this instruction.',
    opening: {
      stop: 'This is the anti-fraud centre. By law we ask you to stop the following account at once:', extend: 'This is the anti-fraud centre. By law we ask you to extend the stop on the following account:', release: 'This is the anti-fraud centre. We ask you to lift the stop on the following account:',
      freeze: 'This is the anti-fraud centre. By law we ask you to freeze the following account:', renew: 'This is the anti-fraud centre. By law we ask you to renew the freeze of the following account:', unfreeze: 'This is the anti-fraud centre. We ask you to lift the freeze of the following account:',
      query: 'This is the anti-fraud centre. By law we ask you about the following account:', return: 'This is the anti-fraud centre. We ask you to return money from the following account:',
    },
    account: 'Account name: {{name}}; number: {{number}}.', order: 'Payment order ({{kind}}): {{value}}.', transfer: '{{amount}} came in at {{time}} from account {{from}}.',
    officers: 'Handling officer {{handling}}; assisting officer {{assisting}}.', reference: 'Our instruction {{instructionId}}; case {{caseNumber}}.', ask: 'Please tell us: was it done, how much is held, the balance, where money went, and your name.',
  },
  outcome: {
    title: 'Record what the bank said', record: 'Record', done: 'The answer is on record', result: 'What the bank says', not_received: 'Never received (it is sent again)', held_amount: 'Amount held (yuan)', balance: 'Balance before (yuan)', balance_help: 'A balance of 0 counts as executed.',
    proposed: '{{by}} proposed at {{at}}: {{words}}. Somebody else confirms it by recording the same.', code: 'Code', channel: 'By', phone: 'Phone', fax: 'Fax', spoken_to: 'Spoken to', note: 'Note', not_money: 'An amount with at most two decimals',
  },
  code: {
    '0000': 'done', '0100': 'identity mismatch', '0300': 'no such account', '0301': 'account and name differ', '0302': 'whitelisted', '1200': 'limit set, balance insufficient', '1300': 'stop failed', '1301': 'already stopped', '1302': 'already limited', '1303': 'already frozen', '1304': 'too many stops',
  },
  work: {
    title: 'By hand', lists: 'Lists', nothing: 'Nothing waits here.', not_sent: 'Not sent yet.', last_attempt: 'Attempt {{number}}, {{time}},',
    list: { indeterminate: 'Indeterminate', awaiting_routing: 'Needs an institution', proposed: 'Proposed', queued: 'Queued and by phone', refused: 'Refused' },
    explain: {
      indeterminate: 'Nobody knows whether the bank has it or did it: neither success nor failure. Ask the bank, or record what it says by phone.', awaiting_routing: 'The card prefix is unknown: a person names the institution, the clock runs.', proposed: 'Beyond what is stopped by itself: a person confirms.',
      queued: 'Waits to be sent, or for an operator to call.', refused: 'The bank refused. Check it and stop anew.',
    },
  },
  attention: {
    BankAnswerContradicted: 'The bank contradicts itself', BankAnswerUnknownCode: 'Unknown code in the answer', InstructionIndeterminate: 'Indeterminate', BankRefusedAsMalformed: 'The bank calls it malformed', BankUnauthorised: 'The bank does not let us in', AskFirst: 'Ask first', ManualCall: 'Call the bank', NothingLeftFrozen: 'All paid back: lift it or let it end',
  },
  timer: { papers: 'Papers', hold: 'End of a hold', hold_warning: 'Warning before a hold ends', clock: 'Clock', onward_clock: 'Onward clock', freeze: 'End of a freeze', freeze_warning: 'Warning before a freeze ends', return: 'Return', notice: 'End of the notice', objection: 'Objection' },
};
