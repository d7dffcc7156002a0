import { assertNever, invariant } from '@paystop/kernel';
import { type Account, type Book, type Freeze, type Posting, isSystemAccount, runningHold } from './book';
import type { BookFact, FreezePlaced, HoldPlaced, Posted } from './fact';

/** Applies one fact to the books. Only this changes them; it refuses what would break the ledger. */
export function evolve(book: Book, fact: BookFact): void {
  switch (fact.kind) {
    case 'AccountOpened':
      invariant(!book.accounts.has(fact.account), 'an account is opened once');
      book.accounts.set(fact.account, openAccount(fact.account, fact.name, fact));
      return;
    case 'AccountMarked':
      accountOf(book, fact.account).marks = fact.marks;
      return;
    case 'Posted':
      return post(book, fact);
    case 'HoldPlaced':
      return placeHold(accountOf(book, fact.account), fact);
    case 'HoldClaimed': {
      const hold = lastHold(accountOf(book, fact.account));
      addOnce(hold.caseIds, fact.caseId);
      addOnce(hold.instructionIds, fact.instructionId);
      return;
    }
    case 'HoldExtended': {
      const hold = lastHold(accountOf(book, fact.account));
      hold.expiresAt = fact.expiresAt;
      addOnce(hold.instructionIds, fact.instructionId);
      addOnce(hold.caseIds, fact.caseId);
      return;
    }
    case 'HoldEnded':
      lastHold(accountOf(book, fact.account)).endedAt = fact.at;
      return;
    case 'FreezePlaced':
      accountOf(book, fact.account).freezes.push(newFreeze(fact));
      return;
    case 'FreezeRenewed': {
      const freeze = freezeOf(book, fact.account, fact.freezeId);
      freeze.expiresAt = fact.expiresAt;
      addOnce(freeze.instructionIds, fact.instructionId);
      return;
    }
    case 'FreezeEnded':
      freezeOf(book, fact.account, fact.freezeId).endedAt = fact.at;
      return;
    case 'FreezeActivated': {
      const freeze = freezeOf(book, fact.account, fact.freezeId);
      freeze.waiting = false;
      freeze.placedAt = fact.at;
      freeze.frozenMinor = BigInt(fact.amountMinor);
      return;
    }
    case 'FrozenMoneyPaid':
      return payFromFreeze(freezeOf(book, fact.account, fact.freezeId), BigInt(fact.amountMinor));
    case 'TookEffect': {
      const { kind: _kind, ...effect } = fact;
      book.effects.push(effect);
      return;
    }
    case 'CarriedOut': {
      const { cases } = accountOf(book, fact.account);
      const known = cases.find((each) => each.caseId === fact.caseId);
      const entry = known ?? { caseId: fact.caseId, highestSequence: 0, stopsInEffect: 0 };
      if (known === undefined) cases.push(entry);
      entry.highestSequence = Math.max(entry.highestSequence, fact.sequence);
      entry.stopsInEffect += fact.countsAsStop ? 1 : 0;
      return;
    }
    default:
      return assertNever(fact);
  }
}

function openAccount(number: string, name: string, fact: Pick<Account, 'origin' | 'marks'>): Account {
  return { number, name, origin: fact.origin, marks: fact.marks, balanceMinor: 0n, postings: [], holds: [], freezes: [], cases: [] };
}

function post(book: Book, fact: Posted): void {
  const { kind: _kind, ...entry } = fact;
  const posting: Posting = { ...entry, amountMinor: BigInt(fact.amountMinor) };
  invariant(posting.amountMinor > 0n, 'a posting moves more than nothing');
  invariant(posting.debit !== posting.credit, 'a posting has two sides');
  addTo(book, posting, 'debit');
  addTo(book, posting, 'credit');
  book.postings.push(posting);
}

function addTo(book: Book, posting: Posting, side: 'debit' | 'credit'): void {
  const ledgerAccount = posting[side];
  const changeMinor = side === 'credit' ? posting.amountMinor : -posting.amountMinor;
  if (isSystemAccount(ledgerAccount)) {
    book.systemBalances.set(ledgerAccount, (book.systemBalances.get(ledgerAccount) ?? 0n) + changeMinor);
    return;
  }
  const account = accountOf(book, ledgerAccount);
  account.balanceMinor += changeMinor;
  account.postings.push(posting);
  invariant(account.balanceMinor >= 0n, 'a customer never owes the bank');
}

function placeHold(account: Account, fact: HoldPlaced): void {
  invariant(runningHold(account, fact.at) === undefined, 'an account has one running hold');
  account.holds.push({
    caseId: fact.caseId,
    instructionId: fact.instructionId,
    placedAt: fact.at,
    limitMinor: fact.limitMinor === null ? null : BigInt(fact.limitMinor),
    expiresAt: fact.expiresAt,
    endedAt: null,
    instructionIds: [fact.instructionId],
    caseIds: [fact.caseId],
  });
}

function newFreeze(fact: FreezePlaced): Freeze {
  return {
    caseId: fact.caseId,
    instructionId: fact.instructionId,
    limitMinor: fact.limitMinor === null ? null : BigInt(fact.limitMinor),
    placedAt: fact.at,
    expiresAt: fact.expiresAt,
    frozenMinor: BigInt(fact.amountMinor),
    waiting: fact.waiting,
    endedAt: null,
    instructionIds: [fact.instructionId],
  };
}

/** A freeze without a limit also covers what came in later, so more may be paid than was there at first. */
function payFromFreeze(freeze: Freeze, amountMinor: bigint): void {
  invariant(freeze.limitMinor === null || freeze.frozenMinor >= amountMinor, 'no more is paid back than was frozen');
  freeze.frozenMinor = freeze.frozenMinor > amountMinor ? freeze.frozenMinor - amountMinor : 0n;
}

function addOnce(list: string[], value: string): void {
  if (!list.includes(value)) list.push(value);
}

function accountOf(book: Book, number: string): Account {
  const account = book.accounts.get(number);
  invariant(account !== undefined, 'facts name accounts that were opened');
  return account;
}

function lastHold(account: Account) {
  const hold = account.holds.at(-1);
  invariant(hold !== undefined, 'only a hold that was placed can change');
  return hold;
}

function freezeOf(book: Book, number: string, freezeId: string): Freeze {
  const freeze = accountOf(book, number).freezes.find((each) => each.instructionId === freezeId);
  invariant(freeze !== undefined, 'only a freeze that was placed can change');
  return freeze;
}
