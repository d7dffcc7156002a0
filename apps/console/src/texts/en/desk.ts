import type { SameKeys } from '@paystop/ui-kit';
import type { CHINESE_DESK } from '../zh-cn/desk';

export const ENGLISH_DESK: SameKeys<typeof CHINESE_DESK> = {
  app: {
    title: 'PayStop desk', subtitle: 'Stop first, papers after: every minute counts.', skip: 'Skip to content', loading: 'Reading', cancel: 'Cancel', needed: 'Needed', offline: 'Disconnected',
    as_of: 'As of {{time}}', stale_since: 'Stands at {{time}}, may be out of date', dark: 'Dark', light: 'Light', not_found: 'There is no such page', to_queue: 'Back to the queue',
  },
  nav: { main: 'Main', queue: 'Queue', work_list: 'By hand', holds: 'Ending', warnings: 'Warnings', risk: 'Mules', banks: 'Banks', statistics: 'Statistics', audit: 'Audit', wall: 'Wall' },
  alarm: { on: 'Alarm for breaches is on', off: 'Switch the alarm for breaches on (sound and notification)', breached: 'A case is late' },
  queue: {
    title: 'Queue', view_label: 'List', unit: 'Unit code', institution: 'Bank', fraud_type: 'Kind of fraud', waiting: '{{count}} changes wait: show them', nothing: 'No case is like this.',
    saved_views: 'My views ({{count}})', save_view: 'Save view', view_name: 'Name of the view', drop_view: 'Drop “{{name}}”', shortcuts: 'Keys',
    view: { pressing: 'By time left', at_risk: 'At risk', breached: 'Breached', open: 'Open', closed: 'Closed' },
    column: { left: 'Left', case: 'Case', unit: 'Unit', fraud_type: 'Kind', loss: 'Loss', intercepted: 'Intercepted', stuck: 'Stuck at', reported: 'Reported' },
    key: { search: 'Search', down: 'Next row', up: 'Row before', open: 'Open the case', leave: 'Select none', help: 'Show the keys' },
  },
  search: {
    label: 'Search cases', placeholder: 'Case number, card or its last four, name, phone', kind: 'Search by', results: 'Found', nothing: 'Nothing found.', auto: 'Automatic', caseNumber: 'Case number', account: 'Account', accountLast4: 'Last four', name: 'Name', phone: 'Phone',
  },
  decision: {
    done: '{{what}}: sent', reason: 'Reason (needed; goes on record)', second_person: 'Somebody else must approve this as well; nobody approves their own proposal.', changed_little: 'Nothing in it changed but its version.', field: 'Field', before: 'Was', after: 'Is', adopt: 'Take the newest state and decide anew',
    sync: { title: 'Ask {{institution}}', explain: 'Asks the bank by our own number what became of the instruction on {{account}}. Nothing is ordered twice.', button: 'Ask the bank' },
    retry: { title: 'Stop {{account}} anew', explain: 'Sends {{institution}} a new stop under a new number.', button: 'Stop anew' },
    withdraw: { title: 'Withdraw the stop on {{account}}', explain: 'What is unsent is cancelled; what may have reached the bank is asked for first, and released at once if it took effect.', button: 'Withdraw' },
    pause: { title: 'Pause the channel of {{bank}}', explain: 'New instructions wait in line; the clocks go on.', button: 'Pause' },
    resume: { title: 'Resume the channel of {{bank}}', explain: 'What waits goes out, most urgent first.', button: 'Resume' },
    decline_stop: { title: 'Decline the stop', explain: 'No stop is made from this warning; the reason goes on record.', button: 'Decline' },
    withdraw_risk: { title: 'Take {{what}} back', explain: 'It is published no longer; the reason goes on record.', button: 'Take back' },
    confirm_indicator: { title: 'Vouch for {{what}}', explain: 'Few cases know it yet; on your word it is published to telecoms and platforms.', button: 'Vouch' },
    to_manual: { title: '{{bank}} by hand from now on', explain: 'Operators carry the instructions by phone or fax and record the answers.', button: 'To manual' },
  },
};
