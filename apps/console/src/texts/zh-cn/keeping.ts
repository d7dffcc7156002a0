export const CHINESE_KEEPING = {
  keeping: {
    approver_note: '解除止付、续冻和解冻须先由民警或值班员提出，提出后在此批准。', freezes: '冻结（{{count}}）', objections: '异议（{{count}}）', placed: '冻结时间', releasing: '解除中', extending: '续止付中', lifting: '解冻中', reason: '理由：{{reason}}（提出 {{by}}，批准 {{approver}}）',
    proposed: { release: '{{by}} 于 {{at}} 提出解除：{{reason}}', renew: '{{by}} 于 {{at}} 提出续冻：{{reason}}', unfreeze: '{{by}} 于 {{at}} 提出解除冻结：{{reason}}' },
    about: { hold: '对止付的异议', freeze: '对冻结的异议', return: '对返还的异议' }, decided: '{{by}} 于 {{at}} 决定：{{reason}}', reached_only_through: '另有 {{count}} 笔止付仅经该账户到达，请审查。',
  },
  approvals: {
    title: '审批', explain: '每一项都须由提出人以外的审批人决定。紧急的排在前面。', explain_reader: '待审批人决定的事项。您可以查看依据，决定须由审批人作出。', nothing: '没有待决定的事项。', releases: '解除止付', freezes: '冻结、续冻与解冻', objections: '异议', returns: '资金返还',
    release_of: '解除止付', freeze_of: '冻结 {{term}}', renewal_of: '续冻 {{term}}', unfreeze_of: '解除冻结', by: '{{by}} 于 {{at}} 提出', ends: '到期', look_at_split: '查看方案并决定',
  },
  blocked: {
    same_person: '由您本人提出，须由另一名审批人决定。', recorded_by_you: '由您本人登记，须由另一名审批人决定。', proposal_missing: '尚无人提出，须先由值班员提出。', awaits_approver: '已提出，等待审批人决定。', hold_limit: '已续止付一次，不能再续；请提出冻结或解除。',
    truncated: '消息已被截断，须由来源重新发送。', has_freeze: '已有冻结在办理中。', notice_running: '公告期至 {{until}}，期满后方可执行。',
  },
  ground: {
    proposed_by: '提出人', proposed_at: '提出时间', reason: '理由', term: '期限', statement: '异议内容', objector: '异议人', recorded_by: '登记人', recorded_at: '登记时间', proposed_because: '为何待确认',
  },
  onward_because: { over_budget: '本案自动延伸止付的账户数已达上限', deep_layer: '层级较深，须人工确认', old_transfer: '转账时间较早', never_stop: '在不自动止付名单内', hub: '付款方众多，疑为公共账户', objection_upheld: '经异议成立的账户到达' },
  field: {
    term: '期限', term_default: '按政策（6 个月）', amount: '限额（元，不填为账户内全部）', legal_document: '法律文书', storing: '正在保存…', stored: '已保存', objector_name: '异议人姓名', objector_phone: '异议人电话', name: '姓名', phone: '电话', yuan: '金额（元）', tick: '确认付往另一账户：{{account}}',
  },
  term: { P3M: '3 个月', P6M: '6 个月', P1Y: '1 年（重大案件，须市局审批）' },
  papers: { more: '另有 {{count}} 份申请', add: '上传{{kind}}', none: '无需补交，也没有材料。', read: '查看 …{{id}}', kind: { police_id: '警官证', application_form: '止付申请表', legal_document: '法律文书', evidence: '证据' } },
  changed: {
    state: '状态', heldAmount: '已止付金额', amount: '金额', code: '答复代码', remark: '银行答复', expiresAt: '到期时间', endedAt: '结束时间', sentAt: '报送时间', acknowledgedAt: '签收时间', stoppedAt: '止付时间', recordedAt: '记录时间', institutionCode: '机构',
    attention: '需关注', attentionReason: '关注原因', releaseProposed: '提出解除', releaseApproved: '批准解除', releasing: '解除中', renewProposed: '提出续冻', unfreezeProposed: '提出解冻', unfreezeApproved: '批准解冻', approvedBy: '批准人', approvedAt: '批准时间', proposedBy: '提出人', reason: '理由',
    by: '何人', at: '时间', decision: '决定', noticeEndsAt: '公告期满', deadline: '期限', interceptedAmount: '已拦截', balanceBefore: '止付前余额', protocol: '协议', feedback: '反馈', proposedStop: '建议止付', allocations: '方案', openObjections: '未决异议',
    holdId: '止付编号', withdrawn: '已撤回', extending: '续止付中',
  },
} as const;
