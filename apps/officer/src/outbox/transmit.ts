import { ApiProblem, NoAnswer, createApiClient, take, type ApiClient, type ServerClock, type TokenSource, type components } from '@paystop/api-client';
import type { Session } from '@paystop/ui-kit';
import type { Transmission } from './outbox.machine';
import type { Content, Sender } from './outbox';

const MS_PER_SECOND = 1_000;
const STALE = 412;

/** Tokens of one subject only: a renewal that brings somebody else's counts as none. */
class TokensOf implements TokenSource {
  constructor(
    private readonly session: Session,
    private readonly sender: Sender,
  ) {}

  current(): string | undefined {
    return this.isTheSender() ? this.session.current() : undefined;
  }

  async renew(): Promise<string | undefined> {
    if (!this.isTheSender()) return undefined;
    const token = await this.session.renew();
    return this.isTheSender() ? token : undefined;
  }

  private isTheSender(): boolean {
    const { state } = this.session;
    return state.name === 'signed_in' && state.person.subject === this.sender.subject && state.person.unit === this.sender.unit;
  }
}

type Body = components['schemas']['StopPaymentRequest'];

/** An ordinary request, or one that confirms the stop which a warning proposes: both are an intake under the request's id. @returns when the centre received it. */
async function send(api: ApiClient, { confirms, ...body }: Content): Promise<string> {
  const key = { 'Idempotency-Key': body.requestId };
  if (confirms === undefined) return (await take(api.POST('/api/v1/stop-payment-requests', { params: { header: key }, body: body as unknown as Body }))).receivedAt;
  const { warningId } = confirms;
  const confirm = async (version: number): Promise<string> => {
    const accepted = await take(api.POST('/api/v1/warnings/{warningId}/confirm-stop', { params: { path: { warningId }, header: { ...key, 'If-Match': `"${version}"` } }, body: body as unknown as Body }));
    return (accepted as { readonly receivedAt: string }).receivedAt;
  };
  return confirm(confirms.version).catch((error: unknown) => {
    const newer = versionToAdopt(error);
    if (newer === undefined) throw error;
    return confirm(newer);
  });
}

/**
 * A feedback or a climb to the next level gives the warning a new version while the request waits on the phone; as long as the stop is still
 * proposed, that is no reason to keep it from the bank. @returns undefined where somebody has decided, or it is another refusal.
 */
export function versionToAdopt(error: unknown): number | undefined {
  if (!(error instanceof ApiProblem) || error.problem.status !== STALE) return undefined;
  const { version, proposedStop } = (error.problem.current ?? {}) as { readonly version?: number; readonly proposedStop?: { readonly state?: string } | null };
  return proposedStop?.state === 'proposed' ? version : undefined;
}

/** One transmission of a stored request, under its own key and its own subject's token. */
export function transmitter(session: Session, clock: ServerClock) {
  return async (content: Content, as: Sender): Promise<Transmission> => {
    const tokens = new TokensOf(session, as);
    const token = tokens.current() ?? (await tokens.renew());
    if (token === undefined) return { kind: 'no_session' };
    try {
      return { kind: 'accepted', receivedAt: await send(createApiClient({ tokens, clock }), content) };
    } catch (error) {
      if (error instanceof ApiProblem) {
        const { status, code, detail, errors } = error.problem;
        const retryAfterMs = error.retryAfterSeconds === undefined ? undefined : error.retryAfterSeconds * MS_PER_SECOND;
        return { kind: 'refused', refusal: { status, code, detail, errors }, retryAfterMs };
      }
      if (error instanceof NoAnswer) return { kind: 'silence' };
      throw error;
    }
  };
}
