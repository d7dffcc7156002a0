import { onwardTransfers, transactions } from './statement';
import { type Decision, type Situation, balanceOf, refusal, report } from './terms';

/** Query (查询): the account's entries; it changes nothing. */
export function decideQuery({ account, instruction, now }: Situation): Decision {
  if (account.marks.closed) return refusal(instruction, now, '0300');
  if ('accountName' in instruction.target && instruction.target.accountName !== account.name) return refusal(instruction, now, '0301');
  return {
    facts: [],
    report: report(instruction.instructionId, now, {
      result: 'done', code: '0000', balanceBefore: balanceOf(account), effectiveAt: now,
      transactions: transactions(account), onwardTransfers: onwardTransfers(account, instruction.transfer?.transferredAt),
    }),
  };
}
