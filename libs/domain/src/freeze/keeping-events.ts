/** What can happen to holds by people, to freezes and to objections. */
export type KeepingEventName =
  | 'HoldExtended' | 'HoldExtensionRefused' | 'HoldEndsUnfrozen' | 'HoldAttentionRaised' | 'HoldFrozen'
  | 'HoldReleaseProposed' | 'HoldReleaseApproved' | 'HoldReleaseRefused'
  | 'ExtensionRequested' | 'FreezeRequested' | 'RenewalRequested' | 'UnfreezeRequested'
  | 'FreezeProposed' | 'FreezeApproved' | 'FreezeRejected' | 'FreezeAmended' | 'FreezePlaced' | 'FreezeQueued' | 'FreezeRefused' | 'FreezeCancelled'
  | 'FreezeExpiring' | 'FreezeEmptied' | 'FreezeRenewalProposed' | 'FreezeRenewalApproved' | 'FreezeRenewed' | 'FreezeRenewalRefused'
  | 'UnfreezeProposed' | 'UnfreezeApproved' | 'UnfreezeRefused' | 'FreezeLifted' | 'FreezeLapsed'
  | 'ObjectionRecorded' | 'ObjectionUpheld' | 'ObjectionRejected';
