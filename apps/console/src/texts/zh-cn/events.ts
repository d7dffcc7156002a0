/** 时间线与审计里的“何事”。 */
export const CHINESE_EVENTS = {
  CaseOpened: '立案', CaseRequestJoined: '申请并入', CaseClosed: '办结', CaseReopened: '重新办理', RequestConflicts: '同号异文', StopRequested: '发起止付', StopRouted: '指定机构', StopRetried: '重新止付', StopWithdrawn: '撤回止付',
  InstructionQueued: '进入报送队列', InstructionDispatched: '已报送', InstructionAcknowledged: '银行签收', InstructionReported: '银行反馈', InstructionOutcomeRecorded: '银行反馈', InstructionIndeterminate: '状态不明', InstructionCancelled: '指令取消',
  InstructionAttemptFailed: '报送未成', InstructionAttentionRaised: '需人工关注', HoldPlaced: '止付生效', HoldExpiring: '止付将到期', HoldExtended: '续止付', HoldReleased: '解除止付', HoldLapsed: '止付到期', FreezePlaced: '冻结生效', FreezeLifted: '解除冻结', FreezeProposed: '提出冻结', FreezeApproved: '批准冻结',
  FreezeRejected: '驳回冻结', OnwardStopRequested: '延伸止付', OnwardStopProposed: '建议延伸止付', FundsReturnProposed: '提出返还', FundsReturnApproved: '批准返还', FundsReturnExecuted: '执行返还', SlaAtRisk: '临近超时', SlaBreached: '超时', SlaMet: '按时', Escalated: '升级',
  PapersOwed: '材料待补', PapersSettled: '材料补齐', PapersOverdue: '材料逾期', PersonalDataUnmasked: '查看明文', BankAnswerContradicted: '银行答复矛盾', BankAnswerUnknownCode: '未知答复代码', ObjectionRecorded: '登记异议', ObjectionDecided: '决定异议',
} as const;
