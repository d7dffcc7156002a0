export const CHINESE_CASE = {
  case: {
    title: '案件 …{{id}}', facts: '案件概况', status: '状态', unit: '单位', fraud_type: '类型', reported_at: '接警时间', id: '编号', clocks: '时限', due: '截止 {{time}}', decided: '判定 {{time}}',
    reported_loss: '报损金额', intercepted: '已拦截', frozen: '已冻结', returned: '已返还', stops: '指令（{{count}}）', holds: '止付（{{count}}）', timeline: '时间线（{{count}}）', whole_timeline: '显示全部 {{count}} 条',
    aside: '定时与申请', papers: '材料', timers: '定时事项', no_timers: '没有待触发的定时事项。', requests: '申请（{{count}}）', audit: '查看审计链', audit_entries: '审计记录',
  },
  stop: {
    layer: '层级', institution: '机构', account: '账户', action: '指令', state: '状态', amount: '金额', held: '已止付', sent: '报送', answered: '反馈', words: '银行答复', do: '操作', attention: '需关注',
    attempts: '报送 {{count}} 次', attempt: '第 {{number}} 次', no_end: '尚无结果',
  },
  hold: { case: '案件', institution: '机构', account: '账户', state: '状态', amount: '金额', placed: '止付时间', expires: '到期时间', left: '剩余' },
  next: {
    title: '下一步',
    route: { title: '指定承办机构', explain: '卡号前缀无法识别，时限照常计时。', button: '指定机构' },
    outcome: { title: '电话联系银行并录入反馈', explain: '该机构由人工联系。', button: '录入银行反馈' },
    sync: { title: '状态不明：向银行查询', explain: '不知道银行是否收到，先查询，不重发。', button: '向银行查询' },
    retry: { title: '银行拒绝：核对后重新止付', explain: '资金可能仍在账户内。', button: '重新止付' },
    hold_ending: { title: '止付即将到期', explain: '到期前须转冻结、续止付或解除。剩余', button: '提出冻结' },
    confirm: { title: '资金又转出：确认延伸止付', explain: '超出自动止付的范围，须由人确认。', button: '确认止付' },
    approve_freeze: { title: '冻结待审批', explain: '须由提出人以外的审批人在止付到期前批准。', button: '批准冻结' },
    papers: { title: '材料待补交', explain: '先止付、后补手续：请在时限内补齐材料。', button: '补交材料' },
    wait: { title: '银行正在办理', explain: '指令已发出，结果会自动显示。' },
  },
  route: { title: '指定承办机构', explain: '请核对卡号后选择开户机构：' },
  call: {
    title: '电话联系单', no_liaison: '未登记联络人', reason: '查看明文的理由', show: '显示通话内容（将留痕）', usual_reason: '电话联系银行办理止付', nothing: '没有找到该指令对应的转账。',
    opening: {
      stop: '您好，这里是反诈中心。现依法请求贵行立即对下列账户紧急止付：', extend: '您好，这里是反诈中心。现依法请求贵行对下列账户续止付：', release: '您好，这里是反诈中心。现请求贵行解除对下列账户的止付：',
      freeze: '您好，这里是反诈中心。现依法请求贵行冻结下列账户：', renew: '您好，这里是反诈中心。现依法请求贵行续冻下列账户：', unfreeze: '您好，这里是反诈中心。现请求贵行解除对下列账户的冻结：',
      query: '您好，这里是反诈中心。现依法请求贵行查询下列账户：', return: '您好，这里是反诈中心。现请求贵行协助返还下列账户内资金：',
    },
    account: '户名：{{name}}；账号：{{number}}。', order: '支付订单（{{kind}}）：{{value}}。', transfer: '转入 {{amount}}，时间 {{time}}，付款账号 {{from}}。',
    officers: '经办人 {{handling}}；协查人 {{assisting}}。', reference: '我方指令号 {{instructionId}}；案号 {{caseNumber}}。', ask: '请答复：是否已办理、止付金额、账户余额、资金去向、办理人姓名。',
  },
  outcome: {
    title: '录入银行反馈', record: '记录', done: '反馈已记录', result: '银行怎么说', not_received: '没有收到（将重新报送）', held_amount: '止付金额（元）', balance: '止付前余额（元）', balance_help: '余额为 0 时，视为已执行。',
    proposed: '{{by}} 于 {{at}} 提出：{{words}}。由另一人录入相同结果即为确认。', code: '结果代码', channel: '方式', phone: '电话', fax: '传真', spoken_to: '对方姓名', note: '通话记录', not_money: '请填写金额，最多两位小数',
  },
  code: {
    '0000': '办理成功', '0100': '身份不符', '0300': '无此账户', '0301': '账号与户名不符', '0302': '白名单账户', '1200': '已限额、余额不足', '1300': '止付失败', '1301': '已被止付', '1302': '已部分冻结', '1303': '已全额冻结', '1304': '止付次数过多',
  },
  work: {
    title: '人工处理', lists: '列表', nothing: '没有待处理的指令。', not_sent: '尚未报送。', last_attempt: '第 {{number}} 次报送，{{time}}，',
    list: { indeterminate: '状态不明', awaiting_routing: '待指定机构', proposed: '待确认', queued: '排队与人工联系', refused: '被拒绝' },
    explain: {
      indeterminate: '不知道银行是否收到或办理：既不算成功，也不算失败。先查询，或录入银行电话答复。', awaiting_routing: '卡号前缀无法识别，须人工指定机构，时限照常计时。', proposed: '超出自动延伸止付的范围，须人工确认。',
      queued: '等待发送，或等待值班员电话联系。', refused: '银行拒绝办理。核对后可重新止付。',
    },
  },
  attention: {
    BankAnswerContradicted: '银行前后答复矛盾', BankAnswerUnknownCode: '银行答复代码无法识别', InstructionIndeterminate: '状态不明', BankRefusedAsMalformed: '银行认为报文有误', BankUnauthorised: '银行拒绝授权', AskFirst: '须先查询', ManualCall: '须电话联系', NothingLeftFrozen: '已全部返还：可解冻或待其到期',
  },
  timer: { papers: '补交材料', hold: '止付到期', hold_warning: '止付到期提醒', clock: '时限', onward_clock: '延伸止付时限', freeze: '冻结到期', freeze_warning: '冻结到期提醒', return: '返还期限', notice: '公告期满', objection: '异议' },
} as const;
