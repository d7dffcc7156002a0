export const CHINESE_RETURNS = {
  returns: {
    title: '资金返还', one: '返还 …{{id}}', how: '先由一人提出方案，再由审批人审批；按比例返还的须公告，公告期满且无异议方可执行。在案件的“冻结”一栏提出返还。', nothing: '没有返还。', to_victims: '返还 {{count}} 人', propose: '提出返还', facts: '返还概况', split: '返还方案', sum: '合计',
    unallocated: '未分配', unallocated_explain: '留在账户内继续冻结', available: '可返还', available_explain: '冻结 {{frozen}}，减去其他返还已占用的部分', left_out: '未列入的案件', other_account: '付往另一账户', assumed: '按推定工作日', overdue: '已逾期', not_published: '尚未公告', no_notice: '无需公告',
    objections_open: '有 {{count}} 件异议未决，决定前不得付款。', failed: '未能测算或付款：{{why}}', computing: '正在向银行查询账户交易，查到后自动测算。', change_payee: '更换收款账户', change_voids: '更换后须重新审批；审批人须单独确认该账户。', payee_changed: '收款账户已更换，等待重新审批', is_other_account: '并非原付款账户（须提供依据）',
    plan_pdf: '返还方案 PDF', notice_pdf: '公告 PDF', method: '方法', claims: '受害人（{{count}} 起案件，共可主张 {{amount}}）', claimable: '可主张 {{amount}}', still_open: '尚未返还 {{amount}}', left_out_because: '不列入的理由（审批人可见）', send_proposal: '提出返还（{{count}} 起案件）',
    propose_explain: '凡有资金转入该账户的案件都应列入；不列入须说明理由。', no_claimant: '没有案件的资金转入该账户。', clear_payees: '显示原付款账户（将留痕）', clear_explain: '默认返还至原付款账户。账号平时遮蔽，显示明文须有理由，并记入审计。', usual_reason: '办理资金返还',
    column: { victim: '受害人', loss: '损失', share: '份额', amount: '返还金额', why: '计算过程', pay_to: '收款账户', paid: '付款', return: '编号', account: '冻结账户', state: '状态', method: '方法', victims: '人数', available: '可返还', unallocated: '未分配', proposed: '提出时间', deadline: '银行付款期限' },
    fact: { account: '冻结账户', frozen: '冻结金额', case: '案件', method: '方法', round: '第几轮', proposed: '提出', approved: '批准', notice: '公告期满', deadline: '银行付款期限' },
    proof: { adds_up: { holds: '各项之和等于可返还金额', fails: '各项之和不等于可返还金额' }, capped: { holds: '无人所得超过损失', fails: '有人所得超过损失' }, rule: { holds: '逐行按比例复核一致', fails: '与按比例复核的结果不一致' } },
    why: {
      direct: '账户仅有一笔转入，属于该受害人：返还 {{amount}}，损失 {{loss}}。', timestamp: '按转入转出的先后，账户内尚存该受害人的 {{amount}}，损失 {{loss}}。', none: '尚未测算。', pro_rata: '{{loss}} ÷ {{total}} × {{payable}} = {{floor}}，不足一分舍去：{{amount}}。',
      pro_rata_extra: '{{loss}} ÷ {{total}} × {{payable}} = {{floor}}，余数较大，补一分：{{amount}}。',
    },
    because: {
      single_deposit: '账户仅有一笔转入', nothing_mixed: '转入转出的先后可以区分', chosen: '由提出人选定', no_transactions: '银行没有给出账户交易', less_frozen: '冻结金额少于账户内资金，且分属多人', deposit_missing: '账户交易中没有所主张的转入', mixed: '账户内有多人资金时发生过转出', same_deposit: '两项主张指向同一笔转入', overdrawn: '转出多于此前转入', balances_contradict: '银行给出的余额与交易不符',
    },
    method_explain: { auto: '先向银行查询账户交易，依次适用：单笔直返、按时间戳、按比例。', direct: '账户内仅有一笔转入：全额返还该受害人。', timestamp: '能按转入转出先后区分的：余额归属各自受害人。', pro_rata: '不能区分的：按损失占比返还，须公告。' },
    next: {
      computing: '等待银行给出账户交易。', proposed: '等待另一名审批人核对方案。', approved: '已批准。按比例返还的先公告，其余可直接执行。', published: '公告中，期满且无异议后执行。', objected: '有异议，须先决定。', executing: '已通知银行付款。', completed: '全部付清。', partially_completed: '部分未付成，可更换收款账户后重新审批。', failed: '未付成，可更换收款账户后重新审批。', rejected: '已驳回，资金继续冻结。',
    },
    field: { loss: '主张金额（元）', payee_institution: '收款机构代码', payee_account: '收款账号', payee_name: '户名', reason: '更换理由', nameCheck: '银行户名核验', evidence: '证据材料编号（att_…）' },
    fault: { reason: '不列入须说明理由。', transfers: '请至少选择一笔转账。', loss: '金额有误。', too_much: '超过所选转账尚未返还的金额。', payee: '收款账户不完整。' },
  },
  refusal: {
    RETURN: {
      CITY_PROPOSES: '该账户涉及多个区，须由市反诈中心提出返还。', ALREADY_PAID: '该笔已付或正在付款。', ALREADY_PUBLISHED: '已公告过，不需再次公告。', FREEZE_NOT_IN_FORCE: '冻结尚未生效或已失效，不能返还。', NOTHING_AVAILABLE: '该冻结下没有可返还的资金，其他返还已占用。', NOTHING_TO_PAY: '方案中没有应付金额，请驳回。', NOTICE_MISSING: '按比例返还须先公告。', NOTICE_NOT_NEEDED: '该返还无需公告。', NOTICE_RUNNING: '公告期未满，暂不能执行。', NOT_COMPUTED: '尚未测算。', OBJECTION_OPEN: '有异议未决，请先决定异议。', WRONG_STATE: '当前状态已不允许这样做，请刷新后再看。',
      CLAIMANT_MISSING: '还有案件的资金转入该账户：请列入，或写明不列入的理由。此前提出的返还须驳回后重新提出。', LOSS_EXCEEDS_TRANSFERS: '主张金额超过转账尚未返还的金额。', METHOD_UNFIT: '直返只能有一名受害人，请改用其他方法。', NOT_A_CLAIMANT: '该案件没有资金转入该账户。', PAYEE_NOT_CONFIRMED: '付往另一账户须由审批人单独确认。', PAYEE_SUSPECT: '收款账户被止付、冻结或在涉诈名单内，不能付款。', PAYEE_UNPROVEN: '另一账户须同一户名，并提供银行核验和证据。', TRANSFER_CLAIMED_TWICE: '同一笔转账被主张两次。', TRANSFER_UNKNOWN: '没有这笔转账。',
    },
    FREEZE: { ALREADY_DECIDED: '该冻结已有决定，请刷新。', ALREADY_ENDED: '该冻结已结束，请刷新。', ALREADY_PROPOSED: '该止付已有冻结，请对该冻结作出决定。', NOT_APPROVED: '该冻结尚未批准。', NOT_IN_FORCE: '冻结尚未生效，请等待银行反馈。', RENEWAL_PENDING: '续冻正在办理，请等待银行反馈。' },
    HOLD: { ALREADY_FROZEN: '该止付已转冻结，请对冻结作出决定。', ALREADY_LAPSED: '该止付已到期。', ALREADY_RELEASED: '该止付已解除。', EXTENSION_PENDING: '续止付正在办理，请等待银行反馈。' },
    OBJECTION: { ALREADY_DECIDED: '该异议已有决定，请刷新。' },
    FOUR_EYES: { NOT_AN_APPROVER: '须由审批人决定。', LEVEL_TOO_LOW: '须由更高一级的审批人决定。' },
  },
} as const;
