import { setTimeout as sleep } from 'node:timers/promises';
import { uuidSchema, type VerdictAnswer, type VerdictRequest } from '@paystop/contracts';
import { unitCovers } from '@paystop/domain';
import { problem } from '@paystop/http-kit';
import type { IntakeStore } from '../ports/intake-store.port';

const NOT_FOUND = 404;
/** A request reaches its owner within tens of milliseconds; a person waits this long before he is asked to come again. */
const WAIT_MS = 3_000;
const ASK_EVERY_MS = 100;
const RETRY_SECONDS = 2;

/** A request exists from its 202 on: an owner that has not heard of it yet is asked again until it has. */
export class RequestArrival {
  constructor(private readonly intakes: Pick<IntakeStore, 'find'>) {}

  /** @throws ProblemError (503) for a request of ours that its owner does not know in time. */
  async askUntilThere(request: VerdictRequest, ask: () => Promise<VerdictAnswer>): Promise<VerdictAnswer> {
    const givesUpAt = performance.now() + WAIT_MS;
    let answer = await ask();
    if (answer.status !== NOT_FOUND || !(await this.wasTakenIn(request))) return answer;
    while (answer.status === NOT_FOUND) {
      if (performance.now() > givesUpAt) throw problem('SERVICE.UNAVAILABLE', 'the request was received and is on its way', { retryAfterSeconds: RETRY_SECONDS });
      await sleep(ASK_EVERY_MS);
      answer = await ask();
    }
    return answer;
  }

  private async wasTakenIn({ id, principal }: VerdictRequest): Promise<boolean> {
    if (!uuidSchema.safeParse(id).success) return false;
    const intake = await this.intakes.find(id);
    return intake !== undefined && unitCovers(principal.unit, intake.unit);
  }
}
