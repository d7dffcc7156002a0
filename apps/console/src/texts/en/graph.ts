import type { SameKeys } from '@paystop/ui-kit';
import type { CHINESE_GRAPH } from '../zh-cn/graph';

export const ENGLISH_GRAPH: SameKeys<typeof CHINESE_GRAPH> = {
  graph: {
    title: 'Where the money went', shape: 'Shown as', as: { picture: 'Picture', table: 'Table', text: 'Text' }, save: 'Save', csv_accounts: 'Accounts CSV', csv_transfers: 'Transfers CSV', zoom: 'Zoom', zoom_in: 'Larger', zoom_out: 'Smaller', fit: 'Fit', expand_all: 'Unfold all',
    choose: 'Choose an account', choice: 'Layer {{layer}} · {{name}}', hint: 'Click an account for its figures, twice to fold what lies behind it; Ctrl and the wheel zoom.', collapse: 'Fold what is behind', expand: 'Unfold', more: 'Show more ({{count}} left)', accounts: 'Accounts', transfers: 'Transfers', no_stop: 'no stop',
    label: 'Where the money went: {{accounts}} accounts, {{transfers}} transfers, loss {{loss}}, held {{held}}. The same is there as a table and as text.', truncated: 'Money was seen beyond the last layer that is stopped; it counts as unknown.', left_out: '{{count}} smaller accounts are not drawn; the table has them.',
    node_held: 'held {{amount}}', node_hidden: '{{count}} folded',
    total: { reportedLoss: 'Reported loss', held: 'Held', movedOn: 'Moved on, unanswered', cashedOut: 'Cashed out', unknown: 'Unknown', released: 'Released', returned: 'Returned' },
    column: {
      layer: 'Layer', kind: 'Kind', institution: 'Institution', account: 'Account', state: 'State', receivedAmount: 'Received', taintedAmount: 'Traced', heldAmount: 'Held', movedOnAmount: 'Moved on', withdrawnAmount: 'Withdrawn', releasedAmount: 'Released', returnedAmount: 'Returned', pendingAmount: 'Awaiting answer', unknownAmount: 'Unknown', payers: 'Payers',
      at: 'Time', from: 'From', to: 'To', amount: 'Amount', traced: 'Traced', channel: 'Channel', reference: 'Bank reference', source: 'Source', why: 'Why so much',
    },
    source: { report: 'Report', bank: 'Bank' },
    rule: { loss: 'the victim’s own payment', nothing_traced: 'no traced money was there before', fifo: 'first in, first out, from', pro_rata: 'in the share', poison: 'all counts once traced money is there, from' },
    sentence: {
      victim: 'The victim’s account {{account}} paid {{amount}} in all: {{to}}.', account: 'Layer {{layer}}, {{account}}, {{state}}: received {{received}}, of it traced {{amount}} ({{where}}); went on to {{to}}.',
      last: 'Layer {{layer}}, {{account}}, {{state}}: received {{received}}, of it traced {{amount}} ({{where}}); nothing went on.', end: 'Layer {{layer}}, {{account}}: traced {{amount}}.',
    },
    legend: { title: 'Legend', good: 'Held', warn: 'Held in part, waits for a person', bad: 'Not held, refused, cash', busy: 'Under way', calm: 'Released, withdrawn', width: 'A line’s width is the traced amount’s share of the loss' },
  },
};
