/** What can happen to a funds return and to the orders that it makes. */
export type ReturnEventName =
  | 'QueryRequested' | 'ReturnOrdered' | 'MoneyReturned' | 'ReturnRefused'
  | 'FundsReturnRequested' | 'FundsReturnProposed' | 'FundsReturnApproved' | 'FundsReturnRejected' | 'FundsReturnPublished' | 'FundsReturnNoticeEnded'
  | 'FundsReturnObjected' | 'FundsReturnObjectionDismissed' | 'FundsReturnPayeeChanged' | 'FundsReturnOrdered' | 'FundsReturnOverdue'
  | 'FundsReturnExecuted' | 'FundsReturnFailed';
