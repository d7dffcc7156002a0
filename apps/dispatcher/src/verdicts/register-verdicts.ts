import type { VerdictRegistry } from '@paystop/service-kit';
import type { EnterOutcomeUseCase } from '../usecases/enter-outcome/enter-outcome.usecase';
import type { ListInstitutionsUseCase } from '../usecases/list-institutions/list-institutions.usecase';
import type { ManageInstitutionsUseCase } from '../usecases/manage-institutions/manage-institutions.usecase';
import type { ReceiveCallbackUseCase } from '../usecases/receive-callback/receive-callback.usecase';
import type { SyncInstructionUseCase } from '../usecases/sync-instruction/sync-instruction.usecase';

export interface VerdictUseCases {
  readonly enterOutcome: EnterOutcomeUseCase;
  readonly syncInstruction: SyncInstructionUseCase;
  readonly receiveCallback: ReceiveCallbackUseCase;
  readonly listInstitutions: ListInstitutionsUseCase;
  readonly manageInstitutions: ManageInstitutionsUseCase;
}

/** The decisions that the dispatcher owns. */
export function registerVerdicts(registry: VerdictRegistry, useCases: VerdictUseCases): VerdictRegistry {
  const { enterOutcome, syncInstruction, receiveCallback, listInstitutions, manageInstitutions } = useCases;
  return registry
    .register('instruction.outcome', (request) => enterOutcome.execute(request))
    .register('instruction.sync', (request) => syncInstruction.execute(request))
    .register('bank-callback.receive', (request) => receiveCallback.execute(request))
    .register('institution.list', (request) => listInstitutions.list(request))
    .register('institution.read', (request) => listInstitutions.read(request))
    .register('institution.patch', (request) => manageInstitutions.patch(request))
    .register('institution.put', (request) => manageInstitutions.put(request))
    .register('institution.delete', (request) => manageInstitutions.delete(request))
    .register('institution.confirm', (request) => manageInstitutions.confirm(request));
}
