import type { VerdictAnswer, VerdictRequest } from '@paystop/contracts';
import { problemAnswer } from '@paystop/http-kit';
import { askAgain, isUnknown, type Arrival } from './arrival';

/** How an instruction looks to the caller; undefined for none of his units. */
export type ShownInstruction = (instructionId: string, unit: string) => Promise<object | undefined>;

/** The dispatcher owns an instruction from `queued` on (contract-details 3); these are not with it, or never were. */
const NOT_WITH_DISPATCHER = new Set<unknown>(['awaiting_routing', 'proposed', 'cancelled']);

/** What the dispatcher does not know is not missing: it waits for a person's decision, or is on its way to the dispatcher. */
export class InstructionArrival implements Arrival {
  constructor(private readonly shown: ShownInstruction) {}

  async askUntilThere({ id, principal }: VerdictRequest, ask: () => Promise<VerdictAnswer>): Promise<VerdictAnswer> {
    const answer = await ask();
    const current = isUnknown(answer) ? await this.shown(id, principal.unit) : undefined;
    if (current === undefined) return answer;
    const state = 'state' in current ? current.state : undefined;
    if (NOT_WITH_DISPATCHER.has(state)) return problemAnswer('STATE.CONFLICT', `the instruction is ${String(state)}`, { extra: { current } });
    return askAgain(ask, 'the instruction is on its way to its bank');
  }
}
