/** 时间线与审计里的“何事”。 */
export const CHINESE_EVENTS = {
  CaseOpened: '立案', CaseRequestJoined: '申请并入', CaseClosed: '办结', CaseReopened: '重新办理', RequestConflicts: '同号异文', StopRequested: '发起止付', StopRouted: '指定机构', StopRetried: '重新止付', StopWithdrawn: '撤回止付',
  InstructionQueued: '进入报送队列', InstructionDispatched: '已报送', InstructionAcknowledged: '银行签收', InstructionReported: '银行反馈', InstructionOutcomeRecorded: '银行反馈', InstructionIndeterminate: '状态不明', InstructionCancelled: '指令取消',
  InstructionAttemptFailed: '报送未成', InstructionAttentionRaised: '需人工关注', InstructionOutcomeProposed: '提出更正结果', HoldPlaced: '止付生效', HoldExpiring: '止付将到期', HoldExtended: '续止付', HoldReleased: '解除止付', HoldLapsed: '止付到期', FreezePlaced: '冻结生效', FreezeLifted: '解除冻结', FreezeProposed: '提出冻结', FreezeApproved: '批准冻结',
  FreezeRejected: '驳回冻结', OnwardStopRequested: '延伸止付', OnwardStopProposed: '建议延伸止付', FundsReturnProposed: '提出返还', FundsReturnApproved: '批准返还', FundsReturnExecuted: '执行返还', SlaAtRisk: '临近超时', SlaBreached: '超时', SlaMet: '按时', Escalated: '升级',
  PapersOwed: '材料待补', PapersSettled: '材料补齐', PapersOverdue: '材料逾期', PersonalDataUnmasked: '查看明文', BankAnswerContradicted: '银行答复矛盾', BankAnswerUnknownCode: '未知答复代码', ObjectionRecorded: '登记异议', ObjectionDecided: '决定异议',
  BankInstructionRequested: '生成指令', CaseAmended: '案件更新', FreezeAmended: '冻结更新', FreezeCancelled: '冻结取消', FreezeExpiring: '冻结将到期', FreezeEmptied: '冻结资金已全部返还', FreezeQueued: '轮候冻结', FreezeRefused: '银行拒绝冻结', FreezeRenewalApproved: '批准续冻', FreezeRenewalProposed: '提出续冻',
  FreezeRenewalRefused: '银行拒绝续冻', FreezeRenewed: '续冻生效', FreezeLapsed: '冻结到期', HoldAmended: '止付更新', HoldAttentionRaised: '止付需关注', HoldEndsUnfrozen: '止付将到期，尚未冻结', HoldExtensionRefused: '银行拒绝续止付', HoldFrozen: '止付转冻结', HoldReleaseApproved: '批准解除止付',
  HoldReleaseProposed: '提出解除止付', HoldReleaseRefused: '银行拒绝解除', InstructionPriorityRaised: '提高报送优先级', KnownRiskTouched: '涉及已知涉诈账户', MoneyTraced: '追踪到资金', OnwardStopDeclined: '不予延伸止付', PayersWarned: '提醒其他付款人', ReachedThroughFreedAccount: '经已解除账户到达', RequestAmended: '申请更新',
  StopAmountRaised: '止付金额调高', StopCancelled: '止付取消', StopPaymentRequestRejected: '申请未能处理', StopPaymentRequested: '收到止付申请', StopProposalDecided: '已决定是否止付', TrailTruncated: '资金流出止付层级', TransfersReassigned: '转账归并', UnfreezeApproved: '批准解除冻结', UnfreezeProposed: '提出解除冻结',
  UnfreezeRefused: '银行拒绝解冻', WarningEscalated: '预警升级', WarningExpired: '预警过期', WarningFeedbackGiven: '劝阻反馈', WarningIssued: '下发预警', FundsReturnFailed: '返还未成', FundsReturnNoticeEnded: '公告期满', FundsReturnObjected: '返还有异议', FundsReturnObjectionDismissed: '返还异议不成立',
  FundsReturnOrdered: '通知银行付款', FundsReturnOverdue: '付款逾期', FundsReturnPayeeChanged: '更换收款账户', FundsReturnPublished: '返还公告', FundsReturnRejected: '驳回返还', FundsReturnRequested: '查询账户交易', InstitutionChangeProposed: '提出机构变更', InstitutionChanged: '机构变更', FraudAlertRaised: '收到预警',
  ManualCall: '需电话联系', AskFirst: '须先查询', BankRefusedAsMalformed: '银行认为格式有误', BankUnauthorised: '银行未授权',
  QueryRequested: '查询账户', ExtendRequested: '要求续止付', ReleaseRequested: '要求解除止付', FreezeRequested: '要求冻结', RenewRequested: '要求续冻', UnfreezeRequested: '要求解除冻结', ReturnRequested: '通知付款',
  MoneyReturned: '资金已返还受害人', ReturnOrdered: '通知银行付款', ReturnRefused: '银行拒绝付款', StopWatched: '持续关注', StoppedElsewhere: '已由他案止付',
} as const;
