import { type Money, minorUnits } from '@paystop/kernel';
import type { AllocatedPart } from './allocate';
import type { MethodReason, ReturnMethod } from './choose-method';

/** @returns why a method was taken, in a sentence. */
export function explainMethod(reason: MethodReason): string {
  switch (reason.because) {
    case 'single_deposit':
      return 'one single deposit came into the account, and it is the victim\'s';
    case 'nothing_mixed':
      return 'the order of deposits and payments shows whose money is still there';
    case 'chosen':
      return 'chosen by the proposer';
    case 'no_transactions':
      return 'the bank showed no transactions of the account';
    case 'less_frozen':
      return 'less is frozen than the account holds, and several owners have money in it';
    case 'deposit_missing':
      return `the account's transactions do not show the claimed deposit ${reason.deposit}`;
    case 'mixed':
      return `money left at ${reason.at} while the account held that of several owners`;
    case 'same_deposit':
      return `two claims name the same deposit of ${reason.at}`;
    case 'overdrawn':
      return `more left at ${reason.at} than the transactions before it brought`;
    case 'balances_contradict':
      return `the balance that the bank shows at ${reason.at} does not follow from the transactions before it`;
  }
}

/** @returns one sentence that lets anybody compute the line again (domain.md 3.3: it explains itself line by line). */
export function explainPart(method: ReturnMethod, part: AllocatedPart): string {
  const { share, loss, amount, workings } = part;
  const ofAll = `${share.numerator}/${share.denominator} of all losses`;
  if (workings === null) return `${traced(method)}: ${yuan(amount)} of the loss of ${yuan(loss)} (${ofAll})`;
  const rounding = workings.remainder === '0' ? 'exact' : `remainder ${workings.remainder}/${minorUnits(workings.totalLoss)} fen, ${workings.extraFen ? 'one fen added by largest remainder' : 'rounded down'}`;
  return `loss ${yuan(loss)} of ${yuan(workings.totalLoss)} = ${share.numerator}/${share.denominator}; of ${yuan(workings.payable)} that is ${yuan(workings.floor)}, ${rounding}: ${yuan(amount)}`;
}

function traced(method: ReturnMethod): string {
  return method === 'direct' ? 'the single deposit on the account' : 'what the order of deposits and payments leaves of this claim\'s deposits';
}

function yuan(amount: Money): string {
  const digits = minorUnits(amount).toString().padStart(3, '0');
  return `¥${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')}.${digits.slice(-2)}`;
}
