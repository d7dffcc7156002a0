import { type DynamicModule, Module } from '@nestjs/common';
import type { BankCall, BankCallResult, CallObserver } from '@paystop/connector-kit';
import { manualConnector } from '@paystop/connectors/manual';
import { restV1Connector } from '@paystop/connectors/rest-v1';
import type { Institution } from '@paystop/contracts';
import type { PolicyPack } from '@paystop/domain';
import { type Metrics, recordChildSpan, spanClock } from '@paystop/observability';
import type { Inbox, Logger, Outbox } from '@paystop/ports';
import { type Database, GroupCommit, LeaderLock, LeaseStore, isTransient } from '@paystop/postgres';
import type { SigningKey } from '@paystop/security';
import { VerdictRegistry, VerdictsModule, VerdictAnswerRepository } from '@paystop/service-kit';
import { InstitutionRepository } from './adapters/postgres/institution.repository';
import { LaneRepository } from './adapters/postgres/lane.repository';
import { TotalRepository } from './adapters/postgres/total.repository';
import { InstructionCommandsConsumer } from './consumers/instruction-commands.consumer';
import { Connectors } from './institutions/connectors';
import { Directory } from './institutions/directory';
import { LaneBuilder } from './institutions/lane-builder';
import { type LaneInstruction, isFinal } from './instruction/lane-instruction';
import { laneRules } from './instruction/lane-rules';
import type { LanePorts } from './lane/lane-ports';
import { dispatcherMetrics } from './metrics';
import type { ClaimRequest } from './ports/lane-store.port';
import { LARGEST_WRITE, Recorder } from './recording/recorder';
import { DueWork } from './switchboard/due-work';
import { LeaseKeeper } from './switchboard/lease-keeper';
import { Switchboard } from './switchboard/switchboard';
import { AcceptCommandsUseCase } from './usecases/accept-commands/accept-commands.usecase';
import { ApplyInstitutionsUseCase } from './usecases/apply-institutions/apply-institutions.usecase';
import { EnterOutcomeUseCase } from './usecases/enter-outcome/enter-outcome.usecase';
import { ExplainClaimUseCase } from './usecases/explain-claim/explain-claim.usecase';
import { ListInstitutionsUseCase } from './usecases/list-institutions/list-institutions.usecase';
import { ManageInstitutionsUseCase } from './usecases/manage-institutions/manage-institutions.usecase';
import { ReceiveCallbackUseCase } from './usecases/receive-callback/receive-callback.usecase';
import { RecoverSendingUseCase } from './usecases/recover-sending/recover-sending.usecase';
import { SyncInstructionUseCase } from './usecases/sync-instruction/sync-instruction.usecase';
import { HealthReport } from './switchboard/health-report';
import { registerVerdicts } from './verdicts/register-verdicts';

/** What the dispatcher stands on, opened by start.ts. */
export interface DispatcherParts {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly inbox: Inbox;
  readonly policy: PolicyPack;
  readonly institutions: readonly Institution[];
  readonly signingKey: SigningKey;
  readonly bankHosts: readonly string[];
  readonly metrics: Metrics;
  readonly logger: Logger;
}

export interface Dispatcher {
  readonly acceptCommands: AcceptCommandsUseCase;
  readonly verdicts: VerdictRegistry;
  readonly applyInstitutions: ApplyInstitutionsUseCase;
  readonly directory: Directory;
  readonly dueWork: DueWork;
  stop(): Promise<void>;
}

@Module({})
export class AppModule {
  static forRoot(dispatcher: Dispatcher, internalToken: string): DynamicModule {
    return {
      module: AppModule,
      imports: [VerdictsModule.forRoot({ internalToken, registry: dispatcher.verdicts })],
      controllers: [InstructionCommandsConsumer],
      providers: [{ provide: AcceptCommandsUseCase, useValue: dispatcher.acceptCommands }],
    };
  }
}

/** The protocols that are built; a new connector is added here. */
const CONNECTORS = [restV1Connector, manualConnector];

/** Wires lanes, use cases and adapters; nothing runs before dueWork starts. */
export function wireDispatcher(parts: DispatcherParts): Dispatcher {
  const { database, policy, logger } = parts;
  const { unitOfWork } = database;
  const store = new LaneRepository(database);
  const totals = new TotalRepository(database);
  const repository = new InstitutionRepository(database);
  const answers = new VerdictAnswerRepository();
  const switchboard = new Switchboard(logger);
  const recorder = new Recorder({ unitOfWork, store, outbox: parts.outbox, totals, logger });
  const connectors = new Connectors(CONNECTORS);
  const directory = new Directory();
  directory.loadFile(parts.institutions);
  const observed = dispatcherMetrics(parts.metrics, { totals, institutions: repository, codes: () => directory.all().map(({ institution }) => institution.code) });
  const leases = leaseKeeper(database, logger);
  const explain = new ExplainClaimUseCase({ unitOfWork, store, recorder, switchboard });
  const rules = laneRules(policy, 0);
  const recover = new RecoverSendingUseCase({ unitOfWork, store, recorder, switchboard, logger }, rules);
  const ports = lanePorts({ store, recorder, explain, switchboard, leases, logger, answered: (row) => observed.answered(row) });
  const lanes = new LaneBuilder({ directory, connectors, switchboard, policy, signingKey: parts.signingKey, ports, observe: (institution) => callLog(logger, institution) });
  let onLanesChanged = (): void => {};
  const applyInstitutions = new ApplyInstitutionsUseCase({
    unitOfWork, repository, store, recorder, switchboard, directory, connectors, lanes, onLanesChanged: () => onLanesChanged(),
  });
  const health = new HealthReport(switchboard, repository);
  const dueWork = new DueWork({
    switchboard, store, leases, logger, recover: (id) => recover.execute(id),
    onRenewed: async () => {
      await applyInstitutions.refresh();
      await health.report();
    },
  });
  onLanesChanged = () => dueWork.renewSoon();
  const list = new ListInstitutionsUseCase(directory, repository, switchboard);
  const decision = { unitOfWork, store, answers, recorder, switchboard };
  const banks = { directory, connectors };
  return {
    directory, applyInstitutions, dueWork,
    acceptCommands: new AcceptCommandsUseCase({ unitOfWork, inbox: parts.inbox, store, recorder, switchboard }, { ...banks, refresh: () => applyInstitutions.refresh() }),
    verdicts: registerVerdicts(new VerdictRegistry(), {
      enterOutcome: new EnterOutcomeUseCase(decision),
      syncInstruction: new SyncInstructionUseCase(decision),
      receiveCallback: new ReceiveCallbackUseCase({ store, recorder, switchboard, logger, answered: (row) => observed.answered(row) }, banks, rules),
      listInstitutions: list,
      manageInstitutions: new ManageInstitutionsUseCase(
        { unitOfWork, repository, answers, directory, apply: (code) => applyInstitutions.apply(code), row: (code) => list.row(code) }, parts.bankHosts,
      ),
    }),
    stop: async () => {
      await dueWork.stop();
      await switchboard.stop();
      await recorder.stop();
      await leases.giveBack(switchboard.codes()).catch((error: unknown) => logger.warn('leases not given back', { error }));
    },
  };
}

const HOLDERS = 'SELECT name, holder FROM lease WHERE name = ANY($1::text[])';

function leaseKeeper(database: Database, logger: Logger): LeaseKeeper {
  const { url, schema, applicationName } = database;
  return new LeaseKeeper({
    leases: new LeaseStore(database), logger,
    holders: (names) => database.query<{ name: string; holder: string }>(HOLDERS, [names]),
    lifeLock: (holder) => new LeaderLock({ url, schema, applicationName, logger, name: holder }),
  });
}

interface LanePortParts {
  readonly store: LaneRepository;
  readonly recorder: Recorder;
  readonly explain: ExplainClaimUseCase;
  readonly switchboard: Switchboard;
  readonly leases: LeaseKeeper;
  readonly logger: Logger;
  readonly answered: (instruction: LaneInstruction) => void;
}

function lanePorts({ store, recorder, explain, switchboard, leases, logger, answered }: LanePortParts): LanePorts {
  const claims = new GroupCommit<ClaimRequest, boolean>({
    maxItems: LARGEST_WRITE,
    commit: async (requests) => {
      const taken = await store.claim(leases.holder, requests);
      return requests.map(({ instruction }) => taken.has(instruction.instructionId));
    },
  });
  return {
    claim: async (instruction, fence) =>
      (await claims.submit({ instruction, fence })) ? { ...instruction, step: 'sending', revision: instruction.revision + 1 } : undefined,
    record: (before, decide) => recorder.record(before, decide),
    fenceOf: (instruction) => store.fenceOf(instruction),
    explain: (instruction) => explain.execute(instruction.instructionId),
    written: (instruction) => {
      if (isFinal(instruction)) {
        answered(instruction);
        switchboard.settled(instruction);
      } else switchboard.take(instruction);
    },
    failed: (instruction, error) => {
      const fields = { instructionId: instruction.instructionId, institution: instruction.institutionCode, error };
      if (isTransient(error)) logger.warn('a lane waits for the database', fields);
      else logger.error('a lane failed', fields);
    },
  };
}

/** One line per call that did not end well (the good ones are counted, not logged), and a step of the trace per call. */
function callLog(logger: Logger, institution: string): CallObserver {
  return (call, result) => {
    const { kind, instructionId } = call;
    const { reading, httpStatus, durationMs } = result;
    recordCall(institution, call, result);
    const fields = { institution, instructionId, call: kind, outcome: reading.kind, httpStatus, durationMs };
    if (reading.kind === 'conflict' || (reading.kind === 'not_sent' && reading.cause !== 'busy' && reading.cause !== 'unreachable')) logger.error('the bank refuses our messages', fields);
    else if (reading.kind === 'final' || reading.kind === 'acknowledged') logger.debug('bank called', fields);
    else logger.info('bank called', fields);
  };
}

function recordCall(institution: string, { kind, instructionId, traceparent }: BankCall, { reading, httpStatus, durationMs }: BankCallResult): void {
  const endedAtMs = spanClock();
  recordChildSpan(traceparent, {
    service: 'paystop-dispatcher', name: `bank ${kind}`, kind: 'client', startedAtMs: endedAtMs - durationMs, endedAtMs, failed: reading.kind === 'maybe_sent' || reading.kind === 'conflict',
    attributes: { 'paystop.institution': institution, 'paystop.instruction_id': instructionId, 'paystop.reading': reading.kind, ...(httpStatus === null ? {} : { 'http.response.status_code': httpStatus }) },
  });
}
