import type { VerdictAnswer, VerdictRequest } from '@paystop/contracts';
import { instantFromMs } from '@paystop/kernel';
import { syncNow } from '../../instruction/person';
import { type DecisionPorts, decideOnInstruction } from '../enter-outcome/decide-on-instruction';

/** POST /instructions/{id}/sync: ask the bank now what became of it. */
export class SyncInstructionUseCase {
  constructor(private readonly ports: DecisionPorts) {}

  execute(request: VerdictRequest): Promise<VerdictAnswer> {
    return decideOnInstruction(this.ports, request, (row) => syncNow(row, instantFromMs(Date.now())));
  }
}
