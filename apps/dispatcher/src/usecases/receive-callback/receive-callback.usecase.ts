import type { CallbackReport } from '@paystop/connector-kit';
import type { VerdictAnswer, VerdictRequest } from '@paystop/contracts';
import { problemAnswer } from '@paystop/http-kit';
import { instantFromMs } from '@paystop/kernel';
import type { Logger } from '@paystop/ports';
import { type VerificationKey, importVerificationKey, verifyRequest } from '@paystop/security';
import { z } from 'zod';
import { type LaneInstruction, isFinal } from '../../instruction/lane-instruction';
import type { DecisionContext, LaneRules } from '../../instruction/lane-rules';
import { type ReportNews, reportNews, takeReport } from '../../instruction/take-report';
import type { Connectors } from '../../institutions/connectors';
import type { Directory, KnownInstitution } from '../../institutions/directory';
import type { LaneStore } from '../../ports/lane-store.port';
import type { Recorder } from '../../recording/recorder';
import type { Switchboard } from '../../switchboard/switchboard';

/** What the gateway passes on of a bank's call, untouched, so that its signature can be checked here. */
const callbackSchema = z.object({
  method: z.string(),
  targetUri: z.string(),
  headers: z.record(z.string(), z.string()),
  rawBody: z.base64(),
});

type ForwardedCall = z.infer<typeof callbackSchema>;

export interface ReceiveCallbackPorts {
  readonly store: LaneStore;
  readonly recorder: Recorder;
  readonly switchboard: Switchboard;
  readonly logger: Logger;
  /** Told of an instruction that got its final answer. */
  readonly answered: (instruction: LaneInstruction) => void;
}

/** POST /bank-callbacks/{code}: a bank's later answer. The signature alone says who speaks (contract-details 4). */
export class ReceiveCallbackUseCase {
  constructor(
    private readonly ports: ReceiveCallbackPorts,
    private readonly banks: { readonly directory: Directory; readonly connectors: Connectors },
    private readonly rules: LaneRules,
  ) {}

  async execute(request: VerdictRequest): Promise<VerdictAnswer> {
    const call = callbackSchema.parse(request.body);
    const known = this.banks.directory.find(request.id);
    if (known === undefined) return problemAnswer('INSTITUTION.UNKNOWN');
    const rawBody = Buffer.from(call.rawBody, 'base64');
    const failure = this.signatureFailure(known, call, rawBody);
    if (failure !== undefined) {
      this.ports.logger.warn('callback with a bad signature', { institution: request.id, reason: failure });
      return problemAnswer('AUTH.SIGNATURE_INVALID', `the signature does not hold: ${failure.replaceAll('_', ' ')}`);
    }
    const report = this.banks.connectors.http(known.ownProtocol)?.readCallback(rawBody.toString('utf8'));
    if (report === undefined) return problemAnswer('BODY.INVALID', 'the body is no final report');
    if (call.headers['idempotency-key'] !== report.instructionId) {
      return problemAnswer('IDEMPOTENCY.KEY_MISMATCH', 'Idempotency-Key must be the instructionId of the report');
    }
    return this.take(request.id, report);
  }

  private signatureFailure({ institution }: KnownInstitution, call: ForwardedCall, body: Buffer): string | undefined {
    const headers = Object.fromEntries(Object.entries(call.headers).map(([name, value]) => [name.toLowerCase(), value]));
    const verdict = verifyRequest({ method: call.method, targetUri: call.targetUri, headers, body, nowMs: Date.now() }, (keyId) => keyNamed(institution.publicKeys, keyId));
    return verdict.ok ? undefined : verdict.reason;
  }

  private async take(code: string, report: CallbackReport): Promise<VerdictAnswer> {
    const [row] = await this.ports.store.read([report.instructionId]);
    if (row === undefined) return problemAnswer('OBJECT.NOT_FOUND', 'there is no such instruction');
    if (row.institutionCode !== code) return problemAnswer('INSTITUTION.NOT_ADDRESSED');
    const context: DecisionContext = { now: instantFromMs(Date.now()), rules: this.rules, chance: 0, fallbackProtocol: undefined };
    let news: ReportNews = reportNews(row, report);
    if (news !== 'same') {
      const decide = (current: LaneInstruction): ReturnType<typeof takeReport> => {
        news = reportNews(current, report);
        return takeReport(current, report, context);
      };
      const written = await this.ports.recorder.record(row, decide);
      if (news === 'first' && isFinal(written)) this.ports.answered(written);
      this.ports.switchboard.replace(written);
    }
    return news === 'contradicts' ? problemAnswer('INSTRUCTION.OUTCOME_CONTRADICTS') : { status: 204 };
  }
}

type BankKeys = KnownInstitution['institution']['publicKeys'];
/** Importing a key costs more than using it. */
const importedKeys = new WeakMap<BankKeys[number], VerificationKey>();

/** A key that cannot be used is as good as none. */
function keyNamed(keys: BankKeys, keyId: string): VerificationKey | undefined {
  const jwk = keys.find((key) => key.kid === keyId);
  if (jwk === undefined) return undefined;
  try {
    const key = importedKeys.get(jwk) ?? importVerificationKey(jwk);
    importedKeys.set(jwk, key);
    return key;
  } catch {
    return undefined;
  }
}
