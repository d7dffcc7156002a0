import type { Answer } from '../product/public-api';
import { APPROVER, OPERATOR, type Person } from '../product/people';
import { aStopRequest, freshAccount } from '../product/stop-bodies';
import type { Amount, StopBody, StopView } from '../product/views';
import type { Flow } from './flow';

export interface Kept {
  readonly state: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

/** What a case shows of the money that it keeps. */
export interface KeptCase {
  readonly interceptedAmount: Amount;
  readonly frozenAmount: Amount;
  readonly returnedAmount: Amount;
  readonly holds: readonly (Kept & { readonly holdId: string; readonly expiresAt: string })[];
  readonly freezes: readonly (Kept & { readonly freezeId: string })[];
  readonly objections: readonly (Kept & { readonly objectionId: string })[];
}

export interface HeldCase {
  readonly account: string;
  readonly caseId: string;
  readonly holdId: string;
  readonly stop: StopView;
}

export function fen(amountMinor: number): Amount {
  return { amountMinor: String(amountMinor), currency: 'CNY' };
}

/** What operators and approvers do with money that is held. */
export class Keeping {
  constructor(private readonly flow: Flow) {}

  async caseOf(caseId: string): Promise<KeptCase> {
    return (await this.flow.api.call<KeptCase>(`/cases/${caseId}`, { as: OPERATOR })).body;
  }

  until(caseId: string, found: (theCase: KeptCase) => boolean): Promise<KeptCase> {
    return this.flow.until(() => this.caseOf(caseId), found);
  }

  /** A report whose only stop holds. @param of more about its transfer. */
  async held(account = freshAccount(), of: Readonly<Record<string, unknown>> = {}): Promise<HeldCase> {
    const body = aStopRequest([{ bank: 'CMB', account }]);
    const [transfer] = body.transfers;
    const requestId = await this.flow.submit({ ...body, transfers: [{ ...transfer, ...of } as StopBody['transfers'][number]] });
    const stop = await this.flow.untilStop(requestId, 'held', 'partially_held');
    const { caseId } = await this.flow.api.request(requestId);
    return { account, caseId: caseId ?? '', holdId: stop.holdId ?? '', stop };
  }

  decide(path: string, as: Person, call: { readonly version: number; readonly body?: object }): Promise<Answer<Kept & { readonly code?: string }>> {
    return this.flow.api.call(path, { as, method: 'POST', ifMatch: call.version, body: call.body ?? { reason: 'drill' } });
  }

  /** One proposes, another approves by the same call. @returns the two answers' statuses. */
  async twice(path: string, version: number): Promise<number[]> {
    const first = await this.decide(path, OPERATOR, { version });
    const second = await this.decide(path, APPROVER, { version: first.body.version });
    return [first.status, second.status];
  }

  async freeze({ caseId, holdId }: Pick<HeldCase, 'caseId' | 'holdId'>, over: object = {}): Promise<string> {
    const hold = (await this.until(caseId, ({ holds }) => holds.some((each) => each.holdId === holdId))).holds.find((each) => each.holdId === holdId);
    const proposed = await this.decide(`/holds/${holdId}/freeze`, OPERATOR, { version: hold?.version ?? 0, body: { reason: 'drill', ...over } });
    const freezeId = String(proposed.body['freezeId']);
    const approved = await this.decide(`/freezes/${freezeId}/approve`, APPROVER, { version: 1, body: {} });
    if (approved.status !== 202) throw new Error(`the freeze was not approved: ${JSON.stringify([proposed.body, approved.body])}`);
    return freezeId;
  }

  /** What took effect at the bank, in order. */
  async actions(account: string): Promise<string[]> {
    return (await this.flow.banks.effects({ account })).map(({ action }) => action);
  }
}
