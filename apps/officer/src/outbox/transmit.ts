import { ApiProblem, NoAnswer, createApiClient, take, type ServerClock, type TokenSource, type components } from '@paystop/api-client';
import type { Session } from '@paystop/ui-kit';
import type { Transmission } from './outbox.machine';
import type { Content, Sender } from './outbox';

const MS_PER_SECOND = 1_000;

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

/** One transmission of a stored request, under its own key and its own subject's token. */
export function transmitter(session: Session, clock: ServerClock) {
  return async (content: Content, as: Sender): Promise<Transmission> => {
    const tokens = new TokensOf(session, as);
    const token = tokens.current() ?? (await tokens.renew());
    if (token === undefined) return { kind: 'no_session' };
    try {
      const api = createApiClient({ tokens, clock });
      const accepted = await take(api.POST('/api/v1/stop-payment-requests', {
        params: { header: { 'Idempotency-Key': content.requestId } },
        body: content as unknown as components['schemas']['StopPaymentRequest'],
      }));
      return { kind: 'accepted', receivedAt: accepted.receivedAt };
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
