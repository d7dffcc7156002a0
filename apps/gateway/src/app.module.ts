import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import type { InstitutionRegister } from '@paystop/configuration';
import type { PolicyPack } from '@paystop/domain';
import type { Clock, Outbox } from '@paystop/ports';
import type { Database } from '@paystop/postgres';
import { PrintRoom } from '@paystop/return-documents';
import { firstStopId, type JwkSet, type TokenVerifier } from '@paystop/security';
import { PostgresAttachmentStore } from './adapters/postgres/postgres-attachment-store';
import { PostgresIntakeStore } from './adapters/postgres/postgres-intake-store';
import { within } from './adapters/postgres/within';
import { AboutController } from './http/about.controller';
import { AccessModule, type CallerLimits } from './http/access';
import { AttachmentsController } from './http/attachments.controller';
import { BankCallbacksController } from './http/bank-callbacks.controller';
import { ConfirmStopController } from './http/confirm-stop.controller';
import { BASE_URL, CLOCK, PUBLIC_KEYS, WEB_CONFIG, type WebConfig } from './http/injection';
import { INSTITUTION_NAMES, ReturnDocumentsController } from './http/return-documents.controller';
import { PapersController } from './http/papers.controller';
import { StopPaymentRequestsController } from './http/stop-payment-requests.controller';
import { verdictController } from './http/verdict.controller';
import { InstructionArrival } from './http/instruction-arrival';
import { RequestArrival } from './http/request-arrival';
import { UnmaskCaseController } from './http/unmask-case.controller';
import { VerdictForwarder, type VerdictClients } from './http/verdict-forwarder';
import { ATTACHMENT_STORE } from './ports/attachment-store.port';
import { INSTRUCTION_PAPERS } from './ports/instruction-papers.port';
import type { RequestViews } from './ports/request-views.port';
import { CaseQueries } from './reads/queries/case-queries';
import { ReadsModule, type Reads } from './reads/reads.module';
import { PAPERS_ROUTE, UNMASK_CASE_ROUTE, VERDICT_ROUTES } from './routes/verdict-routes';
import { ConfirmProposedStop } from './usecases/confirm-proposed-stop/confirm-proposed-stop.usecase';
import { ReadStopRequest } from './usecases/read-stop-request/read-stop-request.usecase';
import { StoreAttachment } from './usecases/store-attachment/store-attachment.usecase';
import { SubmitStopRequest, type IntakeKnowledge } from './usecases/submit-stop-request/submit-stop-request.usecase';

/** A reader is told to come again rather than left waiting; but the first read of a busy machine opens its connections in this time. */
const VIEW_LIMIT_MS = 4_000;

/** What the gateway stands on, opened by start.ts. */
export interface GatewayParts {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly verifier: TokenVerifier;
  readonly limits: CallerLimits;
  readonly policy: PolicyPack;
  readonly institutions: InstitutionRegister;
  readonly owners: VerdictClients;
  readonly publicKeys: JwkSet;
  readonly web: WebConfig;
  readonly baseUrl: string;
  readonly clock: Clock;
  readonly reads: Reads;
  readonly printRoom: PrintRoom;
}

@Module({})
export class AppModule {
  static forRoot(parts: GatewayParts): DynamicModule {
    return {
      module: AppModule,
      imports: [AccessModule.forRoot(parts.verifier, parts.limits), ReadsModule.forRoot(parts.reads, parts)],
      controllers: [
        StopPaymentRequestsController, ConfirmStopController, AttachmentsController, BankCallbacksController, AboutController,
        PapersController, UnmaskCaseController, ReturnDocumentsController, verdictController(VERDICT_ROUTES.filter((route) => route !== PAPERS_ROUTE && route !== UNMASK_CASE_ROUTE)),
      ],
      providers: providersOf(parts),
    };
  }
}

function providersOf({ printRoom, database, outbox, policy, institutions, owners, publicKeys, web, baseUrl, clock, reads }: GatewayParts): Provider[] {
  const intakes = new PostgresIntakeStore(database, outbox);
  const attachments = new PostgresAttachmentStore(database);
  const knowledge: IntakeKnowledge = {
    policy,
    judge: (work) => institutions.judge(work),
    knownPapers: (ids) => attachments.known(ids),
  };
  const views: RequestViews = { find: (requestId) => within(reads.requests.find(requestId), VIEW_LIMIT_MS) };
  const submitting = new SubmitStopRequest(intakes, knowledge);
  return [
    { provide: SubmitStopRequest, useValue: submitting },
    { provide: ReadStopRequest, useValue: new ReadStopRequest(intakes, views, knowledge, (stop) => firstStopId(reads.hmacKey, stop)) },
    { provide: ConfirmProposedStop, useValue: new ConfirmProposedStop(submitting, intakes) },
    { provide: StoreAttachment, useValue: new StoreAttachment(attachments, clock) },
    { provide: ATTACHMENT_STORE, useValue: attachments },
    { provide: CaseQueries, useValue: reads.cases },
    { provide: INSTRUCTION_PAPERS, useValue: reads.requests },
    { provide: VerdictForwarder, useValue: new VerdictForwarder(owners, { requests: new RequestArrival(intakes), instructions: arrivingInstructions(reads) }) },
    { provide: PrintRoom, useValue: printRoom },
    { provide: INSTITUTION_NAMES, useValue: (code: string) => institutions.nameOf(code) },
    { provide: PUBLIC_KEYS, useValue: publicKeys },
    { provide: WEB_CONFIG, useValue: web },
    { provide: BASE_URL, useValue: baseUrl },
    { provide: CLOCK, useValue: clock },
  ];
}

function arrivingInstructions({ instructions }: Reads): InstructionArrival {
  return new InstructionArrival(async (instructionId, unit) => (await instructions.find({ unit }, instructionId))?.body);
}
