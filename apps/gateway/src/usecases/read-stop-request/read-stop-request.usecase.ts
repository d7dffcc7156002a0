import { uuidSchema, type Principal, type StopPaymentRequest } from '@paystop/contracts';
import { resolveInstitution, unitCovers } from '@paystop/domain';
import { plusDuration } from '@paystop/kernel';
import type { IntakeStore } from '../../ports/intake-store.port';
import type { RequestView, RequestViews } from '../../ports/request-views.port';
import type { IntakeKnowledge } from '../submit-stop-request/submit-stop-request.usecase';
import { receivedView } from './received-view';

/** Shows a request from the moment of its 202 on: our own row answers until the read models have it (architecture 1). */
export class ReadStopRequest {
  constructor(
    private readonly store: IntakeStore,
    private readonly views: RequestViews,
    private readonly knowledge: Pick<IntakeKnowledge, 'policy' | 'knowsInstitution' | 'institutionOf'>,
  ) {}

  /** @returns undefined for what does not exist or belongs to another unit: nobody can tell the two apart. */
  async read(id: string, caller: Principal): Promise<Pick<RequestView, 'version' | 'body'> | undefined> {
    if (!uuidSchema.safeParse(id).success) return undefined;
    const requestId = id.toLowerCase();
    const view = await this.views.find(requestId);
    if (view !== undefined && covers(caller, view)) return view;
    const received = await this.findReceived(requestId);
    return received !== undefined && covers(caller, received) ? received : undefined;
  }

  private async findReceived(requestId: string): Promise<RequestView | undefined> {
    const intake = await this.store.find(requestId);
    if (intake === undefined) return undefined;
    const request = JSON.parse(intake.body) as StopPaymentRequest;
    const institutions = request.transfers.map((transfer) => resolveInstitution(transfer, this.knowledge));
    const papersDueAt = plusDuration(intake.receivedAt, this.knowledge.policy.papers.dueAfter);
    return { version: 0, units: [intake.unit], body: receivedView({ intake, request, institutions, papersDueAt }) };
  }
}

function covers(caller: Principal, view: RequestView): boolean {
  return view.units.some((unit) => unitCovers(caller.unit, unit));
}
