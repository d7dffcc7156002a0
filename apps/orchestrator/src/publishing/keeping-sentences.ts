/** How the events of holds, freezes and objections read in a case's timeline. */
export const KEEPING_SENTENCES: Readonly<Record<string, string>> = {
  HoldExtended: 'hold extended', HoldExtensionRefused: 'the bank did not extend the hold', HoldEndsUnfrozen: 'the hold ends and no freeze is active: the city is told',
  HoldAttentionRaised: 'somebody has to look at the hold', HoldFrozen: 'the hold has become a freeze', HoldReleaseProposed: 'release proposed', HoldReleaseApproved: 'release approved',
  HoldReleaseRefused: 'the bank did not release the hold', ExtensionRequested: 'extension ordered', FreezeRequested: 'freeze ordered', RenewalRequested: 'renewal ordered',
  UnfreezeRequested: 'unfreeze ordered', FreezeProposed: 'freeze proposed', FreezeApproved: 'freeze approved', FreezeRejected: 'freeze turned down', FreezePlaced: 'money is frozen',
  FreezeQueued: 'the freeze waits behind an earlier one', FreezeRefused: 'the bank did not freeze', FreezeCancelled: 'freeze cancelled', FreezeExpiring: 'the freeze ends soon', FreezeEmptied: 'everything that was frozen was paid back',
  FreezeRenewalProposed: 'renewal proposed', FreezeRenewalApproved: 'renewal approved', FreezeRenewed: 'freeze renewed', FreezeRenewalRefused: 'the bank did not renew the freeze',
  UnfreezeProposed: 'unfreeze proposed', UnfreezeApproved: 'unfreeze approved', UnfreezeRefused: 'the bank did not unfreeze', FreezeLifted: 'freeze lifted', FreezeLapsed: 'freeze lapsed',
  ObjectionRecorded: 'the account holder objects', ObjectionUpheld: 'objection upheld: the money is let go', ObjectionRejected: 'objection rejected',
};
