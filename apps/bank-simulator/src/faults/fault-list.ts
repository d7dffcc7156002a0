import type { InstructionAction } from '@paystop/contracts';
import type { Fault, FaultKind, FaultOf } from './behaviour.schema';
import type { Random } from '@paystop/kernel';

/** What is known of a message when a fault is looked for; before reading nothing is. */
export interface MessageTraits {
  readonly account?: string | undefined;
  readonly action?: InstructionAction | undefined;
  readonly instructionId?: string | undefined;
}

interface ArmedFault {
  readonly faultId: string;
  readonly fault: Fault;
  left: number;
}

export interface ListedFault {
  readonly faultId: string;
  readonly fault: Fault;
  /** Null: until it is removed. */
  readonly left: number | null;
}

/** The faults that are switched on at one bank, in the order they were added; the first that fits strikes. */
export class FaultList {
  private armed: ArmedFault[] = [];
  private added = 0;

  constructor(private readonly random: Random) {}

  add(fault: Fault): string {
    this.added += 1;
    const faultId = `fault-${String(this.added)}`;
    this.armed.push({ faultId, fault, left: fault.times ?? Infinity });
    return faultId;
  }

  remove(faultId: string): boolean {
    const before = this.armed.length;
    this.armed = this.armed.filter((each) => each.faultId !== faultId);
    return this.armed.length < before;
  }

  clear(): void {
    this.armed = [];
  }

  list(): ListedFault[] {
    return this.armed.map(({ faultId, fault, left }) => ({ faultId, fault, left: Number.isFinite(left) ? left : null }));
  }

  /** @returns the fault of these kinds that strikes this message, used up by one. */
  strike<K extends FaultKind>(kinds: readonly K[], message: MessageTraits): FaultOf<K> | undefined {
    if (this.armed.length === 0) return undefined;
    const struck = this.armed.find(({ fault }) => isOneOf(fault, kinds) && this.fits(fault, message));
    if (struck === undefined) return undefined;
    struck.left -= 1;
    if (struck.left <= 0) this.remove(struck.faultId);
    return struck.fault as FaultOf<K>;
  }

  private fits(fault: Fault, { account, action, instructionId }: MessageTraits): boolean {
    return isListed(fault.accounts, account)
      && isListed(fault.actions, action)
      && isListed(fault.instructionIds, instructionId)
      && (fault.probability === undefined || this.random.chance(fault.probability));
  }
}

function isOneOf(fault: Fault, kinds: readonly FaultKind[]): boolean {
  return kinds.includes(fault.kind);
}

function isListed(list: readonly string[] | undefined, value: string | undefined): boolean {
  return list === undefined || (value !== undefined && list.includes(value));
}
