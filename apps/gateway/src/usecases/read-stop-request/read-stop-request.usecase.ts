import { uuidSchema, type Principal, type StopPaymentRequest } from '@paystop/contracts';
import { firstToSameAccount, missingPapers, papersAmong, resolveInstitution, unitCovers } from '@paystop/domain';
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
    private readonly knowledge: Pick<IntakeKnowledge, 'policy' | 'judge' | 'knownPapers'>,
    /** The id that a stop of this request will have. */
    private readonly stopIdOf: (stop: { readonly requestId: string; readonly transferId: string; readonly receivedAt: string }) => string,
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
    const institutions = await this.knowledge.judge((lookup) => request.transfers.map((transfer) => resolveInstitution(transfer, lookup)));
    const ids = request.transfers.map(({ transferId }) => this.stopIdOf({ requestId, transferId, receivedAt: intake.receivedAt }));
    const stopIds = firstToSameAccount(request.transfers, institutions).flatMap((index) => ids[index] ?? []);
    const { required, dueAfter } = this.knowledge.policy.papers;
    const attachments = request.attachments ?? [];
    const missing = missingPapers(papersAmong(attachments, await this.knowledge.knownPapers(attachments), intake.unit), required);
    const papers = missing.length > 0 ? { state: 'owed', dueAt: plusDuration(intake.receivedAt, dueAfter), missing } : { state: 'not_owed', dueAt: null, missing };
    return { version: 0, units: [intake.unit], body: receivedView({ intake, request, institutions, papers, stopIds }) };
  }
}

function covers(caller: Principal, view: RequestView): boolean {
  return view.units.some((unit) => unitCovers(caller.unit, unit));
}
