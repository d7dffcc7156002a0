import type { VerdictRegistry } from '@paystop/service-kit';
import type { DecideWarningsUseCase } from '../usecases/decide-warnings/decide-warnings.usecase';
import type { DirectStopsUseCase } from '../usecases/direct-stops/direct-stops.usecase';
import type { ReadAuditUseCase } from '../usecases/read-audit/read-audit.usecase';
import type { UnmaskUseCase } from '../usecases/unmask/unmask.usecase';

export interface VerdictUseCases {
  readonly stops: DirectStopsUseCase;
  readonly warnings: DecideWarningsUseCase;
  readonly unmask: UnmaskUseCase;
  readonly audit: ReadAuditUseCase;
}

/** The decisions that the orchestrator owns, by the names that the gateway forwards. */
export function registerVerdicts(registry: VerdictRegistry, { stops, warnings, unmask, audit }: VerdictUseCases): VerdictRegistry {
  return registry
    .register('stop.route', (request) => stops.route(request))
    .register('stop.retry', (request) => stops.retry(request))
    .register('stop.withdraw', (request) => stops.withdraw(request))
    .register('request.papers', (request) => stops.addPapers(request))
    .register('request.unmask', (request) => unmask.request(request))
    .register('case.unmask', (request) => unmask.case(request))
    .register('warning.unmask', (request) => unmask.warning(request))
    .register('warning.feedback', (request) => warnings.giveFeedback(request))
    .register('warning.decline-stop', (request) => warnings.declineStop(request))
    .register('warning.confirm-stop', (request) => (namesARequest(request.body) ? warnings.linkStop(request) : warnings.checkStop(request)))
    .register('audit.list', (request) => audit.entries(request))
    .register('audit.checkpoints', (request) => audit.checkpoints(request));
}

function namesARequest(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'requestId' in body;
}
