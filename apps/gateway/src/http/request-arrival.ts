import { uuidSchema, type VerdictAnswer, type VerdictRequest } from '@paystop/contracts';
import { unitCovers } from '@paystop/domain';
import type { IntakeStore } from '../ports/intake-store.port';
import { askAgain, isUnknown, type Arrival } from './arrival';

/** A request exists from its 202 on: an owner that has not heard of it yet is asked again until it has. */
export class RequestArrival implements Arrival {
  constructor(private readonly intakes: Pick<IntakeStore, 'find'>) {}

  async askUntilThere(request: VerdictRequest, ask: () => Promise<VerdictAnswer>): Promise<VerdictAnswer> {
    const answer = await ask();
    return isUnknown(answer) && (await this.wasTakenIn(request)) ? askAgain(ask, 'the request was received and is on its way') : answer;
  }

  private async wasTakenIn({ id, principal }: VerdictRequest): Promise<boolean> {
    if (!uuidSchema.safeParse(id).success) return false;
    const intake = await this.intakes.find(id);
    return intake !== undefined && unitCovers(principal.unit, intake.unit);
  }
}
