import type { CaseView, FreezeView, HoldView, InstructionView } from '../data/desk';

/** What should sensibly be done next in a case: the biggest button on its page. */
export type NextAction =
  | { readonly kind: 'route' | 'sync' | 'outcome' | 'retry' | 'confirm'; readonly instruction: InstructionView }
  | { readonly kind: 'hold_ending'; readonly hold: HoldView }
  | { readonly kind: 'approve_freeze'; readonly freeze: FreezeView }
  | { readonly kind: 'papers' }
  | { readonly kind: 'wait' }
  | { readonly kind: 'none' };

const HOUR_MS = 3_600_000;
/** The first of the warnings before a hold ends (policy `hold.warnBefore`). */
const HOLD_ENDING_MS = 12 * HOUR_MS;
const STANDING = new Set(['active', 'extended']);
const FREEZING = new Set(['proposed', 'approved', 'sent', 'indeterminate', 'active', 'renewed', 'queued']);
const UNDER_WAY = new Set(['queued', 'sending', 'sent', 'acknowledged']);

/** A stop that another stop of the same account has followed is settled by that one. */
function isNewest(instruction: InstructionView, all: readonly InstructionView[]): boolean {
  return !all.some((other) => other.account === instruction.account && other.institutionCode === instruction.institutionCode && other.action === 'stop' && other.sequence > instruction.sequence);
}

export function isManual(instruction: InstructionView): boolean {
  return instruction.attempts.at(-1)?.channel === 'manual' || instruction.attentionReason?.type === 'ManualCall';
}

/** A standing hold that is about to end and has no freeze on its way. */
function endingHold({ holds, freezes = [] }: Pick<CaseView, 'holds'> & { readonly freezes?: CaseView['freezes'] }, nowMs: number): HoldView | undefined {
  const isSettled = (holdId: string): boolean => freezes.some((freeze) => freeze.holdId === holdId && FREEZING.has(freeze.state));
  return holds.filter(({ holdId, state, expiresAt }) => STANDING.has(state) && Date.parse(expiresAt) - nowMs < HOLD_ENDING_MS && !isSettled(holdId)).sort((a, b) => Date.parse(a.expiresAt) - Date.parse(b.expiresAt))[0];
}

/** @param nowMs by the centre's clock. What runs against a clock goes before what runs against days. */
export function nextActionOf(view: Pick<CaseView, 'instructions' | 'holds'> & { readonly freezes?: CaseView['freezes']; readonly papers?: unknown }, nowMs: number): NextAction {
  const stops = view.instructions as readonly InstructionView[];
  const withState = (state: string): InstructionView | undefined => stops.find((each) => each.state === state && isNewest(each, stops));
  const unrouted = withState('awaiting_routing');
  if (unrouted !== undefined) return { kind: 'route', instruction: unrouted };
  const calling = stops.find((each) => isManual(each) && UNDER_WAY.has(each.state));
  if (calling !== undefined) return { kind: 'outcome', instruction: calling };
  const unknown = withState('indeterminate');
  if (unknown !== undefined) return { kind: 'sync', instruction: unknown };
  const proposed = withState('proposed');
  if (proposed !== undefined) return { kind: 'confirm', instruction: proposed };
  const freeze = view.freezes?.find(({ state }) => state === 'proposed');
  if (freeze !== undefined) return { kind: 'approve_freeze', freeze };
  const hold = endingHold(view, nowMs);
  if (hold !== undefined) return { kind: 'hold_ending', hold };
  const refused = stops.find((each) => each.action === 'stop' && each.state === 'refused' && isNewest(each, stops));
  if (refused !== undefined) return { kind: 'retry', instruction: refused };
  if (stops.some(({ state }) => UNDER_WAY.has(state))) return { kind: 'wait' };
  return owesPapers(view.papers) ? { kind: 'papers' } : { kind: 'none' };
}

function owesPapers(papers: unknown): boolean {
  const state = typeof papers === 'object' && papers !== null && 'state' in papers ? papers.state : undefined;
  return state === 'owed' || state === 'overdue';
}
