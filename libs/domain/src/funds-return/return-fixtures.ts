import { type Result, money } from '@paystop/kernel';
import { POLICY, World, at, input, transfer } from '../case/case-fixtures';
import type { CaseDraft } from '../case/case-draft';
import type { InstructionRecord, StopState } from '../case/records';
import type { DispatcherReport } from '../case/record-report';
import type { ProposedClaim } from './check-claims';
import { type Claimant, claimantsOf } from './claimants';
import { type FrozenMoney, type ReturnProposal, proposeReturn } from './propose-return';
import { type ExecutionFacts, approveReturn, executeReturn, publishReturn } from './decide-return';
import type { ReturnRecord } from './return-record';

export const PROPOSER = { id: 'user:proposer', role: 'operator', unit: '4403' };
export const APPROVER = { id: 'user:approver', role: 'approver', unit: '4403' };
export const VICTIM_ACCOUNTS = ['6222020000000001', '6222020000000002'] as const;

/** Two cases of two victims that paid 50,000 and 25,000 yuan into one account, where 30,000 are frozen. */
export class ReturnWorld extends World {
  frozenFen = 3_000_000n;

  constructor() {
    super();
    this.join(0, input());
    this.report(1, this.stop(), 'held', { heldAmount: money(3_000_000n) });
    this.join(2, input({
      requestId: 'r2', transfers: [transfer({ amount: money(2_500_000n), transferredAt: at(-10), from: { institutionCode: 'ICBC', accountNumber: VICTIM_ACCOUNTS[1], accountName: '赵六' } })],
      victim: { name: '赵六', phone: '13900000000' },
    }), { caseId: 'case_b', unit: '440304001' });
  }

  /** The stop's order stands in the place of the freeze's: what a return needs of it is its target and its id. */
  get freeze(): FrozenMoney {
    const { caseId, instructionId, accountRef, institutionCode } = this.stop();
    return {
      freezeId: 'frz_1', caseId, instructionId, accountRef: accountRef ?? '', institutionCode: institutionCode ?? '', account: '6214830000000008',
      amount: money(this.frozenFen), state: 'active',
    };
  }

  /** The freeze in force, no payee of whom anything is known, and whoever paid in. */
  get sound(): ExecutionFacts {
    return { freeze: this.freeze, suspects: new Set(), claimants: this.claimants };
  }

  get claimants(): Claimant[] {
    return claimantsOf(this.book, {
      accountRef: this.freeze.accountRef, policy: POLICY,
      returns: [...this.book.values()].flatMap((state) => [...state.returns.values()]),
    });
  }

  claim(victim: 0 | 1, over: Partial<ProposedClaim> = {}): ProposedClaim {
    const [caseId, accountName, loss] = victim === 0 ? (['case_a', '王小明', 5_000_000n] as const) : (['case_b', '赵六', 2_500_000n] as const);
    return { caseId, transferIds: ['t1'], loss: money(loss), payTo: { institutionCode: 'ICBC', accountNumber: VICTIM_ACCOUNTS[victim], accountName }, otherAccount: null, ...over };
  }

  propose(
    minutes: number, over: Partial<ReturnProposal> = {}, { suspects = [], unit = PROPOSER.unit }: { readonly suspects?: readonly string[]; readonly unit?: string } = {},
  ): Result<ReturnRecord> {
    const { claimants } = this;
    return this.decide(minutes, (draft) => proposeReturn(draft, this.freeze, {
      proposal: { method: 'pro_rata', claims: [this.claim(0), this.claim(1)], leftOut: [], ...over }, facts: { claimants, suspects: new Set(suspects) },
    }), { ...PROPOSER, unit });
  }

  approval(confirmedCases: readonly string[] = []): Parameters<typeof approveReturn>[2] {
    return { confirmedCases, claimants: this.claimants };
  }

  /** Proposed, approved and, where it has to be, published and waited for. */
  execute(record: ReturnRecord, minutes: number): ReturnRecord {
    let current = this.must(minutes, (draft) => approveReturn(draft, record, this.approval()), APPROVER);
    if (current.method === 'pro_rata') {
      current = this.must(minutes, (draft) => publishReturn(draft, current, this.claimants), APPROVER);
      minutes += 30 * 24 * 60;
    }
    return this.must(minutes, (draft) => executeReturn(draft, current, this.sound), APPROVER);
  }

  must(minutes: number, decide: (draft: CaseDraft) => Result<ReturnRecord>, actor = APPROVER): ReturnRecord {
    const decided = this.decide(minutes, decide, actor);
    if (!decided.ok) throw new Error(`refused: ${decided.error.code} ${decided.error.detail}`);
    return decided.value;
  }

  get record(): ReturnRecord {
    const [record] = [...(this.book.get('case_a')?.returns.values() ?? [])].slice(-1);
    if (record === undefined) throw new Error('there is no return');
    return record;
  }

  /** The bank answers the order of an allocation. */
  pays(minutes: number, index: number, ...[state, over = {}]: [StopState, Partial<DispatcherReport>?]): void {
    const order = this.order(this.record.allocations[index]?.instructionId ?? '');
    const receipt = { receiptNumber: `R${index}`, paidAt: at(minutes), amount: order.amount };
    this.report(minutes, order, state, { receipt: state === 'done' ? receipt : null, heldAmount: null, ...over });
  }

  order(instructionId: string): InstructionRecord {
    const order = this.book.get('case_a')?.instructions.get(instructionId);
    if (order === undefined) throw new Error('there is no such order');
    return order;
  }

  returned(caseId: string): string {
    return this.book.get(caseId)?.record.returnedAmount.amountMinor ?? '';
  }
}
