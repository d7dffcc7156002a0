import type { Tone } from './tag';

const TONES: Readonly<Record<string, Tone>> = {
  // instructions
  held: 'good', partially_held: 'warn', not_held: 'bad', refused: 'bad', indeterminate: 'warn', awaiting_routing: 'warn', proposed: 'warn',
  queued: 'busy', sending: 'busy', sent: 'busy', acknowledged: 'busy', done: 'good', cancelled: 'calm', declined: 'calm',
  // clocks
  running: 'busy', at_risk: 'warn', met: 'good', breached: 'bad',
  // holds and freezes
  active: 'good', extended: 'good', frozen: 'good', released: 'calm', lapsed: 'bad', renewed: 'good', lifted: 'calm', rejected: 'calm',
  // channels
  up: 'good', degraded: 'warn', down: 'bad', paused: 'warn', closed: 'calm', open: 'busy', half_open: 'warn',
  // papers and warnings
  owed: 'warn', overdue: 'bad', settled: 'good', not_owed: 'calm', fed_back: 'good', escalated: 'bad', expired: 'bad',
  // returns
  computing: 'busy', approved: 'good', published: 'busy', objected: 'warn', executing: 'busy', completed: 'good', partially_completed: 'warn', failed: 'bad', upheld: 'good', pending: 'busy', ordered: 'busy', paid: 'good', nothing: 'calm',
};

export function toneOf(state: string): Tone {
  return TONES[state] ?? 'calm';
}
