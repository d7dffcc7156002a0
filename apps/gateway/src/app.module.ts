import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import type { PolicyPack } from '@paystop/domain';
import type { Clock, Outbox } from '@paystop/ports';
import type { Database } from '@paystop/postgres';
import type { JwkSet, TokenVerifier } from '@paystop/security';
import type { InstitutionDirectory } from './adapters/configuration/institution-directory';
import { PostgresAttachmentStore } from './adapters/postgres/postgres-attachment-store';
import { PostgresIntakeStore } from './adapters/postgres/postgres-intake-store';
import { within } from './adapters/postgres/within';
import { AboutController } from './http/about.controller';
import { AccessModule, type CallerLimits } from './http/access';
import { AttachmentsController } from './http/attachments.controller';
import { BankCallbacksController } from './http/bank-callbacks.controller';
import { ConfirmStopController } from './http/confirm-stop.controller';
import { BASE_URL, CLOCK, PUBLIC_KEYS } from './http/injection';
import { PapersController } from './http/papers.controller';
import { StopPaymentRequestsController } from './http/stop-payment-requests.controller';
import { verdictController } from './http/verdict.controller';
import { VerdictForwarder, type VerdictClients } from './http/verdict-forwarder';
import { ATTACHMENT_STORE } from './ports/attachment-store.port';
import { INSTRUCTION_PAPERS } from './ports/instruction-papers.port';
import type { RequestViews } from './ports/request-views.port';
import { ReadsModule, type Reads } from './reads/reads.module';
import { PAPERS_ROUTE, VERDICT_ROUTES } from './routes/verdict-routes';
import { ConfirmProposedStop } from './usecases/confirm-proposed-stop/confirm-proposed-stop.usecase';
import { ReadStopRequest } from './usecases/read-stop-request/read-stop-request.usecase';
import { StoreAttachment } from './usecases/store-attachment/store-attachment.usecase';
import { SubmitStopRequest, type IntakeKnowledge } from './usecases/submit-stop-request/submit-stop-request.usecase';

/** A reader is told to come again rather than left waiting. */
const VIEW_LIMIT_MS = 1_500;

/** What the gateway stands on, opened by start.ts. */
export interface GatewayParts {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly verifier: TokenVerifier;
  readonly limits: CallerLimits;
  readonly policy: PolicyPack;
  readonly institutions: InstitutionDirectory;
  readonly owners: VerdictClients;
  readonly publicKeys: JwkSet;
  readonly baseUrl: string;
  readonly clock: Clock;
  readonly reads: Reads;
}

@Module({})
export class AppModule {
  static forRoot(parts: GatewayParts): DynamicModule {
    return {
      module: AppModule,
      imports: [AccessModule.forRoot(parts.verifier, parts.limits), ReadsModule.forRoot(parts.reads, parts.clock)],
      controllers: [
        StopPaymentRequestsController, ConfirmStopController, AttachmentsController, BankCallbacksController, AboutController,
        PapersController, verdictController(VERDICT_ROUTES.filter((route) => route !== PAPERS_ROUTE)),
      ],
      providers: providersOf(parts),
    };
  }
}

function providersOf({ database, outbox, policy, institutions, owners, publicKeys, baseUrl, clock, reads }: GatewayParts): Provider[] {
  const intakes = new PostgresIntakeStore(database, outbox);
  const attachments = new PostgresAttachmentStore(database);
  const knowledge: IntakeKnowledge = {
    policy,
    knowsInstitution: (code) => institutions.knowsInstitution(code),
    institutionOf: (accountNumber) => institutions.institutionOf(accountNumber),
    knownAttachments: (ids) => attachments.known(ids),
  };
  const views: RequestViews = { find: (requestId) => within(reads.requests.find(requestId), VIEW_LIMIT_MS) };
  const submitting = new SubmitStopRequest(intakes, knowledge);
  return [
    { provide: SubmitStopRequest, useValue: submitting },
    { provide: ReadStopRequest, useValue: new ReadStopRequest(intakes, views, knowledge) },
    { provide: ConfirmProposedStop, useValue: new ConfirmProposedStop(submitting, intakes) },
    { provide: StoreAttachment, useValue: new StoreAttachment(attachments, clock) },
    { provide: ATTACHMENT_STORE, useValue: attachments },
    { provide: INSTRUCTION_PAPERS, useValue: reads.requests },
    { provide: VerdictForwarder, useValue: new VerdictForwarder(owners) },
    { provide: PUBLIC_KEYS, useValue: publicKeys },
    { provide: BASE_URL, useValue: baseUrl },
    { provide: CLOCK, useValue: clock },
  ];
}
