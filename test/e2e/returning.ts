import { APPROVER, OPERATOR } from '../product/people';
import type { Answer } from '../product/public-api';
import type { Amount } from '../product/views';
import { SOON_MS, type Flow } from './flow';

/** A return, as far as these tests look at it. */
export interface Shown {
  readonly returnId: string;
  readonly state: string;
  readonly method: string | null;
  readonly version: number;
  readonly unallocated: Amount;
  readonly allocations: readonly { readonly caseId: string; readonly amount: Amount; readonly state: string; readonly instructionId: string | null; readonly receipt: object | null }[];
}

export interface Claim {
  readonly caseId: string;
  readonly transferIds: readonly string[];
  readonly loss: Amount;
  readonly payTo: object;
}

export interface ClaimantRow {
  readonly caseId: string;
  readonly claimable: Amount;
}

interface Refused {
  readonly code?: string;
  readonly missing?: readonly string[];
}

const STALE = 412;
/** A busy machine's bank takes its time. */
const RETURN_MS = 5 * SOON_MS;

/** What operators and approvers do to give frozen money back. */
export class Returning {
  constructor(private readonly flow: Flow) {}

  ask(freezeId: string, proposal: { readonly method: string; readonly claims: readonly Claim[] }): Promise<Answer<Shown & Refused>> {
    return this.flow.api.call<Shown & Refused>('/funds-returns', { as: OPERATOR, method: 'POST', body: { freezeId, ...proposal } });
  }

  /** Proposes as soon as the freeze is in force. */
  async propose(freezeId: string, proposal: { readonly method: string; readonly claims: readonly Claim[] }): Promise<Shown> {
    const answer = await this.flow.until(() => this.ask(freezeId, proposal), ({ status, body }) => status === 201 || body.code !== 'RETURN.FREEZE_NOT_IN_FORCE');
    if (answer.status !== 201) throw new Error(`not proposed: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async read(returnId: string): Promise<Shown> {
    return (await this.flow.api.call<Shown>(`/funds-returns/${returnId}`, { as: OPERATOR })).body;
  }

  untilState(returnId: string, state: string): Promise<Shown> {
    return this.flow.until(() => this.read(returnId), (shown) => shown.state === state, RETURN_MS);
  }

  /** Looks again where it changed between looking and deciding, such as when its notice ends. */
  decide(name: string, { returnId }: Pick<Shown, 'returnId'>, body: object = {}): Promise<Answer<Shown & Refused>> {
    const lookAndDecide = async (): Promise<Answer<Shown & Refused>> =>
      this.flow.api.call<Shown & Refused>(`/funds-returns/${returnId}/${name}`, { as: APPROVER, method: 'POST', ifMatch: (await this.read(returnId)).version, body });
    return this.flow.until(lookAndDecide, ({ status }) => status !== STALE);
  }

  /** @throws when it is refused. */
  async must(name: string, shown: Pick<Shown, 'returnId'>, status = 200): Promise<Shown> {
    const answer = await this.decide(name, shown);
    if (answer.status !== status) throw new Error(`${name}: ${String(answer.status)} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async claimants(freezeId: string): Promise<readonly ClaimantRow[]> {
    return this.flow.api.list<ClaimantRow>(`/freezes/${freezeId}/claimants`, OPERATOR);
  }

  /** What left the account by our orders. */
  async paid(account: string): Promise<readonly string[]> {
    return (await this.flow.banks.effects({ account, action: 'return' })).map(({ amountMinor }) => amountMinor);
  }
}
