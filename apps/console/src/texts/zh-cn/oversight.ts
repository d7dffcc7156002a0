export const CHINESE_OVERSIGHT = {
  banks: {
    title: '银行与支付机构', name: '机构', state: '通道', breaker: '熔断', inFlight: '在途', queued: '排队', indeterminate: '不明', oldestUnansweredSeconds: '最久未答', p95AnswerMs: '答复 p95', protocol: '协议', change_proposed: '{{by}} 提出了变更，等待另一名管理员确认', seconds: '{{count}} 秒',
  },
  statistics: {
    title: '统计', period: '时段', today: '今天', week: '近 7 天', month: '近 30 天', year: '近一年', from: '起始日', to: '截止日（不含）', group_by: '分组', total: '合计', seconds: '{{count}} 秒', out_of: '{{count}} / {{base}} 起', of: '{{rate}}，基数 {{base}}',
    to_victims: '{{count}} 人，基数 {{base}}', chart: '报损、拦截与按时止付', chart_label: '{{count}} 组的报损、拦截金额与 30 分钟止付率，数据见下表', loss_axis: '报损（万元）', intercepted_axis: '拦截（万元）',
    by: { unit: '按单位', institution: '按银行', fraudType: '按类型', day: '按天', hour: '按小时' },
    score: { requests: '止付申请', within30: '30 分钟内止付', within60: '60 分钟内止付', intercepted: '拦截金额', returned: '返还金额', warnings: '劝阻反馈', time: '止付用时（中位）' },
    base: {
      requests: '按接警时间计的申请数；下为报损总额', within30: '从接警起 30 分钟内全部首层账户已止付的申请，占应计申请数', within60: '从接警起 60 分钟内全部首层账户已止付的申请，占应计申请数',
      intercepted: '银行确认止付的金额，占报损总额；与返还分开计算', returned: '已返还受害人的金额，占报损总额', warnings: '已反馈的劝阻任务，占已下发任务', time: '从接警到银行执行，首层止付',
    },
    column: { requests: '申请', loss: '报损', within30: '30 分钟', within60: '60 分钟', intercepted: '拦截', rate: '拦截率', returned: '返还', warnings: '反馈', p50: 'p50 秒', p95: 'p95 秒' },
  },
  stop_form: {
    title: '确认止付', explain: '预警提供的内容已填好，请核对并补齐。查看明文已留痕。提交后立即向银行发出止付，时限从接警起算。', send: '发起止付', done: '止付申请已收到', fraudType: '类型', summary: '案情', victimName: '受害人', victimPhone: '受害人电话', fromInstitution: '付款机构代码', fromAccount: '付款账号', fromName: '付款户名', toInstitution: '收款机构代码（可由卡号识别）', toAccount: '收款账号', toName: '收款户名', amountYuan: '金额（元）', transferredAt: '转账时间', handlingId: '经办人编号', handlingName: '经办人', assistingId: '协查人编号（须另一人）', assistingName: '协查人',
  },
  institution: {
    change: '修改', add_title: '新增机构', change_title: '修改 {{bank}}', propose: '提出变更', changed: '变更已生效', proposed: '变更已提出，等待另一名管理员确认', second_admin: '地址、公钥或联络人有变更：须另一名管理员确认后生效。', at_once: '提交后立即生效。', not_confirmed: '该机构尚未经另一名管理员确认，还没有现行定义。', no_fallback: '无',
    kind: { bank: '银行', payment_institution: '支付机构' },
    wrong: { code: '2 至 32 位大写字母、数字或下划线', name: '请填写名称', baseUrl: '请填写 http(s) 地址；只有人工通道可不填', timeoutMs: '须大于 0', answerWithinMs: '须大于 0', maxInFlight: '须大于 0', ratePerSecond: '须大于 0', binPrefixes: '每个前缀为 2 至 10 位数字，用逗号隔开', publicKeys: '须为公钥（JWK）的 JSON 列表，不得含私钥', liaisonName: '请填写联络人', liaisonPhone: '请填写联络电话' },
  },
  institution_field: { code: '机构代码', liaisonName: '联络人', liaisonPhone: '联络电话', name: '名称', kind: '类别', protocol: '协议', baseUrl: '地址', liaison: '联络人', publicKeys: '公钥', binPrefixes: '卡号前缀', timeoutMs: '单次超时（毫秒）', answerWithinMs: '答复期限（毫秒）', maxInFlight: '最多在途', ratePerSecond: '每秒最多', fallbackProtocol: '备用通道' },
  dead_letters: {
    title: '未能处理的消息', explain: '未能处理的消息停放在此，注明原因；原因排除后可重新处理。消息内容可能含个人信息，此处不显示。', nothing: '没有。', truncated: '已截断', state: { parked: '停放中', replayed: '已重新处理' },
    column: { at: '时间', type: '种类', topic: '主题', reason: '原因', detail: '说明', where: '分区/位置', state: '状态', do: '操作' },
  },
  league: { title: '机构排行', nothing: '这段时间没有指令。', column: { rank: '名次', institution: '机构', instructions: '指令', answered: '已答复', p50: '答复 p50（秒）', p95: '答复 p95（秒）', indeterminate: '不明', left: '送达后转走' } },
  stretches: {
    title: '时间与资金去哪了', stops: '首层与延伸止付 {{count}} 个', label: '各阶段用时中位数与期间转走的金额，数据见下表', minutes: '用时中位（分）', money: '转走（万元）',
    name: { before_report: '转账到报警', report_to_received: '报警到中心收到', received_to_sent: '收到到报送', sent_to_act: '报送到银行执行', hop_to_hop: '一层到下一层' },
    column: { stretch: '阶段', base: '基数', p50: '中位（分）', p95: 'p95（分）', left: '期间转走', rate: '占比' },
  },
  holds: { title: '到期', within: '止付到期', nothing: '这段时间内没有止付到期。', freezes: '冻结到期', no_freeze: '这段时间内没有冻结到期。', days_left: '剩余', days: '{{count}} 天', P1D: '1 天内', P7D: '7 天内', P30D: '30 天内', P400D: '全部', PT1H: '1 小时内', PT4H: '4 小时内', PT12H: '12 小时内', PT48H: '全部' },
  warnings: { title: '预警劝阻', known_risk: '与已知案件相关：账户 {{accounts}}，线索 {{indicators}}，其他单位案件 {{others}}。', state: '状态', colour: '颜色', all: '全部', nothing: '没有。', feedback: '反馈', send: '提交反馈', fed_back: '反馈已记录', method: '方式', outcome: '结果', note: '说明' },
  risk: {
    title: '涉诈账户与线索', choose_bank: '选择银行查看涉诈账户', accounts: '涉诈账户', indicators: '涉诈线索', nothing: '没有。',
    column: { account: '账户', score: '评分', cases: '案件', victims: '受害人', amount: '金额', layers: '层级', minutes: '转出中位（分）', since: '首次', last: '最近', state: '状态', do: '操作', kind: '种类', value: '内容' },
    state: { candidate: '待积累', published: '已发布', withdrawn: '已撤下', expired: '已过期' },
  },
  audit: {
    title: '督察', case_id: '案件编号（case_…）', show: '查看', verify: '在本机验证全链', explain: '验证在您的浏览器内完成：重新计算每条记录的哈希与前后衔接。', to_case: '查看案件',
    whole: '验证通过：{{count}} 条记录完整、未被改动。', broken: '验证不通过：{{count}} 处异常，最早在第 {{first}} 条。', seq: '序号', at: '时间', actor: '何人', role: '角色', unit: '单位', action: '何事', subject: '对象', hash: '哈希', proof: '验证', data: '依据', ok: '一致',
    fault: { hash: '内容被改动', link: '衔接断裂', gap: '缺少记录' }, checkpoint_fault: { unknown_key: '密钥未公布', signature: '签名不符', order: '先后不符' }, verify_checkpoints: '在本机验证签名', checkpoints_whole: '验证通过：{{count}} 个检查点的签名与公布的密钥一致。', checkpoints_broken: '验证不通过：{{count}} 个检查点异常。', checkpoints: '签名检查点', checkpoints_explain: '每分钟对全部记录签名一次；持有任何一个检查点，都能发现此前记录被删改。', size: '记录数', root: '根哈希', key: '密钥', signature: '签名',
  },
  wall: {
    title: '深圳反诈紧急止付', requests: '今日止付申请', loss: '今日报损', intercepted: '今日止付金额', within30: '30 分钟内止付', warnings: '劝阻反馈', clocks: '倒计时', no_clocks: '没有正在倒计时的案件', banks: '银行通道', all_up: '全部正常', troubled: '{{count}} 家异常',
    open_warnings: '待反馈预警', overdue: '{{count}} 件逾期', late: '超时未止住', late_count: '{{count}} 件超时未止住', requests_short: '今日申请', held_short: '今日止付', indeterminate_short: '不明',
    breached: '案件 …{{id}} 已超时（{{time}}）',
  },
} as const;
