import type { SameKeys } from '@paystop/ui-kit';
import type { CHINESE_OVERSIGHT } from '../zh-cn/oversight';

export const ENGLISH_OVERSIGHT: SameKeys<typeof CHINESE_OVERSIGHT> = {
  banks: {
    title: 'Banks and payment institutions', name: 'Institution', state: 'Channel', breaker: 'Breaker', inFlight: 'In flight', queued: 'Queued', indeterminate: 'Indeterminate', oldestUnansweredSeconds: 'Oldest unanswered', p95AnswerMs: 'p95 answer', protocol: 'Protocol', change_proposed: '{{by}} proposed a change; another admin has to confirm it', seconds: '{{count}} s',
  },
  statistics: {
    title: 'Statistics', period: 'Period', today: 'Today', week: '7 days', month: '30 days', year: 'A year', from: 'From', to: 'To (not included)', group_by: 'Group', total: 'Total', seconds: '{{count}} s', out_of: '{{count}} of {{base}}', of: '{{rate}} of {{base}}',
    to_victims: '{{count}} victims, of {{base}}', chart: 'Reported, intercepted, in time', chart_label: 'Loss, interception and stops within 30 minutes of {{count}} groups; the figures stand in the table below', loss_axis: 'Loss (10,000 yuan)', intercepted_axis: 'Intercepted (10,000 yuan)',
    by: { unit: 'By unit', institution: 'By bank', fraudType: 'By kind', day: 'By day', hour: 'By hour' },
    score: { requests: 'Stop requests', within30: 'Stopped within 30 min', within60: 'Stopped within 60 min', intercepted: 'Intercepted', returned: 'Returned', warnings: 'Warnings fed back', time: 'Time to stop (median)' },
    base: {
      requests: 'Requests by the time of report; below, the sum of reported losses', within30: 'Requests with every first-hop account stopped within 30 minutes of the report, of those that count', within60: 'Requests with every first-hop account stopped within 60 minutes of the report, of those that count',
      intercepted: 'What banks say they hold, of the reported loss; counted apart from returns', returned: 'What victims got back, of the reported loss', warnings: 'Tasks with feedback, of those issued', time: 'From the report to the bank’s act, first hop',
    },
    column: { requests: 'Requests', loss: 'Loss', within30: '30 min', within60: '60 min', intercepted: 'Intercepted', rate: 'Rate', returned: 'Returned', warnings: 'Fed back', p50: 'p50 s', p95: 'p95 s' },
  },
  stop_form: {
    title: 'Confirm the stop', explain: 'What the warning knows is filled in: check it and add the rest. Seeing it in clear is on record. The stop goes to the bank at once.', send: 'Stop it', done: 'The request is received', fraudType: 'Kind', summary: 'What happened', victimName: 'Victim', victimPhone: 'Victim’s phone', fromInstitution: 'Paying institution', fromAccount: 'Paying account', fromName: 'Paying holder', toInstitution: 'Receiving institution (or by the card)', toAccount: 'Receiving account', toName: 'Receiving holder', amountYuan: 'Amount (yuan)', transferredAt: 'Transferred at', handlingId: 'Handling officer’s id', handlingName: 'Handling officer', assistingId: 'Assisting officer’s id (another person)', assistingName: 'Assisting officer',
  },
  institution: {
    change: 'Change', add_title: 'Add an institution', change_title: 'Change {{bank}}', propose: 'Propose the change', changed: 'The change counts now', proposed: 'The change is proposed; another admin has to confirm it', second_admin: 'Address, keys or liaison change: it counts once another admin has confirmed it.', at_once: 'Counts as soon as it is sent.', not_confirmed: 'No other admin has confirmed this institution yet: there is no definition to change.', no_fallback: 'None',
    kind: { bank: 'Bank', payment_institution: 'Payment institution' },
    wrong: { code: '2 to 32 capital letters, digits or underscores', name: 'A name is needed', baseUrl: 'An http(s) address; only the manual channel needs none', timeoutMs: 'More than 0', answerWithinMs: 'More than 0', maxInFlight: 'More than 0', ratePerSecond: 'More than 0', binPrefixes: 'Prefixes of 2 to 10 digits, separated by commas', publicKeys: 'A JSON list of public keys (JWK), never a private one', liaisonName: 'A name is needed', liaisonPhone: 'A phone number is needed' },
  },
  institution_field: { code: 'Code', liaisonName: 'Liaison', liaisonPhone: 'Liaison’s phone', name: 'Name', kind: 'Kind', protocol: 'Protocol', baseUrl: 'Address', liaison: 'Liaison', publicKeys: 'Public keys', binPrefixes: 'Card prefixes', timeoutMs: 'Timeout of a call (ms)', answerWithinMs: 'Answer within (ms)', maxInFlight: 'Most in flight', ratePerSecond: 'Most a second', fallbackProtocol: 'Fallback' },
  dead_letters: {
    title: 'Parked messages', explain: 'What could not be handled is parked here with its reason, and can be handled again once the cause is gone. Its content may hold personal data and is not shown.', nothing: 'None.', truncated: 'truncated', state: { parked: 'Parked', replayed: 'Handled again' },
    column: { at: 'When', type: 'Kind', topic: 'Topic', reason: 'Reason', detail: 'Detail', where: 'Partition/offset', state: 'State', do: 'Act' },
  },
  league: { title: 'League of institutions', nothing: 'No instruction in this period.', column: { rank: 'Rank', institution: 'Institution', instructions: 'Instructions', answered: 'Answered', p50: 'Answer p50 (s)', p95: 'Answer p95 (s)', indeterminate: 'Unknown', left: 'Left after arrival' } },
  stretches: {
    title: 'Where the minutes and the money went', stops: '{{count}} stops, first hop and onward', label: 'Median time of every stretch and what left meanwhile; the figures stand in the table below', minutes: 'Median minutes', money: 'Left (10,000 yuan)',
    name: { before_report: 'Payment to report', report_to_received: 'Report to received', received_to_sent: 'Received to sent', sent_to_act: 'Sent to the bank’s act', hop_to_hop: 'One layer to the next' },
    column: { stretch: 'Stretch', base: 'Base', p50: 'Median (min)', p95: 'p95 (min)', left: 'Left meanwhile', rate: 'Share' },
  },
  holds: { title: 'About to end', within: 'Holds ending within', freezes: 'Freezes ending within', no_freeze: 'No freeze ends within this time.', days_left: 'Left', days: '{{count}} days', P1D: '1 day', P7D: '7 days', P30D: '30 days', P400D: 'All', nothing: 'No hold ends within this time.', PT1H: '1 hour', PT4H: '4 hours', PT12H: '12 hours', PT48H: 'All' },
  warnings: { title: 'Warnings', known_risk: 'Known from cases: accounts {{accounts}}, indicators {{indicators}}, cases elsewhere {{others}}.', state: 'State', colour: 'Colour', all: 'All', nothing: 'None.', feedback: 'Feedback', send: 'Send feedback', fed_back: 'The feedback is on record', method: 'By', outcome: 'Outcome', note: 'Note' },
  risk: {
    title: 'Mule accounts and indicators', choose_bank: 'Choose a bank to see its accounts', accounts: 'Mule accounts', indicators: 'Indicators', nothing: 'None.',
    column: { account: 'Account', score: 'Score', cases: 'Cases', victims: 'Victims', amount: 'Amount', layers: 'Layers', minutes: 'Moves on (median min)', since: 'First', last: 'Last', state: 'State', do: 'Act', kind: 'Kind', value: 'Value' },
    state: { candidate: 'Too few cases', published: 'Published', withdrawn: 'Taken back', expired: 'Expired' },
  },
  audit: {
    title: 'Audit', case_id: 'Case id (case_…)', show: 'Show', verify: 'Verify the whole chain here', explain: 'Verified in your own browser: every hash and every link is computed anew.', to_case: 'To the case',
    whole: 'It holds: {{count}} entries, whole and unaltered.', broken: 'It does not hold: {{count}} faults, the first at entry {{first}}.', seq: 'No.', at: 'When', actor: 'Who', role: 'Role', unit: 'Unit', action: 'What', subject: 'On', hash: 'Hash', proof: 'Proof', data: 'basis', ok: 'holds',
    fault: { hash: 'altered', link: 'link broken', gap: 'entries missing' }, checkpoint_fault: { unknown_key: 'key not published', signature: 'signature wrong', order: 'out of order' }, verify_checkpoints: 'Verify the signatures here', checkpoints_whole: 'They hold: {{count}} checkpoints are signed with the published keys.', checkpoints_broken: 'They do not hold: {{count}} checkpoints at fault.', checkpoints: 'Signed checkpoints', checkpoints_explain: 'Signed every minute over all entries: whoever has one notices when anything before it is rewritten.', size: 'Entries', root: 'Root hash', key: 'Key', signature: 'Signature',
  },
  wall: {
    title: 'Shenzhen emergency stops', requests: 'Requests today', loss: 'Loss today', intercepted: 'Held today', within30: 'Stopped within 30 min', warnings: 'Warnings fed back', clocks: 'Clocks', no_clocks: 'No clock is running', banks: 'Bank channels', all_up: 'all up', troubled: '{{count}} troubled',
    open_warnings: 'Open warnings', overdue: '{{count}} late', late: 'Late and not stopped', late_count: '{{count}} late and not stopped', requests_short: 'today', held_short: 'held today', indeterminate_short: 'unknown',
    breached: 'Case …{{id}} is late ({{time}})',
  },
};
