import type { VerdictAnswer, VerdictRequest } from '@paystop/contracts';
import { type CaseState, type HoldRecord, type InstructionRecord, type UnchainedEntry, unitCovers } from '@paystop/domain';
import { presentCase, presentRequest, presentWarning } from '@paystop/presentation';
import type { Tx, UnitOfWork } from '@paystop/ports';
import type { AuditRepository } from '../../adapters/postgres/audit.repository';
import type { CaseRepository } from '../../adapters/postgres/case.repository';
import type { WarningRepository } from '../../adapters/postgres/warning.repository';
import { actorOf, answer, notFound } from '../../verdicts/verdict-context';

export interface UnmaskStores {
  readonly unitOfWork: UnitOfWork;
  readonly cases: CaseRepository;
  readonly warnings: WarningRepository;
  readonly audit: AuditRepository;
}

interface Shown {
  readonly chain: string;
  readonly unit: string;
  readonly version: number;
  readonly body: object;
}

/** Shows an object in clear, after the entry that says who looked and why is committed (contract-details 1). */
export class UnmaskUseCase {
  constructor(private readonly stores: UnmaskStores, private readonly now: () => string) {}

  request(request: VerdictRequest): Promise<VerdictAnswer> {
    return this.show(request, 'request', async (tx) => {
      const caseId = await this.stores.cases.caseOfRequest(tx, request.id);
      const book = await this.stores.cases.load(tx, caseId === undefined ? [] : [caseId]);
      const state = caseId === undefined ? undefined : book.get(caseId);
      const record = state?.requests.get(request.id);
      if (state === undefined || record === undefined) return undefined;
      const body = presentRequest({ request: record, ...partsOf([...book.values()]), caseNumber: state.record.caseNumber }, 'clear');
      return { chain: state.record.caseId, unit: record.unit, version: record.version, body };
    });
  }

  case(request: VerdictRequest): Promise<VerdictAnswer> {
    return this.show(request, 'case', async (tx) => {
      const book = await this.stores.cases.load(tx, [request.id]);
      const state = book.get(request.id);
      if (state === undefined) return undefined;
      const requests = [...state.requests.values()].map((each) => presentRequest({ request: each, ...partsOf([...book.values()]), caseNumber: state.record.caseNumber }, 'clear'));
      return { chain: request.id, unit: state.record.unit, version: state.record.version, body: { ...presentCase(state, 'clear'), requestsInClear: requests } };
    });
  }

  warning(request: VerdictRequest): Promise<VerdictAnswer> {
    return this.show(request, 'warning', async (tx) => {
      const warning = await this.stores.warnings.lock(tx, request.id);
      return warning === undefined ? undefined : { chain: warning.warningId, unit: warning.unit, version: warning.version, body: presentWarning(warning, 'clear') };
    });
  }

  private show(request: VerdictRequest, what: string, find: (tx: Tx) => Promise<Shown | undefined>): Promise<VerdictAnswer> {
    return this.stores.unitOfWork.run(async (tx) => {
      const shown = await find(tx);
      if (shown === undefined || !unitCovers(request.principal.unit, shown.unit)) return notFound(what);
      await this.stores.audit.append(tx, [this.entry(request, shown)]);
      return answer(200, { ...shown.body, version: shown.version });
    });
  }

  private entry(request: VerdictRequest, shown: Shown): UnchainedEntry {
    const actor = actorOf(request);
    const { reason } = request.body as { readonly reason: string };
    return {
      at: this.now(), actor: actor.id, role: actor.role, unit: actor.unit, action: 'PersonalDataUnmasked', subject: request.id, caseId: shown.chain, data: { reason },
    };
  }
}

function partsOf(states: readonly CaseState[]): { instructions: Map<string, InstructionRecord>; holds: Map<string, HoldRecord> } {
  return { instructions: new Map(states.flatMap((state) => [...state.instructions])), holds: new Map(states.flatMap((state) => [...state.holds])) };
}

