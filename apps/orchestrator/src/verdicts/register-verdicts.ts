import type { VerdictRegistry } from '@paystop/service-kit';
import type { DecideWarningsUseCase } from '../usecases/decide-warnings/decide-warnings.usecase';
import type { DirectStopsUseCase } from '../usecases/direct-stops/direct-stops.usecase';
import type { KeepMoneyUseCase } from '../usecases/keep-money/keep-money.usecase';
import type { Prevention } from '../wire-prevention';
import type { ReadAuditUseCase } from '../usecases/read-audit/read-audit.usecase';
import type { ReadReturnsUseCase } from '../usecases/return-funds/read-returns.usecase';
import type { ReturnFundsUseCase } from '../usecases/return-funds/return-funds.usecase';
import type { UnmaskUseCase } from '../usecases/unmask/unmask.usecase';

export interface VerdictUseCases {
  readonly returns: ReturnFundsUseCase;
  readonly returnReads: ReadReturnsUseCase;
  readonly stops: DirectStopsUseCase;
  readonly keeping: KeepMoneyUseCase;
  readonly warnings: DecideWarningsUseCase;
  readonly unmask: UnmaskUseCase;
  readonly audit: ReadAuditUseCase;
  readonly prevention: Pick<Prevention, 'decideRisk' | 'readRisk'>;
}

/** The decisions that the orchestrator owns, by the names that the gateway forwards. */
export function registerVerdicts(registry: VerdictRegistry, useCases: VerdictUseCases): VerdictRegistry {
  const { stops, warnings, unmask, audit, prevention } = useCases;
  return registerKeeping(registerReturns(registry, useCases.returns, useCases.returnReads), useCases.keeping)
    .register('stop.route', (request) => stops.route(request))
    .register('stop.retry', (request) => stops.retry(request))
    .register('stop.confirm', (request) => stops.confirm(request))
    .register('stop.decline', (request) => stops.decline(request))
    .register('stop.withdraw', (request) => stops.withdraw(request))
    .register('request.papers', (request) => stops.addPapers(request))
    .register('request.unmask', (request) => unmask.request(request))
    .register('case.unmask', (request) => unmask.case(request))
    .register('warning.unmask', (request) => unmask.warning(request))
    .register('warning.feedback', (request) => warnings.giveFeedback(request))
    .register('warning.decline-stop', (request) => warnings.declineStop(request))
    .register('warning.confirm-stop', (request) => (namesARequest(request.body) ? warnings.linkStop(request) : warnings.checkStop(request)))
    .register('risk.accounts', (request) => prevention.readRisk.accounts(request))
    .register('risk.indicators', (request) => prevention.readRisk.indicators(request))
    .register('risk.withdraw-account', (request) => prevention.decideRisk.withdrawAccount(request))
    .register('risk.withdraw-indicator', (request) => prevention.decideRisk.withdrawIndicator(request))
    .register('risk.confirm-indicator', (request) => prevention.decideRisk.confirmIndicator(request))
    .register('audit.list', (request) => audit.entries(request))
    .register('audit.checkpoints', (request) => audit.checkpoints(request));
}

function registerReturns(registry: VerdictRegistry, returns: ReturnFundsUseCase, reads: ReadReturnsUseCase): VerdictRegistry {
  return registry
    .register('return.propose', (request) => returns.propose(request))
    .register('return.approve', (request) => returns.approve(request))
    .register('return.reject', (request) => returns.reject(request))
    .register('return.publish', (request) => returns.publish(request))
    .register('return.execute', (request) => returns.execute(request))
    .register('return.object', (request) => returns.object(request))
    .register('return.change-payee', (request) => returns.changePayee(request))
    .register('return.read', (request) => reads.one(request))
    .register('return.list', (request) => reads.list(request))
    .register('return.document', (request) => reads.document(request))
    .register('freeze.claimants', (request) => reads.claimants(request));
}

function registerKeeping(registry: VerdictRegistry, keeping: KeepMoneyUseCase): VerdictRegistry {
  return registry
    .register('hold.extend', (request) => keeping.extend(request))
    .register('hold.release', (request) => keeping.release(request))
    .register('hold.freeze', (request) => keeping.proposeFreeze(request))
    .register('freeze.approve', (request) => keeping.approve(request))
    .register('freeze.reject', (request) => keeping.reject(request))
    .register('freeze.renew', (request) => keeping.renew(request))
    .register('freeze.unfreeze', (request) => keeping.unfreeze(request))
    .register('case.object', (request) => keeping.recordObjection(request))
    .register('objection.decide', (request) => keeping.decideObjection(request));
}

function namesARequest(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'requestId' in body;
}
