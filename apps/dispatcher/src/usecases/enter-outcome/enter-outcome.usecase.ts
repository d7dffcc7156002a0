import { type VerdictAnswer, type VerdictRequest, manualOutcomeSchema, validate } from '@paystop/contracts';
import { problemAnswer } from '@paystop/http-kit';
import { instantFromMs } from '@paystop/kernel';
import { takePersonsOutcome } from '../../instruction/person';
import { type DecisionPorts, decideOnInstruction } from './decide-on-instruction';

/** POST /instructions/{id}/outcome: what a bank said by phone or fax, or a person's finding (contract-details 3). */
export class EnterOutcomeUseCase {
  constructor(private readonly ports: DecisionPorts) {}

  async execute(request: VerdictRequest): Promise<VerdictAnswer> {
    const checked = validate(manualOutcomeSchema, request.body);
    if (!checked.ok) return problemAnswer('BODY.INVALID', undefined, { errors: checked.errors });
    const entered = { outcome: checked.value, by: request.principal.subject, now: instantFromMs(Date.now()) };
    return decideOnInstruction(this.ports, request, (row, fence) => takePersonsOutcome(row, { ...entered, fence }));
  }
}
